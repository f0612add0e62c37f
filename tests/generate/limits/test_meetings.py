from __future__ import annotations

from typing import Any

from helpers.execution import project

from pipeline.generate.limits.meetings import breaches


def found(kind: str, done: int, planned: int, **sections: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    tasks = [{"name": f"任务{number}", "done": number < done} for number in range(planned)]
    entry = {"name": "复盘会", "kind": kind, "held_on": "2024-07-04", "tasks": tasks}
    return [(item.rule, item.severity) for item in breaches(project(meetings=[entry], **sections))]


def test_a_low_rate_without_a_plan_is_a_breach() -> None:
    assert found("季度复盘", 7, 9) == [("limits/achievement", "error")]


def test_a_plan_that_names_the_meeting_answers_it() -> None:
    plan = {"name": "整改", "reason": "目标达成率低于80%", "source": "复盘会"}
    assert found("季度复盘", 7, 9, rectifications=[plan]) == []
    assert found("季度复盘", 7, 9, rectifications=[{**plan, "source": "别的会"}]) != []


def test_exactly_eighty_percent_is_enough() -> None:
    assert found("季度复盘", 4, 5) == []


def test_a_quarter_without_tasks_is_pointed_out() -> None:
    assert found("季度复盘", 0, 0) == [("limits/achievement", "warning")]


def test_a_monthly_meeting_is_not_held_to_eighty_percent() -> None:
    assert found("进度例会", 0, 5) == []
