"""Rows of the notation as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.text.notation import MERGED_LEFT, MERGED_UP, Line
from pipeline.word.plain.inline import BOLD, PLAIN, Desk, Look, runs

WIDTH = 8500
"""In twentieths of a point."""


def table(rows: Sequence[Line], desk: Desk, *, bordered: bool) -> str:
    """The table of ``rows``; the first row of a bordered one is bold."""
    columns = len(rows[0].cells)
    grid = f'<w:gridCol w:w="{WIDTH // columns}"/>' * columns
    style = "TableGrid" if bordered else "TableNormal"
    head = f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{WIDTH}" w:type="dxa"/></w:tblPr>'
    inner = "".join(
        _row(
            row,
            rows[index + 1] if index + 1 < len(rows) else None,
            desk,
            BOLD if bordered and not index else PLAIN,
        )
        for index, row in enumerate(rows)
    )
    return f"<w:tbl>{head}<w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>"


def _row(row: Line, below: Line | None, desk: Desk, look: Look) -> str:
    cells = "".join(_cells(row, below, desk, look))
    return f"<w:tr>{cells}</w:tr>"


def _cells(row: Line, below: Line | None, desk: Desk, look: Look) -> Iterator[str]:
    width = WIDTH // len(row.cells)
    for column, cell in enumerate(row.cells):
        if cell == MERGED_LEFT:
            continue
        span = 1
        while row.cells[column + span : column + span + 1] == (MERGED_LEFT,):
            span += 1
        merged = _merged(cell, below.cells[column] if below is not None else "")
        spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        head = f'<w:tcPr><w:tcW w:w="{width * span}" w:type="dxa"/>{spanned}{merged}</w:tcPr>'
        yield f"<w:tc>{head}{_paragraphs('' if cell == MERGED_UP else cell, desk, look)}</w:tc>"


def _merged(cell: str, below: str) -> str:
    if cell == MERGED_UP:
        return "<w:vMerge/>"
    return '<w:vMerge w:val="restart"/>' if below == MERGED_UP else ""


def _paragraphs(cell: str, desk: Desk, look: Look) -> str:
    texts = Line(0, "|", cells=(cell,)).texts
    return "".join(f"<w:p>{runs(text, desk, look)}</w:p>" for text in texts)
