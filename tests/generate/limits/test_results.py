"""Limits of the last stages: appraisal, rights, transfer, transformation, closing, archive."""

from collections.abc import Callable

import pytest
from helpers.preparation import Data, project
from helpers.results import company, ended_by_consent, finished

from pipeline.generate.breach import Breach
from pipeline.generate.limits import (
    appraisal,
    closing,
    intellectual_properties,
    transfer_contract,
    transformation,
)
from pipeline.model.project import Project

LIMITS: tuple[Callable[[Project], tuple[Breach, ...]], ...] = (
    appraisal.breaches,
    intellectual_properties.breaches,
    transfer_contract.breaches,
    transformation.breaches,
    closing.breaches,
)
Change = Callable[[Data], object]


def broken(data: Data) -> list[tuple[str, str]]:
    found = [breach for limit in LIMITS for breach in limit(project(data))]
    return [(breach.rule.removeprefix("limits/"), breach.severity) for breach in found]


def incubated() -> Data:
    data = finished()
    data["transfer"]["route"] = "孵化新企业"
    return data | {"incubation": company()}


def test_a_project_in_order_breaks_no_limit() -> None:
    assert broken(finished()) == []
    assert broken(incubated()) == []
    assert broken(ended_by_consent(finished()) | {"archive": {}}) == []


def test_a_project_that_states_nothing_yet_breaks_no_limit() -> None:
    assert broken({"project": {"name": "示例项目"}, "parties": finished()["parties"]}) == []


def rectified(data: Data, due: str, done: str = "2026-01-20") -> None:
    data["appraisal"].update(
        conclusion="整改后通过", rectification={"items": [{"problem": "缺", "done_on": done}], "due": due}
    )


def tackled(data: Data, until: str) -> None:
    data["transformation_reports"][0]["problems"] = [
        {"problem": "送粉", "since": "2025-10-01", "until": until}
    ]


CASES: list[tuple[Change, tuple[str, str]]] = [
    (
        lambda data: data["appraisal"]["institution"].update(name="示例评估中心"),
        ("appraisal_institution", "error"),
    ),
    (lambda data: data["appraisal"]["committee"].pop(0), ("appraisal_experts", "error")),
    (
        lambda data: data["appraisal"]["committee"][0].update(unit="示例大学"),
        ("appraisal_member", "warning"),
    ),
    (lambda data: rectified(data, "2026-04-20"), ("appraisal_rectification", "error")),
    (lambda data: rectified(data, "2026-04-16", "2026-04-17"), ("appraisal_rectification", "error")),
    (
        lambda data: data["appraisal"].update(conclusion="整改后通过"),
        ("appraisal_rectification", "error"),
    ),
    (
        lambda data: data["intellectual_properties"][0].update(started_on="2026-03-05"),
        ("ip_filing", "error"),
    ),
    (
        lambda data: data["intellectual_properties"][0].update(confirmations=[]),
        ("ip_confirmation", "error"),
    ),
    (
        lambda data: data["intellectual_properties"][0]["confirmations"][0].update(result="有异议"),
        ("ip_confirmation", "error"),
    ),
    (
        lambda data: data["intellectual_properties"][0]["confirmations"][0].update(on="2026-03-04"),
        ("ip_confirmation", "error"),
    ),
    (
        lambda data: data["intellectual_properties"][1].update(owners=[{"party": "示例大学"}]),
        ("ip_holder", "warning"),
    ),
    (
        lambda data: data["transfer_contract"]["rights"].append("没有登记的专利"),
        ("transfer_rights", "error"),
    ),
    (
        lambda data: data["transfer_contract"]["fee"]["payments"].pop(),
        ("transfer_payments", "error"),
    ),
    (lambda data: data["transfer_contract"]["fee"].pop("total"), ("transfer_fee", "error")),
    (lambda data: data["transfer_contract"]["fee"].pop("royalty"), ("transfer_royalty", "error")),
    (lambda data: tackled(data, "2025-11-24"), ("tackling", "error")),
    (
        lambda data: data["transformation_reports"][0].update(since="2026-01-01"),
        ("tracking_period", "error"),
    ),
    (lambda data: data["closing"].update(prepared_on="2026-04-14"), ("closing_late", "error")),
    (lambda data: data["closing"].update(prepared_on="2026-02-27"), ("closing_early", "error")),
    (lambda data: data["archive"].update(compiled_on="2026-04-14"), ("archive_late", "error")),
    (lambda data: data["closing"]["goals"]["stages"][0].update(name="中试"), ("closing_names", "error")),
    (lambda data: data["indicators"][0].update(met=False), ("closing_goals", "warning")),
    (
        lambda data: data.update(expenses=[{"date": "2024-04-12", "subject": "设备费", "amount": "40.00"}]),
        ("closing_accounts", "warning"),
    ),
    (
        lambda data: data["closing"]["benefits"]["incomes"][0].update(income="分红"),
        ("closing_income", "error"),
    ),
    (lambda data: data["archive"].update(years=9), ("archive_years", "error")),
    (lambda data: data["archive"].update(data_years=4), ("archive_data_years", "error")),
    (lambda data: data["archive"]["files"].pop(2), ("archive_kinds", "error")),
    (lambda data: data["archive"]["files"].pop(3), ("archive_kinds", "error")),
]


