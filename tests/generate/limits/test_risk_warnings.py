from typing import Any

import pytest
from helpers.evaluated import look, project, risk, warning

from pipeline.generate.limits.risk_warnings import breaches

COMPLETE: dict[str, Any] = {
    "meeting": {"on": "2024-05-20"},
    "suspension": {"scope": "试验"},
    "filings": [{"party": "示例大学", "authority": "科学技术处"}],
}
HIGH = risk(look("2024-05-01", "80%", "高"))


def rules(*warnings: dict[str, Any], risks: tuple[dict[str, Any], ...] = (HIGH,)) -> list[tuple[str, str]]:
    found = breaches(project(risks=list(risks), risk_warnings=list(warnings)))
    return [(breach.rule, breach.path) for breach in found]


def test_a_complete_red_warning_breaks_no_limit() -> None:
    assert rules(warning("2024-05-20", **COMPLETE)) == []


@pytest.mark.parametrize(
    ("missing", "rule", "path"),
    [
        ("meeting", "limits/warning_meeting", "risk_warnings[0].meeting.on"),
        ("suspension", "limits/warning_suspension", "risk_warnings[0].suspension.scope"),
        ("filings", "limits/warning_filing", "risk_warnings[0].filings"),
    ],
)
def test_a_red_warning_has_a_meeting_a_suspension_and_filings(missing: str, rule: str, path: str) -> None:
    stated = {name: value for name, value in COMPLETE.items() if name != missing}
    assert rules(warning("2024-05-20", **stated)) == [(rule, path)]


@pytest.mark.parametrize(("probability", "impact"), [("50%", "中"), ("10%", "低")])
def test_other_colours_need_none_of_it(probability: str, impact: str) -> None:
    assert rules(warning("2024-05-20"), risks=(risk(look("2024-05-01", probability, impact)),)) == []


def test_a_warning_is_about_a_risk_of_the_register() -> None:
    assert rules(warning("2024-05-20", number="R09")) == [("limits/warning_risk", "risk_warnings[0].risk")]


def test_a_warning_rests_on_an_assessment_up_to_its_day() -> None:
    assert rules(warning("2024-04-30")) == [("limits/warning_risk", "risk_warnings[0].on")]


@pytest.mark.parametrize(
    ("notified", "solved", "broken"),
    [
        ("2024-05-20 11:00", "2024-05-22 09:00", []),
        ("2024-05-20 11:01", "2024-05-22 09:00", ["limits/emergency_hours"]),
        ("2024-05-20 11:00", "2024-05-22 09:01", ["limits/emergency_hours"]),
        ("2024-05-20 08:59", "2024-05-22 09:00", ["limits/emergency_order"]),
    ],
)
def test_the_committee_is_told_in_two_hours_and_a_solution_comes_in_forty_eight(
    notified: str, solved: str, broken: list[str]
) -> None:
    emergency = {"occurred": "2024-05-20 09:00", "notified": notified, "solved": solved}
    assert [rule for rule, _ in rules(warning("2024-05-20", **COMPLETE, emergency=emergency))] == broken


def test_a_time_that_does_not_exist_is_refused() -> None:
    emergency = {"occurred": "2024-02-30 25:00"}
    assert rules(warning("2024-05-20", **COMPLETE, emergency=emergency)) == [
        ("limits/emergency_time", "risk_warnings[0].emergency.occurred")
    ]
