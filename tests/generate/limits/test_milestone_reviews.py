from __future__ import annotations

from typing import Any

import pytest
from helpers.execution import project

from pipeline.generate.limits.milestone_reviews import breaches

GOOD = {
    "indicators": [{"name": "合格率", "met": True}],
    "materials": [{"name": "小试报告", "complete": True}, {"name": "配方报告", "complete": True}],
}


def found(**more: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - any field of a review
    entry = {"name": "小试评审", "milestone": "小试完成", "reviewed_on": "2024-11-29", **GOOD, **more}
    return [(item.rule, item.severity) for item in breaches(project(milestone_reviews=[entry]))]


def test_a_complete_review_that_is_passed_breaks_nothing() -> None:
    assert found(conclusion="通过") == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2025-01-13", []), ("2025-01-14", [("limits/review_rectification", "error")])],
)
def test_thirty_working_days_are_the_limit(day: str, expected: list[tuple[str, str]]) -> None:
    assert found(conclusion="不通过", rectify_by=day) == expected


def test_a_refusal_without_a_term_is_a_breach() -> None:
    assert found(conclusion="不通过") == [("limits/review_rectification", "error")]


def test_a_term_before_the_review_is_a_breach() -> None:
    assert found(conclusion="不通过", rectify_by="2024-11-01") == [("limits/review_rectification", "error")]


def test_an_unknown_milestone_is_a_breach() -> None:
    assert ("limits/review_milestone", "error") in found(milestone="没有", conclusion="通过")


@pytest.mark.parametrize(
    "more", [{"indicators": [{"name": "合格率", "met": False}]}, {"materials": []}, {"indicators": []}]
)
def test_a_pass_that_the_facts_do_not_bear_out_is_pointed_out(more: dict[str, Any]) -> None:
    assert found(conclusion="通过", **more) == [("limits/review_conclusion", "warning")]
