"""Parties that the opening sentence lists by their names alone: 示例大学、示例公司双方就…."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.nlp.party_lines import Named
from pipeline.nlp.party_names import is_name
from pipeline.nlp.party_nicknames import last_name
from pipeline.nlp.party_words import ORGANISATION

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = "(?:(?![与和及])[一-龥()]){3,40}"
_OPENING = re.compile(
    rf"(?:本(?:协议|合同|备忘录|意向书)书?(?:系?由|是由))?(?P<names>{_NAME}?(?:[、与和及]{_NAME}?){{1,5}})"
    "(?:等)?(?:[双两二三四五六各](?:方|家|单位)|共同|经|就|为|本着|于|在|签[订署]|订立|达成|约定)"
)
_JOINTS = re.compile("[、与和及]")
_FEWEST, _SHORTEST = 2, 4
_CALLED = (
    r"(?:hereinafter[^()“”\"]{0,60}|(?:以下|下)?简?称为?|[,，]\s*)"
    r"[\"“](?P<alias>[^()“”\"]{2,30})[\"”][^()]{0,80}\)"
)
_LAW = re.compile("(?:法|法典|条例|规定|办法|标准|公约)$")
_TRANSLATED = (
    re.compile(
        r"(?P<name>[A-Z][A-Za-z0-9 .,&'-]{2,60}\b(?:GmbH|Ltd|Inc|LLC|Limited|AG|Corp)\.?)"
        r"\([\"“](?P<alias>[一-龥]{2,8})[\"”]"
    ),
    re.compile(rf"(?P<name>[一-龥]{{4,30}})\([A-Za-z][^()]{{0,120}}?{_CALLED}"),
    re.compile(
        rf"(?<=[A-Za-z.\u00c0-\u024f])\s?\((?P<name>[一-龥]{{4,30}}(?:\([一-龥]+\)[一-龥]{{2,12}})?)[,，]\s*{_CALLED}"
    ),
)
"""示例大学（Shili University，下称“大学”） and Shili Ltd.（示例有限公司，下称“公司”）."""


def opened(text: str) -> list[Named]:
    """The parties that ``text`` (normalised) begins with, by their names; none if one is no name."""
    match = _OPENING.match(text)
    names = _JOINTS.split(match["names"]) if match else []
    if len(names) < _FEWEST or not all(
        ORGANISATION.search(name) and is_name(name) and len(name) >= _SHORTEST for name in names
    ):
        return []
    return [Named(name, name, (), known=False) for name in dict.fromkeys(names)]


def translated(text: str) -> Iterator[Named]:
    """The parties of a sentence in two languages, by the first of the short names that it gives them."""
    found = {match.start("name"): match for pattern in _TRANSLATED for match in pattern.finditer(text)}
    for _, match in sorted(found.items()):
        name = last_name(match["name"])
        if is_name(name) and len(name) >= _SHORTEST and not _LAW.search(name):
            yield Named(match["alias"], name, (), known=False)
