"""Whether a condition or loop may take, leave or repeat the XML that it holds."""

from __future__ import annotations

import re
from typing import Final
from xml.parsers import expat

_ELEMENT: Final = re.compile(r"<(/?)([\w:]+)(?:\s[^<>]*?)?(/?)>")
_TABLE: Final = frozenset({"w:tbl", "w:tr", "w:tc"})


def is_separable(xml: str) -> bool:
    """Tell whether what surrounds ``xml`` stays sound without it, and with it twice.

    Either it is whole elements, or it reaches from the middle of one paragraph to the middle of another one
    in the same cell.
    """
    if "<" not in xml:
        return True
    try:
        expat.ParserCreate().Parse(f"<x>{xml}</x>", True)  # noqa: FBT003 - it has no name
    except expat.ExpatError:
        return _joins_paragraphs(xml)
    return True


def _joins_paragraphs(xml: str) -> bool:
    closed: list[str] = []
    opened: list[str] = []
    for closing, name, empty in _ELEMENT.findall(xml):
        if empty:
            continue
        if not closing:
            opened.append(name)
        elif opened:
            opened.pop()
        else:
            closed.append(name)
    return bool(closed) and closed == opened[::-1] and not _TABLE.intersection(closed)
