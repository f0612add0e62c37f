"""A workbook that people filled in, as texts: every cell as its writer would say it."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from pipeline.errors import InputError
from pipeline.sheets.guard import refuse_other_files

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s")
_FORMULA = re.compile(rb"<f[ />]")
_EXACT = 15
"""Digits that Excel keeps of a number."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell that holds something."""

    ref: str
    """``C5``."""
    text: str
    problem: str = ""
    """Why it cannot be used, in Chinese; then ``text`` is empty."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its rows from top to bottom, in each the cells by the number of their column, from 1."""

    name: str
    rows: tuple[tuple[int, Mapping[int, Entry]], ...]

    def row(self, number: int) -> Mapping[int, Entry]:
        """The cells of the row ``number``, from 1."""
        return dict(self.rows).get(number, {})


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook; ``notes`` tell of what the reader should know although it is no mistake."""

    grids: tuple[Grid, ...]
    notes: tuple[str, ...] = ()


def read_workbook(data: bytes, *, name: str) -> Book:
    """What the visible and hidden sheets of an .xlsx hold; formulas by the results that Excel saved.

    Raises InputError, one sentence, for anything but a workbook that can be read.
    """
    refuse_other_files(data, name=name)
    values = _load(data, name, values=True)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if len(_SHEET.findall(packed.read("xl/workbook.xml"))) != len(values.sheetnames):
            raise _damaged(name)
        formulas = any(_FORMULA.search(packed.read(part)) for part in packed.namelist() if _is_sheet(part))
    notes = tuple(_uncalculated(values, _load(data, name, values=False))) if formulas else ()
    grids = tuple(_grid(page) for page in values.worksheets)
    return Book(grids, notes)


def _is_sheet(part: str) -> bool:
    return part.startswith("xl/worksheets/") and part.endswith(".xml")


def _load(data: bytes, name: str, *, values: bool) -> Any:  # noqa: ANN401 - openpyxl's own
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(data), data_only=values)
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        OSError,
        SyntaxError,
        TypeError,
        ValueError,
    ) as error:
        raise _damaged(name) from error


def _damaged(name: str) -> InputError:
    return InputError(f"{name} 已经损坏，读不出来；请在 Excel 中打开并另存为 .xlsx 后再试。")


def _grid(page: Any) -> Grid:  # noqa: ANN401 - a worksheet
    rows: dict[int, dict[int, Entry]] = {}
    for (row, column), cell in sorted(page._cells.items()):  # noqa: SLF001 - only the cells that are there
        if cell.value is not None:
            entry = _entry(
                cell.value, cell.number_format, f"{get_column_letter(column)}{row}", cell.data_type
            )
            if entry.text.strip() or entry.problem:
                rows.setdefault(row, {})[column] = entry
    return Grid(page.title, tuple(rows.items()))


def _entry(value: Any, number_format: str, ref: str, kind: str) -> Entry:  # noqa: ANN401 - any cell value
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return _number(value, ref, percent="%" in number_format)
    if kind == "e":
        return Entry(ref, "", f"单元格是错误值 {value}，请改正公式或者直接填写")
    text = _written(value)
    return Entry(ref, text or "", "" if text is not None else "单元格的内容不能识别，请改写成文字")


def _written(value: Any) -> str | None:  # noqa: ANN401 - any cell value
    """``value`` as a person writes it; None for what nobody writes."""
    match value:
        case str():
            return value
        case bool():
            return "是" if value else "否"
        case datetime():
            return value.strftime("%Y-%m-%d" if value.time() == time() else "%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
        case _:
            return None


def _number(value: float | Decimal, ref: str, *, percent: bool) -> Entry:
    exact = Decimal(f"{value:.{_EXACT}g}")
    if abs(exact) >= Decimal(10) ** _EXACT:
        return Entry(ref, "", "数字超过 15 位，Excel 只保留前 15 位，请把单元格设为“文本”后重新填写")
    text = f"{exact * 100 if percent else exact:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return Entry(ref, f"{text}%" if percent else text)


def _uncalculated(values: Any, formulas: Any) -> Iterator[str]:  # noqa: ANN401 - workbooks
    for page in formulas.worksheets:
        for (row, column), cell in sorted(page._cells.items()):  # noqa: SLF001 - as above
            if cell.data_type == "f" and values[page.title].cell(row, column).value is None:
                ref = f"{get_column_letter(column)}{row}"
                yield (
                    f"工作表“{page.title}”{ref} 的公式没有保存结果，当作空的；"
                    "请在 Excel 中打开并保存，或者直接填写数值。"
                )
