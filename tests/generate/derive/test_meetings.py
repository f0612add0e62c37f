from __future__ import annotations

from typing import Any

import pytest
from helpers.execution import project

from pipeline.generate.derive.meetings import derive


def meeting(kind: str, done: int, planned: int, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    tasks = [{"name": f"任务{number}", "done": number < done} for number in range(planned)]
    return {"name": "复盘会", "kind": kind, "held_on": "2024-07-04", "tasks": tasks, **more}


def derived(kind: str, done: int, planned: int, **sections: Any) -> Any:  # noqa: ANN401
    made = project(meetings=[meeting(kind, done, planned)], **sections)
    return derive(made)["meetings[]"][0]  # type: ignore[index]


@pytest.mark.parametrize(
    ("done", "planned", "rate", "needs"),
    [(8, 10, "80%", False), (7, 9, "约77.78%", True), (10, 10, "100%", False), (0, 4, "0%", True)],
)
def test_a_quarter_below_eighty_percent_needs_a_plan(
    done: int, planned: int, rate: str, *, needs: bool
) -> None:
    found = derived("季度复盘", done, planned)
    assert (found["rate"], found["needs_plan"]) == (rate, needs)
    assert (found["planned_count"], found["done_count"]) == (planned, done)


def test_a_monthly_meeting_asks_for_no_plan() -> None:
    found = derived("进度例会", 1, 4)
    assert (found["needs_plan"], found["heading"], found["body"]) == (False, "进度例会纪要", "项目执行组")
    assert "低于80%" in found["verdict"]


def test_without_planned_tasks_there_is_no_rate() -> None:
    found = derived("季度复盘", 0, 0)
    assert (found["rate"], found["needs_plan"], found["reached"]) == (None, False, False)
    assert "无法计算" in found["verdict"]
    assert found["choice"]


def test_the_plan_that_answers_the_meeting_is_named() -> None:
    plan = {"name": "整改计划一", "reason": "目标达成率低于80%", "source": "复盘会"}
    assert derived("季度复盘", 7, 9, rectifications=[plan])["plan_name"] == "整改计划一"
    other = {**plan, "source": "另一次会议"}
    assert derived("季度复盘", 7, 9, rectifications=[other])["plan_name"] is None


def test_attendees_have_the_full_name_of_their_party_or_their_unit() -> None:
    people = [{"name": "甲", "party": "示例大学"}, {"name": "乙", "unit": "示例研究会"}, {"name": "丙"}]
    made = project(meetings=[meeting("进度例会", 1, 1, attendees=people)])
    found: Any = derive(made)["meetings[]"]
    assert [item["origin"] for item in found[0]["attendees[]"]] == ["示例大学", "示例研究会", None]
