"""Counting working days: days other than weekends and public holidays, with the days that are moved.

The day of the event is not counted (民法典 第二百零一条); the calendar is ``load_calendar()``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from pipeline.errors import InputError
from pipeline.process.calendars import PROVISIONAL, WEEKDAYS, Calendar, CalendarRangeError, Day
from pipeline.process.figures import natural, show_date, show_span

CHOICE_WORKING_DAY = (
    "工作日指周六、周日和国务院办公厅公布的放假日期以外的日期，调休上班的周六、周日算工作日；"
    "按工作日计算期间的，起算当日不计入，自次日起算。"
)
CHOICES = (CHOICE_WORKING_DAY,)
_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class IsWorking:
    """Whether a day is a working day."""

    value: bool
    provisional: bool
    derivation: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkingDate:
    """A day that was found by counting working days."""

    value: date
    provisional: bool
    """Whether a day that was counted lies in a time that no notice arranges yet."""
    derivation: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkingCount:
    """A number of working days."""

    value: int
    provisional: bool
    derivation: tuple[str, ...]


def is_working_day(calendar: Calendar, day: date) -> IsWorking:
    """Whether ``day`` is worked. Raises CalendarRangeError outside the calendar, as all functions here."""
    known = calendar.day(day)
    what = "是" if known.working else "不是"
    weekday = f"{show_date(day)}为星期{WEEKDAYS[day.weekday()]}"
    said = f"{_named([known]) if known.name else weekday}，{what}工作日"
    return IsWorking(known.working, known.provisional, (said, *_caution([known])))


def add_working_days(calendar: Calendar, day: date, count: int) -> WorkingDate:
    """The ``count``-th working day after ``day``; ``day`` itself for 0, whatever it is.

    Raises InputError for a negative count.
    """
    natural(count, "工作日数")
    calendar.day(day)
    passed = tuple(_until(calendar, day, count))
    end = passed[-1].date if passed else day
    steps = (
        f"自{show_date(day)}起{count}个工作日，当日不计入（《民法典》第二百零一条）",
        *_account(passed),
        f"第{count}个工作日为{show_date(end)}" if count else f"即{show_date(end)}当日",
        *_caution(passed),
    )
    return WorkingDate(end, any(item.provisional for item in passed), steps)


def working_days_between(calendar: Calendar, first: date, last: date) -> WorkingCount:
    """The number of working days after ``first`` up to and including ``last``; 0 for the same day.

    Raises InputError when ``last`` is before ``first``.
    """
    if last < first:
        raise InputError(f"结束日{show_date(last)}早于起算日{show_date(first)}，请改正")
    calendar.day(first)
    passed = tuple(calendar.day(day) for day in _days(first + _ONE, last))
    count = sum(item.working for item in passed)
    steps = (
        f"自{show_date(first)}（当日不计入）至{show_date(last)}（当日计入）",
        *_account(passed),
        f"共{count}个工作日",
        *_caution(passed),
    )
    return WorkingCount(count, any(item.provisional for item in passed), steps)


def next_working_day(calendar: Calendar, day: date) -> WorkingDate:
    """``day`` if it is worked, else the first working day after it."""
    passed = [calendar.day(day)]
    while not passed[-1].working:
        passed.append(_next(calendar, passed[-1].date))
    off = passed[:-1]
    said = f"{show_date(day)}为工作日" if not off else f"{_named(off)}，顺延至{show_date(passed[-1].date)}"
    return WorkingDate(passed[-1].date, any(item.provisional for item in passed), (said, *_caution(passed)))


def _until(calendar: Calendar, day: date, count: int) -> Iterator[Day]:
    while count:
        known = _next(calendar, day)
        day = known.date
        count -= known.working
        yield known


def _next(calendar: Calendar, day: date) -> Day:
    if day >= calendar.last:
        raise CalendarRangeError(f"计算结果晚于{calendar.last.year}年，工作日历没有资料，请人工确定日期")
    return calendar.day(day + _ONE)


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def _account(passed: Sequence[Day]) -> tuple[str, ...]:
    """Which of the days that passed do not count, and which count though they are at a weekend."""
    breaks = [item for item in passed if not item.working and item.name]
    weekends = sum(not item.working and not item.name for item in passed)
    moved = [item.date for item in passed if item.moved]
    parts = [_named(group) for group in _groups(breaks)]
    if weekends:
        parts.append(f"{'其他' if parts else ''}周六、周日{weekends}天")
    lines = [f"其间不计入：{'；'.join(parts)}"] if parts else []
    if moved:
        lines.append(f"其间调休上班、计入：{'、'.join(show_date(day) for day in moved)}")
    return tuple(lines)


def _groups(days: Iterable[Day]) -> Iterator[list[Day]]:
    """Runs of days that follow each other for the same holiday."""
    keyed = groupby(enumerate(days), key=lambda pair: (pair[1].name, pair[1].date - timedelta(days=pair[0])))
    for _, group in keyed:
        yield [item for _, item in group]


def _named(days: Sequence[Day]) -> str:
    reasons = "、".join(dict.fromkeys(item.reason for item in days))
    source = "、".join(dict.fromkeys(item.source for item in days if item.source))
    be = "" if all(item.name for item in days) else "为"
    return f"{show_span(days[0].date, days[-1].date)}{be}{reasons}{f'（{source}）' if source else ''}"


def _caution(days: Iterable[Day]) -> tuple[str, ...]:
    years = sorted({item.date.year for item in days if item.provisional})
    if not years:
        return ()
    shown = "、".join(f"{year}年" for year in years)
    return (f"{shown}的放假安排尚未全部公布{PROVISIONAL}",)
