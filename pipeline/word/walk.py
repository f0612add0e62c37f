"""The walk through one part: elements to handlers, the paragraph being read, finished blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from pipeline.model.document import Block, Cell, Story
from pipeline.word.fields import Fields
from pipeline.word.ledger import TEXT_BEARING, Tally, characters
from pipeline.word.marks import FIELD
from pipeline.word.markup import Element
from pipeline.word.names import W
from pipeline.word.numbering import Counter
from pipeline.word.paragraph import Change, Paragraph
from pipeline.word.reading import Reading
from pipeline.word.styles import heading_level, telling_formats
from pipeline.word.symbols import PRIVATE_USE, UNREADABLE

Handler = Callable[["Walk", Element, int], None]
"""Reads an element: the walk, the element, the marks of everything in it."""
_AUTHOR, _DATE = W + "author", W + "date"


@dataclass(slots=True)
class Table:
    """Where the walk is in a table."""

    number: int
    row: int = 0
    column: int = 0
    merged: set[int] = field(default_factory=set)
    """Grid columns whose cell goes on into the next row."""
    merging: set[int] = field(default_factory=set)


class Walk:
    """The walk through one part of the package. ``story`` and ``note`` go into every block it makes."""

    def __init__(self, reading: Reading, name: str, *, story: Story) -> None:
        """Prepare to read the part ``name``; its automatic numbers are counted on their own."""
        self.reading = reading
        self.name = name
        self.part = reading.prefix + name
        self.root = reading.package.xml(name)
        reading.gathered.enter(self.root, file=reading.package.file)
        self.story = story
        self.note = ""
        self.cells: tuple[Cell, ...] = ()
        self.table: Table | None = None
        self.paragraph: Paragraph | None = None
        self.pending: Paragraph | None = None
        """A paragraph whose mark is gone: the next one goes on in it."""
        self.fields = Fields(self.root)
        self.font = ""
        """The symbol font of the current run."""
        self.box = ""
        """The state of a check box, to stand in place of the next character."""
        self.telling = telling_formats(self.root)
        self.tally = Tally(self.part)
        reading.gathered.tallies.append((self.tally, self.root))
        self._counter = Counter()
        self._handlers = reading.handlers
        self._nodes = {element: place for place, element in enumerate(self.root.iter(*TEXT_BEARING))}

    def children(self, parent: Element, marks: int) -> None:
        """Reads all children of ``parent``; elements that nobody handles are looked into."""
        handlers = self._handlers
        for child in parent:
            handler = handlers.get(child.tag, look_into)
            if handler is not None:
                handler(self, child, marks)

    def show(self, text: str, element: Element | None, marks: int, *, offset: int = 0) -> bool:
        """Add ``text`` to the paragraph; False when it is not shown, being part of a field instruction."""
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
        """Record the tracked change ``element``, from ``start`` to where the walk is now."""
        paragraph = self.paragraph
        changes = self.reading.gathered.loose if paragraph is None else paragraph.changes
        end = 0 if paragraph is None or start is None else paragraph.length
        made = Change(kind, text, start or 0, end, element.get(_AUTHOR, ""), element.get(_DATE, ""))
        if paragraph is not None and changes and changes[-1].goes_on_in(made):
            made = changes.pop().joined(made)
        changes.append(made)

    def finish(self, paragraph: Paragraph) -> None:
        """Makes the block of a complete paragraph and reads what hangs on it (text boxes, notes)."""
        text = self._readable("".join(paragraph.pieces))
        label, level = self._number(paragraph)
        if label or (text and not text.isspace()):
            self._append(paragraph, text, label, level)
        else:
            self.reading.gathered.loose += paragraph.changes
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
                self.reading.gathered.loose += paragraph.changes

    def _number(self, paragraph: Paragraph) -> tuple[str, int | None]:
        place = None if paragraph.hidden else self.reading.lists.place(paragraph.format)
        return ("", None) if place is None else (self._counter.next_label(place), place.level)

    def _append(self, paragraph: Paragraph, text: str, label: str, level: int | None) -> None:
        gathered, direct, inherited = self.reading.gathered, paragraph.format, paragraph.style
        centred = inherited.paragraph.centred if direct.centred is None else direct.centred
        block = Block(
            len(gathered.blocks),
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
            tuple(paragraph.runs),
        )
        gathered.add(block, file=self.reading.package.file)
        if paragraph.changes or gathered.loose:
            gathered.place(block, paragraph.changes)

    @contextmanager
    def text_box(self) -> Iterator[None]:
        """A stream of its own: own numbers, and no paragraph, field or table open from outside."""
        saved = (self.story, self.paragraph, self.pending, self.fields, self.table, self.box, self.font)
        counter, self._counter = self._counter, Counter()
        self.story = Story.TEXT_BOX if self.story is Story.BODY else self.story
        self.paragraph, self.pending, self.table = None, None, None
        self.fields, self.box, self.font = self.fields.fresh(), "", ""
        yield
        self.flush()
        self._counter = counter
        self.story, self.paragraph, self.pending, self.fields, self.table, self.box, self.font = saved

    @contextmanager
    def line(self) -> Iterator[None]:
        """A paragraph that no ``w:p`` makes: words of a drawing."""
        self.paragraph = current = Paragraph(style=self.reading.styles.paragraph(""))
        yield
        self.paragraph = None
        self.finish(current)

    def later(self, read: Callable[[], None]) -> None:
        """Call ``read`` in a stream of its own, after the paragraph that is being read."""

        def apart() -> None:
            with self.text_box():
                read()

        if self.paragraph is None:
            apart()
        else:
            self.paragraph.after.append(apart)


def look_into(walk: Walk, element: Element, marks: int) -> None:
    """Reads the children of an element that means nothing by itself."""
    if len(element):
        walk.children(element, marks)
