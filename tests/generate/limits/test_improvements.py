from typing import Any

import pytest
from helpers.evaluated import evaluation, item, project

from pipeline.generate.limits.improvements import breaches

GOOD = item("70", "80", "85")
BAD = item("70", "80", "75")


def rules(**more: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - any field of a plan
    plan = {"name": "计划", "evaluation": "甲", "items": [GOOD], **more}
    found = breaches(project(evaluations=[evaluation("2025-07-08", name="甲")], improvements=[plan]))
    return [(breach.rule, breach.path) for breach in found]


@pytest.mark.parametrize(
    ("verified", "broken"), [("2025-10-21", False), ("2025-10-22", True), ("2025-07-20", True)]
)
def test_the_check_comes_within_three_months_after_the_start(verified: str, broken: bool) -> None:  # noqa: FBT001
    found = rules(implemented_on="2025-07-21", verified_on=verified)
    assert found == ([("limits/improvement_verified", "improvements[0].verified_on")] if broken else [])


def test_a_failed_check_is_followed_by_a_new_analysis() -> None:
    failed = {"items": [GOOD, BAD], "implemented_on": "2025-07-21", "verified_on": "2025-10-13"}
    assert rules(**failed) == [("limits/improvement_failed", "improvements[0].reanalysis")]
    assert rules(**failed, reanalysis="改用其他措施") == []


def test_nine_goals_of_ten_pass() -> None:
    assert rules(items=[GOOD] * 9 + [BAD], implemented_on="2025-07-21", verified_on="2025-10-13") == []


def test_a_plan_that_was_not_checked_breaks_no_limit() -> None:
    assert rules(items=[BAD], implemented_on="2025-07-21") == []


def test_a_plan_answers_an_evaluation_that_exists() -> None:
    assert rules(evaluation="乙") == [("limits/improvement_evaluation", "improvements[0].evaluation")]
