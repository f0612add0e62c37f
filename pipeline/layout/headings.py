"""Headings by their size: short paragraphs in larger characters than the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.layout.shapes import Line

_LARGER = 1.08
"""By how much the characters of a heading are larger than those of the text."""
_LONGEST = 40
_SENTENCE = ("。", "；", "：", "，", ".", ";", ":", "、")
_DEEPEST = 9


def sizes_of_headings(lines: Iterable[Line]) -> tuple[float, ...]:
    """The sizes of characters larger than the text's, the largest first; at most nine."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[_rounded(line.size)] += len(line.glyphs)
    if not counts:
        return ()
    usual = counts.most_common(1)[0][0]
    return tuple(sorted((size for size in counts if size > _LARGER * usual), reverse=True))[:_DEEPEST]


def heading_level(lines: Sequence[Line], text: str, sizes: Sequence[float]) -> int | None:
    """The level of the paragraph as a heading, from 1; None for text."""
    size = _rounded(lines[0].size)
    if size not in sizes or not 0 < len(text) <= _LONGEST or text.rstrip().endswith(_SENTENCE):
        return None
    return sizes.index(size) + 1


def _rounded(size: float) -> float:
    return round(size * 2) / 2
