"""Particulars of a party in running text: …，住所地示例省…，法定代表人张三."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.nlp.party_lines import Particular
from pipeline.nlp.party_names import is_name
from pipeline.nlp.party_words import (
    CREDIT_CODE,
    HEADS,
    ORGANISATION,
    PLACES_OF_PARTIES,
    REPRESENTATIVE,
    is_person,
)
from pipeline.text.normalise import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEFORE = rf"(?:^|(?<=[,，;；。()、\s{BLANK}])|(?<=[号楼层室座路街镇村])(?=[^:，。]{{2,8}}:))"
_IS = r"(?:在|为|是|设在|设于|位于|坐落[于在]|系)?:?\s*"
_WHERE = rf"(?:(?!\s[一-龥]{{2,8}}:|(?<=[号楼层室座路街镇村])[一-龥]{{2,8}}:)[^,，;；。()|{BLANK}\n]){{4,60}}"
_POSTS = "(?:理事长|董事长|总经理|经理|校长|院长|所长|厂长|主任|书记|社长|站长|会长|局长|处长)?"
_RUNNING = re.compile(
    rf"{_BEFORE}(?:(?P<address>{PLACES_OF_PARTIES}|家在|地处|坐落[于在]){_IS}(?P<where>{_WHERE}|{BLANK})"
    rf"|(?P<representative>{REPRESENTATIVE}|{HEADS})(?:为|是|系)?:?\s*{_POSTS}(?P<person>[一-龥·]{{2,8}})(?=[,，;；。)\s{BLANK}(]|$)"
    rf"|(?P<credit_code>{CREDIT_CODE})(?:为|是)?:?\s*(?P<code>[0-9A-Z]{{15,18}}))"
)
_PLACE = re.compile(r"[省市区县镇乡村街路道巷弄号楼栋园组屯旗州里座]")
_BARE = re.compile(
    rf"[(,，](?:住?在|住|位于|设在)?(?P<where>(?:[^()，,;；。:{BLANK}]{{1,8}}(?:自治区|自治州|[省市县区州盟镇乡]))[^()，,;；。:{BLANK}]{{2,40}}"
    r"(?:[号楼室组村栋座层院]|路|园|街|[0-9A-Z]))(?=[,，;；。)]|$)"
)
"""An address that says of itself that it is one: a region, and below it a house, a road or a village."""


def running(text: str) -> Iterator[Particular]:
    """The particulars that ``text``, the words behind a party's name, states without a label of their own."""
    found = False
    for match in _RUNNING.finditer(text):
        if match["address"] and (match["where"] == BLANK or _PLACE.search(match["where"])):
            found = True
            yield Particular("address", match["where"].strip())
        elif match["representative"] and is_person(match["person"]):
            yield Particular("representative", match["person"])
        elif match["credit_code"]:
            yield Particular("credit_code", match["code"])
    bare = None if found else _BARE.search(text)
    if bare and not is_organisation(bare["where"]):
        yield Particular("address", bare["where"])


def is_organisation(text: str) -> bool:
    """True for what can be the name of an organisation."""
    return bool(ORGANISATION.search(text)) and is_name(text)
