"""Which part of the paper a line stands in; found here: the list of contents."""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum, auto
from typing import TYPE_CHECKING

from pipeline.nlp.guides import find_guides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.nlp.lines import Line


class Zone(Enum):
    """Part of the paper."""

    FRONT = auto()
    """Title, parties and recitals; every line before its zone is known."""
    COVER = auto()
    CONTENTS = auto()
    GUIDE = auto()
    """Instructions to whoever fills in the form, as a section of their own."""
    BODY = auto()
    SIGNATURE = auto()
    ANNEX_HEAD = auto()
    """The line with which an annex starts."""
    ANNEX = auto()


_CONTENTS_HEAD = re.compile(r"目录|目次|contents", re.IGNORECASE)
_LEADER = re.compile(r"(?:[.．…·・﹒_—-]{3,}|\t)[ \t]*\d{1,3}[ \t]*$")
_LONGEST_ENTRY = 60


def find_margins(lines: Sequence[Line]) -> list[Zone]:
    """The zone of each line: CONTENTS, GUIDE, or FRONT for all others."""
    zones = [Zone.FRONT] * len(lines)
    _mark_contents(lines, zones)
    for at in find_guides(lines, frozenset(at for at, zone in enumerate(zones) if zone is Zone.CONTENTS)):
        zones[at] = Zone.GUIDE
    return zones


def _mark_contents(lines: Sequence[Line], zones: list[Zone]) -> None:
    """Lines in the style of a contents list, with leaders and page numbers, or printed again further down."""
    repeated: Counter[str] | None = None
    for at, line in enumerate(lines):
        if _is_entry(line):
            zones[at] = Zone.CONTENTS
        elif _CONTENTS_HEAD.fullmatch(line.words):
            zones[at] = Zone.CONTENTS
            repeated = Counter(map(_printed, lines[at + 1 :]))
        elif repeated and at and zones[at - 1] is Zone.CONTENTS and repeated[_printed(line)] > 1:
            zones[at] = Zone.CONTENTS
            repeated[_printed(line)] -= 1


def _is_entry(line: Line) -> bool:
    if line.block.style and line.block.style.lower().startswith(("toc", "目录")):
        return True
    ends_with_digit = line.words[-1:].isdigit() and len(line.words) < _LONGEST_ENTRY
    return (
        ends_with_digit and line.cell is None and bool(_LEADER.search(line.block.text, line.start, line.end))
    )


def _printed(line: Line) -> str:
    return (line.label.printed if line.label else "") + line.words
