from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.process.calendar_files import load_calendar
from pipeline.process.calendars import CalendarRangeError
from pipeline.process.periods import Length, minimum_end, period_end
from pipeline.process.working_days import is_working_day

CALENDAR = load_calendar()
EVENTS = st.dates(CALENDAR.first, date(2035, 12, 31))
LENGTHS = st.builds(
    Length, years=st.integers(0, 2), months=st.integers(0, 11), days=st.integers(0, 60)
).filter(str)


@pytest.mark.parametrize(
    ("event", "length", "nominal", "due"),
    [
        ("2026-03-01", Length(days=3), "2026-03-04", "2026-03-04"),
        ("2026-01-31", Length(months=1), "2026-02-28", "2026-02-28"),
        ("2025-12-31", Length(months=2), "2026-02-28", "2026-02-28"),
        ("2024-01-31", Length(months=1), "2024-02-29", "2024-02-29"),
        ("2024-02-29", Length(years=1), "2025-02-28", "2025-02-28"),
        ("2026-08-01", Length(months=2), "2026-10-01", "2026-10-08"),
        ("2026-03-02", Length(days=5), "2026-03-07", "2026-03-09"),
        ("2026-01-14", Length(months=1), "2026-02-14", "2026-02-14"),
        ("2026-04-03", Length(days=1), "2026-04-04", "2026-04-07"),
        ("2026-01-31", Length(months=1, days=3), "2026-03-03", "2026-03-03"),
    ],
)
def test_a_period_ends_as_the_civil_code_says(event: str, length: Length, nominal: str, due: str) -> None:
    found = period_end(CALENDAR, date.fromisoformat(event), length)
    assert (found.nominal, found.due) == (date.fromisoformat(nominal), date.fromisoformat(due))


def test_a_minimum_is_not_moved() -> None:
    found = minimum_end(date(2026, 8, 1), Length(months=2))
    assert (found.due, found.provisional) == (date(2026, 10, 1), False)
    assert minimum_end(date(2060, 2, 29), Length(years=10)).due == date(2070, 2, 28)


@pytest.mark.parametrize(
    ("length", "printed"),
    [
        (Length(months=6), "6个月"),
        (Length(years=10), "10年"),
        (Length(1, 3), "1年3个月"),
        (Length(days=15), "15日"),
    ],
)
def test_a_length_is_printed_as_in_a_contract(length: Length, printed: str) -> None:
    assert str(length) == printed


def test_the_derivation_names_the_articles() -> None:
    assert period_end(CALENDAR, date(2026, 8, 1), Length(months=2)).derivation == (
        "自2026年8月1日起2个月，当日不计入，自2026年8月2日起算（《民法典》第二百零一条）",
        "到期月的对应日为2026年10月1日（《民法典》第二百零二条）",
        "2026年10月1日至7日国庆节放假（国办发明电〔2025〕7号），顺延至2026年10月8日（《民法典》第二百零三条）",
    )
    assert minimum_end(date(2026, 1, 31), Length(months=1, days=3)).derivation == (
        "自2026年1月31日起1个月3日，当日不计入，自2026年2月1日起算（《民法典》第二百零一条）",
        "到期月没有对应日，月末日为2026年2月28日（《民法典》第二百零二条）",
        "再计3日为2026年3月3日",
    )


def test_an_end_in_an_unannounced_year_is_provisional() -> None:
    assert period_end(CALENDAR, date(2030, 1, 1), Length(months=2)).provisional


@pytest.mark.parametrize("length", [Length(), Length(months=-1), Length(years=1, days=-1)])
def test_a_length_of_nothing_or_less_is_refused(length: Length) -> None:
    with pytest.raises(InputError):
        minimum_end(date(2026, 1, 1), length)


def test_an_end_outside_the_years_that_can_be_written_is_refused() -> None:
    with pytest.raises(InputError, match="超出公历"):
        minimum_end(date(2026, 1, 1), Length(years=9000))


def test_an_end_outside_the_calendar_is_never_guessed() -> None:
    with pytest.raises(CalendarRangeError):
        period_end(CALENDAR, date(2040, 6, 1), Length(years=1))


@given(EVENTS, LENGTHS)
def test_the_last_day_is_worked_and_never_earlier_than_counted(event: date, length: Length) -> None:
    found = period_end(CALENDAR, event, length)
    assert event < found.nominal <= found.due
    assert is_working_day(CALENDAR, found.due).value
    between = [found.nominal + timedelta(days=offset) for offset in range((found.due - found.nominal).days)]
    assert not any(is_working_day(CALENDAR, day).value for day in between)


@given(EVENTS, EVENTS, LENGTHS)
def test_a_later_event_never_ends_earlier(one: date, other: date, length: Length) -> None:
    first, second = sorted((one, other))
    assert period_end(CALENDAR, first, length).due <= period_end(CALENDAR, second, length).due


@given(EVENTS, st.integers(1, 1000))
def test_days_are_counted_one_by_one(event: date, days: int) -> None:
    assert minimum_end(event, Length(days=days)).due - event == timedelta(days=days)


@given(EVENTS, st.integers(1, 20))
def test_a_year_is_twelve_months(event: date, years: int) -> None:
    assert minimum_end(event, Length(years=years)).due == minimum_end(event, Length(months=12 * years)).due
