"""Handlers of tables: rows and cells with their place, merged cells once, tracked rows and cells by view."""

from __future__ import annotations

from pipeline.model.document import Cell, View
from pipeline.word.ledger import words
from pipeline.word.marks import DELETED, INSERTED
from pipeline.word.markup import Element
from pipeline.word.names import DEL, INS, TBL, TC, TR, VAL, W
from pipeline.word.styles import number
from pipeline.word.walk import Handler, Table, Walk

_ROW_PROPERTIES, _CELL_PROPERTIES = W + "trPr", W + "tcPr"
_ACROSS, _DOWN, _SPAN, _BEFORE = W + "hMerge", W + "vMerge", W + "gridSpan", W + "gridBefore"
_WIDEST = 1000
"""Grid columns of one cell; Word itself allows 63."""
_ADDED = {INS: "row", W + "cellIns": "cell"}
_REMOVED = {DEL: "row", W + "cellDel": "cell"}


def table(walk: Walk, element: Element, marks: int) -> None:
    """Read a table; it has a number of its own, also when it stands inside another one."""
    walk.flush()
    gathered = walk.reading.gathered
    outer, walk.table = walk.table, Table(gathered.tables)
    gathered.tables += 1
    walk.children(element, marks)
    walk.table = outer


def row(walk: Walk, element: Element, marks: int) -> None:
    """Read a table row, unless a tracked change takes it out of this view."""
    place = walk.table
    if place is None:
        walk.children(element, marks)
        return
    properties = _properties(element, _ROW_PROPERTIES)
    marks, absent = _tracked(walk, element, properties, marks)
    if absent:
        walk.leave_out(element, absent)
        return
    place.column = min(number(properties.get(_BEFORE)) or 0, _WIDEST)
    walk.children(element, marks)
    place.row += 1
    place.merged, place.merging = place.merging, set()


def cell(walk: Walk, element: Element, marks: int) -> None:
    """Read a table cell; what a merged cell hides is left out."""
    place = walk.table
    if place is None:
        walk.children(element, marks)
        return
    properties = _properties(element, _CELL_PROPERTIES)
    marks, absent = _tracked(walk, element, properties, marks)
    if absent:
        walk.leave_out(element, absent)
        return
    column = place.column
    place.column += min(max(number(properties.get(_SPAN)) or 1, 1), _WIDEST)
    if _is_swallowed(place, properties, column):
        walk.leave_out(element, "hidden by merge")
        return
    outer, walk.table = walk.cells, None
    walk.cells = (*outer, Cell(place.number, place.row, column))
    walk.children(element, marks)
    walk.flush()
    walk.cells, walk.table = outer, place


def _properties(element: Element, tag: str) -> dict[str, Element]:
    """The properties of a row or cell by tag."""
    for child in element:
        if child.tag == tag:
            return {item.tag: item for item in child}
    return {}


def _is_swallowed(place: Table, properties: dict[str, Element], column: int) -> bool:
    """Tell whether the cell is the hidden part of a merged one; remembers how far down merging goes."""
    across, down = properties.get(_ACROSS), properties.get(_DOWN)
    if across is not None and across.get(VAL, "continue") == "continue" and column:
        return True
    if down is None:
        return False
    place.merging.add(column)
    return down.get(VAL, "continue") == "continue" and column in place.merged


def _tracked(walk: Walk, element: Element, properties: dict[str, Element], marks: int) -> tuple[int, str]:
    """Record the tracked changes of a row or cell; its marks, and why this view does not hold it."""
    absent, view = "", walk.reading.view
    for tag in (*_ADDED, *_REMOVED):
        change = properties.get(tag)
        if change is None:
            continue
        added = tag in _ADDED
        kind = (_ADDED if added else _REMOVED)[tag]
        walk.change(kind, words(element), change)
        if view is (View.ORIGINAL if added else View.FINAL):
            absent = f"{'inserted' if added else 'deleted'} {kind}"
        elif view is not View.ORIGINAL:
            marks |= INSERTED if added else DELETED
    return marks, absent


HANDLERS: dict[str, Handler | None] = {
    TBL: table,
    TR: row,
    TC: cell,
    **dict.fromkeys(W + tag for tag in ("tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr")),
}
