"""Which part of the paper a line stands in; found here: the contents list and the instructions of a form."""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum, auto
from typing import TYPE_CHECKING

from pipeline.nlp.front import starts_agreement
from pipeline.nlp.nesting import rank
from pipeline.nlp.titles import is_title

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
_GUIDE_HEAD = re.compile(
    r"[【（(]?(?:本?(?:合同|协议|文本|范本|示范文本)书?)?(?:的)?"
    r"(?:使用|填写|填表|填报|编写|编制|签约|签订|起草)(?:指引|说明|须知|要求|指南|提示|注意事项)[】）)]?[:：]?"
)
_LONGEST_ENTRY = 60


def find_margins(lines: Sequence[Line]) -> list[Zone]:
    """The zone of each line: CONTENTS, GUIDE, or FRONT for all others."""
    zones = [Zone.FRONT] * len(lines)
    _mark_contents(lines, zones)
    _mark_guides(lines, zones)
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


def _mark_guides(lines: Sequence[Line], zones: list[Zone]) -> None:
    """A section of instructions ends where the agreement starts or where numbers start anew."""
    inside, shape, counted = False, "", 0
    for at, line in enumerate(lines):
        if zones[at] is Zone.CONTENTS:
            continue
        if line.cell is None and _GUIDE_HEAD.fullmatch(line.words):
            inside, shape, counted = True, "", 0
        elif inside:
            label = line.label
            shape = shape or (label.shape if label else "")
            own = label is not None and label.shape == shape
            inside = not (starts_agreement(line) or _restarts(line, shape, counted))
            counted += own
        if inside:
            zones[at] = Zone.GUIDE


def _restarts(line: Line, shape: str, counted: int) -> bool:
    """True when the line starts other numbers than those of the instructions, ``counted`` so far."""
    label = line.label
    if label is None or label.value != 1 or not counted:
        return False
    return label.shape == shape or rank(label.shape) < rank(shape) or is_title(line.words)
