"""The Gantt chart of a schedule: periods that fit the page, and which of them each task takes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Literal

from pipeline.errors import InputError

MAX_WEEKS, MAX_MONTHS, MAX_QUARTERS, MAX_YEARS = 20, 24, 40, 40
"""How many columns of each kind a chart may have before the next longer kind is taken."""
_WEEK = timedelta(days=7)
_QUARTERS = ("一", "二", "三", "四")
_ROOM = 3
"""Columns over which year and month find room together."""


@dataclass(frozen=True, slots=True)
class Task:
    """A line of the chart, from ``start`` to ``end``, both included; a milestone is due on ``end``."""

    name: str
    owner: str
    start: date
    end: date
    kind: Literal["task", "milestone"] = "task"
    state: Literal["bar", "done", "late"] = "bar"
    """How the periods of a task are marked: as planned, as done, as late."""


@dataclass(frozen=True, slots=True)
class _Periods:
    """Columns of a chart: their first days in order, what one is called, their labels and what is above."""

    unit: str
    days: tuple[date, ...]
    labels: tuple[str, ...]
    groups: tuple[tuple[int, int], ...]
    """Year and month (0 without) above each column."""


def gantt(
    tasks: Sequence[Task], *, start: date, end: date, title: str = "", caption: str = ""
) -> Mapping[str, object]:
    """Return the chart of ``tasks`` over ``start`` to ``end`` as the object ``gantt`` of templates draws it.

    Weeks (counted from the first day) up to 20 columns, else calendar months up to 24, quarters up to 40,
    years. The chart begins earlier and ends later where a task does: every task has a mark. InputError for a
    task that ends before it starts and for more than 40 years.
    """
    _refuse_backwards(tasks)
    first = min([start, *(_begin(task) for task in tasks)])
    last = max([end, start, *(task.end for task in tasks)])
    periods = _periods(first, last)
    return {
        "title": title,
        "caption": caption,
        "unit": periods.unit,
        "periods": tuple({"label": label} for label in periods.labels),
        "groups": _groups(periods),
        "rows": tuple(_row(task, periods) for task in tasks),
    }


def _refuse_backwards(tasks: Sequence[Task]) -> None:
    for task in tasks:
        if task.end < task.start:
            raise InputError(
                f"任务“{task.name}”的结束日期 {task.end} 早于开始日期 {task.start}；请改正其中一个日期。"
            )


def _begin(task: Task) -> date:
    return task.end if task.kind == "milestone" else task.start


def _periods(first: date, last: date) -> _Periods:
    weeks = (last - first) // _WEEK + 1
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    quarters = (last.year - first.year) * 4 + _quarter(last) - _quarter(first) + 1
    years = last.year - first.year + 1
    if weeks <= MAX_WEEKS:
        return _weeks(first, weeks)
    if months <= MAX_MONTHS:
        return _months(first, months)
    if quarters <= MAX_QUARTERS:
        return _quarters(first, quarters)
    if years <= MAX_YEARS:
        return _years(first.year, years)
    raise InputError(f"计划从 {first} 到 {last}，超过 {MAX_YEARS} 年，无法绘制甘特图；请检查日期。")


def _quarter(day: date) -> int:
    return (day.month - 1) // 3


def _weeks(first: date, count: int) -> _Periods:
    days = tuple(first + number * _WEEK for number in range(count))
    labels = tuple(str(number) for number in range(1, count + 1))
    return _Periods("周", days, labels, tuple((day.year, day.month) for day in days))


def _months(first: date, count: int) -> _Periods:
    days = tuple(_month(first.year, first.month - 1 + number) for number in range(count))
    return _Periods("个月", days, tuple(str(day.month) for day in days), tuple((d.year, 0) for d in days))


def _quarters(first: date, count: int) -> _Periods:
    begin = _quarter(first)
    days = tuple(_month(first.year, 3 * (begin + number)) for number in range(count))
    return _Periods(
        "个季度", days, tuple(_QUARTERS[_quarter(d)] for d in days), tuple((d.year, 0) for d in days)
    )


def _years(first: int, count: int) -> _Periods:
    days = tuple(date(first + number, 1, 1) for number in range(count))
    return _Periods("年", days, tuple(str(day.year) for day in days), ())


def _month(year: int, months: int) -> date:
    """The first day of the month that comes ``months`` after January of ``year``."""
    return date(year + months // 12, months % 12 + 1, 1)


def _groups(periods: _Periods) -> tuple[Mapping[str, object], ...]:
    spans = [(group, len(list(columns))) for group, columns in groupby(periods.groups)]
    return tuple({"label": _group_label(*group, span), "span": span} for group, span in spans)


def _group_label(year: int, month: int, span: int) -> str:
    if month:
        return f"{year}年{month}月" if span >= _ROOM else f"{month}月"
    return f"{year}年" if span > 1 else str(year)


def _row(task: Task, periods: _Periods) -> Mapping[str, object]:
    return {
        "name": task.name,
        "owner": task.owner,
        "start": "" if task.kind == "milestone" else _dots(task.start),
        "end": _dots(task.end),
        "kind": task.kind,
        "cells": _cells(task, periods),
    }


def _cells(task: Task, periods: _Periods) -> tuple[str, ...]:
    first, last = _place(_begin(task), periods), _place(task.end, periods)
    mark = "milestone" if task.kind == "milestone" else task.state
    return tuple(mark if first <= place <= last else "" for place in range(len(periods.days)))


def _place(day: date, periods: _Periods) -> int:
    """The column into which ``day`` falls."""
    return bisect_right(periods.days, day) - 1


def _dots(day: date) -> str:
    return f"{day.year}.{day.month}.{day.day}"
