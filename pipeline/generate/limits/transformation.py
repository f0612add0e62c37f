"""Limits on the transformation: joint tackling, shares and contributions of a new company (5.3.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pipeline.generate.breach import Breach
from pipeline.generate.derive.incubation import (
    INTELLECTUAL,
    contributed,
    full_name,
    share_check,
    shareholders,
)
from pipeline.generate.derive.industrialization import total
from pipeline.generate.derive.transformation_reports import portion_of
from pipeline.generate.values import money, read_percent
from pipeline.model.project import Project
from pipeline.process.clauses import TRANSFORMATION
from pipeline.text.dates import add_months

INCUBATION = "5.3.2 成果转化实施 · 转化路径选择"
COMPANY_LAW = "《公司法》第四十七条"
PAID_WITHIN_MONTHS = 60
"""《公司法》第四十七条: within five years after the company was established."""
_REPORT, _PLAN = ("transformation_report",), ("incubation_plan",)


def breaches(project: Project) -> tuple[Breach, ...]:
    """Tackling beyond 15 % of the plan; a quarter that ends before it begins; shares that do not add up."""
    return (*_tackling(project), *_quarters(project), *_company(project))


def _tackling(project: Project) -> Iterator[Breach]:
    for index, report in enumerate(project.entries("transformation_reports")):
        for place, problem in enumerate(report.get("problems", ())):
            found = portion_of(project, problem)
            if found and not found.within:
                path = f"transformation_reports[{index}].problems[{place}].until"
                said = "；".join(found.derivation)
                yield Breach("limits/tackling", TRANSFORMATION, path, said, documents=_REPORT)


def _quarters(project: Project) -> Iterator[Breach]:
    for index, report in enumerate(project.entries("transformation_reports")):
        if report["until"] < report["since"]:
            path = f"transformation_reports[{index}].until"
            said = f"跟踪期间的结束日期 {report['until']} 早于开始日期 {report['since']}，请改正"
            yield Breach("limits/tracking_period", TRANSFORMATION, path, said, documents=_REPORT)


def _company(project: Project) -> Iterator[Breach]:
    if project.at("transfer", "route") != "孵化新企业" or not shareholders(project):
        return
    check = share_check(project)
    if not check.holds:
        said = check.problem.replace("分配比例", "持股比例")
        yield _plan_breach("equity_shares", INCUBATION, "incubation.shareholders", said)
    yield from _capital(project)
    yield from _technology(project)
    yield from _late(project)


def _plan_breach(rule: str, clause: str, path: str, said: str) -> Breach:
    return Breach(f"limits/{rule}", clause, path, said, documents=_PLAN)


def _capital(project: Project) -> Iterator[Breach]:
    """Contributions sum to the capital, and each is its holder's share of it."""
    capital = project.at("incubation", "company", "capital")
    if capital is None:
        return
    if contributed(project) != Decimal(capital):
        said = f"各股东出资合计{money(contributed(project))}，与注册资本{money(capital)}不一致，请改正"
        yield _plan_breach("equity_capital", INCUBATION, "incubation.company.capital", said)
    for index, entry in enumerate(shareholders(project)):
        if _share_of(entry, capital) not in {None, read_percent(entry["share"])}:
            said = (
                f"{full_name(project, entry['name'])}的出资{money(total(entry['contributions']))}"
                f"占注册资本的比例与持股比例{entry['share']}不一致，请改正或者在说明中写明约定"
            )
            if not entry.get("note"):
                yield _plan_breach(
                    "equity_shares", INCUBATION, f"incubation.shareholders[{index}].share", said
                )


def _share_of(entry: Mapping[str, Any], capital: str) -> Fraction | None:
    if not entry.get("contributions") or not Decimal(capital):
        return None
    return Fraction(total(entry["contributions"])) / Fraction(capital)


def _technology(project: Project) -> Iterator[Breach]:
    """The technology that is valued is what is contributed as intellectual property."""
    valued = total(project.entries("incubation", "technology"), "value")
    given = sum(
        (
            Decimal(one["amount"])
            for entry in shareholders(project)
            for one in entry.get("contributions", ())
            if one["form"] == INTELLECTUAL
        ),
        Decimal(0),
    )
    if project.entries("incubation", "technology") and valued != given:
        said = f"技术作价合计{money(valued)}，与知识产权出资合计{money(given)}不一致，请改正"
        yield _plan_breach("equity_technology", INCUBATION, "incubation.technology", said)


def _late(project: Project) -> Iterator[Breach]:
    founded = project.at("incubation", "company", "established_on")
    if not founded or project.at("incubation", "company", "form") == "股份有限公司":
        return
    last = add_months(date.fromisoformat(founded), PAID_WITHIN_MONTHS).isoformat()
    for index, entry in enumerate(shareholders(project)):
        for place, one in enumerate(entry.get("contributions", ())):
            if one.get("due", "") > last:
                path = f"incubation.shareholders[{index}].contributions[{place}].due"
                said = f"有限责任公司股东的出资应当自公司成立之日起五年内缴足，最迟{last}；现为{one['due']}"
                yield _plan_breach("equity_due", COMPANY_LAW, path, said)
