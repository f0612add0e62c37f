"""Parties described before it is said what they are called: 示例大学，位于…，以下称“学校”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.nlp.party_lines import Named
from pipeline.nlp.party_names import is_name
from pipeline.nlp.party_words import (
    CREDIT_CODE,
    HEADS,
    LETTERED,
    ORGANISATION,
    PLACES_OF_PARTIES,
    REPRESENTATIVE,
    is_person,
)
from pipeline.text.normalise import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTICULAR = (
    rf"(?:{PLACES_OF_PARTIES}|地处|坐落|位于|地址|{REPRESENTATIVE}|{CREDIT_CODE}|电话|邮编|邮政编码|联系|登记|注册|系|是|一[家所个]|其"
    rf"|{HEADS}|主任|(?:商业|工商|公司)登记)"
)
_FOUNDED = (
    r"[,，—-]{0,2}[ ]?(?:一[家所个])?(?:根据|依照|依据|按照|依)[^,，。;；()]{2,24}"
    r"(?:成立|设立|注册|组建|组成)[^,，。;；()]{0,30}"
)
"""Under whose law a party was founded: --根据香港法律成立的一家公司."""
_BETWEEN = rf"(?:{_FOUNDED})?(?:[,，、]?[(]?{_PARTICULAR}[^,，。;；()]{{2,60}}[)]?){{1,8}}"
_CALLED = r"(?:(?:以下|下|下面|下文|后文|本协议中|本合同中|文中)(?:均|都)?(?:简)?[称叫]|简称)(?:[为作做])?"
_START = (
    r"(?:^|(?<=[:：;；。])|(?<=[)\"”]由)|(?<=[,，][和与]))[ ]?"
    r"(?:[(]?[A-Za-z0-9一二三四五六甲乙丙丁戊][)）.、])?[ ]?"
)
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
_LISTED = re.compile(
    r"(?!.{0,8}(?:制定|起草|监制|监督|主管|见证|鉴证|公证|审[查核]|评估|推荐|介绍|地点|电话|联系|名称|项目|开户|账|地址|住所|代表|负责|抄送|备案|印制|发布|解释))"
    r"(?P<role>[一-龥]{2,8}):(?P<name>[一-龥A-Za-z·]{2,40}(?:[(][^(),，]{1,8}[)][一-龥]{2,20})?)(?=[,，;；(。])"
)
"""种薯的一家：示例合作社，住…: whoever is introduced by a word of its own."""
_BRACKETED = re.compile(
    rf"(?P<what>[一-龥]{{2,14}})[(](?:[^()]{{0,20}}?(?:以下|下)?[简筒]?称(?:为)?)?"
    rf"[\"“]?(?P<role>{LETTERED})[\"”]?[)]:[ ]?"
    rf"(?P<name>[一-龥A-Za-z0-9·]{{2,40}}?(?:[(][一-龥]{{2,6}}[)][一-龥]{{2,20}})?)(?=[,，(;；。]|$)(?!\({LETTERED}\))"
)
_LETTER = re.compile(LETTERED)
_PLAIN = str.maketrans("", "", " ()（）·*")


def described(text: str) -> Iterator[Named]:
    """The parties of ``text`` (normalised), each with the short name that stands behind its particulars."""
    whole = list(_DESCRIBED.finditer(text))
    starts = {match.start() for match in whole}
    for match in (*whole, *(item for item in _SHORT.finditer(text) if item.start() not in starts)):
        name, alias = match["name"], match["alias"].strip()
        if ORGANISATION.search(name) and is_name(name):
            yield Named(alias, name, (), known=bool(_LETTER.fullmatch(alias)))
    for match in _SIDE.finditer(text):
        if ORGANISATION.search(match["name"]) and is_name(match["name"]):
            yield Named(match["side"], match["name"], (), known=False)


def listed(text: str) -> Named | None:
    """The party of a line that calls it by a word of its own and tells of it: 权利人：示例大学，校址…."""
    match = _LISTED.match(text)
    if match is None or not (ORGANISATION.search(match["name"]) or is_person(match["name"])):
        return None
    return Named(match["role"], match["name"], (), known=False) if is_name(match["name"]) else None


def bracketed(text: str) -> list[Named]:
    """The party of 项目业主（甲方）：示例公司, whose first word is what it is and no name."""
    match = _BRACKETED.match(text)
    if match is None or (ORGANISATION.search(match["what"]) and not match["what"].endswith("团队")):
        return []
    if not (ORGANISATION.search(match["name"]) or is_person(match["name"])):
        return []
    return [Named(match["role"], match["name"], (match["what"],))] if is_name(match["name"]) else []


def lettered(text: str) -> list[Named]:
    """The parties of ``text`` that are called 甲方, 乙方 … behind their particulars."""
    found = bracketed(text)
    if found or not ("称" in text or "叫" in text):
        return found
    return [named for named in described(text) if named.known]


def same_body(first: str, second: str) -> bool:
    """True for names that are alike and of one body: 示例大学附属医院 is not 示例大学."""
    short, long = sorted((first.translate(_PLAIN), second.translate(_PLAIN)), key=len)
    rest = long.removeprefix(short)
    return alike(first, second) and not (rest and ORGANISATION.search(rest))


def alike(first: str, second: str) -> bool:
    """True when one name is the other or begins with it."""
    one, two = first.translate(_PLAIN), second.translate(_PLAIN)
    return one == two or one.startswith(two) or two.startswith(one)
