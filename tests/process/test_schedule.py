from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.process.calendar_files import load_calendar
from pipeline.process.calendars import Calendar
from pipeline.process.schedule import (
    SCHEDULE_CHANGE_LIMIT,
    Change,
    Span,
    WithinWorkingDays,
    appraisal_rectification,
    milestone_rectification,
    portion,
    resource_remedy,
    schedule_change,
    tackling,
)
from pipeline.process.working_days import add_working_days

CALENDAR = load_calendar()
Check = Callable[[Calendar, date, date], WithinWorkingDays]
START = date(2026, 3, 1)


def span(first: int, length: int) -> Span:
    """``length`` days from the ``first``-th day of a plan."""
    begin = START + timedelta(days=first)
    return Span(begin, begin + timedelta(days=length - 1))


def test_both_ends_of_a_span_count() -> None:
    assert Span(date(2026, 3, 1), date(2026, 3, 31)).days == 31
    assert Span(START, START).days == 1


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InputError, match="早于开始日"):
        Span(START, START - timedelta(days=1))


@pytest.mark.parametrize(
    ("longer", "within"), [(10, True), (11, False), (0, True), (-10, True), (-11, False)]
)
def test_one_task_may_change_by_a_tenth(longer: int, within: bool) -> None:  # noqa: FBT001
    found = schedule_change([Change("试验", span(0, 100), span(0, 100 + longer))])
    assert found.within is within
    assert found.tasks[0].share == Fraction(abs(longer), 100)


def test_every_task_and_the_whole_have_to_hold() -> None:
    short = Change("小试", span(0, 20), span(0, 23))
    rest = Change("中试", span(20, 180), span(23, 180))
    found = schedule_change([short, rest])
    assert [task.within for task in found.tasks] == [False, True]
    assert found.whole is not None
    assert found.whole.within
    assert not found.within


def test_tasks_that_only_move_are_no_change_but_the_whole_is() -> None:
    moved = Change("中试", span(10, 90), span(25, 90))
    found = schedule_change([Change("小试", span(0, 10), span(0, 10)), moved])
    assert [task.days for task in found.tasks] == [0, 0]
    assert found.whole is not None
    assert (found.whole.days, found.whole.original, found.within) == (15, 100, False)


def test_a_plan_that_moves_as_a_whole_is_a_change() -> None:
    assert not schedule_change([Change("试验", span(0, 100), span(50, 100))]).within


def test_a_change_of_nothing_is_not_within_the_limit() -> None:
    found = schedule_change([])
    assert (found.within, found.whole) == (False, None)


def test_the_derivation_names_the_changed_tasks_and_the_whole() -> None:
    same = Change("小试", span(0, 100), span(0, 100))
    longer = Change("中试", span(100, 100), span(100, 112))
    assert schedule_change([same, longer]).derivation == (
        "中试：12天÷原周期100天＝12%",
        "12%＞10%，超出限度（5.1.2 合作方案制定 · 时间计划）",
        "总周期：12天÷原周期200天＝6%",
        "6%≤10%，符合要求（5.1.2 合作方案制定 · 时间计划）",
    )


@pytest.mark.parametrize(("days", "within"), [(15, True), (16, False)])
def test_tackling_takes_at_most_fifteen_percent(days: int, within: bool) -> None:  # noqa: FBT001
    assert tackling(span(0, 100), span(40, days)).within is within


@pytest.mark.parametrize(("days", "original"), [(1, 0), (-1, 10)])
def test_days_that_cannot_be_are_refused(days: int, original: int) -> None:
    with pytest.raises(InputError, match="天数有误"):
        portion("试验", days, original, limit=SCHEDULE_CHANGE_LIMIT, clause="5.1.2")


@pytest.mark.parametrize(
    ("check", "limit"), [(resource_remedy, 15), (milestone_rectification, 30), (appraisal_rectification, 60)]
)
@pytest.mark.parametrize("asked", [date(2026, 1, 20), date(2026, 9, 18), date(2028, 3, 6)])
def test_a_limit_in_working_days_is_reached_on_its_last_day(check: Check, limit: int, asked: date) -> None:
    last = add_working_days(CALENDAR, asked, limit).value
    after = add_working_days(CALENDAR, last, 1).value
    assert check(CALENDAR, asked, last).within
    over = check(CALENDAR, asked, after)
    assert (over.days, over.limit, over.within) == (limit + 1, limit, False)


@given(st.integers(1, 1000), st.integers(0, 1000), st.integers(0, 1000))
def test_more_days_are_never_within_when_fewer_are_not(original: int, one: int, other: int) -> None:
    fewer, more = (
        portion("试验", days, original, limit=SCHEDULE_CHANGE_LIMIT, clause="5.1.2").within
        for days in sorted((one, other))
    )
    assert fewer >= more


@given(st.integers(1, 400), st.integers(1, 500))
def test_a_single_task_is_its_own_whole(before: int, after: int) -> None:
    found = schedule_change([Change("试验", span(0, before), span(0, after))])
    assert found.whole is not None
    assert found.whole.days == found.tasks[0].days == abs(after - before)
    assert found.within == (10 * abs(after - before) <= before)