@pytest.mark.parametrize(("change", "breach"), CASES)
def test_one_change_breaks_one_limit(change: Change, breach: tuple[str, str]) -> None:
    data = finished()
    change(data)
    assert broken(data) == [breach]


def test_each_right_needs_all_its_holders_to_transfer_it() -> None:
    data = finished()
    data["transfer_contract"]["transferors"] = ["示例大学"]
    assert broken(data) == [("transfer_holders", "error")] * 2


@pytest.mark.parametrize("until", ["2025-11-23", "2025-10-01"])
def test_tackling_up_to_fifteen_percent_is_within_the_limit(until: str) -> None:
    data = finished()
    tackled(data, until)
    assert broken(data) == []


def test_rectification_on_the_sixtieth_working_day_is_in_time() -> None:
    data = finished()
    data["intellectual_properties"] = []
    data["transfer"] = {}
    rectified(data, "2026-04-16", "2026-04-16")
    assert broken(data) == []


COMPANY: list[tuple[Change, list[tuple[str, str]]]] = [
    (lambda made: made["company"].update(capital="2300.00"), [("equity_capital", "error")]),
    (lambda made: made["technology"][0].update(value="1300.00"), [("equity_technology", "error")]),
    (
        lambda made: made["shareholders"][1]["contributions"][0].update(due="2030-06-25"),
        [("equity_due", "error")],
    ),
    (lambda made: made["shareholders"][2].update(share="19%", note="约定"), [("equity_shares", "error")]),
]


@pytest.mark.parametrize(("change", "breach"), COMPANY)
def test_a_company_must_add_up(change: Change, breach: list[tuple[str, str]]) -> None:
    data = incubated()
    change(data["incubation"])
    assert [item for item in broken(data) if item in breach] == breach


def test_shares_and_contributions_must_be_the_same_unless_that_is_agreed() -> None:
    data = incubated()
    data["incubation"]["shareholders"][0]["share"] = "50%"
    data["incubation"]["shareholders"][1]["share"] = "30%"
    assert broken(data) == [("equity_shares", "error")] * 2
    for holder in data["incubation"]["shareholders"]:
        holder["note"] = "章程另有约定"
    assert broken(data) == []


ENDINGS: list[tuple[Change, tuple[str, str]]] = [
    (lambda data: data["termination"].update(signed_on="2026-01-05"), ("termination_date", "error")),
    (lambda data: data["termination"].update(effective_on="2025-12-18"), ("termination_date", "error")),
    (lambda data: data["termination"]["funds"].update(payments=[]), ("termination_funds", "error")),
]


@pytest.mark.parametrize(("change", "breach"), ENDINGS)
def test_a_termination_must_be_signed_in_time_and_settle_the_money(
    change: Change, breach: tuple[str, str]
) -> None:
    data = ended_by_consent(finished()) | {"archive": {}}
    change(data)
    assert breach in broken(data)
