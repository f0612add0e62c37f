"""What a template source consists of: blocks, each with the place it was written at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Line ``line`` (from 1) of the source ``file``."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Title:
    """The name of the document."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading of level 1 to 3; ``anchor`` is empty when nothing refers to it."""

    place: Place
    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, ``depth`` 0 outermost; ``number`` is what the source numbers it, 0 for a bullet."""

    place: Place
    text: str
    depth: int
    number: int
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """An explanatory paragraph in small letters."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A Jinja statement alone on its line, such as ``{% if x %}``."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Native:
    """``{{p call }}`` alone on its line: an object takes the place of the paragraph."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, or of one cell with a statement for the whole row."""

    place: Place
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``aligns`` holds ``left``, ``center`` or ``right`` for each column."""

    place: Place
    rows: tuple[Row, ...]
    aligns: tuple[str, ...]
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fields:
    """A table of labels and values."""

    place: Place
    rows: tuple[Row, ...]
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover with its lines ``标签：值``."""

    place: Place
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents."""

    place: Place


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""

    place: Place


@dataclass(frozen=True, slots=True)
class Turn:
    """What follows stands on landscape pages, or on upright ones again."""

    place: Place
    landscape: bool


@dataclass(frozen=True, slots=True)
class Signatures:
    """The signature page of the parties in the list ``parties`` of the document it calls ``title``."""

    place: Place
    parties: str
    title: str


@dataclass(frozen=True, slots=True)
class Signoff:
    """A row of lines to be signed by ``roles``."""

    place: Place
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex that begins on a new page."""

    place: Place
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """The place of the clause ``identifier`` of the library; of all clauses when it is empty."""

    place: Place
    identifier: str


Block = (
    Title
    | Heading
    | Paragraph
    | Item
    | Note
    | Tag
    | Native
    | Table
    | Fields
    | Cover
    | Contents
    | PageBreak
    | Turn
    | Signatures
    | Signoff
    | Annex
    | Clause
)
