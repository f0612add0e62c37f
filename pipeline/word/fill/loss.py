"""Whether what docxtpl has made of a piece of XML still holds all its text and tags."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from pipeline.word.fill.tags import MERGES, TAG, UNIT, XML_TAG, plain

_TAG_IN_ATTRIBUTE: Final = re.compile(r"<[^<>]*\{[{%][^<>]*>")
_QUOTES: Final = str.maketrans("“”‘’", "\"\"''")


def lost(xml: str, patched: str) -> bool:
    """Tell whether text or tags of ``xml`` are missing in ``patched``: they stood beside a unit tag."""
    if "{" not in xml:
        return False
    before = XML_TAG.sub("", xml)
    after = XML_TAG.sub("", TAG.sub("", patched))
    if _letters(TAG.sub("", before)) != _letters(after):
        return True
    tags = TAG.findall(before)
    if _has_tag_in_attribute(xml, before) or any(MERGES.match(tag) for tag in tags):
        return False
    return [_bare(tag) for tag in tags] != [_bare(tag) for tag in TAG.findall(patched)]


def _has_tag_in_attribute(xml: str, text: str) -> bool:
    if all(xml.count(opening) == text.count(opening) for opening in ("{{", "{%")):
        return False
    return bool(_TAG_IN_ATTRIBUTE.search(xml))


def _letters(text: str) -> str:
    return "".join(text.split())


@lru_cache(maxsize=4096)
def _bare(tag: str) -> str:
    return "".join(plain(UNIT.sub("", tag)).translate(_QUOTES).split())
