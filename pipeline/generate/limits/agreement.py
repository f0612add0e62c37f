"""Limits on what the cooperation agreement settles (5.1.3), and warnings where the law differs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.generate.breach import Breach
from pipeline.generate.derive.agreement_review import law_firm_reason, law_firm_required
from pipeline.generate.limits import agreement_money, agreement_results, commission
from pipeline.generate.limits.agreement_said import said
from pipeline.generate.limits.cooperation import under_way
from pipeline.model.project import Project
from pipeline.process.clauses import RESEARCH_DATA, SECRECY

SECRECY_MONTHS = 24
"""5.1.3: 保密期限最短不低于合作结束后2年."""
DATA_YEARS = 5
"""5.2.2: 研发数据保存期限不低于合作结束后5年."""
_REVIEW = "5.1.3 合作协议签署 · 协议审核"
_SCHEDULE = "5.1.2 合作方案制定 · 时间计划"
_DISPUTES = "《民法典》第四百七十条；《仲裁法司法解释》第七条"
_COURT_LEVEL = "《技术合同司法解释》第四十三条"
_HIGHER_COURTS = ("中级", "高级", "知识产权", "最高")
_USUAL_EACH = 2


def breaches(project: Project) -> tuple[Breach, ...]:
    """Every limit on the agreement that ``project`` breaks; warnings have the severity ``warning``."""
    checks = (_dates, _secrecy, _disputes, _law_firm, _data, _copies)
    own = [breach for check in checks for breach in check(project)]
    return (
        *own,
        *agreement_results.breaches(project),
        *agreement_money.breaches(project),
        *commission.breaches(project),
    )


def _dates(project: Project) -> Iterator[Breach]:
    start, end, signed = (_day(project, key) for key in ("start", "end", "signing_date"))
    if start and end and end < start:
        yield said("dates", _SCHEDULE, "project.end", "合作结束日期早于合作开始日期，请改正")
    if signed and end and end < signed:
        yield said("dates", _SCHEDULE, "project.end", "合作结束日期早于协议签署日期，请改正")
    elif signed and start and start < signed:
        text = "合作开始日期早于协议签署日期；请确认签署前已经履行的部分适用本协议"
        yield said("dates", _SCHEDULE, "project.start", text, severity="warning")


def _day(project: Project, key: str) -> date | None:
    value = project.at("project", key)
    return date.fromisoformat(value) if value else None


def _secrecy(project: Project) -> Iterator[Breach]:
    months = project.at("secrecy", "months")
    if months is not None and months < SECRECY_MONTHS:
        text = f"保密期限为合作结束后{months}个月，不得少于{SECRECY_MONTHS}个月"
        yield said("confidentiality/period", SECRECY, "secrecy.months", text)


def _disputes(project: Project) -> Iterator[Breach]:
    rule, section = "dispute/arbitration-or-court", project.section("disputes")
    way, commission_, court = (section.get(key) for key in ("way", "commission", "court"))
    if commission_ and court:
        text = "仲裁和诉讼只能选一种：请只写仲裁委员会，或者只写管辖法院"
        yield said(rule, _DISPUTES, "disputes", text)
    elif way == "仲裁" and not commission_:
        text = "选择仲裁的，请写明仲裁委员会的全称，否则仲裁条款无效"
        yield said(rule, _DISPUTES, "disputes.commission", text)
    elif way == "诉讼" and not court:
        yield said(rule, _DISPUTES, "disputes.court", "选择诉讼的，请写明有管辖权的人民法院")
    elif court and not any(level in court for level in _HIGHER_COURTS):
        text = f"技术合同纠纷一般由中级以上人民法院管辖，请核对“{court}”有无管辖权"
        yield said(rule, _COURT_LEVEL, "disputes.court", text, severity="warning")


def _law_firm(project: Project) -> Iterator[Breach]:
    """Before the cooperation begins; what was open when it began breaks the limits on the review."""
    named = project.at("agreement_review", "law_firm", "name")
    if under_way(project) or not project.section("agreement_review") or named:
        return
    if law_firm_required(project):
        text = law_firm_reason(project).rstrip("。") + "；请写明律师事务所和审核结论"
        yield said("review/law-firm", _REVIEW, "agreement_review.law_firm", text, severity="warning")


def _data(project: Project) -> Iterator[Breach]:
    years = project.at("agreement", "data_years")
    if years is not None and years < DATA_YEARS:
        text = f"研发数据的保存期限为合作结束后{years}年，不得少于{DATA_YEARS}年"
        yield said("research_data", RESEARCH_DATA, "agreement.data_years", text)


def _copies(project: Project) -> Iterator[Breach]:
    total, each = project.at("agreement", "copies"), project.at("agreement", "copies_each") or _USUAL_EACH
    needed = len(project.entries("parties")) * each
    if total is not None and total < needed:
        text = f"协议共{total}份，不够各方各执{each}份（需要{needed}份）"
        yield said("copies", "《民法典》第四百九十条", "agreement.copies", text)
