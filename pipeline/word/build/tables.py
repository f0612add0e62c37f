"""Tables whose grid, width and cells agree, so that Word, WPS and LibreOffice draw the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.word.build import xml
from pipeline.word.build.blocks import Row
from pipeline.word.build.texts import row_tag

SHADE = "F2F2F2"
_HEAD_SHADE = "E7E6E6"
SMALL = 18
"""Size of small letters in tables, in half points (小五)."""
_NARROW_HEADS = {"序号", "编号", "No."}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its paragraphs, how many columns it spans, shade, a line below it."""

    content: str
    span: int = 1
    shade: str = ""
    ruled: bool = False


def widths(weights: Sequence[float], total: int) -> tuple[int, ...]:
    """``total`` divided by ``weights``; the parts add up to it."""
    whole = sum(weights)
    edges = [round(total * sum(weights[:index]) / whole) for index in range(len(weights) + 1)]
    return tuple(end - start for start, end in pairwise(edges))


def weights(options: Mapping[str, str], heads: Sequence[str]) -> tuple[float, ...]:
    """The relative widths asked for, or equal ones with a narrow column for 序号."""
    asked = options.get("widths", "").replace("，", ",")
    if asked:
        return tuple(float(part) for part in asked.split(","))
    return tuple(0.5 if head in _NARROW_HEADS else 1.0 for head in heads)


def table(rows: Iterable[str], columns: Sequence[int], *, bordered: bool = True) -> str:
    """A table of fixed layout with ``rows`` on the grid ``columns`` (twips)."""
    style = "TableGrid" if bordered else "TableNormal"
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(
    cells: Sequence[Cell], columns: Sequence[int], *, head: bool = False, split: bool = False, height: int = 0
) -> str:
    """A row on the grid ``columns``; it is kept on one page unless it may ``split``."""
    properties = "" if split else "<w:cantSplit/>"
    properties += f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    properties += "<w:tblHeader/>" if head else ""
    written, start = [], 0
    for cell in cells:
        written.append(_cell(cell, sum(columns[start : start + cell.span])))
        start += cell.span
    opened = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{opened}{''.join(written)}</w:tr>"


def _cell(cell: Cell, width: int) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    rule = (
        '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tcBorders>'
        if cell.ruled
        else ""
    )
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.shade}"/>' if cell.shade else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{rule}{shade}'
        f'<w:vAlign w:val="center"/></w:tcPr>{cell.content}</w:tc>'
    )


def tag_row(source: Row, columns: Sequence[int]) -> str:
    """The row that holds the statement for whole rows, ``{%tr … %}``."""
    tag = row_tag(source).replace("{%", "{%tr", 1)
    return row((Cell(xml.paragraph("TableText", xml.run(tag)), span=len(columns)),), columns)


def head_row(contents: Sequence[str], columns: Sequence[int], *, repeated: bool = True) -> str:
    """A shaded row of heads, repeated on each page."""
    return row([Cell(content, shade=_HEAD_SHADE) for content in contents], columns, head=repeated)
