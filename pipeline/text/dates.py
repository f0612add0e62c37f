"""Calendar dates and the Civil Code's way of counting periods (民法典 第二百条 to 第二百零四条)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.text.normalise import BLANK
from pipeline.text.numerals import parse_integer


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date in normalised text.

    ``value`` is None for a blank, for a month without a day (``partial``), and for a day that the calendar
    does not have (9月31日): then neither flag is set.
    """

    start: int
    end: int
    value: date | None
    blank: bool
    partial: bool = False

    @property
    def impossible(self) -> bool:
        """Whether all is written and the calendar has no such day."""
        return self.value is None and not self.blank and not self.partial


_HAN = "〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖"
_YEAR = rf"(?:\d{{1,3}}{BLANK}\d?|{BLANK}|(?:19|20|21)\d\d|[{_HAN}]{{4}}|[二贰][〇零○]{BLANK})"
_TWO = rf"(?:{BLANK}|\d{{1,2}}|[{_HAN}十拾廿]{{1,3}}|元(?=月))"
_DATE = re.compile(
    rf"(?<![\d{_HAN}])(?:(?P<year>{_YEAR})年(?P<month>{_TWO})月(?:份|(?P<day>{_TWO})[日号](?!码))?"
    r"|(?P<y>(?:19|20|21)\d\d)(?P<mark>[-/.])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})(?!\d|[.]\d)"
    rf"|(?:(?<=[:)\n{BLANK}])|^)(?P<unfilled>年{BLANK}?月{BLANK}?日)"
    rf"|(?P<open>{_YEAR})年(?P<rest>月(?:{_TWO})?日|{_TWO}?月日))",
    re.MULTILINE,
)
_MONTHS_A_YEAR = 12


def find_dates(text: str) -> tuple[DateSpan, ...]:
    """Return the dates in normalised ``text``, sorted and disjoint; a year without a month is none."""
    return tuple(_span(match) for match in _DATE.finditer(text))


def _span(match: re.Match[str]) -> DateSpan:
    start, end = match.span()
    if BLANK in match[0] or match["unfilled"] or match["open"]:
        return DateSpan(start, end, None, blank=True)
    if match["y"]:
        return DateSpan(start, end, _date(match["y"], match["m"], match["d"]), blank=False)
    if match["day"] is None:
        return DateSpan(
            start, end, None, blank=False, partial=_date(match["year"], match["month"], "1") is not None
        )
    return DateSpan(start, end, _date(match["year"], match["month"], match["day"]), blank=False)


def _date(year: str, month: str, day: str) -> date | None:
    """Return the day, or None when the calendar has none such."""
    parts = [parse_integer(part) for part in (year, "1" if month == "元" else month, day)]
    numbers = [part for part in parts if part is not None]
    if len(numbers) < len(parts):
        return None
    try:
        return date(*numbers)
    except ValueError:
        return None


def add_months(day: date, months: int) -> date:
    """Return the corresponding day ``months`` calendar months later, or that month's last day if it has none.

    民法典 第二百零二条: 到期月的对应日为期间的最后一日；没有对应日的，月末日为期间的最后一日。
    Raises ValueError outside the years 1 to 9999.
    """
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + months, _MONTHS_A_YEAR)
    if not date.min.year <= year <= date.max.year:
        raise ValueError(f"{day} and {months} months leave the calendar")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_day(start: date, *, months: int = 0, days: int = 0) -> date:
    """Return the last day of a period that begins on ``start``: calendar months first, then days.

    民法典 第二百条: calendar years, months, days. 第二百零一条: the day of beginning does not count, so three
    days from 1 March end on 4 March. 第二百零二条: see ``add_months``. 第二百零三条 (a last day that is a
    public holiday moves to the day after the holidays) needs the list of holidays and is not applied here.
    第二百零四条: the parties may agree otherwise. Raises ValueError outside the years 1 to 9999.
    """
    end = add_months(start, months)
    try:
        return end + timedelta(days=days)
    except OverflowError as error:
        raise ValueError(f"{start} and {days} days leave the calendar") from error
