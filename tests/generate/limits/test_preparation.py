"""Limits of the stage of preparation: feasibility, plan, reviews of plan and agreement, organization."""

from collections.abc import Callable

import pytest
from helpers.preparation import Data, prepared, project

from pipeline.generate.breach import Breach
from pipeline.generate.limits import agreement_review, feasibility, organization, plan, plan_review
from pipeline.model.project import Project

LIMITS: tuple[Callable[[Project], tuple[Breach, ...]], ...] = (
    feasibility.breaches,
    plan.breaches,
    plan_review.breaches,
    agreement_review.breaches,
    organization.breaches,
)
Change = Callable[[Data], object]


def broken(data: Data) -> list[tuple[str, str, str]]:
    found = [breach for limit in LIMITS for breach in limit(project(data))]
    return [(breach.rule.removeprefix("limits/"), breach.path, breach.severity) for breach in found]


def changed(change: Change) -> Data:
    data = prepared()
    change(data)
    return data


def test_a_preparation_in_order_breaks_no_limit() -> None:
    assert broken(prepared()) == []


def test_a_project_that_states_nothing_yet_breaks_no_limit() -> None:
    data = prepared()
    assert broken({"project": {"name": "示例项目"}, "parties": data["parties"]}) == []


CASES: list[tuple[Change, tuple[str, str, str]]] = [
    (
        lambda data: data["feasibility"]["panel"].pop(2),
        ("feasibility_panel", "feasibility.panel", "error"),
    ),
    (
        lambda data: data["feasibility"].update(market={"judgement": "不可行"}, panel=[]),
        ("feasibility_conclusion", "feasibility.market.judgement", "error"),
    ),
    (
        lambda data: data["feasibility"].update(conclusion={"result": "补充后重新评估"}),
        ("feasibility_passed", "feasibility.conclusion.result", "error"),
    ),
    (
        lambda data: data["feasibility"].update(assessed_on="2023-10-15"),
        ("feasibility_date", "feasibility.assessed_on", "error"),
    ),
    (
        lambda data: data["feasibility"].update(assessed_on="2023-12-21"),
        ("feasibility_date", "feasibility.assessed_on", "error"),
    ),
    (
        lambda data: data["feasibility"]["risk"]["items"][0].update(probability="101%"),
        ("risk_probability", "feasibility.risk.items[0].probability", "error"),
    ),
    (
        lambda data: data["feasibility"]["technical"].update(judgement="基本可行"),
        ("feasibility_score", "feasibility.technical.judgement", "warning"),
    ),
    (lambda data: data["duties"].pop(0), ("plan_duties", "duties", "error")),
    (lambda data: data["duties"][0].update({"items": []}), ("plan_duties", "duties", "error")),
    (lambda data: data["tasks"][0].update(end="2024-02-29"), ("plan_task", "tasks[0].end", "error")),
    (lambda data: data["tasks"][0].update(start="2024-02-29"), ("plan_period", "tasks[0].start", "warning")),
    (lambda data: data["tasks"][0].update(end="2026-03-01"), ("plan_period", "tasks[0].end", "warning")),
    (
        lambda data: data["milestones"][0].update(due="2026-03-01"),
        ("plan_period", "milestones[0].due", "warning"),
    ),
    (lambda data: data["plan_review"]["experts"].pop(0), ("plan_experts", "plan_review.experts", "error")),
    (lambda data: data["plan_review"]["experts"].pop(1), ("plan_experts", "plan_review.experts", "error")),
    (
        lambda data: data["plan_review"]["votes"][1].update(choice="反对"),
        ("plan_votes", "plan_review.votes", "error"),
    ),
    (
        lambda data: data["parties"][0].update(vote_weight="51%"),
        ("plan_votes", "plan_review.votes", "error"),
    ),
    (
        lambda data: data["plan_review"]["opinions"][0].pop("response"),
        ("plan_opinions", "plan_review.opinions[0].response", "error"),
    ),
    (
        lambda data: data["agreement_review"].pop("law_firm"),
        ("agreement_review", "agreement_review", "error"),
    ),
    (
        lambda data: data["agreement_review"]["reviews"].pop(0),
        ("agreement_review", "agreement_review", "error"),
    ),
    (
        lambda data: data["agreement_review"]["reviews"][0].update(on="2024-02-21"),
        ("agreement_review_date", "agreement_review.reviews[0].on", "error"),
    ),
    (
        lambda data: data["agreement_review"]["law_firm"].update(on="2024-02-21"),
        ("agreement_review_date", "agreement_review.law_firm.on", "error"),
    ),
    (
        lambda data: data["organization"]["committee"].pop(1),
        ("organization_seats", "organization.committee", "error"),
    ),
    (
        lambda data: data["organization"]["supervision"].pop(0),
        ("organization_seats", "organization.supervision", "error"),
    ),
    (
        lambda data: data["organization"].update(chair="无名"),
        ("organization_chair", "organization.chair", "error"),
    ),
]


@pytest.mark.parametrize(("change", "said"), CASES)
def test_what_breaks_a_limit_is_told_with_its_place(change: Change, said: tuple[str, str, str]) -> None:
    assert broken(changed(change)) == [said]


ALLOWED: list[Change] = [
    lambda data: data["feasibility"].update(assessed_on="2023-10-16"),
    lambda data: data["feasibility"].update(assessed_on="2023-12-20"),
    lambda data: data["tasks"][0].update(end="2026-02-28"),
    lambda data: data["agreement_review"]["law_firm"].update(on="2024-02-20"),
    lambda data: data["feasibility"]["risk"]["items"][0].update(probability="100%"),
]


@pytest.mark.parametrize("change", ALLOWED)
def test_the_bounds_themselves_are_allowed(change: Change) -> None:
    assert broken(changed(change)) == []


FAILED: list[Change] = [
    lambda data: data["feasibility"].update(conclusion={"result": "不通过"}),
    lambda data: data["plan_review"]["votes"][1].update(choice="反对"),
    lambda data: data["plan_review"]["opinions"][0].pop("response"),
    lambda data: data["agreement_review"].pop("law_firm"),
]


@pytest.mark.parametrize("change", FAILED)
def test_a_preparation_that_failed_or_is_not_finished_may_be_put_on_paper(change: Change) -> None:
    data = changed(change)
    data["project"]["stage"] = "前期准备"
    del data["agreement_review"]["submitted_on"]
    assert broken(data) == []


def test_a_plan_made_after_a_failed_assessment_is_refused() -> None:
    data = changed(FAILED[0])
    data["project"]["stage"] = "前期准备"
    data["plan"] = {"prepared_on": "2024-01-10"}
    assert broken(data) == [("feasibility_passed", "feasibility.conclusion.result", "error")]


def test_a_party_that_is_no_third_party_must_sit_in_the_bodies() -> None:
    data = prepared()
    data["parties"][2]["kind"] = "科研机构"
    assert ("organization_seats", "organization.committee", "error") in broken(data)


def test_messages_name_clause_and_remedy() -> None:
    for change, _ in CASES:
        for breach in (breach for limit in LIMITS for breach in limit(project(changed(change)))):
            assert breach.clause.startswith("5.")
            assert "请" in breach.message
            assert breach.documents
