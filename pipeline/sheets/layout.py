"""What the sheets of a workbook hold: columns with names, kinds and what to write in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a column is kept in Excel."""

    TEXT = "text"
    """As typed: Excel changes nothing."""
    LONG = "long"
    """Text of several lines."""
    MONEY = "money"
    DATE = "date"
    COUNT = "count"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet. ``path`` names it to the program, ``title`` to people; both once per sheet."""

    path: str
    title: str
    told: str = ""
    """What to write."""
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    example: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its columns, the first of which names the project of each row."""

    name: str
    columns: tuple[Column, ...]
    told: str = ""
    group: str = ""
    """Sheets of one group have tabs of one colour."""


EXAMPLE = "示例（导入时跳过）"
"""Begins the first cell of a row that shows how to fill in the sheet; such rows are not read."""
TITLE_ROW, PATH_ROW = 1, 2
FIRST_ROW = 3
"""The first row below titles and paths."""
