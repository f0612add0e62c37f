"""The walk through one part: dispatch on element names, the paragraph being read, blocks as they are finished."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.model.document import Block, Cell, Location, Revision, Story, View
from pipeline.word.fields import Fields
from pipeline.word.ledger import Tally, characters
from pipeline.word.marks import FIELD
from pipeline.word.markup import Element

from pipeline.word.numbering import Counter, Lists
from pipeline.word.package import Package
from pipeline.word.paragraph import Change, Paragraph
from pipeline.word.styles import StyleSheet, heading_level, telling_formats
from pipeline.word.symbols import PRIVATE_USE, UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

Handler = Callable[["Walk", Element, int], None]


@dataclass(slots=True)
class Table:
    """Where the walk is in a table."""

    number: int
    row: int = 0
    column: int = 0
    merged: set[int] = field(default_factory=set)
    """Grid columns whose cell goes on into the next row."""
    merging: set[int] = field(default_factory=set)


@dataclass
class Reading:
    """Everything known of one document while it is read."""

    package: Package
    view: View
    styles: StyleSheet
    lists: Lists
    handlers: Mapping[str, Handler | None]
    blocks: list[Block] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    loose: list[Change] = field(default_factory=list)
    """Changes outside a printed paragraph: they get the address of the next block."""
    sections: list[Element] = field(default_factory=list)
    walks: list[Walk] = field(default_factory=list)
    tables: int = 0
    pictures: int = 0
    refer: Callable[[Walk, Element, int], None] = lambda _walk, _element, _marks: None
    """Reads the note that a reference points to."""

    def place_changes(self, block: Block, changes: list[Change]) -> None:
        """Turns ``changes`` of ``block`` into revisions with an address."""
        for change in (*self.loose, *changes):
            location = Location(block.index, change.start, change.end, block.part)
            self.revisions.append(Revision(change.kind, change.text, location, change.author, change.date))
        self.loose.clear()


class Walk:
    """The walk through one part of the package. ``story`` and ``note`` go into every block it makes."""

    def __init__(self, reading: Reading, part: str, root: Element, *, story: Story, counter: Counter) -> None:
        self.reading = reading
        self.part = part
        self.root = root
        self.story = story
        self.counter = counter
        self.note = ""
        self.tally = Tally(part)
        self.cells: tuple[Cell, ...] = ()
        self.table: Table | None = None
        self.paragraph: Paragraph | None = None
        self.pending: Paragraph | None = None
        """A paragraph whose mark is gone: the next one goes on in it."""
        self.fields = Fields(root)
        self.base = 0
        self.font = ""
        """The symbol font of the current run."""
        self.box = ""
        """The state of a check box, to stand in place of the next character."""
        self._handlers = reading.handlers
        reading.walks.append(self)
        self.formatted = telling_formats(root)
        self._nodes = {element: place for place, element in enumerate(root.iter())}

    def children(self, parent: Element, marks: int) -> None:
        """Reads all children of ``parent``; elements that nobody handles are looked into."""
        handlers = self._handlers
        for child in parent:
            handler = handlers.get(child.tag, look_into)
            if handler is not None:
                handler(self, child, marks)

    def node(self, element: Element) -> int:
        """Position of ``element`` among all elements of the part."""
        return self._nodes.get(element, -1)

    def show(self, text: str, element: Element | None, marks: int, *, offset: int = 0) -> bool:
        """Adds ``text`` to the paragraph; False when it is not shown because it belongs to a field instruction."""
        paragraph = self.paragraph
        if paragraph is None or self.fields.instructing:
            return False
        if self.box:
            text, self.box = self.box + text[1:], ""
        if self.fields.open:
            marks |= FIELD
        paragraph.add(text, -1 if element is None else self._nodes.get(element, -1), offset, marks)
        return True

    def read(self, text: str, element: Element, marks: int, *, offset: int = 0) -> None:
        """Like `show`, for characters that the ledger counts."""
        if self.show(text, element, marks, offset=offset):
            self.tally.read += len(text)
        elif self.paragraph is not None:
            self.tally.leave_out("field instruction", len(text))

    def leave_out(self, element: Element, reason: str) -> None:
        """Books all characters of ``element`` as left out."""
        self.tally.leave_out(reason, characters(element))

    def change(self, kind: str, text: str, element: Element, *, start: int | None = None) -> None:
        """Records the tracked change ``element``, from ``start`` to where the walk is now."""
        paragraph = self.paragraph
        end = 0 if paragraph is None or start is None else paragraph.length
        author, date = _authorship(element)
        changes = self.reading.loose if paragraph is None else paragraph.changes
        changes.append(Change(kind, text, start or 0, end, author, date))

    def finish(self, paragraph: Paragraph) -> None:
        """Makes the block of a complete paragraph and reads what hangs on it (text boxes, notes)."""
        text = self._readable("".join(paragraph.pieces))
        label, level = self._number(paragraph)
        if label or (text and not text.isspace()):
            self._append(paragraph, text, label, level)
        else:
            self.reading.loose += paragraph.changes
        for read in paragraph.after:
            read()

    def _readable(self, text: str) -> str:
        """`text` without characters that only their font knows; these are booked as unread."""
        if PRIVATE_USE.search(text):
            text = PRIVATE_USE.sub(UNREADABLE, text)
        if UNREADABLE in text:
            self.tally.unreadable(text.count(UNREADABLE))
        return text

    def flush(self) -> None:
        """Finishes a paragraph that waited for one to go on in."""
        if self.pending is not None:
            paragraph, self.pending = self.pending, None
            if paragraph.length or paragraph.after:
                self.finish(paragraph)
            else:
                self.reading.loose += paragraph.changes

    def _number(self, paragraph: Paragraph) -> tuple[str, int | None]:
        place = None if paragraph.hidden else self.reading.lists.place(paragraph.format)
        return ("", None) if place is None else (self.counter.next_label(place), place.level)

    def _append(self, paragraph: Paragraph, text: str, label: str, level: int | None) -> None:
        reading, direct, inherited = self.reading, paragraph.format, paragraph.style
        centred = inherited.paragraph.centred if direct.centred is None else direct.centred
        block = Block(
            len(reading.blocks),
            text,
            self.part,
            self.story,
            label,
            level,
            inherited.name,
            heading_level(direct, inherited),
            self.cells,
            self.note,
            bool(centred),
            paragraph.finished_runs(),
        )
        reading.blocks.append(block)
        if paragraph.changes or reading.loose:
            reading.place_changes(block, paragraph.changes)

    @contextmanager
    def aside(self, story: Story) -> Iterator[None]:
        """A text box or note: a stream of its own, with no paragraph, field or table open from outside."""
        saved = (self.story, self.paragraph, self.pending, self.fields, self.table, self.box, self.font)
        self.story, self.paragraph, self.pending, self.table = story, None, None, None
        self.fields, self.box, self.font = self.fields.fresh(), "", ""
        yield
        self.flush()
        self.story, self.paragraph, self.pending, self.fields, self.table, self.box, self.font = saved


def look_into(walk: Walk, element: Element, marks: int) -> None:
    """Reads the children of an element that means nothing by itself."""
    if len(element):
        walk.children(element, marks)


def _authorship(element: Element) -> tuple[str, str]:
    namespace = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return element.get(namespace + "author", ""), element.get(namespace + "date", "")
