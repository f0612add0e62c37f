from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.process.calendar_files import load_calendar
from pipeline.process.calendars import PROVISIONAL, CalendarRangeError
from pipeline.process.working_days import (
    add_working_days,
    is_working_day,
    next_working_day,
    working_days_between,
)

CALENDAR = load_calendar()
DAYS = st.dates(CALENDAR.first, CALENDAR.last - timedelta(days=400))
COUNTS = st.integers(0, 120)


@pytest.mark.parametrize(
    ("day", "count", "end"),
    [
        ("2026-02-10", 30, "2026-03-30"),
        ("2026-02-13", 1, "2026-02-14"),
        ("2026-02-14", 1, "2026-02-24"),
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-10-08", 2, "2026-10-10"),
        ("2025-12-31", 1, "2026-01-04"),
        ("2026-03-07", 0, "2026-03-07"),
        ("2026-03-07", 1, "2026-03-09"),
    ],
)
def test_the_day_of_the_event_is_not_counted_and_moved_days_are(day: str, count: int, end: str) -> None:
    found = add_working_days(CALENDAR, date.fromisoformat(day), count)
    assert (found.value, found.provisional) == (date.fromisoformat(end), False)


@given(DAYS, COUNTS)
def test_counting_back_gives_the_number_that_was_added(day: date, count: int) -> None:
    end = add_working_days(CALENDAR, day, count)
    back = working_days_between(CALENDAR, day, end.value)
    assert (back.value, back.provisional) == (count, end.provisional)


@given(DAYS, st.integers(1, 120))
def test_the_day_reached_is_worked(day: date, count: int) -> None:
    assert is_working_day(CALENDAR, add_working_days(CALENDAR, day, count).value).value


@given(DAYS, COUNTS, COUNTS)
def test_adding_in_two_steps_is_adding_at_once(day: date, one: int, other: int) -> None:
    first = add_working_days(CALENDAR, day, one).value
    assert (
        add_working_days(CALENDAR, first, other).value == add_working_days(CALENDAR, day, one + other).value
    )


@given(DAYS, st.integers(0, 200), st.integers(0, 200))
def test_a_stretch_is_the_sum_of_its_parts(day: date, one: int, other: int) -> None:
    middle = day + timedelta(days=one)
    end = middle + timedelta(days=other)
    parts = (
        working_days_between(CALENDAR, day, middle).value + working_days_between(CALENDAR, middle, end).value
    )
    assert working_days_between(CALENDAR, day, end).value == parts


@given(DAYS)
def test_the_next_working_day_is_the_day_itself_or_the_first_one_after(day: date) -> None:
    found = next_working_day(CALENDAR, day).value
    worked = is_working_day(CALENDAR, day).value
    assert found == (day if worked else add_working_days(CALENDAR, day, 1).value)


def test_the_derivation_can_be_followed() -> None:
    assert add_working_days(CALENDAR, date(2026, 2, 10), 30).derivation == (
        "自2026年2月10日起30个工作日，当日不计入（《民法典》第二百零一条）",
        "其间不计入：2026年2月15日至23日春节放假（国办发明电〔2025〕7号）；其他周六、周日9天",
        "其间调休上班、计入：2026年2月14日、2026年2月28日",
        "第30个工作日为2026年3月30日",
    )
    assert working_days_between(CALENDAR, date(2026, 3, 2), date(2026, 3, 4)).derivation == (
        "自2026年3月2日（当日不计入）至2026年3月4日（当日计入）",
        "共2个工作日",
    )
    assert next_working_day(CALENDAR, date(2026, 10, 1)).derivation == (
        "2026年10月1日至7日国庆节放假（国办发明电〔2025〕7号），顺延至2026年10月8日",
    )


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-02-14", "2026年2月14日调休上班（春节）（国办发明电〔2025〕7号），是工作日"),
        ("2026-02-16", "2026年2月16日春节放假（国办发明电〔2025〕7号），不是工作日"),
        ("2026-03-07", "2026年3月7日为星期六，不是工作日"),
        ("2026-03-09", "2026年3月9日为星期一，是工作日"),
    ],
)
def test_a_day_is_explained(day: str, said: str) -> None:
    assert is_working_day(CALENDAR, date.fromisoformat(day)).derivation == (said,)


def test_what_rests_on_an_unannounced_year_says_so() -> None:
    last = max(CALENDAR.years)
    found = add_working_days(CALENDAR, date(last, 12, 1), 40)
    assert found.provisional
    assert found.derivation[-1] == f"{last}年、{last + 1}年的放假安排尚未全部公布{PROVISIONAL}"


def test_a_negative_number_of_days_is_refused() -> None:
    with pytest.raises(InputError, match="工作日数不能是负数"):
        add_working_days(CALENDAR, date(2026, 3, 1), -1)


def test_an_end_before_the_beginning_is_refused() -> None:
    with pytest.raises(InputError, match="早于起算日"):
        working_days_between(CALENDAR, date(2026, 3, 2), date(2026, 3, 1))


def test_what_leaves_the_calendar_is_never_guessed() -> None:
    with pytest.raises(CalendarRangeError):
        add_working_days(CALENDAR, date(2017, 12, 29), 5)
    with pytest.raises(CalendarRangeError):
        add_working_days(CALENDAR, date(2017, 12, 29), 0)
    with pytest.raises(CalendarRangeError, match="晚于2040年"):
        add_working_days(CALENDAR, date(2040, 12, 20), 30)
    with pytest.raises(CalendarRangeError):
        working_days_between(CALENDAR, date(2040, 12, 20), date(2041, 1, 5))
    with pytest.raises(CalendarRangeError):
        working_days_between(CALENDAR, date(2017, 12, 20), date(2018, 1, 5))
