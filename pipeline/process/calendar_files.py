"""Reads the calendar of working days: one file a year, the content of the notices for that year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pipeline.content import Located, files_in, load_yaml, root, shown, validate
from pipeline.errors import ContentError
from pipeline.process.calendars import NEW_YEAR_FROM, Break, Calendar, Notice, Year, calendar_of, weekend
from pipeline.process.figures import show_date
from pipeline.process.statutory import FIRST_YEAR, LAST_YEAR, statutory_holidays

SUFFIX = ".yml"
"""Ending of the files: every ``.yaml`` below ``rules/`` is taken for a rule."""

_DATE = {"type": "string", "format": "date"}
_NOTICE = {
    "type": "object",
    "title": "通知",
    "additionalProperties": False,
    "required": ["number", "published"],
    "properties": {
        "number": {"type": "string", "title": "文号", "minLength": 1},
        "published": _DATE | {"title": "公布日期"},
    },
}
_BREAK = {
    "type": "object",
    "title": "节日",
    "additionalProperties": False,
    "required": ["name", "first", "last", "work"],
    "properties": {
        "name": {"type": "string", "title": "节日名称", "minLength": 1},
        "first": _DATE | {"title": "放假第一天"},
        "last": _DATE | {"title": "放假最后一天"},
        "work": {"type": "array", "title": "调休上班的日期", "items": _DATE},
    },
}
SCHEMA: Mapping[str, Any] = MappingProxyType(
    {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "title": "一年的放假安排",
        "additionalProperties": False,
        "required": ["year", "notices", "holidays"],
        "properties": {
            "year": {"type": "integer", "title": "年份", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
            "notices": {"type": "array", "title": "通知", "minItems": 1, "items": _NOTICE},
            "holidays": {"type": "array", "title": "放假安排", "minItems": 1, "items": _BREAK},
        },
    }
)
"""Shape of one file (JSON Schema 2020-12)."""


def load_calendar(folder: Path | None = None) -> Calendar:
    """The calendar in ``folder`` (default: the program's own, read once).

    Files of another folder are compared with ``SCHEMA``; the program's own have been by the tests. Raises
    ContentError with every problem of every file as ``file:line: what to do``.
    """
    return _bundled() if folder is None else _load(folder)


@cache
def _bundled() -> Calendar:
    return _load(root() / "rules" / "calendar")


def _load(folder: Path) -> Calendar:
    years: dict[int, Year] = {}
    problems: list[str] = []
    for path in files_in(folder, SUFFIX) if folder.is_dir() else ():
        try:
            year = _year(path)
        except ContentError as error:
            problems.extend(error.problems)
        else:
            years[year.year] = year
    if not years and not problems:
        problems.append(f"{shown(folder)}: 没有工作日历文件，请放入 2026{SUFFIX} 这样的文件")
    if problems:
        raise ContentError(tuple(problems))
    return calendar_of(years.values())


def _year(path: Path) -> Year:
    raw = load_yaml(path)
    if problems := () if path.is_relative_to(root()) else validate(raw, SCHEMA, path):
        raise ContentError(problems)
    try:
        year = _built(raw)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        said = validate(raw, SCHEMA, path) or (f"{shown(path)}:1: 内容有误，请检查写法（{error!r}）",)
        raise ContentError(said) from error
    located = Located(path)
    if faults := tuple(f"{located.at(keys)}: {said}" for keys, said in _faults(year, path)):
        raise ContentError(faults)
    return year


def _built(raw: Mapping[str, Any]) -> Year:
    day = date.fromisoformat
    breaks = tuple(
        Break(item["name"], day(item["first"]), day(item["last"]), tuple(day(text) for text in item["work"]))
        for item in raw["holidays"]
    )
    notices = tuple(Notice(item["number"], day(item["published"])) for item in raw["notices"])
    return Year(raw["year"], notices, breaks)


Fault = tuple[tuple[str | int, ...], str]


def _faults(year: Year, path: Path) -> Iterator[Fault]:
    """What cannot be true of the arrangement of a year."""
    if path.stem != str(year.year):
        yield ("year",), f"文件名应为 {year.year}{SUFFIX}，请改文件名或年份"
    if not FIRST_YEAR <= year.year <= LAST_YEAR:
        yield ("year",), f"年份应在{FIRST_YEAR}年至{LAST_YEAR}年之间，请改正"
        return
    if not year.notices:
        yield ("notices",), "没有写明依据的通知，请补充文号和公布日期"
    off: set[date] = set()
    for place, item in enumerate(year.breaks):
        yield from (
            ((("holidays", place, *keys)), said) for keys, said in _break_faults(item, year.year, off)
        )
        off.update(item.days())
    yield from _work_faults(year, off)
    yield from _missing(year, off)


def _break_faults(item: Break, year: int, off: set[date]) -> Iterator[Fault]:
    if item.last < item.first:
        yield ("last",), f"{item.name}放假最后一天早于第一天，请改正"
    if off.intersection(item.days()):
        yield ("first",), f"{item.name}与前面的放假日期重叠，请改正"
    earliest = date(year - 1, *NEW_YEAR_FROM)
    if not all(earliest <= day <= date(year, 12, 31) for day in (item.first, item.last, *item.work)):
        yield ("name",), f"{item.name}的日期不在{year}年，请改正"


def _work_faults(year: Year, off: set[date]) -> Iterator[Fault]:
    for place, item in enumerate(year.breaks):
        for day in item.work:
            if not weekend(day) or day in off:
                yield ("holidays", place, "work"), f"{show_date(day)}不是周六、周日或者正在放假，请改正"


def _missing(year: Year, off: set[date]) -> Iterator[Fault]:
    for day, name in statutory_holidays(year.year).items():
        if day not in off and not weekend(day):
            yield ("holidays",), f"{name}（{show_date(day)}）没有列入放假，请补充"
