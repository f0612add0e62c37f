"""Which part of the paper a line stands in; found here: the list of contents."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

from pipeline.nlp.front import is_agreement_title
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


_CONTENTS_HEAD = re.compile(
    r"(?:本?(?:协议|合同|文本|章程)|条款)?(?:目录|目次)|(?:table of )?contents", re.IGNORECASE
)
_CONTENTS_LINE = re.compile(r"目[录次][:：].*[；;、，].*")
_LEADER = re.compile(r"(?:[.．…·・﹒_—-]{3,}|…{2}|\t)[ \t]*\d{1,3}[ \t]*$")
_SENTENCE = re.compile(r"[。；：:;！]")
_PAGE = re.compile(r"[.．…·/（(第]*\d{1,3}[页）)]*$")
_LONGEST_ENTRY = 60
_FEWEST_ENTRIES = 2


def find_margins(lines: Sequence[Line]) -> list[Zone]:
    """The zone of each line: CONTENTS, GUIDE, or FRONT for all others."""
    zones = [Zone.FRONT] * len(lines)
    _mark_contents(lines, zones)
    for at in find_guides(lines, frozenset(at for at, zone in enumerate(zones) if zone is Zone.CONTENTS)):
        zones[at] = Zone.GUIDE
    return zones


def _mark_contents(lines: Sequence[Line], zones: list[Zone]) -> None:
    """Lines in the style of a contents list, with leaders and page numbers, or what a head 目录 announces."""
    for at, line in enumerate(lines):
        if _is_entry(line) or _CONTENTS_LINE.fullmatch(line.words):
            zones[at] = Zone.CONTENTS
        elif _CONTENTS_HEAD.fullmatch(line.words):
            zones[at] = Zone.CONTENTS
            for entry in _announced(lines, at + 1):
                zones[entry] = Zone.CONTENTS


def _announced(lines: Sequence[Line], start: int) -> range:
    """The entries below a head 目录: titles that come again further down, in words or by their numbers."""
    end = start
    while end < len(lines) and _may_be_entry(lines[end]):
        if end > start and _is_same(lines[start], lines[end]):
            break
        end += 1
    if end - start < _FEWEST_ENTRIES or not any(_is_same(lines[start], line) for line in lines[end:]):
        return range(start, start)
    return range(start, end)


def _may_be_entry(line: Line) -> bool:
    return (
        line.cell is None
        and 0 < len(line.words) < _LONGEST_ENTRY
        and not _SENTENCE.search(line.words)
        and not is_agreement_title(line)
    )


def _is_same(first: Line, line: Line) -> bool:
    """True for the number of the first entry, or for its words without the page."""
    if first.label is not None and line.label is not None and first.label.shape == line.label.shape:
        return first.label.value == line.label.value
    return _PAGE.sub("", first.words) == _PAGE.sub("", line.words)


def _is_entry(line: Line) -> bool:
    if line.block.style and line.block.style.lower().startswith(("toc", "目录")):
        return True
    ends_with_digit = line.words[-1:].isdigit() and len(line.words) < _LONGEST_ENTRY
    return (
        ends_with_digit and line.cell is None and bool(_LEADER.search(line.block.text, line.start, line.end))
    )
