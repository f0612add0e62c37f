"""A document as its signer reads it: blocks of text with addresses, an account of every character."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class View(StrEnum):
    """Which state of tracked changes is read."""

    FINAL = "final"
    """All changes accepted: what would be signed."""
    ORIGINAL = "original"
    """All changes rejected: what stood there before."""
    MARKED = "marked"
    """Insertions and deletions both, each run marked."""


class Story(StrEnum):
    """Which stream of text a block belongs to."""

    BODY = "body"
    TEXT_BOX = "text_box"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    COMMENT = "comment"
    HEADER = "header"
    FOOTER = "footer"


class How(StrEnum):
    """By which way a file became text."""

    DOCX = "docx"
    """Read as it is."""
    CONVERTED = "converted"
    """Made into .docx by LibreOffice and then read."""
    PDF = "pdf"
    """The text that a PDF file holds."""
    OCR = "ocr"
    """Recognised from pictures of pages, at least in part."""


@dataclass(frozen=True, slots=True)
class PageSource:
    """How one page was read. ``number`` counts from 1; ``confidence`` as in ``Source``."""

    number: int
    how: How = How.PDF
    confidence: float = 1.0
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """How the document was read.

    ``kind`` is what the file is: ``docx``, ``doc``, ``rtf``, ``pdf``, ``png`` …
    ``confidence`` (0 to 1) is that of the recognised characters: 1 without OCR, 0 where it is not known.
    ``pages`` is empty for formats that have none. ``remarks`` are Chinese sentences for the reader.
    """

    how: How = How.DOCX
    kind: str = "docx"
    confidence: float = 1.0
    pages: tuple[PageSource, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A range of characters of one block, in the block's own text.

    ``part`` is the name inside the package (``word/document.xml``) or the page (``第3页``), ``block`` the
    number of the block in the whole document (reading order), ``start`` and ``end`` are offsets in code
    points, end exclusive.
    """

    block: int
    start: int
    end: int
    part: str = "word/document.xml"


class Run(NamedTuple):
    """Characters ``start`` to ``end`` of a block and where they come from: a comment can be put there.

    ``node`` is the position of the text-bearing element (``w:t``, ``w:sym``, ``w:tab`` …) among all such
    elements of the part in document order; ``offset`` is where ``start`` lies inside that element's text.
    ``node`` is -1 for text that no single element holds (a printed number, the state of a check box).
    ``marks`` may hold ``inserted``, ``deleted``, ``moved``, ``hidden``, ``struck``, ``field``,
    ``underline``, ``bold``, ``placeholder``, ``aside`` (grey italics); of recognised text ``ocr``, with
    ``unsure`` where a character may be wrong and ``sealed`` where a seal lies over it.
    """

    start: int
    end: int
    node: int = -1
    offset: int = 0
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cell:
    """Place in a table: the table's number in the document, row and column from 0 (column in grid units)."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. ``text`` never holds the printed number; ``label`` does: ``第一条``, ``1.1``."""

    index: int
    text: str
    part: str = "word/document.xml"
    story: Story = Story.BODY
    label: str = ""
    list_level: int | None = None
    """Level of the automatic number, from 0; None without one."""
    style: str = ""
    """Name of the paragraph style as the file gives it."""
    heading_level: int | None = None
    """Outline level from 1 (Heading 1) to 9; None for body text."""
    cells: tuple[Cell, ...] = ()
    """Enclosing table cells from the outermost to the innermost."""
    note: str = ""
    """For a footnote, endnote or comment: its mark or number as printed."""
    centred: bool = False
    runs: tuple[Run, ...] = ()
    page: int = 0
    """Page on which it starts, from 1; 0 for formats without pages."""

    def location(self, start: int = 0, end: int | None = None) -> Location:
        """Address of the characters ``start`` to ``end`` (default: all) of this block."""
        return Location(self.index, start, len(self.text) if end is None else end, self.part)

    @property
    def printed(self) -> str:
        """The text with its number in front, as on paper."""
        return f"{self.label} {self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class Unread:
    """Content that the reader met and could not read: ``what`` says in Chinese what it is."""

    part: str
    what: str
    characters: int = 0
    """Number of characters lost, 0 where it cannot be known (a picture)."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Account of the file's characters: read + left out + unread = all there are."""

    read: int = 0
    left_out: tuple[tuple[str, int], ...] = ()
    """Reason (``deleted revision`` …) and number of characters."""
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """One pending tracked change. ``kind``: insertion | deletion | move | formatting | row | cell."""

    kind: str
    text: str
    location: Location
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a signer sees, in reading order; offsets of all addresses point into ``blocks[i].text``."""

    name: str
    blocks: tuple[Block, ...]
    sha256: str = ""
    view: View = View.FINAL
    ledger: Ledger = field(default_factory=Ledger)
    revisions: tuple[Revision, ...] = ()
    pictures: int = 0
    """Number of pictures, shapes without text and embedded objects."""
    source: Source = field(default_factory=Source)

    @classmethod
    def from_text(cls, text: str, *, name: str = "") -> Document:
        """A document of one body paragraph a line; lines of white space only are dropped."""
        lines = [line for line in text.splitlines() if line.strip()]
        blocks = tuple(Block(index, line, runs=(Run(0, len(line)),)) for index, line in enumerate(lines))
        return cls(name, blocks, ledger=Ledger(sum(map(len, lines))))

    def quote(self, location: Location) -> str:
        """The characters at ``location``."""
        return self.blocks[location.block].text[location.start : location.end]
