from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from helpers.execution import project

from pipeline.generate.derive.schedule_changes import derive
from pipeline.generate.rescheduling import milestones_on, plan_on, rescheduled

FOR = [{"party": "示例科技", "choice": "赞成"}, {"party": "示例大学", "choice": "赞成"}]


def change(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - any field of an application
    tasks = [{"task": "配方设计", "end": "2024-07-09"}]
    return {"name": "调整", "applied_on": "2024-06-14", "tasks": tasks, **more}


def derived(*changes: dict[str, Any]) -> Any:  # noqa: ANN401 - a record of derived values
    return derive(project(schedule_changes=list(changes)))["schedule_changes[]"]


def test_nine_days_of_ninety_one_are_within_a_tenth_and_ten_are_not() -> None:
    within, beyond = derived(change(), change(tasks=[{"task": "配方设计", "end": "2024-07-10"}]))
    assert (within["rows"][0]["moved"], within["rows"][0]["share"]) == ("延长9天", "约9.89%")
    assert within["within"] is True
    assert (beyond["rows"][0]["share"], beyond["rows"][0]["held"]) == ("约10.99%", "超出限度")
    assert beyond["verdict"] == "不符合"


def test_original_and_new_plan_stand_beside_each_other() -> None:
    (one,) = derived(change())
    assert one["rows"][0]["before"] == "2024年4月1日至6月30日"
    assert one["rows"][0]["after"] == "2024年4月1日至7月9日"
    assert one["others"] == "实验室小试、工艺中试"


def test_a_task_that_is_only_moved_keeps_its_period() -> None:
    (one,) = derived(change(tasks=[{"task": "配方设计", "start": "2024-04-06", "end": "2024-07-05"}]))
    assert one["rows"][0]["moved"] == "周期不变，顺延5天"
    assert one["rows"][0]["share"] == "0%"


@pytest.mark.parametrize(
    ("votes", "approval", "passed"),
    [
        (FOR, "90%", True),
        (FOR[:1], "50%", False),
        ([*FOR[:1], {"party": "乙方", "choice": "弃权"}, {"party": "丙方", "choice": "赞成"}], "60%", False),
    ],
)
def test_two_thirds_of_all_weights_are_needed(
    votes: list[dict[str, str]], approval: str, *, passed: bool
) -> None:
    (one,) = derived(change(votes=votes))
    assert (one["approval"], one["passed"]) == (approval, passed)


def test_without_votes_there_is_no_conclusion() -> None:
    (one,) = derived(change())
    assert (one["voted"], one["conclusion"], one["vote_steps"]) == (False, None, [])


def test_a_later_change_starts_from_the_plan_that_an_earlier_one_made() -> None:
    first = change(votes=FOR, effective_on="2024-06-24")
    second = change(tasks=[{"task": "配方设计", "end": "2024-07-15"}])
    assert derived(first, second)[1]["rows"][0]["before_days"] == 100
    assert derived(change(votes=FOR), second)[1]["rows"][0]["before_days"] == 91


def test_a_change_counts_from_the_day_on_which_it_takes_effect() -> None:
    made = project(schedule_changes=[change(votes=FOR, effective_on="2024-06-24")])
    assert plan_on(made, date(2024, 6, 23))["配方设计"].last == date(2024, 6, 30)
    assert plan_on(made, date(2024, 6, 24))["配方设计"].last == date(2024, 7, 9)


def test_a_refused_change_changes_nothing() -> None:
    made = project(schedule_changes=[change(votes=FOR[:1], effective_on="2024-06-24")])
    assert plan_on(made, date(2025, 1, 1))["配方设计"].last == date(2024, 6, 30)


def test_a_milestone_is_measured_from_the_start_of_the_project() -> None:
    moved = [{"milestone": "小试完成", "due": "2024-09-17"}]
    made = project(schedule_changes=[change(milestones=moved, votes=FOR, effective_on="2024-06-24")])
    (one,) = rescheduled(made)
    assert one.milestones[0].portion is not None
    assert (one.milestones[0].portion.days, one.milestones[0].portion.original) == (18, 183)
    assert one.within
    assert milestones_on(made, date(2024, 7, 1))["小试完成"] == date(2024, 9, 17)
