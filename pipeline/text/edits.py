"""Text with a way back to where each of its characters came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

BLANK = "▁"
"""Stands for anything left to fill in (U+2581)."""


class Edit(NamedTuple):
    """Characters ``start`` to ``end`` become ``text``: nothing, one space, a tick box or ``BLANK``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Traced:
    """``text`` whose character ``i`` stands for source characters ``starts[i]`` to ``ends[i]``.

    Both are non-decreasing; both are empty when the text is as long as its source and nothing moved.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the outer bounds in the source of characters ``start`` to ``end``; empty stays empty."""
        if not self.starts:
            return start, end
        if start >= end:
            place = self.starts[start] if start < len(self.starts) else self.ends[-1]
            return place, place
        return self.starts[start], self.ends[min(end, len(self.ends)) - 1]

    def located(self, start: int, end: int) -> tuple[int, int]:
        """Return where the source characters ``start`` to ``end`` stand in ``text``; empty if dropped."""
        if not self.starts:
            return start, end
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end))


def apply(traced: Traced, edits: Iterable[Edit]) -> Traced:
    """Return ``traced`` with sorted, disjoint ``edits`` made; a blank that follows a blank joins it."""
    maker = _Maker(traced)
    for edit in edits:
        maker.keep(edit.start)
        maker.replace(edit)
    maker.keep(len(traced.text))
    return Traced("".join(maker.pieces), tuple(maker.starts), tuple(maker.ends))


class _Maker:
    """Builds the new text and its two maps from left to right."""

    def __init__(self, traced: Traced) -> None:
        size = len(traced.text)
        self.source = traced.text
        self.source_starts = traced.starts or range(size)
        self.source_ends = traced.ends or range(1, size + 1)
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.done = 0

    def keep(self, until: int) -> None:
        """Copy what stands before ``until``."""
        if until > self.done:
            self.pieces.append(self.source[self.done : until])
            self.starts.extend(self.source_starts[self.done : until])
            self.ends.extend(self.source_ends[self.done : until])
            self.done = until

    def replace(self, edit: Edit) -> None:
        """Put the text of ``edit`` where its characters stood."""
        self.done = edit.end
        if not edit.text:
            return
        start, end = self.source_starts[edit.start], self.source_ends[edit.end - 1]
        if edit.text == BLANK and self.pieces and self.pieces[-1].endswith(BLANK):
            self.ends[-1] = end
            return
        self.pieces.append(edit.text)
        self.starts.append(start)
        self.ends.append(end)
