"""What is known of a document while it is read, and what was read so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from lxml import etree

from pipeline.errors import InputError
from pipeline.model.document import Block, Location, Revision, View
from pipeline.word.ledger import Tally
from pipeline.word.markup import Element
from pipeline.word.memo import Memo
from pipeline.word.numbering import Lists, Numbering
from pipeline.word.package import Package
from pipeline.word.paragraph import Change
from pipeline.word.styles import StyleSheet

AnyHandler = Callable[..., None]
"""A `pipeline.word.walk.Handler`."""
Value = TypeVar("Value")
MAX_ELEMENTS = 800_000
"""Elements of one document, about 500 bytes of memory each; an agreement of a hundred pages has 50,000."""
MAX_CHARACTERS = 1_000_000
"""Characters of one document, some ten seconds of work; an agreement of a hundred pages has 100,000."""
MAX_NAMESPACES = 5_000_000
"""Declarations of namespaces that are looked through in all, each time those in force at one element."""
_COUNT = etree.XPath("count(//*)")
_STYLES: Memo[StyleSheet] = Memo(64)
_NUMBERINGS: Memo[Numbering] = Memo(64)


@dataclass(slots=True)
class Gathered:
    """What was read so far, of a document and the Word files embedded in it."""

    blocks: list[Block] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    loose: list[Change] = field(default_factory=list)
    """Changes outside a printed paragraph: they get the address of the next block."""
    tallies: list[tuple[Tally, Element | None]] = field(default_factory=list)
    """Accounts of the parts with their root; without root when a part is not XML."""
    tables: int = 0
    pictures: int = 0
    embedded: int = 0
    """Bytes of embedded files."""
    elements: int = 0
    """Elements of the parts that were entered."""
    characters: int = 0
    """Characters of the blocks."""
    namespaces: int = 0
    """Declarations of namespaces that were looked through."""

    def enter(self, root: Element, *, file: str) -> None:
        """Count the elements below ``root``; InputError when the document ``file`` has too many."""
        self.elements += int(cast("float", _COUNT(root)))
        if self.elements > MAX_ELEMENTS:
            raise InputError(f"{file}：文档过大（超过 {MAX_ELEMENTS // 10_000} 万个元素），请拆分后再检查。")

    def look_up(self, namespaces: int, *, file: str) -> None:
        """Count declarations that are looked through; InputError when they are absurdly many."""
        self.namespaces += namespaces
        if self.namespaces > MAX_NAMESPACES:
            raise InputError(
                f"{file}：文档声明的命名空间过多，不是正常的 Word 文档；请用 Word 另存后再检查。"
            )

    def add(self, block: Block, *, file: str) -> None:
        """Add ``block``; InputError when the document ``file`` gets too long."""
        self.characters += len(block.text)
        if self.characters > MAX_CHARACTERS:
            raise InputError(f"{file}：文档过长（超过 {MAX_CHARACTERS // 10_000} 万字），请拆分后再检查。")
        self.blocks.append(block)

    def place(self, block: Block, changes: list[Change]) -> None:
        """Add ``changes`` of ``block``, and the loose ones, as revisions with an address."""
        for change in self.loose:
            self._add(change, Location(block.index, 0, 0, block.part))
        for change in changes:
            self._add(change, Location(block.index, change.start, change.end, block.part))
        self.loose.clear()

    def close(self) -> None:
        """Give loose changes at the very end the address of the last block."""
        if self.loose:
            last = self.blocks[-1] if self.blocks else Block(0, "")
            end = len(last.text)
            for change in self.loose:
                self._add(change, Location(last.index, end, end, last.part))
            self.loose.clear()

    def _add(self, change: Change, location: Location) -> None:
        self.revisions.append(Revision(change.kind, change.text, location, change.author, change.date))


@dataclass(slots=True)
class Reading:
    """One Word file that is being read: the document or, with ``depth`` > 0, a file embedded in it."""

    package: Package
    view: View
    styles: StyleSheet
    lists: Lists
    handlers: Mapping[str, AnyHandler | None]
    gathered: Gathered
    prefix: str = ""
    """Goes before part names in addresses: the place of the embedded file."""
    depth: int = 0
    sections: list[Element] = field(default_factory=list)
    refer: AnyHandler = lambda _walk, _element, _marks: None
    """Reads the note that a reference points to."""

    def related(self, kind: str) -> str:
        """Name of the part that the main part names as its ``kind``; empty when there is none."""
        for link in self.package.relationships(self.package.main).values():
            if link.type_suffix == kind and not link.external and link.target in self.package:
                return link.target
        return ""


def start_reading(  # noqa: PLR0913 - the last two are for embedded files only
    package: Package,
    view: View,
    handlers: Mapping[str, AnyHandler | None],
    gathered: Gathered,
    *,
    prefix: str = "",
    depth: int = 0,
) -> Reading:
    """A reading of ``package`` that adds to ``gathered``; known styles and numbering are not parsed again."""
    bare = Reading(package, view, StyleSheet(), Lists(Numbering(), StyleSheet()), handlers, gathered)
    styles = _remembered(bare, "styles", _STYLES, StyleSheet.from_xml) or bare.styles
    numbering = _remembered(bare, "numbering", _NUMBERINGS, Numbering.from_xml) or Numbering()
    return Reading(package, view, styles, Lists(numbering, styles), handlers, gathered, prefix, depth)


def _remembered(
    reading: Reading, kind: str, memo: Memo[Value], make: Callable[[Element], Value]
) -> Value | None:
    package, part = reading.package, reading.related(kind)
    if not part:
        return None
    return memo.get(package.digest(part), lambda: make(package.xml(part)))
