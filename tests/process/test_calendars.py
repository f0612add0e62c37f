from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.process.calendar_files import load_calendar
from pipeline.process.calendars import CalendarRangeError, calendar_of

CALENDAR = load_calendar()
ANNOUNCED = range(2018, 2027)
DAYS = st.dates(CALENDAR.first, CALENDAR.last)


@pytest.mark.parametrize("year", ANNOUNCED)
def test_every_day_of_an_announced_year_is_what_an_independent_calendar_says(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=offset) for offset in range(366)]
    wrong = [
        day
        for day in days
        if day.year == year and CALENDAR.day(day).working != chinese_calendar.is_workday(day)
    ]
    assert wrong == []


def test_the_announced_years_follow_each_other() -> None:
    assert set(ANNOUNCED) <= set(CALENDAR.years)
    assert list(CALENDAR.years) == list(range(min(CALENDAR.years), max(CALENDAR.years) + 1))


@pytest.mark.parametrize(
    ("day", "working", "reason"),
    [
        ("2026-02-14", True, "调休上班（春节）"),
        ("2026-02-16", False, "春节放假"),
        ("2026-02-28", True, "调休上班（春节）"),
        ("2026-03-07", False, "星期六"),
        ("2026-03-08", False, "星期日"),
        ("2026-03-09", True, "工作日"),
        ("2018-12-29", True, "调休上班（元旦）"),
        ("2018-12-31", False, "元旦放假"),
        ("2020-02-01", False, "春节放假"),
    ],
)
def test_a_day_says_whether_and_why_it_is_worked(day: str, working: bool, reason: str) -> None:  # noqa: FBT001
    found = CALENDAR.day(date.fromisoformat(day))
    assert (found.working, found.reason, found.provisional) == (working, reason, False)


def test_a_day_that_a_notice_names_says_which() -> None:
    assert CALENDAR.day(date(2026, 2, 16)).source == "国办发明电〔2025〕7号"
    assert CALENDAR.day(date(2019, 5, 2)).source == "国办发明电〔2018〕15号、国办发明电〔2019〕3号"
    assert CALENDAR.day(date(2026, 3, 7)).source == ""


@given(st.dates(date(max(CALENDAR.years) + 1, 1, 1), CALENDAR.last))
def test_a_year_without_notice_is_provisional(day: date) -> None:
    found = CALENDAR.day(day)
    assert found.provisional
    assert not (found.working and day.weekday() >= 5)


def test_the_last_week_is_provisional_until_the_next_new_year_is_announced() -> None:
    year = max(CALENDAR.years)
    assert not CALENDAR.day(date(year, 12, 24)).provisional
    assert CALENDAR.day(date(year, 12, 25)).provisional
    assert not CALENDAR.day(date(year - 1, 12, 31)).provisional


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2035-02-07", "春节放假"),
        ("2035-05-02", "劳动节放假"),
        ("2035-06-11", "工作日"),
        ("2035-10-04", "工作日"),
    ],
)
def test_a_year_without_notice_has_its_statutory_holidays(day: str, reason: str) -> None:
    assert CALENDAR.day(date.fromisoformat(day)).reason == reason


@given(DAYS)
def test_every_day_of_the_calendar_has_an_answer(day: date) -> None:
    found = CALENDAR.day(day)
    assert found.date == day
    assert found.reason


@pytest.mark.parametrize(
    "day", [CALENDAR.first - timedelta(days=1), CALENDAR.last + timedelta(days=1), date.min, date.max]
)
def test_a_day_outside_the_calendar_is_never_guessed(day: date) -> None:
    with pytest.raises(CalendarRangeError, match="不在工作日历范围内"):
        CALENDAR.day(day)


def test_a_calendar_without_years_is_refused() -> None:
    with pytest.raises(InputError, match="没有任何年份"):
        calendar_of([])
