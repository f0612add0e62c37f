"""Tables after filling: as many grid columns as cells, no table without rows, no cell without paragraph."""

from __future__ import annotations

from typing import Final

from lxml import etree

from pipeline.word.markup import Element
from pipeline.word.names import TBL, TC, TR, VAL, P, W
from pipeline.word.styles import number, whole

_GRID: Final = W + "tblGrid"
_COLUMN: Final = W + "gridCol"
_WIDTH: Final = W + "w"
_CELL_PROPERTIES: Final = W + "tcPr"
_USUAL_WIDTH: Final = 1440
_BLOCKS: Final = frozenset({P, TBL, W + "sdt"})
_SKIPPED: Final = ("gridBefore", "gridAfter")
_UNEVEN: Final = tuple(W + tag for tag in ("gridSpan", *_SKIPPED, "sdt", "ins", "customXml"))
"""Without any of these in a table, its columns are its cells."""


def repair_tables(root: Element) -> None:
    """Mend the tables below ``root``; two tables that would grow together get a paragraph between them."""
    for row in list(root.iter(TR)):
        if row.find(f".//{TC}") is None:
            _remove(row)
    for table in list(root.iter(TBL)):
        if next(table.iter(TR), None) is None:
            _remove(table)
        else:
            _repair_grid(table)
            _part_from_next(table)
    for cell in root.iter(TC):
        if len(cell) == 0 or cell[-1].tag != P:
            cell.append(etree.Element(P))


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _part_from_next(table: Element) -> None:
    following = table.getnext()
    if following is not None and following.tag == TBL:
        table.addnext(etree.Element(P))


def _repair_grid(table: Element) -> None:
    grid = table.find(_GRID)
    columns = [] if grid is None else grid.findall(_COLUMN)
    needed = _needed(table)
    if grid is None or needed in (0, len(columns)):
        return
    widths = _spread([whole(column.get(_WIDTH, "")) or _USUAL_WIDTH for column in columns], needed)
    for column in columns:
        grid.remove(column)
    for place, width in enumerate(widths):
        grid.insert(place, etree.Element(_COLUMN, {_WIDTH: str(width)}))
    for row in _rows(table):
        _set_widths(row, widths)


def _needed(table: Element) -> int:
    if next(table.iter(*_UNEVEN), None) is not None:
        return max(map(_columns, _rows(table)), default=0)
    return max((len(row.findall(TC)) for row in table.findall(TR)), default=0)


def _rows(table: Element) -> list[Element]:
    """The rows of the table itself, also those in content controls."""
    return [row for row in table.iter(TR) if next(row.iterancestors(TBL)) is table]


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.iter(TC) if next(cell.iterancestors(TR)) is row]


def _columns(row: Element) -> int:
    properties = row.find(W + "trPr")
    skipped = 0
    if properties is not None:
        skipped = sum(number(properties.find(W + tag)) or 0 for tag in _SKIPPED)
    return skipped + sum(map(_span, _cells(row)))


def _span(cell: Element) -> int:
    properties = cell.find(_CELL_PROPERTIES)
    span = None if properties is None else properties.find(W + "gridSpan")
    if span is None:
        return 1
    columns = max(1, whole(span.get(VAL, "").strip()) or 1)
    span.set(VAL, str(columns))
    return columns


def _spread(widths: list[int], count: int) -> list[int]:
    """``count`` widths with the sum of ``widths``, each in proportion to what it was."""
    total = sum(widths) or _USUAL_WIDTH * count
    average = total // max(1, len(widths))
    wanted = (widths + [average] * count)[:count]
    scaled = [max(1, width * total // sum(wanted)) for width in wanted]
    scaled[-1] = max(1, total - sum(scaled[:-1]))
    return scaled


def _set_widths(row: Element, widths: list[int]) -> None:
    """Give cells the widths of the grid: WPS trusts the grid, Word the cells."""
    place = 0
    for cell in _cells(row):
        span = _span(cell)
        width = cell.find(f"{_CELL_PROPERTIES}/{W}tcW")
        if width is not None and width.get(W + "type") == "dxa":
            width.set(_WIDTH, str(sum(widths[place : place + span])))
        place += span
