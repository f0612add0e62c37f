"""What is to be changed, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from pipeline.model.document import Location


class Refusal(StrEnum):
    """Why a change cannot be tracked at its place."""

    OTHER_PART = "other_part"
    """Not in the main part, or in a text box: notes, headers, comments, embedded files."""
    FIELD = "field"
    """Word computes the words anew."""
    CONTROL = "control"
    """The words stand in a content control that Word fills in."""
    NO_TEXT = "no_text"
    """No single element of the file holds the words."""
    OVERLAP = "overlap"
    """Another change takes hold of the same words."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A new paragraph that looks like the block ``like``.

    ``numbered``: it carries the automatic number that ``like`` has; otherwise it has none. ``marked`` are the
    ranges of ``text`` that are highlighted, as start and end.
    """

    text: str
    like: int
    numbered: bool = True
    marked: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Insertion:
    """New paragraphs behind the block ``after``."""

    after: int
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Replacement:
    """``text`` in place of the characters at ``location``; without characters there: added at that point."""

    location: Location
    text: str
    marked: tuple[tuple[int, int], ...] = ()


Change: TypeAlias = Insertion | Replacement


@dataclass(frozen=True, slots=True)
class Revised:
    """A changed copy of a file; ``refused`` are the changes that were not made, by their place, and why."""

    data: bytes
    refused: tuple[tuple[int, Refusal], ...] = ()
    remarks: tuple[str, ...] = ()
    """Sentences for the user of the file (a signature that is void now)."""
