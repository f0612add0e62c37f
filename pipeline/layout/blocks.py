"""From pages to blocks: the flow of text over the pages, tables that go on, paragraphs in their cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.layout.aligned import arranged
from pipeline.layout.footnotes import Note, take_notes, without_marks
from pipeline.layout.grids import find_grids
from pipeline.layout.headings import heading_level, sizes_of_headings
from pipeline.layout.items import Item, Table, all_lines, region
from pipeline.layout.joining import Column, column, paragraphs, text_of
from pipeline.layout.margins import Margins, take_margins
from pipeline.layout.shapes import Line, Page
from pipeline.layout.tables import joined
from pipeline.model.document import Block, Cell, Run, Story

_PADDING = 8.0
"""Points that a cell keeps free at most on either side."""
_CENTRED, _ROOM = 4.0, 2.5
"""Points by which a centred line may be off; part of the size that it leaves free on either side."""
_CAPTION = re.compile(r"([表图]\s?\d{1,3})[ \t\u3000]+(?=\S)")
"""Number of the caption of a table or figure."""


@dataclass(frozen=True, slots=True)
class Laid:
    """The blocks of all pages with what was left out: reasons and numbers of characters."""

    blocks: tuple[Block, ...]
    left_out: tuple[tuple[str, int], ...] = ()


def lay_out(pages: Sequence[Page]) -> Laid:
    """The text of ``pages`` as paragraphs and tables in reading order, headers and footers behind it.

    Page numbers and what headers and footers repeat is left out.
    """
    found = [_items(page) for page in pages]
    margins = _margins(found, pages)
    notes = [note for items, page in zip(found, pages, strict=True) for note in take_notes(items, page)]
    writer = _Writer({page.number: (round(page.width), round(page.height)) for page in pages}, notes)
    writer.body([arranged(items, page.width) for items, page in zip(found, pages, strict=True)])
    writer.margin(margins.headers, Story.HEADER)
    writer.margin(margins.footers, Story.FOOTER)
    counts = {"page number": margins.numbers, "repeated header or footer": margins.repeated}
    return Laid(tuple(writer.blocks), tuple((reason, count) for reason, count in counts.items() if count))


def _items(page: Page) -> list[Item]:
    grids, rules = find_grids(page.rules)
    return region(page.glyphs, grids, rules, page.number)


def _margins(found: Sequence[list[Item]], pages: Sequence[Page]) -> Margins:
    """Take the margins off the items of each page."""
    rows = [[item for item in items if isinstance(item, Line)] for items in found]
    before = [list(lines) for lines in rows]
    margins = take_margins(rows, [page.height for page in pages])
    for items, old, kept in zip(found, before, rows, strict=True):
        gone = {id(line) for line in old} - {id(line) for line in kept}
        items[:] = [item for item in items if id(item) not in gone]
    return margins


@dataclass(slots=True)
class _Writer:
    shapes: Mapping[int, tuple[int, int]]
    """Width and height of each page."""
    notes: list[Note]
    blocks: list[Block] = field(default_factory=list)
    tables: int = 0
    sizes: tuple[float, ...] = ()
    """Sizes of headings."""

    def body(self, pages: Sequence[Sequence[Item]]) -> None:
        """Write all pages as one flow."""
        self.sizes = sizes_of_headings(item for page in pages for item in page if isinstance(item, Line))
        for shape, group in groupby(joined(pages), key=lambda item: self.shapes[item.page]):
            items = list(group)
            self._flow(items, self._room(pages, shape), ())
        for note in self.notes:
            self._note(note)

    def _room(self, pages: Sequence[Sequence[Item]], shape: tuple[int, int]) -> Column:
        """Return the column of the text on all pages of one shape."""
        lines = [
            item
            for page in pages
            for item in page
            if isinstance(item, Line) and self.shapes[item.page] == shape
        ]
        return column(lines, width=shape[0])

    def margin(self, lines: Sequence[Line], story: Story) -> None:
        """Write headers or footers, a block a line."""
        for line in lines:
            self._add([line], None, (), story)

    def _flow(self, items: Iterable[Item], room: Column, cells: tuple[Cell, ...]) -> None:
        for is_line, group in groupby(items, key=lambda item: isinstance(item, Line)):
            if is_line:
                lines = [item for item in group if isinstance(item, Line)]
                for paragraph in paragraphs(lines, room):
                    self._paragraph(paragraph, room, cells)
            else:
                for item in group:
                    if isinstance(item, Table):
                        self._table(item, cells)

    def _paragraph(self, lines: Sequence[Line], room: Column, cells: tuple[Cell, ...]) -> None:
        called = [note for note in self.notes if any(note.called_by(line) for line in lines)]
        self._add([without_marks(line, called) for line in lines], room, cells, Story.BODY)
        for note in called:
            self.notes.remove(note)
            self._note(note)

    def _note(self, note: Note) -> None:
        room = column(note.lines, right=note.right)
        for paragraph in paragraphs(note.lines, room):
            self._add(paragraph, room, (), Story.FOOTNOTE, note.mark)

    def _table(self, table: Table, cells: tuple[Cell, ...]) -> None:
        number = self.tables
        self.tables += 1
        padding = _padding(table)
        for place in sorted(table.cells):
            items = table.cells[place]
            inner = (*cells, Cell(number, *place))
            if not items:
                self.blocks.append(
                    Block(len(self.blocks), "", f"第{table.page}页", cells=inner, page=table.page)
                )
                continue
            left, right = table.walls[place]
            lines = [item for item in items if isinstance(item, Line)]
            room = column(lines, right=right - padding)
            room = Column(min(room.left, left + padding), room.right, room.pitch, room.starts)
            self._flow(items, room, inner)

    def _add(
        self,
        lines: Sequence[Line],
        room: Column | None,
        cells: tuple[Cell, ...],
        story: Story,
        note: str = "",
    ) -> None:
        pairs = list(text_of(lines))
        text = "".join(char for char, _ in pairs)
        start = len(text) - len(text.lstrip(" \u3000"))
        if start < len(text) and "underline" not in pairs[0][1]:
            pairs, text = pairs[start:], text[start:]
        page = lines[0].page
        centred = room is not None and not cells and _is_centred(lines, room)
        label = _CAPTION.match(text) if centred else None
        if label:
            pairs, text = pairs[label.end() :], text[label.end() :]
        self.blocks.append(
            Block(
                len(self.blocks),
                text,
                f"第{page}页",
                story,
                label="".join(label[1].split()) if label else "",
                heading_level=heading_level(lines, text, self.sizes)
                if not cells and story is Story.BODY
                else None,
                cells=cells,
                note=note,
                centred=centred,
                runs=tuple(_runs(pairs)),
                page=page,
            )
        )


def _runs(pairs: Sequence[tuple[str, frozenset[str]]]) -> Iterator[Run]:
    start = 0
    for marks, group in groupby(pairs, key=lambda pair: pair[1]):
        end = start + sum(len(char) for char, _ in group)
        yield Run(start, end, marks=marks)
        start = end


def _is_centred(lines: Sequence[Line], room: Column) -> bool:
    """Tell whether every line stands in the middle and leaves room on both sides."""
    middle = (room.left + room.right) / 2
    return all(
        abs((line.left + line.right) / 2 - middle) < _CENTRED and line.left > room.left + _ROOM * line.size
        for line in lines
    )


def _padding(table: Table) -> float:
    """Return what cells keep free on either side."""
    free = [
        line.left - table.walls[place][0]
        for place, items in table.cells.items()
        for line in all_lines(items)
        if line.left >= table.walls[place][0]
    ]
    return min(min(free, default=0), _PADDING)
