from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from helpers.agreement_variants import Variant, all_variants, example, project

from pipeline.generate.limits.agreement import breaches
from pipeline.generate.load import project_of


def changed(path: str, value: object, name: str = "technology_rd") -> dict[str, str]:
    """The rules that are broken, with their severity, when ``path`` of an example gets ``value``."""
    data = deepcopy(dict(example(name).data))
    keys: list[Any] = [int(key) if key.isdigit() else key for key in path.split(".")]
    inside: Any = data
    for key in keys[:-1]:
        inside = inside[key]
    if value is None:
        del inside[keys[-1]]
    else:
        inside[keys[-1]] = value
    return {breach.rule: breach.severity for breach in breaches(project_of(data))}


@pytest.mark.parametrize(
    ("path", "value", "rule", "severity"),
    [
        ("secrecy.months", 23, "confidentiality/period", "error"),
        ("agreement.data_years", 4, "limits/research_data", "error"),
        ("agreement.copies", 5, "limits/copies", "error"),
        ("project.end", "2024-02-29", "limits/dates", "error"),
        ("project.signing_date", "2024-03-02", "limits/dates", "warning"),
        ("project.signing_date", "2026-03-01", "limits/dates", "error"),
        ("disputes.court", "示例市中级人民法院", "dispute/arbitration-or-court", "error"),
        ("disputes.commission", None, "dispute/arbitration-or-court", "error"),
        ("disputes.way", "诉讼", None, ""),
        ("funding.total", "5000000.01", "draft/payments-sum", "error"),
        ("funding.payments.0.amount", "1999999.99", "draft/payments-sum", "error"),
        ("funding.payee", "示例科技", "limits/payment_parties", "error"),
        ("benefit.incomes.0.shares.0.share", "49%", "benefit/ratio-sum", "error"),
        ("benefit.incomes.0.shares.0.share", "51%", "benefit/ratio-sum", "error"),
        ("benefit.incomes.0.shares", [], "benefit/ratio-defined", "error"),
        ("benefit.incomes.0.shares.2.to", "实验室", "limits/recipients", "error"),
        ("benefit.incomes.0.shares.2.to", "示例评估中心", "limits/third_party", "warning"),
        ("benefit.rewards.transfer", "49.9%", "limits/rewards", "error"),
        ("benefit.rewards.implement", "4.99%", "limits/rewards", "error"),
        ("benefit.rewards.years", 2, "limits/rewards", "error"),
        ("ip.owners.0.share", "61%", "limits/ownership_shares", "error"),
        ("ip.owners.0.party", "示例评估中心", "limits/third_party", "warning"),
        ("ip.costs.0.share", "99%", "limits/ownership_shares", "error"),
        ("background.0.number", None, "ip/patent-particulars", "error"),
        ("liability.fundamental", "31%", "limits/penalty", "warning"),
        ("liability.risk_shares.0.share", "50%", "limits/risk_shares", "error"),
    ],
)
def test_a_broken_limit_is_told(path: str, value: object, rule: str | None, severity: str) -> None:
    found = changed(path, value)
    if rule is None:  # 仲裁 and its commission are still there: arbitration by name, court by choice
        assert "dispute/arbitration-or-court" in found
    else:
        assert found.get(rule) == severity


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("secrecy.months", 24),
        ("agreement.data_years", 5),
        ("agreement.copies", 6),
        ("project.signing_date", "2024-03-01"),
        ("benefit.rewards.transfer", "50%"),
        ("benefit.rewards.implement", "5%"),
        ("benefit.rewards.years", 3),
        ("liability.fundamental", "30%"),
    ],
)
def test_a_value_at_the_limit_keeps_it(path: str, value: object) -> None:
    assert changed(path, value) == {}


def test_three_thirds_are_the_whole() -> None:
    shares = [{"to": name, "share": "1/3"} for name in ("示例科技", "示例大学", "科研团队")]
    assert changed("benefit.incomes.0.shares", shares) == {}


def test_three_rounded_thirds_are_not_the_whole() -> None:
    shares = [{"to": name, "share": "33.33%"} for name in ("示例科技", "示例大学", "科研团队")]
    assert changed("benefit.incomes.0.shares", shares) == {"benefit/ratio-sum": "error"}


def test_a_party_that_gets_two_shares_under_two_names_is_told() -> None:
    shares = [{"to": "示例科技", "share": "50%"}, {"to": "甲方", "share": "50%"}]
    assert changed("benefit.incomes.0.shares", shares) == {"benefit/ratio-sum": "error"}


@pytest.mark.parametrize(("owner", "told"), [("样板职大", True), ("示例机器人", False)])
def test_the_owner_is_of_the_kind_that_the_regime_names(owner: str, told: bool) -> None:  # noqa: FBT001
    assert ("ip/ownership" in changed("ip.owner", owner, "talent")) is told


def test_an_owner_who_could_be_two_parties_must_be_named() -> None:
    assert changed("ip", {"regime": "校院拥有"}, "commercialization") == {"ip/ownership": "error"}


def test_ownership_by_result_names_results() -> None:
    assert changed("ip", {"regime": "按成果约定"}) == {"ip/ownership": "error"}


def test_an_expected_result_without_owner_is_warned_of() -> None:
    data = changed(
        "ip.results", [dict(example("commercialization").data["ip"]["results"][0])], "commercialization"
    )
    assert data == {"ip/result-kinds": "warning"}


@pytest.mark.parametrize(
    ("court", "severity"),
    [("示范市示范区人民法院", "warning"), ("示范市中级人民法院", None), ("示范知识产权法院", None)],
)
def test_a_court_of_the_lowest_instance_is_warned_of(court: str, severity: str | None) -> None:
    assert (
        changed("disputes.court", court, "commercialization").get("dispute/arbitration-or-court") == severity
    )


def test_arbitration_chosen_and_a_court_named_are_no_choice() -> None:
    found = changed(
        "disputes", {"way": "诉讼", "commission": "示例市仲裁委员会", "court": "示例市中级人民法院"}
    )
    assert found == {"dispute/arbitration-or-court": "error"}


@pytest.mark.parametrize("variant", all_variants()[::7], ids=str)
def test_a_sound_project_of_any_kind_breaks_nothing(variant: Variant) -> None:
    assert breaches(project(variant)) == ()


@pytest.mark.parametrize(("stage", "severity"), [("前期准备", "warning"), ("中期执行", None)])
def test_a_law_firm_that_must_review_is_asked_for_until_the_cooperation_begins(
    stage: str, severity: str | None
) -> None:
    data = deepcopy(dict(example("technology_rd").data))
    data["project"]["stage"] = stage
    data["agreement_review"].pop("law_firm")
    found = {breach.rule: breach.severity for breach in breaches(project_of(data))}
    assert found.get("review/law-firm") == severity
