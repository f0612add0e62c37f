"""Tables as worksheets: frozen header, filter, widths, colours that follow the words of a cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.report.xlsx_cells import FACE, Colour, Column, Value, fitting
from pipeline.report.xlsx_height import row_height, stacked_height

_CODE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Excel takes ``_x0041_`` for A, unless the first line is written as ``_x005F_``."""
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "#", "'")
_HEAD: Final = PatternFill("solid", start_color="FF1F3864")
_LINE: Final = Side(style="thin", color="FFD0D4DB")
_BOX: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_DATE: Final = "yyyy-mm-dd"
_MONEY: Final = "#,##0.00"
_CENTRED_HEAD: Final = Alignment(horizontal="center", vertical="center", wrap_text=True)
_CENTRED: Final = Alignment(horizontal="center", vertical="top", wrap_text=True)
_PLAIN: Final = Alignment(vertical="top", wrap_text=True)
_STACKED_HEAD: Final = Alignment(horizontal="center", vertical="top", text_rotation=255)
_PAGE: Final = 250
"""Width of columns that is still read on one page."""


@dataclass(frozen=True, slots=True)
class Table:
    """One worksheet. ``held`` columns stay in sight; ``colours`` hold in ``coloured`` columns."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    held: int = 0
    colours: Sequence[Colour] = ()
    coloured: Sequence[int] = field(default=())


def write(workbook: Workbook, table: Table) -> None:
    """Add ``table`` to ``workbook``."""
    sheet = workbook.create_sheet(table.name)
    for number, column in enumerate(table.columns, 1):
        _head(sheet.cell(1, number), column)
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.row_dimensions[1].height = _head_height(table.columns)
    for number, row in enumerate(table.rows, 2):
        for place, value in enumerate(row):
            _body(sheet.cell(number, place + 1), value, centred=table.columns[place].centred)
        texts = [value if isinstance(value, str) else "" for value in row]
        sheet.row_dimensions[number].height = row_height(texts, [column.width for column in table.columns])
    _behave(sheet, table)
    _colour(sheet, table)
    _print(sheet, table)


def put(cell: Cell, value: Value) -> None:
    """Write ``value``; a text stays a text whatever it begins with, and holds what Excel can hold."""
    if not value or not isinstance(value, str):
        cell.value = None if value == "" else value
        return
    text = _CODE.sub("_x005F_", fitting(value))
    cell.value = text
    cell.data_type = "s"
    if text.startswith(_RISKY):
        cell.quotePrefix = True


def _head(cell: Cell, column: Column) -> None:
    put(cell, column.title)
    cell.font = Font(name=FACE, size=10, bold=True, color="FFFFFFFF")
    cell.fill = _HEAD
    cell.border = _BOX
    cell.alignment = _STACKED_HEAD if column.upright else _CENTRED_HEAD


def _body(cell: Cell, value: Value, *, centred: bool) -> None:
    cell.font = Font(name=FACE, size=10)
    cell.border = _BOX
    cell.alignment = _CENTRED if centred else _PLAIN
    if isinstance(value, Decimal):
        cell.number_format = _MONEY
    elif isinstance(value, date):
        cell.number_format = _DATE
    put(cell, value)


def _head_height(columns: Sequence[Column]) -> float:
    flat = row_height([item.title for item in columns if not item.upright], [item.width for item in columns])
    return max([flat, *(stacked_height(item.title) for item in columns if item.upright)])


def _behave(sheet: Worksheet, table: Table) -> None:
    last = get_column_letter(len(table.columns))
    sheet.freeze_panes = f"{get_column_letter(table.held + 1)}2"
    sheet.auto_filter.ref = f"A1:{last}{len(table.rows) + 1}"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 90


def _colour(sheet: Worksheet, table: Table) -> None:
    for number in table.coloured if table.rows else ():
        letter = get_column_letter(number + 1)
        area = f"{letter}2:{letter}{len(table.rows) + 1}"
        for colour in table.colours:
            sheet.conditional_formatting.add(area, _says(colour))


def _says(colour: Colour) -> Rule:
    word = colour.word.replace('"', '""')
    ground = PatternFill("solid", start_color=colour.ground, end_color=colour.ground)
    look = DifferentialStyle(font=Font(color=colour.letters), fill=ground)
    return Rule("cellIs", operator="equal", formula=[f'"{word}"'], dxf=look)


def _print(sheet: Worksheet, table: Table) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.page_setup.fitToWidth = max(1, round(sum(column.width for column in table.columns) / _PAGE))
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6, header=0.2, footer=0.3)
    sheet.print_title_rows = "1:1"
    if table.held:
        sheet.print_title_cols = f"A:{get_column_letter(table.held)}"
    footer = HeaderFooter()
    if footer.oddFooter is not None and footer.oddFooter.center is not None:
        footer.oddFooter.center.text = "&P / &N"
    sheet.HeaderFooter = footer
