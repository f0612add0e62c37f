"""Which characters of a document are highlighted, by which result; ids that link findings and text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeVar

from pipeline.model.document import Block, Run
from pipeline.model.evidence import Evidence
from pipeline.model.report import Report, RuleResult
from pipeline.report import summary

T = TypeVar("T")

KINDS: Final = (
    "error",
    "warning",
    "advice",
    "undetermined",
    "failed",
    "waived",
    "satisfied",
    "not_applicable",
)
"""What a result can look like, the gravest first."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters ``start`` to ``end`` of a block that ``target`` (id of a card or row) speaks of."""

    start: int
    end: int
    kind: str
    anchor: str
    target: str
    title: str
    number: int = 0
    """The number of the finding; 0 for a rule that is met."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that was expected after a block."""

    kind: str
    anchor: str
    target: str
    title: str
    number: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that look the same: covered by the same ``marks``, with the same ``styles``."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    styles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Places:
    """All highlights of a document, by number of the block."""

    marks: Mapping[int, tuple[Mark, ...]]
    missing: Mapping[int, tuple[Missing, ...]]


def card_id(prefix: str, number: int) -> str:
    """The id of the card of a finding."""
    return f"{prefix}-f{number}"


def row_id(prefix: str, index: int) -> str:
    """The id of the table row of the result ``index``."""
    return f"{prefix}-t{index}"


def block_id(prefix: str, index: int) -> str:
    """The id of a block of the document."""
    return f"{prefix}-b{index}"


def anchor(report: Report, prefix: str, owner: str, index: int, evidence: Evidence) -> str | None:
    """Where a link to an evidence leads: its highlight, the block when it has no characters, else nowhere."""
    place = evidence.location
    if place.block >= len(report.document.blocks):
        return None
    return f"{owner}-e{index}" if _inside(report, evidence) else block_id(prefix, place.block)


def places(report: Report, prefix: str) -> Places:
    """Every highlight and every marker of something missing."""
    marks: defaultdict[int, list[Mark]] = defaultdict(list)
    missing: defaultdict[int, list[Missing]] = defaultdict(list)
    for owner, number, result in _owners(report, prefix):
        for index, evidence in enumerate(summary.distinct(result.evidence)):
            if _inside(report, evidence):
                place, kind = evidence.location, summary.kind(result)
                mark = Mark(place.start, place.end, kind, f"{owner}-e{index}", owner, result.title, number)
                marks[place.block].append(mark)
        if result.expected_at and number:
            marker = Missing(summary.kind(result), f"{owner}-x", owner, result.title, number)
            missing[result.expected_at.block].append(marker)
    return Places(_frozen(marks), _frozen(missing))


def pieces(block: Block, marks: tuple[Mark, ...]) -> Iterator[Piece]:
    """The block's text from start to end in pieces; no characters are lost or doubled."""
    length = len(block.text)
    runs = [run for run in block.runs if run.marks]
    cuts = {0, length, *_ends(runs), *_ends(marks)}
    ordered = sorted(at for at in cuts if 0 <= at <= length)
    for start, end in pairwise(ordered):
        styles = frozenset[str]().union(*(run.marks for run in runs if run.start <= start and end <= run.end))
        covering = tuple(mark for mark in marks if mark.start <= start and end <= mark.end)
        yield Piece(start, end, covering, styles)


def gravest(marks: tuple[Mark, ...]) -> Mark:
    """The mark that counts most; ValueError without any."""
    return min(marks, key=lambda mark: KINDS.index(mark.kind))


def _owners(report: Report, prefix: str) -> Iterator[tuple[str, int, RuleResult]]:
    numbers = summary.numbers(report)
    for index, result in enumerate(report.results):
        number = numbers.get(index, 0)
        yield card_id(prefix, number) if number else row_id(prefix, index), number, result


def _inside(report: Report, evidence: Evidence) -> bool:
    place, blocks = evidence.location, report.document.blocks
    return place.block < len(blocks) and place.start < place.end <= len(blocks[place.block].text)


def _ends(spans: Iterable[Run | Mark]) -> Iterator[int]:
    for span in spans:
        yield from (span.start, span.end)


def _frozen(lists: Mapping[int, list[T]]) -> dict[int, tuple[T, ...]]:
    return {key: tuple(items) for key, items in lists.items()}
