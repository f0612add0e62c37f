from typing import Any

import pytest
from helpers.evaluated import evaluation, measured, members, project

from pipeline.generate.limits.evaluations import breaches


def rules(*entries: dict[str, Any], **sections: Any) -> list[tuple[str, str, str]]:  # noqa: ANN401
    found = breaches(project(evaluations=list(entries), **sections))
    return [(breach.rule, breach.path, breach.severity) for breach in found]


@pytest.mark.parametrize(
    ("counts", "broken"), [((5, 3, 2), False), ((10, 6, 4), False), ((6, 3, 1), True), ((4, 2, 1), True)]
)
def test_the_committee_has_fifty_thirty_and_twenty_percent(
    counts: tuple[int, int, int],
    broken: bool,  # noqa: FBT001 - a column of the table
) -> None:
    found = rules(evaluation_committee={"members": members(*counts)})
    assert bool(found) is broken


def test_a_committee_that_is_not_named_yet_is_not_judged() -> None:
    assert rules() == []


@pytest.mark.parametrize(
    ("until", "broken"),
    [("2025-07-15", True), ("2025-07-16", False), ("2025-07-13", True), ("2025-07-31", False)],
)
def test_publicity_lasts_five_working_days_after_its_first_day(until: str, broken: bool) -> None:  # noqa: FBT001
    found = rules(evaluation("2025-07-08", publicity={"since": "2025-07-09", "until": until}))
    expected = [("limits/evaluation_publicity", "evaluations[0].publicity.until", "error")]
    assert found == (expected if broken else [])


def test_a_publicity_does_not_end_before_it_began() -> None:
    found = rules(evaluation("2025-07-08", publicity={"since": "2025-07-09", "until": "2025-07-08"}))
    assert [rule for rule, _, _ in found] == ["limits/evaluation_publicity"]


@pytest.mark.parametrize(("issued", "broken"), [("2025-07-16", True), ("2025-07-17", False)])
def test_the_report_is_made_after_the_publicity(issued: str, broken: bool) -> None:  # noqa: FBT001
    stated = {"since": "2025-07-09", "until": "2025-07-16"}
    found = rules(evaluation("2025-07-08", publicity=stated, issued_on=issued))
    assert [rule for rule, _, _ in found] == (["limits/evaluation_issued"] if broken else [])


@pytest.mark.parametrize("handled", [True, False])
def test_an_objection_is_handled_before_the_report(handled: bool) -> None:  # noqa: FBT001
    objection = {"content": "统计口径", **({"handling": "重新统计"} if handled else {})}
    stated = {"since": "2025-07-09", "until": "2025-07-16", "objections": [objection]}
    found = rules(evaluation("2025-07-08", publicity=stated, issued_on="2025-07-17"))
    assert [rule for rule, _, _ in found] == ([] if handled else ["limits/evaluation_objection"])


@pytest.mark.parametrize(
    ("on", "broken"),
    [("2026-02-27", True), ("2026-02-28", False), ("2026-08-28", False), ("2026-08-31", True)],
)
def test_the_final_evaluation_is_made_within_six_months_after_the_end(on: str, broken: bool) -> None:  # noqa: FBT001
    found = rules(evaluation(on, kind="总结性评价"))
    assert [rule for rule, _, _ in found] == (["limits/evaluation_final"] if broken else [])


def test_missing_data_are_a_warning() -> None:
    found = rules(evaluation("2025-07-08", measured=measured(duties=None)))
    assert found == [("limits/evaluation_data", "evaluations[0].measured", "warning")]
