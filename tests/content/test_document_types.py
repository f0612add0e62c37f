"""Every document that the standard names can be checked, by its title or by ``--type``."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from helpers.understanding import understood

from pipeline.app import Checker, Order, check_document, load
from pipeline.check.profiles import recognise
from pipeline.check.rule import Profile, Rule, RuleSet
from pipeline.errors import InputError
from pipeline.model.document import Document
from pipeline.model.report import Outcome

CONTRACTS = {"cooperation_agreement", "transfer_contract", "termination_agreement"}
TITLES = {
    "requirement_spec": "合作需求说明书",
    "feasibility_report": "可行性评估报告",
    "cooperation_plan": "合作方案",
    "plan_review": "方案评审意见",
    "agreement_review": "协议审核表",
    "organization_charter": "项目组织架构与职责",
    "rd_progress_report": "研发进展报告",
    "meeting_minutes": "进度例会纪要",
    "rectification_plan": "整改计划",
    "schedule_change_request": "进度调整申请",
    "resource_tracking_table": "资源投入跟踪表",
    "resource_usage_ledger": "资源使用台账",
    "milestone_review": "阶段性成果评审意见",
    "appraisal_report": "成果鉴定报告",
    "ip_register": "知识产权确权登记表",
    "industrialization_plan": "产业化实施方案",
    "incubation_plan": "企业孵化计划",
    "transformation_report": "成果转化跟踪报告",
    "closing_report": "合作总结报告",
    "archive_index": "归档目录",
    "risk_register": "风险清单与分级表",
    "risk_response_plan": "风险应对方案",
    "risk_warning_report": "风险预警报告",
    "evaluation_report": "合作评价报告",
    "improvement_plan": "改进计划",
    "best_practice_case": "最佳实践案例",
}
"""All but the contracts; the titles are those of the standard."""


@cache
def ruleset() -> RuleSet:
    return load(documents=True).ruleset


@cache
def checker() -> Checker:
    return load()


def profile(name: str) -> Profile:
    found = ruleset().profile(name)
    assert found is not None
    return found


def rules_of(name: str) -> list[Rule]:
    return [r for r in ruleset().rules if r.id.startswith("documents/") and profile(name).covers(r.id)]


def test_there_are_twenty_nine_documents() -> None:
    assert len(TITLES) + len(CONTRACTS) == 29


@pytest.mark.parametrize("name", sorted(TITLES))
def test_a_kind_of_document_is_known_by_the_title_of_the_standard(name: str) -> None:
    assert not profile(name).agreement
    for text in (
        TITLES[name],
        f"《{TITLES[name]}》",
        f"高温涂层项目{TITLES[name]}",
        f"{TITLES[name]}（2026年）",
    ):
        found = recognise(understood(f"{text}\n编制单位：示例大学"), ruleset().profiles)
        assert (found.profile.id, found.by) == (name, "title"), text


@pytest.mark.parametrize("name", sorted({*TITLES, *CONTRACTS} - {"cooperation_agreement"}))
def test_each_kind_has_a_rule_of_its_own(name: str) -> None:
    assert rules_of(name)


@pytest.mark.parametrize("name", sorted(TITLES))
def test_a_bare_title_names_everything_that_is_missing(name: str) -> None:
    report = check_document(
        Document.from_text(f"{TITLES[name]}\n"), checker=checker(), order=Order(today=date(2026, 6, 1))
    )
    assert report.type == name
    (first,) = [r for r in report.results if r.rule == rules_of(name)[0].id] or report.results[:1]
    own = [r for r in report.results if r.rule.startswith("documents/")]
    assert any(r.outcome is Outcome.VIOLATED and r.expected_at is not None for r in own), first
    assert not any(r.outcome is Outcome.ERROR for r in report.results)


def test_every_rule_of_a_document_belongs_to_a_kind() -> None:
    ids = {rule.id for rule in ruleset().rules if rule.id.startswith("documents/")}
    assert ids == {rule.id for name in (*TITLES, *CONTRACTS) for rule in rules_of(name)}


@pytest.mark.parametrize(
    "text",
    [
        "产学研合作协议\n附件一 可行性评估报告\n甲方：示例科技有限公司\n乙方：示例大学\n第一条 双方合作。",
        "技术开发合同\n需求说明书\n甲方：示例科技有限公司\n乙方：示例大学\n第一条 甲方委托乙方开发。",
        "技术服务合同\n甲方：示例公司\n乙方：示例大学\n第一条 乙方提交可行性评估报告。\n合作总结报告",
    ],
)
def test_an_agreement_that_speaks_of_a_report_stays_an_agreement(text: str) -> None:
    assert recognise(understood(text), ruleset().profiles).profile.agreement


def test_a_report_of_another_kind_is_refused_as_before() -> None:
    with pytest.raises(InputError, match="一份报告"):
        recognise(understood("涂层市场调研报告\n项目背景\n市场较大。"), ruleset().profiles)


def test_agreements_are_not_judged_by_rules_of_documents() -> None:
    text = "产学研合作协议\n甲方：示例科技有限公司\n乙方：示例大学\n第一条 双方合作研发。"
    order = Order(today=date(2026, 6, 1))
    report = check_document(Document.from_text(text), checker=checker(), order=order)
    assert not any(result.rule.startswith("documents/") for result in report.results)
    assert not any(rule.id.startswith("documents/") for rule in checker().ruleset.rules)


@pytest.mark.parametrize("name", sorted(CONTRACTS - {"cooperation_agreement"}))
def test_contracts_of_the_standard_are_judged_as_contracts_too(name: str) -> None:
    text = "技术转让合同\n甲方：示例科技有限公司\n乙方：示例大学\n第一条 甲方受让专利。"
    order = Order(today=date(2026, 6, 1), type=name)
    report = check_document(Document.from_text(text), checker=checker(), order=order)
    outcomes = {result.rule: result.outcome for result in report.results}
    assert outcomes[rules_of(name)[0].id] is Outcome.VIOLATED
    assert "civil-code/parties" in outcomes


def test_a_termination_agreement_is_known_by_its_title() -> None:
    text = "合作终止协议\n甲方：示例科技有限公司\n乙方：示例大学\n第一条 双方一致同意终止合作。"
    assert recognise(understood(text), ruleset().profiles).profile.id == "termination_agreement"
