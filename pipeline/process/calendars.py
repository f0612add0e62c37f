"""The calendar of working days: what the State Council announced, and an estimate for the years after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from pipeline.errors import InputError
from pipeline.process.statutory import LAST_YEAR, statutory_holidays

PROVISIONAL = "（暂按法定节假日推算，以国务院办公厅通知为准）"
"""What is printed beside a date that rests on a year which no notice arranges yet."""
NEW_YEAR_FROM = (12, 25)
"""Month and day from which the notice for the next year can touch a year: the break of New Year."""
CHOICE_PROVISIONAL = (
    "国务院办公厅尚未公布放假安排的年份，按法定节假日和周六、周日推算，不预测调休和补假，"
    f"结果注明{PROVISIONAL}；次年安排未公布时，当年12月25日以后的日期同样处理，因为元旦放假可能涉及年末几天。"
)
CHOICES = (CHOICE_PROVISIONAL,)

_SATURDAY = 5
WEEKDAYS = "一二三四五六日"


class CalendarRangeError(InputError):
    """A day before or after the years that the calendar knows."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice of the State Council's General Office on the holidays of a year."""

    number: str
    published: date


@dataclass(frozen=True, slots=True)
class Break:
    """Days off from ``first`` to ``last``, and the days at a weekend that are worked for them."""

    name: str
    first: date
    last: date
    work: tuple[date, ...]

    def days(self) -> tuple[date, ...]:
        """Every day off."""
        length = (self.last - self.first).days + 1
        return tuple(self.first + timedelta(days=offset) for offset in range(length))


@dataclass(frozen=True, slots=True)
class Year:
    """What was announced for one year; its days may lie in the last week of the year before."""

    year: int
    notices: tuple[Notice, ...]
    breaks: tuple[Break, ...]

    @property
    def source(self) -> str:
        """The numbers of its notices."""
        return "、".join(notice.number for notice in self.notices)


@dataclass(frozen=True, slots=True)
class Day:
    """One day, whether it is worked and why."""

    date: date
    working: bool
    provisional: bool
    name: str
    """The holiday that it is off or worked for; empty for an ordinary day."""
    source: str
    """Numbers of the notices that say so; empty for an ordinary day and for an estimate."""

    @property
    def moved(self) -> bool:
        """Whether it is a day at a weekend that is worked."""
        return self.working and bool(self.name)

    @property
    def reason(self) -> str:
        """春节放假, 调休上班（春节）, 星期六, 工作日."""
        if self.name:
            return f"调休上班（{self.name}）" if self.working else f"{self.name}放假"
        return "工作日" if self.working else f"星期{WEEKDAYS[self.date.weekday()]}"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Every day from ``first`` to ``last`` has an answer; other days raise."""

    years: Mapping[int, Year]
    """What was announced; not empty."""
    exceptions: Mapping[date, Day]
    """The days that notices name."""

    @property
    def first(self) -> date:
        """The first day of the first announced year."""
        return date(min(self.years), 1, 1)

    @property
    def last(self) -> date:
        """The last day that can at least be estimated."""
        return date(LAST_YEAR, 12, 31)

    def announced(self, day: date) -> bool:
        """Whether all notices that can touch ``day`` are out."""
        late = (day.month, day.day) >= NEW_YEAR_FROM
        return day.year in self.years and (not late or day.year + 1 in self.years)

    def day(self, day: date) -> Day:
        """What ``day`` is. Raises CalendarRangeError before ``first`` and after ``last``."""
        if not self.first <= day <= self.last:
            raise CalendarRangeError(
                f"{day.year}年不在工作日历范围内（{self.first.year}年至{self.last.year}年），"
                "无法确定工作日，请人工确定日期"
            )
        known = self.exceptions.get(day)
        if known:
            return known
        provisional = not self.announced(day)
        name = "" if day.year in self.years else statutory_holidays(day.year).get(day, "")
        return Day(day, not weekend(day) and not name, provisional, name, "")


def calendar_of(years: Iterable[Year]) -> Calendar:
    """The calendar of these announced years. Raises InputError when there is none."""
    by_year = {year.year: year for year in sorted(years, key=lambda year: year.year)}
    if not by_year:
        raise InputError("工作日历中没有任何年份，请补充国务院办公厅的放假安排")
    exceptions = {day.date: day for year in by_year.values() for day in _exceptions(year)}
    return Calendar(MappingProxyType(by_year), MappingProxyType(exceptions))


def weekend(day: date) -> bool:
    """Whether ``day`` is a Saturday or Sunday."""
    return day.weekday() >= _SATURDAY


def _exceptions(year: Year) -> Iterator[Day]:
    for item in year.breaks:
        for day in item.days():
            yield Day(day, working=False, provisional=False, name=item.name, source=year.source)
        for day in item.work:
            yield Day(day, working=True, provisional=False, name=item.name, source=year.source)
