from datetime import date, timedelta

import pytest
from helpers.preparation import prepared, printed
from hypothesis import given
from hypothesis import strategies as st

from pipeline.generate.derive import plan
from pipeline.text.dates import add_months


def test_resources_are_grouped_and_added_up_by_party_whatever_they_call_it() -> None:
    groups = printed(plan.derive, prepared()).plan.groups
    assert [(group.party, group.count, group.total) for group in groups] == [
        ("示例科技", 1, "5,000,000.00元"),
        ("示例大学", 2, "860,000.00元"),
        ("评估中心", 0, "0.00元"),
    ]
    assert groups[1].kinds == "设备、人员"


def test_the_totals_of_the_plan_keep_money_and_other_resources_apart() -> None:
    record = printed(plan.derive, prepared()).plan
    assert (record.funds, record.in_kind) == ("5,000,000.00元", "860,000.00元")


def test_a_resource_without_amount_or_date_prints_none() -> None:
    entry = printed(plan.derive, prepared()).plan.groups[1].entries[1]
    assert not entry.amount
    assert not entry.due


@pytest.mark.parametrize(
    ("due", "months"),
    [("2024-03-01", 1), ("2024-03-31", 1), ("2024-04-01", 2), ("2024-08-30", 6), ("2026-02-28", 24)],
)
def test_a_goal_lies_within_whole_months_from_the_first_day(due: str, months: int) -> None:
    assert plan.months_within(date(2024, 3, 1), date.fromisoformat(due)) == months


def test_a_goal_before_the_first_day_lies_within_no_months() -> None:
    assert plan.months_within(date(2024, 3, 1), date(2024, 2, 29)) is None


@given(st.dates(date(2000, 1, 1), date(2080, 1, 1)), st.integers(min_value=0, max_value=2000))
def test_the_months_hold_the_day_and_one_month_less_does_not(start: date, days: int) -> None:
    due = start + timedelta(days=days)
    months = plan.months_within(start, due)
    assert months is not None
    assert add_months(start, months - 1) <= due < add_months(start, months)


def test_milestones_say_within_how_many_months_they_are_reached() -> None:
    assert printed(plan.derive, prepared()).milestones[0].within == "6个月内"


@pytest.mark.parametrize("gone", ["start", "due"])
def test_a_milestone_without_dates_says_nothing_of_months(gone: str) -> None:
    data = prepared()
    (data["project"] if gone == "start" else data["milestones"][0]).pop(gone)
    assert not printed(plan.derive, data).milestones[0].within


def test_each_kind_of_party_has_the_part_that_the_standard_gives_it() -> None:
    duties = printed(plan.derive, prepared()).duties
    assert [duty.expected for duty in duties] == ["产业化验证、资金投入", "技术研发、人才输出"]


def test_the_parties_are_listed_by_their_roles() -> None:
    said = "甲方：示例科技有限公司\n乙方：示例大学\n丙方：示例评估中心"
    assert printed(plan.derive, prepared()).plan.party_lines == said
