from __future__ import annotations

from typing import Any

import pytest
from helpers.execution import project

from pipeline.generate.limits.schedule_changes import breaches

FOR = [{"party": "示例科技", "choice": "赞成"}, {"party": "示例大学", "choice": "赞成"}]


def rules(**more: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - any field of an application
    tasks = [{"task": "配方设计", "end": "2024-07-09"}]
    entry = {"name": "调整", "applied_on": "2024-06-14", "tasks": tasks, **more}
    return [(item.rule, item.path) for item in breaches(project(schedule_changes=[entry]))]


def test_a_passed_change_within_a_tenth_breaks_nothing() -> None:
    assert rules(votes=FOR, effective_on="2024-06-24") == []


def test_a_change_that_waits_for_its_vote_breaks_nothing() -> None:
    assert rules() == []


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({"tasks": [{"task": "配方设计", "end": "2024-07-10"}]}, "limits/schedule_change"),
        ({"tasks": [{"task": "没有的任务", "end": "2024-07-09"}]}, "limits/schedule_task"),
        ({"tasks": [{"task": "配方设计", "end": "2024-03-01"}]}, "limits/schedule_dates"),
        ({"milestones": [{"milestone": "小试完成", "due": "2024-09-18"}]}, "limits/schedule_change"),
        ({"milestones": [{"milestone": "没有", "due": "2024-09-01"}]}, "limits/schedule_task"),
        ({"effective_on": "2024-06-24"}, "limits/schedule_vote"),
        ({"votes": FOR[:1], "effective_on": "2024-06-24"}, "limits/schedule_vote"),
        ({"votes": [*FOR, FOR[0]]}, "limits/schedule_vote"),
    ],
)
def test_what_the_standard_forbids_is_a_breach(more: dict[str, Any], rule: str) -> None:
    assert [name for name, _ in rules(**more)] == [rule]
