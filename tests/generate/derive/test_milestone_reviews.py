from __future__ import annotations

from datetime import date
from typing import Any

from helpers.execution import project

from pipeline.generate.derive.milestone_reviews import derive


def derived(**more: Any) -> Any:  # noqa: ANN401 - a record of derived values
    entry = {"name": "小试评审", "milestone": "小试完成", "reviewed_on": "2024-11-29", **more}
    return derive(project(milestone_reviews=[entry]))["milestone_reviews[]"][0]  # type: ignore[index]


def test_the_rate_counts_the_indicators_that_are_met() -> None:
    items = [{"name": str(number), "met": number != 1} for number in range(3)]
    found = derived(indicators=items)
    assert (found["met_count"], found["indicator_count"], found["rate"]) == (2, 3, "约66.67%")


def test_without_indicators_there_is_no_rate() -> None:
    assert derived()["rate"] == "没有数据"


def test_deliverables_that_the_review_does_not_list_are_missing() -> None:
    found = derived(materials=[{"name": "小试报告", "complete": True}])
    assert [(row["name"], row["complete"]) for row in found["material_rows"]] == [
        ("小试报告", True),
        ("配方报告", False),
    ]
    assert (found["completeness"], found["complete"]) == ("50%", False)


def test_the_last_day_is_the_thirtieth_working_day_after_the_review() -> None:
    found = derived(conclusion="不通过", rectify_by="2024-12-13")["rectification"]
    assert found["latest"] == date(2025, 1, 13)
    assert (found["by"], found["days"], found["held"]) == (date(2024, 12, 13), 10, True)


def test_voices_and_posts_of_experts_are_counted() -> None:
    experts = [
        {"name": "甲", "lead": True, "choice": "同意通过"},
        {"name": "乙", "choice": "不同意通过"},
        {"name": "丙"},
    ]
    found = derived(experts=experts)
    assert found["voices"] == "同意通过1人，不同意通过1人，未表态1人"
    assert (found["lead_name"], found["agree_count"]) == ("甲", 1)
    assert [item["post"] for item in found["experts[]"]] == ["组长", "成员", "成员"]


def test_the_milestone_has_the_date_in_force_on_the_day_of_the_review() -> None:
    assert derived()["goal"]["due"] == date(2024, 8, 30)
    assert derived(milestone="没有")["goal"] == {"due": None, "criteria": None, "party": None}
