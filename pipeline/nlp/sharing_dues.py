"""So much of what is earned is due to somebody: “就净销售额按4%的费率支付使用费”, “从毛利中分给研究所3%”."""

from __future__ import annotations

import re

from pipeline.nlp import sharing_words as words

_FIGURE = (
    "(?:[0-9.]+[%‰]|[百千]分之[一二三四五六七八九十零点]+|[一二两三四五六七八九]成[半一二三四五六七八九]?)"
)
_PART = re.compile("[%‰]|分之|成")
"""What every figure holds: a quick look before the others."""
_EARNED = f"(?:{words.INCOME.pattern}|出厂价|货值|产值)"
_FEE = "(?:使用费|许可费|提成|权利金|特许权?费|分成|分红|回报|红利)"
_BOOKED = "(?:计提|提取|计算|计收|计付|支付|缴付|缴纳|给付|付给|交付|收取|付|缴)"
_HANDED = "(?:分给|付给|让给|提给|拨给|划给|交给|返给|给)"
_TAKEN = "(?:拿出|分出|划出|拨出|提出|让出|抽出|提取|分|拿|提|抽|让|拨|划)"
_OUT_OF = "(?:之?中|里头?|内)"
_RATE = "(?:的?(?:费率|比率|比例|提成率|标准|幅度))"

_DUE = re.compile(
    f"{_EARNED}[^。；，0-9]{{0,6}}[，,]?(?:按照?|以|依照?|照)?{_FIGURE}{_RATE}?[^。；，]{{0,10}}?{_BOOKED}[^。；，]{{0,10}}?{_FEE}"
    f"|从[^。；，]{{0,20}}?{_EARNED}{_OUT_OF}?[^。；，]{{0,6}}?{_HANDED}[^。；，0-9]{{1,8}}?{_FIGURE}"
    f"|{_EARNED}{_OUT_OF}[，,]?[^。；，]{{0,4}}?{_HANDED}[^。；，0-9]{{1,8}}?{_FIGURE}"
    f"|{_EARNED}{_OUT_OF}?[^。；，]{{0,6}}?[，,]?{_TAKEN}{_FIGURE}[^。；，奖捐]{{0,4}}?(?:给|归|予|交|付)(?![作为税]|保证|会费)"
)
"""What one pays another out of what he earns."""
_OWN_PART = re.compile(
    f"(?:{words.SHARER.pattern})(?:应得|应分得?|可得|享有|分得|应享)的{_FIGURE}的?[^。；，]{{0,4}}?(?:{words.INCOME.pattern})"
)
"""“学校应得的百分之二十收益”."""


def is_due(text: str) -> bool:
    """Whether ``text`` gives somebody a part of what is earned."""
    if not _PART.search(text) or words.OTHER_RATIO.search(text):
        return False
    return _DUE.search(text) is not None or _OWN_PART.search(text) is not None
