"""The cover: number, name of the document, what is to be known at once, the date."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.word.build import tables, xml
from pipeline.word.build.blocks import Row
from pipeline.word.build.content import runs
from pipeline.word.build.tables import Cell
from pipeline.word.build.texts import row_tag

_NUMBER = "编号"


def cover(title: str, rows: Sequence[Row], width: int) -> str:
    """The paragraphs of the cover; a number in the first line stands above the title.

    Lines without a label stand below the title when no labelled line is before them, at the foot otherwise.
    """
    number, rest = _number(rows)
    labelled = [index for index, row in enumerate(rest) if len(row.cells) > 1 or row_tag(row)]
    first = labelled[0] if labelled else len(rest)
    last = labelled[-1] + 1 if labelled else len(rest)
    return (
        _top(number)
        + xml.paragraph("CoverTitle", runs(title), '<w:spacing w:before="2400" w:after="360"/>')
        + "".join(_centred(row, 120) for row in rest[:first])
        + xml.paragraph("Gap", "", '<w:spacing w:before="2000" w:after="0"/>')
        + (_fields(rest[first:last], width) if labelled else "")
        + "".join(_centred(row, 900 if index == 0 else 120) for index, row in enumerate(rest[last:]))
    )


def _number(rows: Sequence[Row]) -> tuple[Row | None, Sequence[Row]]:
    if rows and len(rows[0].cells) > 1 and rows[0].cells[0].endswith(_NUMBER):
        return rows[0], rows[1:]
    return None, rows


def _top(row: Row | None) -> str:
    return xml.paragraph("CoverField", runs(f"{row.cells[0]}：{row.cells[1]}") if row else "")


def _centred(row: Row, before: int) -> str:
    properties = f'<w:spacing w:before="{before}"/><w:jc w:val="center"/>'
    return xml.paragraph("CoverField", runs("：".join(row.cells)), properties)


def _fields(rows: Sequence[Row], width: int) -> str:
    columns = tables.widths((30, 70), width * 19 // 20)
    return tables.table([_field(row, columns) for row in rows], columns, bordered=False)


def _field(row: Row, columns: Sequence[int]) -> str:
    if row_tag(row):
        return tables.tag_row(row, columns)
    label, value = row.cells if len(row.cells) > 1 else ("", row.cells[0])
    spread = '<w:jc w:val="distribute"/>'
    cells = (
        Cell(xml.paragraph("CoverField", runs(f"{label}：") if label else "", spread)),
        Cell(xml.paragraph("CoverField", runs(value)), ruled=True),
    )
    return tables.row(cells, columns)
