"""Whether words settle anything or only leave a place to fill in."""

from __future__ import annotations

import re

from pipeline.text.normalise import BLANK

_FIELD = re.compile(rf"[^,，。；:{BLANK}]{{1,16}}:(?={BLANK}|$|[无/\\—-]{{1,2}}[。；]?$)")
_FILLED_IN = re.compile(
    rf"(?:人民币|大写|小写|[¥￥])?[(]?(?:人民币|大写|小写|[¥￥])?:?{BLANK}[)]?(?:[万亿]?元|年|月|日|天|%|[份次个种项条名号]|工作日|个月)?整?"
    r"(?:[(](?:由|待|于|请|在)[^()]{0,30}(?:填入|填写|补填|填|确定|商定|另定|补充|明确)[)])?"
)
_NOTHING = re.compile(
    r"(?:此处|本条|本项)?(?:无|/|\\|略|不适用|空白|暂无|没有|无此项|以下空白|n/?a|待定|待补充|待填写|待填)?",
    re.IGNORECASE,
)
_LAYOUT = re.compile(r"[\s,，。；;:、.()（）\[\]【】“”\"《》_—–…·*#|☐□☑■√-]+")
_NUMBER = re.compile(r"[(（]?[0-9一二三四五六七八九十]{1,3}[)）、.]|[①-⑳]")
_SURELY_SAID = 12


def has_substance(text: str) -> bool:
    """False for normalised ``text`` that is empty, all blanks, “无”, “/”, or only announces what follows."""
    if text.endswith(":") and not any(char.isdigit() for char in text):
        return False
    number = _NUMBER.match(text)
    rest = text[number.end() :] if number else text
    if BLANK in rest or ":" in rest or len(rest) < _SURELY_SAID:
        rest = _FILLED_IN.sub("", _FIELD.sub("", rest))
        return not _NOTHING.fullmatch(_LAYOUT.sub("", rest))
    return True
