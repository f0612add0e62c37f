"""What a review opinion says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest
from helpers import reports

from pipeline.model.report import Basis, Force, Outcome, Report, Verdict
from pipeline.model.terms import Terms
from pipeline.report.opinion import opinion_values


def values(report: Report | None = None) -> dict[str, Any]:
    return cast("dict[str, Any]", opinion_values(report or reports.report()))


def with_basis(*basis: Basis) -> Report:
    report = reports.report()
    return replace(report, results=(replace(report.results[0], basis=basis),))


@pytest.mark.parametrize(
    ("verdict", "word"),
    [(Verdict.PASS, "通过"), (Verdict.FAIL, "需修改"), (Verdict.REVIEW, "需人工复核")],
)
def test_the_conclusion_follows_the_verdict(verdict: Verdict, word: str) -> None:
    assert values(reports.report(verdict=verdict))["conclusion"]["word"] == word


def test_the_conclusion_counts_everything() -> None:
    made = values()
    assert made["counts"] == {
        "error": 2,
        "warning": 1,
        "advice": 1,
        "open": 2,
        "waived": 0,
        "satisfied": 2,
        "not_applicable": 1,
    }
    assert made["conclusion"]["found"] == (
        "经逐项审查，发现必须修改的问题 2 项、建议修改的问题 1 项、可以完善的事项 1 项、"
        "需人工复核的事项 2 项；符合要求的事项 2 项。"
    )
    assert values(reports.clean())["conclusion"]["found"] == (
        "经逐项审查，没有发现问题；符合要求的事项 1 项。"
    )


def test_findings_stand_in_classes_and_are_numbered_through() -> None:
    groups = values()["groups"]
    assert [group["title"] for group in groups] == [
        "必须修改的问题（2项）",
        "建议修改的问题（1项）",
        "可以完善的事项（1项）",
        "需人工复核的事项（2项）",
    ]
    assert [item["number"] for group in groups for item in group["findings"]] == [1, 2, 3, 4, 5, 6]
    assert values(reports.clean())["groups"] == ()


def test_a_finding_has_clause_words_problem_law_and_suggestion() -> None:
    found = values()["groups"][0]["findings"][0]
    assert found["clause"] == "第三条 保密"
    assert found["quote"] == "“保密期限自本协议签订之日起”"
    assert found["problem"].startswith("保密期限自签订之日起一年")
    assert found["basis"].splitlines() == [reports.STANDARD.title, reports.CIVIL.title]
    assert found["suggestion"].startswith("改为")


def test_something_missing_is_said_to_be_missing_and_where() -> None:
    found = values()["groups"][1]["findings"][0]
    assert (found["clause"], found["quote"]) == ("应在 第三条 保密 之后", "（没有相应内容）")


def test_rules_that_are_met_have_their_evidence() -> None:
    met = values()["satisfied"]
    assert [item["title"] for item in met] == ["成果知识产权归属", "退出条款"]
    assert "专利申请权归双方共有" in met[0]["quote"]
    report = reports.clean()
    bare = replace(report.results[0], evidence=())
    assert values(replace(report, results=(bare,)))["satisfied"][0]["quote"] == "（核对全文）"


def test_laws_are_named_once_statutes_first_articles_in_order() -> None:
    def basis(law: str, article: str, title: str, force: Force = Force.MANDATORY) -> Basis:
        return Basis(law, article, title, "", force)

    made = values(
        with_basis(
            basis("practice", "1", "合同文本起草的通行做法：编号连续", Force.PRACTICE),
            basis("standard", "5.1.3", "《技术规范》5.1.3 签署"),
            basis("standard", "4.4", "《技术规范》4.4 原则"),
            basis("gb", "1", "《编码规则》（GB 32100—2015）校验码"),
            basis("civil-code", "845", "《中华人民共和国民法典》第八百四十五条"),
            basis("civil-code", "470", "《中华人民共和国民法典》第四百七十条"),
            basis("civil-code", "470", "《中华人民共和国民法典》第四百七十条"),
            basis("spc", "7", "《关于适用《仲裁法》若干问题的解释》第七条"),
        )
    )
    assert [(item["title"], item["articles"]) for item in made["laws"]] == [
        ("《中华人民共和国民法典》", "第四百七十条、第八百四十五条"),
        ("《编码规则》（GB 32100—2015）", "校验码"),
        ("《关于适用《仲裁法》若干问题的解释》", "第七条"),
        ("《技术规范》", "4.4 原则、5.1.3 签署"),
        ("合同文本起草的通行做法", "编号连续"),
    ]


def test_what_does_not_apply_is_no_basis_of_the_review() -> None:
    report = with_basis(reports.CIVIL)
    off = replace(report.results[0], outcome=Outcome.NOT_APPLICABLE)
    assert values(replace(report, results=(off,)))["laws"] == ()


def test_the_file_and_its_parties_are_named() -> None:
    made = values()["file"]
    assert made["parties"] == "甲方：示例科技有限公司\n乙方：示例大学"
    assert made["as_of"] == "2025年3月1日（协议签订日期）"
    assert made["sha256"] == reports.report().document.sha256
    assert values(replace(reports.report(), terms=Terms()))["file"]["parties"] == "未读出当事人"


def test_what_is_waived_is_named_with_who_answers_for_it() -> None:
    made = values(reports.waived())
    group = made["groups"][-1]
    assert group["title"] == "已豁免的事项（1项）"
    assert "豁免：另签收益分配协议（批准人：法务部负责人" in group["findings"][0]["suggestion"]
    assert made["counts"]["waived"] == 1
    assert "已豁免的事项 1 项" in made["conclusion"]["found"]


def test_a_report_of_waivers_only_does_not_say_that_nothing_was_found() -> None:
    report = reports.waived()
    found = values(replace(report, results=report.results[:2]))["conclusion"]["found"]
    assert found == "经逐项审查，没有未处理的问题；已豁免的事项 1 项，符合要求的事项 1 项。"


def test_many_words_are_counted() -> None:
    report = reports.report()
    one = report.results[4]
    places = tuple(
        replace(item, clause=f"第{number}条", location=replace(item.location, start=number))
        for number in range(2)
        for item in one.evidence
    )
    found = values(replace(report, results=(replace(one, evidence=places),)))["groups"][0]["findings"][0]
    assert found["quote"].splitlines()[-1] == "（另有 3 处）"


def test_what_could_not_be_read_is_confessed() -> None:
    assert any("嵌入的 Excel 工作表" in remark for remark in values()["remarks"])
