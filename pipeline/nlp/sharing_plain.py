"""Income divided in plain words: money, and figures given to several that make a whole."""

from __future__ import annotations

import re

from pipeline.nlp import sharing_words as words
from pipeline.text.ratios import find_ratios, find_splits

_MONEY = re.compile(
    "钱|款(?![项第规条])|余额|剩余|结余|余下|剩下|其余|实收|所得|收费|卖价|租金|净额|金额|对外(?:许可|转让|授权)|变现|到账"
)
_OTHER = re.compile(
    "经费|预算|拨款|投入|投资|出资|注资|设备|财产|资产|清算|物资|奖|赔|补偿|保险|押金|学分|课时|学时|面积|样[品本]|名额|预付|首付|尾款|税[款负]"
    "|份额(?!的?收益)|股|债|成本|垫付|余料|材料|(?:专利|著作权|所有权|知识产权)(?![^。；，]{0,6}(?:卖|转让|许可|授权|变现))|用途|用于|工资|报销|结余经费|招生|床位|席位"
)
"""Other things that are divided in the same words."""
_EQUALLY = re.compile(
    "平分|均分|平均分[享配成]|对半|各得其半|各得一半|各半|各一半|[一两]?家一半|[一二三四五六七八九]{2,3}开"
)
_BY_TENTHS = re.compile("甲方?(?:分利?|得)[^。；\\n]{0,4}成[,，、]乙")
_NEAR = 24


def divides(text: str) -> bool:
    """Whether ``text``, which names no income, still divides money among several without remainder."""
    money = _MONEY.search(text)
    tenths = _BY_TENTHS.search(text)
    if (
        (money or tenths) is None
        or words.OTHER_RATIO.search(text)
        or words.HOLDING.search(text)
        or _OTHER.search(text)
    ):
        return False
    if money is None:
        return True
    equal = _EQUALLY.search(text, money.end())
    near = equal and _MONEY.search(text, max(0, equal.start() - _NEAR), equal.start())
    return near is not None or _whole(text)


def _whole(text: str) -> bool:
    """Whether at least two figures go to somebody each and make one."""
    spans = find_ratios(text)
    if len(spans) < 2 or find_splits(text):  # noqa: PLR2004 - nobody shares with himself
        return False
    values = [span.value for span in spans]
    return (
        None not in values
        and sum(value or 0 for value in values) == 1
        and all(
            words.ADJACENT.search(text[: span.start])
            or words.GETTING.search(text[: span.start])
            or text.startswith(words.GIVING, span.end)
            for span in spans
        )
    )
