from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.dates import add_months, find_dates, last_day
from pipeline.text.normalise import normalise
from pipeline.text.numerals import to_chinese

DAY = st.dates(date(1900, 1, 1), date(2199, 12, 31))
SOME_DAY = st.dates(date(1950, 1, 1), date(2150, 12, 31))
MONTHS = st.integers(-600, 600)


def han_year(year: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))


@given(DAY)
def test_a_date_is_read_in_every_script(day: date) -> None:
    year, month, number = day.year, day.month, day.day
    for written in (
        f"{year}年{month}月{number}日",
        f"{year} 年 {month:02} 月 {number:02} 日",
        f"{year}-{month:02}-{number:02}",
        f"{year}/{month}/{number}",
        f"{year}.{month}.{number}",
        f"{han_year(year)}年{to_chinese(month)}月{to_chinese(number)}日",
    ):
        text = normalise(f"本协议于{written}签订").text
        (span,) = find_dates(text)
        assert (span.value, span.blank, span.partial) == (day, False, False)


@pytest.mark.parametrize(
    "source",
    [
        "____年__月__日",
        "    年    月    日",
        "日期： 年 月 日",
        "20__年__月__日",
        "20  年  月  日",
        "202X年3月1日",
        "20××年×月×日",
        "2026年__月__日",
        "2026年3月__日",
        "2026年 月 日",
        "{{年}}年{{月}}月{{日}}日",
    ],
)
def test_a_date_left_to_fill_in_is_blank(source: str) -> None:
    (span,) = find_dates(normalise(source).text)
    assert span.blank
    assert span.value is None


@pytest.mark.parametrize(
    "source", ["2026年9月31日", "2026年2月29日", "2026年13月1日", "2026-02-30", "二〇二六年四月三十一日"]
)
def test_a_day_the_calendar_does_not_have_is_impossible(source: str) -> None:
    (span,) = find_dates(normalise(source).text)
    assert span.impossible


@pytest.mark.parametrize("source", ["2026年3月", "二零二六年三月", "2026年3月份"])
def test_a_month_without_a_day_is_partial(source: str) -> None:
    (span,) = find_dates(normalise(source).text)
    assert span.partial
    assert not span.impossible


@pytest.mark.parametrize(
    ("source", "day"),
    [
        ("贰零贰陆年零叁月零壹日", date(2026, 3, 1)),
        ("2026年元月5日", date(2026, 1, 5)),
        ("2026年3月1号", date(2026, 3, 1)),
    ],
)
def test_other_forms_are_read(source: str, day: date) -> None:
    assert find_dates(normalise(source).text)[0].value == day


@pytest.mark.parametrize(
    "source",
    ["2026年", "3月1日", "1.2.2026", "2026.3.1.2", "出生年月日", "电话2026-03-0112", "三年", "5.3.1"],
)
def test_what_is_no_date_is_not_found(source: str) -> None:
    assert find_dates(normalise(source).text) == ()


@given(SOME_DAY, MONTHS)
def test_the_corresponding_day_lies_in_the_month_of_expiry(day: date, months: int) -> None:
    end = add_months(day, months)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == min(day.day, calendar.monthrange(end.year, end.month)[1])


@given(SOME_DAY, MONTHS, MONTHS)
def test_a_longer_period_never_ends_earlier(day: date, one: int, other: int) -> None:
    shorter, longer = sorted((one, other))
    assert add_months(day, shorter) <= add_months(day, longer)


@given(SOME_DAY, SOME_DAY, st.integers(0, 600))
def test_a_period_that_begins_later_never_ends_earlier(one: date, other: date, months: int) -> None:
    earlier, later = sorted((one, other))
    assert last_day(earlier, months=months) <= last_day(later, months=months)


@given(SOME_DAY.filter(lambda day: day.day <= 28), MONTHS)
def test_months_can_be_taken_back_when_every_month_has_the_day(day: date, months: int) -> None:
    assert add_months(add_months(day, months), -months) == day


@given(SOME_DAY, st.integers(0, 10_000))
def test_the_day_of_beginning_does_not_count(day: date, days: int) -> None:
    counted = [day + timedelta(days=offset) for offset in range(1, min(days, 50) + 1)]
    assert last_day(day, days=min(days, 50)) == (counted[-1] if counted else day)
    assert last_day(day, days=days) - day == timedelta(days=days)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 3, 1), 24, date(2028, 3, 1)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
    ],
)
def test_a_month_without_the_day_ends_on_its_last_day(start: date, months: int, end: date) -> None:
    assert last_day(start, months=months) == end


@pytest.mark.parametrize(("months", "days"), [(12 * 9000, 0), (-12 * 9000, 0), (0, 10**7)])
def test_a_period_that_leaves_the_calendar_is_refused(months: int, days: int) -> None:
    with pytest.raises(ValueError, match="leave the calendar"):
        last_day(date(2026, 3, 1), months=months, days=days)
