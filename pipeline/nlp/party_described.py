"""Parties described before it is said what they are called: 示例大学，位于…，以下称“学校”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.nlp.party_lines import Named, is_name
from pipeline.nlp.party_words import (
    CREDIT_CODE,
    HEADS,
    LETTERED,
    ORGANISATION,
    PLACES_OF_PARTIES,
    REPRESENTATIVE,
)
from pipeline.text.normalise import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTICULAR = (
    rf"(?:{PLACES_OF_PARTIES}|地处|坐落|位于|地址|{REPRESENTATIVE}|{CREDIT_CODE}|电话|邮编|邮政编码|联系|登记|注册|系|是|一家"
    rf"|{HEADS}|主任)"
)
_BETWEEN = rf"(?:[,，、]?[(]?{_PARTICULAR}[^,，。;；()]{{2,60}}[)]?){{1,8}}"
_CALLED = r"(?:(?:以下|下|下面|下文|后文|本协议中|本合同中|文中)(?:均|都)?(?:简)?[称叫]|简称)(?:[为作做])?"
_START = r"(?:^|(?<=[:：;；。]))[ ]?(?:[(]?[A-Za-z0-9一二三四五六][)）.、])?[ ]?"
_ALIAS = rf"[\"“「]?(?P<alias>[^\"”」()，,。;；{BLANK}]{{1,10}})[\"”」]?[)]?(?=[,，。;；)]|$)"
_DESCRIBED = re.compile(
    rf"{_START}(?P<name>[一-龥A-Za-z0-9()·]{{4,40}}?){_BETWEEN}[,，、]?[ ]?[(]?{_CALLED}[ ]?{_ALIAS}"
)
_SHORT = re.compile(
    rf"{_START}(?P<name>[一-龥A-Za-z0-9·]{{4,40}})"
    rf"[(](?P<alias>[一-龥]{{2,6}})[)][,，](?={_PARTICULAR})"
)
"""示例大学（示大），住所…"""
_SIDE = re.compile(
    r"(?:^|(?<=[:：;；。,，]))(?P<side>一方|另一方|第一方|第二方)(?:[为是系]|:)?(?P<name>[一-龥A-Za-z0-9()·]{4,40}?)(?=[,，(;；。]|$)"
)
_LETTER = re.compile(LETTERED)


def described(text: str) -> Iterator[Named]:
    """The parties of ``text`` (normalised), each with the short name that stands behind its particulars."""
    for match in (*_DESCRIBED.finditer(text), *_SHORT.finditer(text)):
        name, alias = match["name"], match["alias"].strip()
        if ORGANISATION.search(name) and is_name(name):
            yield Named(alias, name, (), known=bool(_LETTER.fullmatch(alias)))
    for match in _SIDE.finditer(text):
        if ORGANISATION.search(match["name"]) and is_name(match["name"]):
            yield Named(match["side"], match["name"], (), known=False)
