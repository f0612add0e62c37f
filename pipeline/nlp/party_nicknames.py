"""Parties that a sentence gives a short name of its own: 示例大学（“大学”）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.nlp.party_lines import Named
from pipeline.nlp.party_names import is_name, trimmed
from pipeline.nlp.party_words import LETTERED, ORGANISATION, role_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTER = re.compile(LETTERED)
_QUOTED_ALIAS = re.compile(
    r"(?P<name>[一-龥A-Za-z0-9]{2,36}(?:\((?![一-龥]*[称叫])[一-龥]{2,6}\)[一-龥]{0,20})?)\((?:(?:以下|下)(?:简)?称为?|简称为?)?:?(?P<mark>[\"“]?)(?P<alias>[^\"“”()，,。]{2,8})[\"”]?\)"
)
_SPOKEN_ALIAS = re.compile(
    r"(?P<name>[一-龥A-Za-z0-9]{4,40}(?:\((?![一-龥]*[称叫])[一-龥]{2,6}\)[一-龥]{0,20})?)[(,，](?:[^(),，。;；]{4,50}[,，])?(?:以下|下面|下文|后文|往下|以后|后面|文中|这里)(?:都|均|一律|就)?"
    r"(?:简称|称为|称作|称|叫作|叫做|叫)(?:为)?[\"“]?(?P<alias>[^\"“”()，,。]{1,8})[\"”]?(?=[,，)。;；])"
)
_LATER_ALIAS = re.compile(
    r"(?P<name>[一-龥A-Za-z0-9]{2,30}(?:公司|大学|学院|研究院|研究所|中心|医院|合作社|集团))[,，][^()。；;]{2,60}"
    r"[(](?:(?:以下|下)(?:简)?称为?)?:?[\"“](?P<alias>[一-龥]{2,8})[\"”][)]"
)
_QUOTED = re.compile(
    r"(?:[(]?[一二三四五六0-9A-Za-z]{1,2}[)、.][ ]?)?[\"“「](?P<alias>[一-龥]{2,8})[\"”」]"
    r"(?:一词)?[,，]?(?:[:：]|(?:就|均|都)?(?:是指|即指|是|即|指|系|为)[:：]?)"
    r"(?P<name>[一-龥A-Za-z0-9()·]{4,40}?)(?=[,，。;；]|$)"
)
"""“社里”：示例合作社。"""
_BY_WAY_OF = re.compile("[并且]?(?:通过|根据|依据|按照|依托|参照)")
"""Whom somebody makes use of is no party for that: 并通过示例支付公司（“示例支付”）."""
_SPLIT = re.compile("(?<!自)由|是|委托|聘请")
_AND = re.compile("[与和及跟]")


def nicknamed(text: str) -> Iterator[Named]:
    """Parties that a sentence gives a short name of its own: 示例大学（“大学”）, 示例合作社，下面叫“社里”."""
    for match in _QUOTED_ALIAS.finditer(text):
        spoken = match["mark"] or "称" in match[0][len(match["name"]) : match.start("alias") - match.start()]
        if spoken:
            yield from _nickname(match)
    for pattern in (_SPOKEN_ALIAS, _LATER_ALIAS):
        for match in pattern.finditer(text):
            yield from _nickname(match)


def quoted(text: str) -> Named | None:
    """The party of a line that begins with its short name: “社里”：示例合作社，住址…."""
    match = _QUOTED.match(text)
    return next(_nickname(match), None) if match else None


def _nickname(match: re.Match[str]) -> Iterator[Named]:
    if _BY_WAY_OF.match(match["name"]):
        return
    name = last_name(match["name"])
    alias = role_of(match["alias"])
    if not _LETTER.fullmatch(alias) and ORGANISATION.search(name) and is_name(name):
        yield Named(alias, name, (), known=False)


def last_name(text: str) -> str:
    """The last name in ``text``: 示例大学 of 本协议由示例公司与示例大学."""
    name = trimmed(_SPLIT.split(text)[-1])
    for joint in reversed(list(_AND.finditer(name))):
        if ORGANISATION.search(name[: joint.start()]):
            return trimmed(name[joint.end() :])
    return name
