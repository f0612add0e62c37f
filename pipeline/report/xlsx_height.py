"""How high a row must be for its words to be seen: some programs do not find out themselves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil
from typing import Final

HIGHEST: Final = 300.0
"""Points; Excel allows 409, but a reader wants to see more than one row."""
_LINE: Final = 16.0
_LETTER: Final = 14.5
_ROOM: Final = 5.0


def row_height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Points for the fullest of ``texts`` in columns of ``widths`` characters; at most ``HIGHEST``."""
    lines = max((_lines(text, width) for text, width in zip(texts, widths, strict=False)), default=1)
    return min(lines * _LINE + _ROOM, HIGHEST)


def stacked_height(text: str) -> float:
    """Points for letters one below the other."""
    return min(len(text) * _LETTER + _ROOM, HIGHEST)


@lru_cache(maxsize=8192)
def _lines(text: str, width: float) -> int:
    """Lines of ``text``; an archive says the same in many rows."""
    room = max(width, 1)
    return sum(max(ceil(_cells(line) / room), 1) for line in text.split("\n"))


def _cells(line: str) -> int:
    """Half-widths, at least: Chinese letters have three bytes and take two. Archives ask this very often."""
    return (len(line) + len(line.encode(errors="surrogatepass"))) // 2
