"""What a chart shows, from the values that the document keeps of it (DrawingML, ISO/IEC 29500-1 §21.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from pipeline.word.markup import Element
from pipeline.word.names import C

_WORDS, _FIGURES = (C + "strCache", C + "strLit"), (C + "numCache", C + "numLit")
_CATEGORIES = C + "cat"
_PERCENT = re.compile(r"0(?:\.(0{1,9}))?%")
_LONGEST = 40


def chart_rows(root: Element) -> Iterator[tuple[str, ...]]:
    """Names and figures of the chart ``root`` in the order of its series; categories once.

    Percentages are written as such (0.6 in the format ``0%``: ``60%``), other figures as the file holds them.
    """
    seen: set[tuple[str, ...]] = set()
    for values in root.iter(*_WORDS, *_FIGURES):
        row = tuple(_shown(item, values) for item in values.iter(C + "v"))
        if not any(row) or (row in seen and _names_categories(values)):
            continue
        seen.add(row)
        yield row


def _names_categories(values: Element) -> bool:
    return any(item.tag == _CATEGORIES for item in values.iterancestors())


def _shown(item: Element, values: Element) -> str:
    text = item.text or ""
    if values.tag in _WORDS:
        return text
    point = item.getparent()
    own = None if point is None else point.get("formatCode")
    return _figure(text, own or values.findtext(C + "formatCode") or "")


def _figure(text: str, code: str) -> str:
    percent = _PERCENT.fullmatch(code)
    if percent is None or len(text) > _LONGEST:
        return text
    try:
        value = Decimal(text) * 100
    except InvalidOperation:
        return text
    return f"{value:.{len(percent[1] or '')}f}%" if value.is_finite() and abs(value) < 10**12 else text
