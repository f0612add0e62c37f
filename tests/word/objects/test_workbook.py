from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from pipeline.word.objects.chart_data import ChartData, Series
from pipeline.word.objects.workbook import column_letters, reference, workbook

CHART = ChartData(
    "标题", "", ("甲", "乙"), (Series("一", (Decimal("9.7"), None)), Series("二", (Decimal(0), Decimal(-2))))
)


@pytest.mark.parametrize("column", [1, 2, 26, 27, 52, 53, 702, 703])
def test_columns_are_lettered_as_in_a_spreadsheet(column: int) -> None:
    assert column_letters(column) == get_column_letter(column)


def test_a_reference_to_one_cell_is_no_range() -> None:
    assert reference(3, 1, 1) == "Sheet1!$C$1"
    assert reference(3, 2, 4) == "Sheet1!$C$2:$C$4"


def test_a_workbook_holds_categories_and_series_in_columns() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(CHART))).active
    assert sheet is not None
    assert sheet.title == "Sheet1"
    assert list(sheet.values) == [(None, "一", "二"), ("甲", 9.7, 0), ("乙", None, -2)]


def test_figures_are_put_down_digit_by_digit() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(CHART))) as book:
        assert b"<v>9.7</v>" in book.read("xl/worksheets/sheet1.xml")


def test_a_workbook_depends_on_its_figures_alone() -> None:
    assert workbook(CHART) == workbook(CHART)
    with zipfile.ZipFile(io.BytesIO(workbook(CHART))) as book:
        assert {info.date_time for info in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_part_of_a_workbook_has_a_type_and_every_target_is_there() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(CHART))) as book:
        types = book.read("[Content_Types].xml").decode()
        names = set(book.namelist())
        for name in names - {"[Content_Types].xml"}:
            assert name.endswith(".rels") or f'PartName="/{name}"' in types
        assert {"xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"} < names
