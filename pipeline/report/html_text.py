"""The text of a document as HTML: printed numbers, tables, notes; highlighted where the findings are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from pipeline.model.document import Block, Cell, Document, Story, View
from pipeline.report.marks import Mark, Missing, Piece, Places, block_id, gravest, pieces
from pipeline.report.markup import Html, element, escape, join, link
from pipeline.report.wording import Wording

_NOTES: Final = (Story.FOOTNOTE, Story.ENDNOTE, Story.TEXT_BOX)
_ASIDES: Final = {Story.COMMENT: "comments", Story.HEADER: "headers", Story.FOOTER: "footers"}
_NARROW: Final = 30
_STYLES: Final = (("bold", "b"), ("underline", "u"), ("struck", "s"))
_REVISIONS: Final = (("deleted", "del"), ("inserted", "ins"))

Placed = tuple[Block, tuple[Cell, ...]]
"""A block and the table cells that it is shown in."""


def text(document: Document, places: Places, prefix: str, wording: Wording) -> Html:
    """The body in reading order, then comments, headers and footers under their own headings."""
    page = _Text(document.view, places, prefix, wording)
    parts: list[Html] = []
    for key, blocks in _streams(document.blocks).items():
        heading = element("h3", wording(key)) if key and blocks else Html()
        parts += [heading, page.flow(_placed(blocks), 0)]
    return join(parts) if document.blocks else element("p", wording("empty"), class_="empty")


@dataclass(frozen=True, slots=True)
class _Text:
    view: View
    places: Places
    prefix: str
    wording: Wording

    def flow(self, placed: Sequence[Placed], depth: int) -> Html:
        parts: list[Html] = []
        for table, group in groupby(placed, key=lambda item: _table(item, depth)):
            members = list(group)
            parts += self.blocks(members) if table is None else [self.table(members, depth)]
        return join(parts)

    def blocks(self, placed: Sequence[Placed]) -> Iterator[Html]:
        before: Block | None = None
        for block, _ in placed:
            goes_on = before and block.note and (before.story, before.note) == (block.story, block.note)
            yield self.block(block, tagged=not goes_on)
            before = block

    def table(self, placed: Sequence[Placed], depth: int) -> Html:
        rows: dict[int, dict[int, list[Placed]]] = {}
        for item in placed:
            cell = item[1][depth]
            rows.setdefault(cell.row, {}).setdefault(cell.column, []).append(item)
        width = max(column for row in rows.values() for column in row) + 1
        lines = [self.row(rows[number], width, depth) for number in sorted(rows)]
        return element("div", element("table", join(lines)), class_="table")

    def row(self, cells: dict[int, list[Placed]], width: int, depth: int) -> Html:
        columns = sorted(cells)
        shown = [element("td")] * columns[0]
        for column, following in pairwise((*columns, width)):
            room = following - column
            span = room if _wide(cells[column]) else 1
            content = self.flow(cells[column], depth + 1)
            shown += [element("td", content, colspan=str(span) if span > 1 else None)]
            shown += [element("td")] * (room - span)
        return element("tr", *shown)

    def block(self, block: Block, *, tagged: bool) -> Html:
        tag = self.tag(block) if tagged else Html()
        content = join([tag, self.number(block), *self.content(block)])
        heading = block.heading_level
        role = {"role": "heading", "aria_level": str(min(heading + 2, 6))} if heading else {}
        shown = element("p", content, class_=_classes(block), id=block_id(self.prefix, block.index), **role)
        return join([shown, *map(self.missing, self.places.missing.get(block.index, ()))])

    def tag(self, block: Block) -> Html:
        if block.story not in _NOTES and not block.note:
            return Html()
        words = " ".join(filter(None, (self.wording(block.story.value), block.note)))
        return join([element("span", words, class_="tag"), " "])

    def number(self, block: Block) -> Html:
        return join([element("span", block.label, class_="no"), " "]) if block.label else Html()

    def content(self, block: Block) -> Iterator[Html]:
        for piece in pieces(block, self.places.marks.get(block.index, ())):
            yield self.piece(block, piece)
            ending = {mark.number: mark for mark in piece.marks if mark.end == piece.end and mark.number}
            yield from map(_reference, ending.values())

    def piece(self, block: Block, piece: Piece) -> Html:
        shown = self.styled(escape(block.text[piece.start : piece.end]), piece.styles)
        if not piece.marks:
            return shown
        top = gravest(piece.marks)
        shown = link(top.target, shown, title=top.title)
        marked = set[str]()
        for mark in sorted(piece.marks, key=lambda mark: mark is not top):
            name = "span" if mark.target in marked else "mark"
            first = mark.anchor if mark.start == piece.start else None
            shown = element(name, shown, class_=f"k-{mark.kind}", id=first)
            marked.add(mark.target)
        return shown

    def styled(self, shown: Html, styles: frozenset[str]) -> Html:
        revisions = _REVISIONS if self.view is View.MARKED else ()
        for style, name in (*_STYLES, *revisions):
            shown = element(name, shown) if style in styles else shown
        if "hidden" in styles:
            shown = element("span", shown, class_="hidden", title=self.wording("hidden"))
        return shown

    def missing(self, marker: Missing) -> Html:
        words = self.wording("missing_here", title=marker.title)
        number = element("span", str(marker.number), class_="num")
        shown = link(marker.target, number, " ", words)
        return element("p", shown, class_=f"missing k-{marker.kind}", id=marker.anchor)


def _streams(blocks: Sequence[Block]) -> dict[str, list[Block]]:
    """The body (empty key), comments, headers, footers; notes and text boxes go with what is around them."""
    streams: dict[str, list[Block]] = {"": [], **{key: [] for key in _ASIDES.values()}}
    key = ""
    for block in blocks:
        if block.story not in _NOTES:
            key = _ASIDES.get(block.story, "")
        streams[key].append(block)
    return streams


def _wide(cell: Sequence[Placed]) -> bool:
    """Whether a cell is taken to reach over the empty ones beside it: a guess, since those have no blocks."""
    return any(block.centred or len(block.text) > _NARROW for block, _ in cell)


def _reference(mark: Mark) -> Html:
    return element("sup", link(mark.target, str(mark.number), title=mark.title), class_=f"k-{mark.kind}")


def _classes(block: Block) -> str:
    level = f"h{min(block.heading_level, 6)}" if block.heading_level else ""
    story = block.story.value.replace("_", "-") if block.story is not Story.BODY else ""
    return " ".join(filter(None, ("block", level, story, "centred" if block.centred else "")))


def _table(item: Placed, depth: int) -> int | None:
    cells = item[1]
    return cells[depth].table if len(cells) > depth else None


def _placed(blocks: Sequence[Block]) -> list[Placed]:
    """Each block with its cells; a note inside a table is shown in the cell before it."""
    return [(block, _cells(blocks, index)) for index, block in enumerate(blocks)]


def _cells(blocks: Sequence[Block], index: int) -> tuple[Cell, ...]:
    if blocks[index].cells or blocks[index].story not in _NOTES:
        return blocks[index].cells
    before = next((item for item in reversed(blocks[:index]) if item.story not in _NOTES), None)
    after = next((item for item in blocks[index + 1 :] if item.story not in _NOTES), None)
    inside = (
        before and after and before.cells and after.cells and before.cells[0].table == after.cells[0].table
    )
    return before.cells if before and inside else ()
