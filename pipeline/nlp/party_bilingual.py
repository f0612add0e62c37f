"""Labels of parties in two languages or in English, as the Chinese ones that they stand beside."""

from __future__ import annotations

import re

from pipeline.text.normalise import BLANK

_PARTY = re.compile(
    r"Party\s+[A-H]\s*[(/]?\s*(?P<first>[甲乙丙丁戊己]方)\s*[)]?|(?P<second>[甲乙丙丁戊己]方)\s*[(/]\s*Party\s+[A-H]\s*[)]?"
)
_LETTER = re.compile(r"^Party\s+(?P<letter>[A-F])\s*(?=:)")
_LETTERS = dict(zip("ABCDEF", "甲乙丙丁戊己", strict=True))
_FOREIGN = rf"[^\W\d_一-龥][^:一-龥(){BLANK}/]{{1,40}}"
_BESIDE = re.compile(rf"(?<=[一-龥)])\s*(?:\(\s*{_FOREIGN}\)|/\s*{_FOREIGN})+(?=[:)])")
_AGAIN = re.compile(r"(?<=[甲乙丙丁戊己]方)\s*Party\s+[A-H]\s*(?=:)")
_BEHIND = re.compile(r"^(?P<role>[一-龥]{2,6})[ ]?[A-Z][A-Za-z ]{2,30}(?=:)")
_WHOLE_AGAIN = re.compile(r"^([^:]+:.*?[^\s:])[\s/]{0,4}Party\s+[A-H]\s*:[^一-龥]*$")
"""The role or the whole line again in English: 甲方 Party A：, 甲方：示例公司 / Party A: Shili."""
_ALONE = (
    (
        re.compile(r"^(?:Registered |Business |Legal |Mailing )?(?:Address|Domicile)\s*(?=:)", re.IGNORECASE),
        "地址",
    ),
    (re.compile(r"^(?:Legal|Authori[sz]ed) Representative\s*(?=:)", re.IGNORECASE), "法定代表人"),
    (re.compile(r"^(?:Company |Full )?Name\s*(?=:)", re.IGNORECASE), "名称"),
)


def in_chinese(text: str) -> str:
    """``text`` (normalised) with Party A (甲方): as 甲方:, 住所/Address: as 住所:, Address: as 地址:."""
    if not re.search("[A-Za-z]{4}", text):
        return text
    text = _PARTY.sub(lambda match: match["first"] or match["second"], text)
    text = _LETTER.sub(lambda match: f"{_LETTERS[match['letter']]}方", text)
    text = _BEHIND.sub(r"\g<role>", text)
    text = _BESIDE.sub("", _AGAIN.sub("", _WHOLE_AGAIN.sub(r"\1", text)))
    for pattern, label in _ALONE:
        text = pattern.sub(label, text)
    return text
