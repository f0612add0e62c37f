from typing import Any

import pytest
from helpers.evaluated import look, project, risk

from pipeline.generate.limits.risks import breaches

TEAM: dict[str, Any] = {"plan": {"team": [{"name": "王示例"}]}}


def rules(*risks: dict[str, object]) -> list[tuple[str, str]]:
    return [(breach.rule, breach.path) for breach in breaches(project(risks=list(risks)))]


def test_a_risk_kept_by_the_rules_breaks_no_limit() -> None:
    looks = (
        look("2024-04-10", "80%", "高"),
        look("2024-05-10", "50%", "中"),
        look("2024-07-10", "10%", "低"),
    )
    assert rules(risk(*looks, **TEAM)) == []


@pytest.mark.parametrize(
    ("probability", "impact", "following", "late"),
    [
        ("80%", "高", "2024-05-31", False),
        ("80%", "高", "2024-06-01", True),
        ("50%", "中", "2024-06-30", False),
        ("50%", "中", "2024-07-01", True),
        ("10%", "低", "2024-12-31", False),
    ],
)
def test_the_next_look_is_due_in_the_next_month_or_the_one_after(
    probability: str,
    impact: str,
    following: str,
    late: bool,  # noqa: FBT001 - a column of the table
) -> None:
    found = rules(risk(look("2024-04-01", probability, impact), look(following, "10%", "低"), **TEAM))
    assert found == ([("limits/risk_follow_up", "risks[0].assessments")] if late else [])


def test_the_order_in_the_file_is_no_gap() -> None:
    looks = (
        look("2024-06-10", "10%", "低"),
        look("2024-04-10", "80%", "高"),
        look("2024-05-10", "80%", "高"),
    )
    assert rules(risk(*looks, **TEAM)) == []


def test_a_number_is_used_once() -> None:
    assert rules(risk(), risk(), risk(number="R02")) == [("limits/risk_number", "risks[1].id")]


def test_a_probability_is_at_most_the_whole() -> None:
    found = rules(risk(look("2024-04-01", "100%", "低"), look("2024-05-01", "100.1%", "低"), **TEAM))
    assert found == [("limits/risk_probability", "risks[0].assessments[1].probability")]


def test_a_risk_that_was_ever_high_has_a_task_force() -> None:
    looks = (look("2024-04-01", "80%", "高"), look("2024-05-01", "10%", "低"))
    assert rules(risk(*looks)) == [("limits/risk_team", "risks[0].plan.team")]


def test_a_middle_risk_needs_no_task_force() -> None:
    assert rules(risk(look("2024-04-01", "50%", "中"))) == []
