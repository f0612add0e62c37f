"""A workbook that people fill in: names, explanations, choices, and values that Excel does not change."""

import io
from datetime import datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from pipeline.errors import InputError
from pipeline.sheets.layout import EXAMPLE, Column, Kind, Sheet
from pipeline.sheets.read import read_workbook
from pipeline.sheets.write import workbook_parts
from pipeline.word.canonical import canonical_zip

COLUMNS = (
    Column("key", "编号", "项目的编号", example="SL-1", required=True),
    Column("money", "金额", "以元为单位", Kind.MONEY, example="5000000.00"),
    Column("day", "日期", "", Kind.DATE),
    Column("count", "数量", "", Kind.COUNT),
    Column("choice", "类型", "选一个", Kind.CHOICE, ("企业", "高校")),
    Column("long", "说明", "长" * 300, Kind.LONG),
)
SHEET = Sheet("项目", COLUMNS, "每行一个项目", "前期准备")


def written(*rows: dict[str, str]) -> Any:  # noqa: ANN401 - a workbook
    return load_workbook(io.BytesIO(packed(*rows)))


def packed(*rows: dict[str, str]) -> bytes:
    return canonical_zip(workbook_parts([SHEET], ["填写说明"], {"项目": rows}))


def test_titles_paths_and_the_example_row_stand_on_top() -> None:
    sheet = written()["项目"]
    assert [cell.value for cell in sheet[1]] == ["编号", "金额", "日期", "数量", "类型", "说明"]
    assert [cell.value for cell in sheet[2]] == ["key", "money", "day", "count", "choice", "long"]
    assert [sheet["A3"].value, sheet["B3"].value] == [EXAMPLE, "5000000.00"]
    assert sheet["A3"].font.italic
    assert sheet.freeze_panes == "B3"


def test_choices_and_explanations_are_offered() -> None:
    rules = {str(rule.sqref): rule for rule in written()["项目"].data_validations.dataValidation}
    assert rules["E3:E5000"].formula1 == '"企业,高校"'
    assert rules["E3:E5000"].type == "list"
    assert rules["B3:B5000"].prompt == "以元为单位"
    assert all(len(rule.prompt) <= 255 and len(rule.promptTitle) <= 32 for rule in rules.values())


def test_values_are_kept_as_excel_has_them() -> None:
    row = {"key": "001", "money": "5000000.00", "day": "2026-03-01", "count": "24", "long": "一\n二"}
    sheet = written(row)["项目"]
    day = datetime(2026, 3, 1)  # noqa: DTZ001 - Excel has no zones
    assert [cell.value for cell in sheet[3]] == ["001", 5000000, day, 24, None, "一\n二"]
    assert sheet["A3"].number_format == "@"
    assert sheet.column_dimensions["A"].number_format == "@"
    assert sheet["F3"].alignment.wrap_text


@pytest.mark.parametrize("text", ["=1+1", "#REF!", "1/3", "2026-03-01", "0001", "TRUE", "+86"])
def test_no_text_becomes_a_formula_a_number_or_an_error(text: str) -> None:
    found = read_workbook(packed({"key": text, "long": text}), name="表.xlsx")
    grid = next(grid for grid in found.grids if grid.name == "项目")
    assert (grid.row(3)[1].text, grid.row(3)[6].text, found.notes) == (text, text, ())


def test_an_amount_with_more_digits_than_excel_keeps_stays_text() -> None:
    amount = "123456789012345.67"
    sheet = written({"key": "1", "money": amount})["项目"]
    assert sheet["B3"].value == amount


def test_a_text_too_long_for_a_cell_is_refused() -> None:
    with pytest.raises(InputError, match="工作表“项目”的“说明”有 40000 个字"):
        packed({"key": "1", "long": "长" * 40_000})


def test_the_guide_leads_to_every_sheet() -> None:
    guide = written()["说明"]
    assert guide["A1"].value == "填写说明"
    assert guide["A3"].hyperlink.location == "'项目'!A1"
    assert guide["B3"].value == "每行一个项目"


def test_the_clock_does_not_count() -> None:
    parts = workbook_parts([SHEET], ["填写说明"], {})
    assert b"2000-01-01T00:00:00Z" in parts["docProps/core.xml"]
    assert workbook_parts([SHEET], ["填写说明"], {}) == parts
