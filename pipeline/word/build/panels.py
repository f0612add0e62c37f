"""Tables of data and tables of labels and values."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.word.build import tables, xml
from pipeline.word.build.blocks import Fields, Row, Table
from pipeline.word.build.content import cell, runs
from pipeline.word.build.tables import Cell
from pipeline.word.build.texts import row_tag

_TWIPS_PER_CM = 567
_PAIR = 2
_TWO_PAIRS = 4


def data_table(block: Table, width: int) -> str:
    """A table with its caption; the first row is a head repeated on each page."""
    heads = next((row.cells for row in block.rows if not row_tag(row)), ("",))
    columns = tables.widths(tables.weights(block.options, heads), width)
    size = tables.SMALL if block.options.get("font") == "small" else 0
    written = []
    for index, row in enumerate(block.rows):
        if row_tag(row):
            written.append(tables.tag_row(row, columns))
        elif index == 0 and block.options.get("header") != "no":
            written.append(
                tables.head_row([cell(text, "TableHead", size=size) for text in row.cells], columns)
            )
        else:
            written.append(tables.row(_cells(row, block.aligns, size), columns))
    return _caption(block.options.get("caption", "")) + tables.table(written, columns) + _gap()


def _cells(row: Row, aligns: Sequence[str], size: int) -> list[Cell]:
    return [
        Cell(cell(text, "TableText", align="" if align == "left" else align, size=size))
        for text, align in zip(row.cells, aligns, strict=False)
    ]


def _caption(text: str) -> str:
    """The caption, or a small distance from what stands above."""
    return xml.paragraph("Caption", runs(text)) if text else xml.paragraph("Gap", "", "<w:keepNext/>")


def _gap() -> str:
    """A small distance after a table, which also keeps two tables apart."""
    return xml.paragraph("Gap")


def fields_table(block: Fields, width: int) -> str:
    """A table of shaded labels and their values, one or two pairs in a row."""
    four = any(len(row.cells) == _TWO_PAIRS for row in block.rows)
    default = (18, 32, 18, 32) if four else (22, 78)
    weights = tables.weights(block.options, ()) or default
    columns = tables.widths(weights, width)
    size = tables.SMALL if block.options.get("font") == "small" else 0
    height = round(float(block.options.get("height", "0")) * _TWIPS_PER_CM)
    rows = [
        tables.tag_row(row, columns) if row_tag(row) else _field_row(row, columns, size, height)
        for row in block.rows
    ]
    return _caption(block.options.get("caption", "")) + tables.table(rows, columns) + _gap()


def _field_row(row: Row, columns: Sequence[int], size: int, height: int) -> str:
    if len(row.cells) == 1:
        content = cell(row.cells[0], "TableHead", size=size, properties="<w:keepNext/>")
        return tables.row([Cell(content, span=len(columns), shade=tables.SHADE)], columns)
    spans = [1] * len(row.cells)
    spans[-1] += len(columns) - len(row.cells)
    cells = [
        _field(text, index, size, span)
        for index, (text, span) in enumerate(zip(row.cells, spans, strict=True))
    ]
    return tables.row(cells, columns, split=len(row.cells) == _PAIR, height=height)


def _field(text: str, index: int, size: int, span: int) -> Cell:
    label = index % 2 == 0
    content = cell(text, "TableText", align="center" if label else "", size=size)
    return Cell(content, span=span, shade=tables.SHADE if label else "")
