"""Sheets as a workbook that people fill in."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.errors import InputError
from pipeline.sheets.layout import EXAMPLE, FIRST_ROW, PATH_ROW, TITLE_ROW, Column, Kind, Sheet

Row = Mapping[str, str]
"""The values of a row by the path of their column, written as in a project file."""
LONGEST_CELL = 32_767
GUIDE = "说明"
_LAST_ROW = 5000
"""Down to here Excel offers choices and explanations."""
_EXACT_DIGITS = 15
_FORMATS = {Kind.MONEY: "#,##0.00", Kind.DATE: "yyyy-mm-dd", Kind.COUNT: "0"}
_TEXT_FORMAT = "@"
_WIDTHS = {Kind.LONG: 44, Kind.MONEY: 17, Kind.DATE: 14, Kind.COUNT: 12, Kind.CHOICE: 16, Kind.TEXT: 22}
_COLOURS = ("4472C4", "70AD47", "ED7D31", "7030A0", "C00000", "808080")
_FONT = "宋体"
_NEEDED = PatternFill("solid", fgColor="1F4E79")
_OPTIONAL = PatternFill("solid", fgColor="DDEBF7")
_PLAIN = Font(name=_FONT, size=11)
_SAMPLE = Font(name=_FONT, size=10, italic=True, color="808080")
_TOP, _WRAPPED = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
_PROMPT_TITLE, _PROMPT = 32, 255
_CHOICES = 255
"""Characters that Excel allows for the words of a list of choices."""
_CLOCK = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)")
_FIXED = rb"\g<1>2000-01-01T00:00:00Z\g<3>"


def workbook_parts(
    sheets: Sequence[Sheet], guide: Sequence[str], rows: Mapping[str, Sequence[Row]]
) -> dict[str, bytes]:
    """The parts of an .xlsx with a page of explanations and ``sheets``; ``rows`` by the name of the sheet.

    A sheet without rows shows a row of examples. Same input, same parts. Raises InputError for a text that is
    too long for a cell.
    """
    book = Workbook()
    first = book.active
    if isinstance(first, Worksheet):
        first.title = GUIDE
        _guide(first, guide, sheets)
    groups = list(dict.fromkeys(sheet.group for sheet in sheets))
    for sheet in sheets:
        made = book.create_sheet(sheet.name)
        made.sheet_properties.tabColor = _COLOURS[groups.index(sheet.group) % len(_COLOURS)]
        _fill(made, sheet, rows.get(sheet.name, ()))
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as packed:
        return {name: _CLOCK.sub(_FIXED, packed.read(name)) for name in packed.namelist()}


def _guide(page: Worksheet, lines: Sequence[str], sheets: Sequence[Sheet]) -> None:
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 34, 90
    for number, line in enumerate(lines, start=1):
        cell = page.cell(number, 1, line)
        cell.font = Font(name=_FONT, size=16 if number == 1 else 11, bold=number == 1)
    start = len(lines) + 2
    for number, sheet in enumerate(sheets, start=start):
        link = page.cell(number, 1, sheet.name)
        link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{sheet.name}'!A1")
        link.font = Font(name=_FONT, size=11, color="0563C1", underline="single")
        page.cell(number, 2, sheet.told).font = _PLAIN


def _fill(page: Worksheet, sheet: Sheet, rows: Sequence[Row]) -> None:
    page.freeze_panes = f"B{FIRST_ROW}"
    for number, column in enumerate(sheet.columns, start=1):
        _head(page, number, column)
        _offer(page, number, column)
    if not rows:
        _example(page, sheet)
    for order, row in enumerate(rows):
        for number, column in enumerate(sheet.columns, start=1):
            if column.path in row:
                _put(page.cell(FIRST_ROW + order, number), column, row[column.path], sheet.name)


def _head(page: Worksheet, number: int, column: Column) -> None:
    title, path = page.cell(TITLE_ROW, number, column.title), page.cell(PATH_ROW, number, column.path)
    title.fill = _NEEDED if column.required else _OPTIONAL
    title.font = Font(name=_FONT, size=11, bold=True, color="FFFFFF" if column.required else "000000")
    title.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
    path.font = Font(name="Arial", size=7, color="A6A6A6")
    page.row_dimensions[TITLE_ROW].height, page.row_dimensions[PATH_ROW].height = 32, 11
    width = page.column_dimensions[get_column_letter(number)]
    width.width = _WIDTHS[column.kind]
    width.number_format = _FORMATS.get(column.kind, _TEXT_FORMAT)
    width.alignment = _WRAPPED if column.kind is Kind.LONG else _TOP


def _offer(page: Worksheet, number: int, column: Column) -> None:
    """The explanation that Excel shows beside a cell, and its choices."""
    words = ",".join(column.choices)
    listed = bool(words) and len(words) <= _CHOICES
    rule = DataValidation(
        type="list" if listed else None,
        formula1=f'"{words}"' if listed else None,
        allow_blank=True,
        showInputMessage=True,
        showErrorMessage=listed,
        promptTitle=column.title[-_PROMPT_TITLE:],
        prompt=column.told[:_PROMPT] or column.title,
        errorTitle="不在可选的值之内" if listed else None,
        error=f"请从 {'、'.join(column.choices)} 中选"[:_PROMPT] if listed else None,
    )
    letter = get_column_letter(number)
    rule.add(f"{letter}{FIRST_ROW}:{letter}{_LAST_ROW}")
    page.add_data_validation(rule)


def _example(page: Worksheet, sheet: Sheet) -> None:
    for number, column in enumerate(sheet.columns, start=1):
        cell = page.cell(FIRST_ROW, number)
        _text(cell, EXAMPLE if number == 1 else column.example)
        cell.font, cell.alignment = _SAMPLE, _WRAPPED if column.kind is Kind.LONG else _TOP


def _put(cell: Cell | MergedCell, column: Column, value: str, sheet: str) -> None:
    if len(value) > LONGEST_CELL:
        place = f"工作表“{sheet}”的“{column.title}”"
        raise InputError(f"{place}有 {len(value)} 个字，Excel 的一格最多 {LONGEST_CELL} 个字，请缩短。")
    cell.font, cell.alignment = _PLAIN, _WRAPPED if column.kind is Kind.LONG else _TOP
    match column.kind:
        case Kind.MONEY if len(value) <= _EXACT_DIGITS:
            cell.value = Decimal(value)
        case Kind.COUNT if len(value) <= _EXACT_DIGITS:
            cell.value = int(value)
        case Kind.DATE if value >= "1901":
            cell.value = date.fromisoformat(value)
        case _:
            _text(cell, value)
            return
    cell.number_format = _FORMATS[column.kind]


def _text(cell: Cell | MergedCell, value: str) -> None:
    """A text that is never taken for a formula, a number or an error."""
    if value:
        cell.value = value
        cell.data_type = "s"
        cell.number_format = _TEXT_FORMAT
