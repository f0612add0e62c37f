from datetime import date

import pytest
from helpers.preparation import prepared, printed

from pipeline.generate.derive import plan_schedule
from pipeline.process.schedule import Span


@pytest.mark.parametrize(("days", "most"), [(1, 0), (9, 0), (10, 1), (100, 10), (109, 10), (110, 11)])
def test_one_change_may_move_a_period_by_a_tenth_in_whole_days(days: int, most: int) -> None:
    first = date(2024, 1, 1)
    assert plan_schedule.most_days(Span(first, date.fromordinal(first.toordinal() + days - 1))) == most


def test_each_task_has_its_days_and_the_days_by_which_it_may_move() -> None:
    task = printed(plan_schedule.derive, prepared()).tasks[0]
    assert (task.days, task.change_days) == (100, 10)


def test_the_whole_has_its_days_and_the_days_by_which_it_may_move() -> None:
    record = printed(plan_schedule.derive, prepared()).plan
    assert (record.days, record.change_days, record.change_limit) == (730, 73, "10%")


def test_the_chart_shows_tasks_and_milestones_of_the_responsible_parties() -> None:
    rows = printed(plan_schedule.derive, prepared()).plan.gantt.rows
    assert [(row.name, row.owner, row.kind) for row in rows] == [
        ("小试", "示例大学", "task"),
        ("小试完成", "示例大学", "milestone"),
    ]


def test_a_plan_shows_no_task_as_done() -> None:
    data = prepared()
    data["tasks"][0]["done"] = True
    cells = {cell for row in printed(plan_schedule.derive, data).plan.gantt.rows for cell in row.cells}
    assert cells == {"", "bar", "milestone"}


def test_a_task_in_the_wrong_order_is_left_out_of_the_chart() -> None:
    data = prepared()
    data["tasks"][0]["end"] = "2024-02-01"
    record = printed(plan_schedule.derive, data)
    assert [row.name for row in record.plan.gantt.rows] == ["小试完成"]
    assert not record.tasks[0].days


def test_without_tasks_and_milestones_there_is_no_chart() -> None:
    data = prepared()
    data["tasks"], data["milestones"] = [], []
    assert not printed(plan_schedule.derive, data).plan.gantt


def test_without_dates_of_the_project_there_is_no_chart() -> None:
    data = prepared()
    del data["project"]["end"]
    record = printed(plan_schedule.derive, data).plan
    assert not record.gantt
    assert not record.change_days
