"""Headers, footers and page numbers: lines that come back at the same place of other pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.layout.shapes import Line

_HEAD, _FOOT = 0.14, 0.86
"""Parts of the page's height: headers lie above, footers below."""
_EDGE = 4
"""Lines at either end of a page that may be headers or footers."""
_STEP = 5.0
"""Points within which a line stands at the same place."""
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[\s\-–—−~·•|]*(?:第?\s*(?:\d{1,4}|[ⅰ-ⅻⅠ-Ⅻ]|[ivxlIVXL]{1,6}|[一二三四五六七八九十]{1,3})\s*页?|page\s*\d{1,4})"
    r"\s*(?:(?:[/／,，|]|of|\s)\s*(?:共|总)?\s*\d{1,4}\s*页?)?[\s\-–—−~·•|]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Margins:
    """What was taken off the pages: the words of headers and footers once each; page numbers are counted."""

    headers: tuple[Line, ...] = ()
    footers: tuple[Line, ...] = ()
    repeated: int = 0
    """Characters that repeat a header or footer of another page."""
    numbers: int = 0
    """Characters of page numbers."""


def take_margins(pages: Sequence[list[Line]], heights: Sequence[float]) -> Margins:
    """Take headers, footers and page numbers out of the lines of each page (top first)."""
    headers, repeated, numbers = _take(pages, heights, top=True)
    footers, again, more = _take(pages, heights, top=False)
    return Margins(tuple(headers), tuple(footers), repeated + again, numbers + more)


def _take(pages: Sequence[list[Line]], heights: Sequence[float], *, top: bool) -> tuple[list[Line], int, int]:
    known = Counter(
        key for page, height in zip(pages, heights, strict=True) for key in _keys(page, height, top=top)
    )
    first: dict[str, Line] = {}
    repeated = numbers = 0
    for page, height in zip(pages, heights, strict=True):
        for line in _candidates(page, height, top=top):
            words = "".join(line.text.split())
            if _PAGE_NUMBER.fullmatch(line.text):
                numbers += len(words)
            elif not _is_known(known, line):
                break
            elif words in first:
                repeated += len(words)
            else:
                first[words] = line
            page.remove(line)
    return list(first.values()), repeated, numbers


def _candidates(page: Sequence[Line], height: float, *, top: bool) -> list[Line]:
    """Lines from the edge inwards."""
    if top:
        return [line for line in page[:_EDGE] if line.base < _HEAD * height]
    return [line for line in reversed(page[-_EDGE:]) if line.top > _FOOT * height]


def _keys(page: Sequence[Line], height: float, *, top: bool) -> set[tuple[str, int]]:
    return {_key(line) for line in _candidates(page, height, top=top)}


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", "".join(line.text.split())), round(line.base / _STEP)


def _is_known(known: Counter[tuple[str, int]], line: Line) -> bool:
    words, place = _key(line)
    return sum(known[words, place + step] for step in (-1, 0, 1)) > 1
