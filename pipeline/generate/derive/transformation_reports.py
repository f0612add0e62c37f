"""The quarterly reports on transformation: lines, sales, satisfaction, joint tackling (5.3.2)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pipeline.generate.derive.industrialization import total
from pipeline.generate.derive.plan_schedule import span
from pipeline.generate.execution import rate_shown
from pipeline.generate.values import money
from pipeline.model.project import Project
from pipeline.process.schedule import TACKLING_LIMIT, Portion, Span, tackling

CHOICE_LINES = (
    "标准没有规定投产率的算法，本报告以已经投产的生产线条数除以转化计划的生产线条数计算；"
    "没有写明计划条数的，以本季度登记的生产线条数为分母。"
)
CHOICE_SATISFACTION = "客户满意度＝评价为满意的有效问卷数÷有效问卷总数×100%。"
WAN = 10_000
Values = Mapping[str, object]
Entry = Mapping[str, Any]


def derive(project: Project) -> Mapping[str, object]:
    """Per quarter: rates with their figures, comparison with the quarter before, tackling, charts."""
    entries = project.entries("transformation_reports")
    ordered = sorted(entries, key=lambda entry: entry["until"])
    whole = conversion(project)
    return {
        "transformation_reports[]": tuple(_quarter(project, entry, ordered) for entry in entries),
        "transformation_choices": [CHOICE_LINES, CHOICE_SATISFACTION],
        "transfer": {
            "days": whole.days if whole else None,
            "tackling_days": math.floor(whole.days * TACKLING_LIMIT) if whole else None,
            "result_names": "、".join(project.at("transfer", "results") or ()) or None,
        },
    }


def conversion(project: Project) -> Span | None:
    """The period of the conversion plan."""
    return span(project.section("transfer"))


def _quarter(project: Project, entry: Entry, ordered: Sequence[Entry]) -> Values:
    so_far = [other for other in ordered if other["until"] <= entry["until"]]
    before = so_far[-2] if len(so_far) > 1 else None
    return {
        **_lines(project, entry),
        **_sales(entry, before, so_far),
        **_satisfaction(entry),
        **_income(entry, so_far),
        "lines[]": tuple(_line(line) for line in entry.get("lines", ())),
        "problems[]": tuple(_problem(project, problem) for problem in entry.get("problems", ())),
        "history": [_point(project, other) for other in so_far],
        "sales_chart": _sales_chart(so_far),
        "rate_chart": _rate_chart(project, so_far),
    }


def running(project: Project, entry: Entry) -> Fraction | None:
    """投产率: lines in production ÷ lines of the plan; None without lines."""
    lines = entry.get("lines", ())
    planned = project.at("transfer", "lines") or len(lines)
    return Fraction(sum(line["running"] for line in lines), planned) if lines else None


def _lines(project: Project, entry: Entry) -> Values:
    lines, rate = entry.get("lines", ()), running(project, entry)
    planned = project.at("transfer", "lines") or len(lines)
    active = sum(line["running"] for line in lines)
    return {
        "planned_lines": planned,
        "running_lines": active,
        "running_rate": rate_shown(rate, 1) if rate is not None else None,
        "running_steps": f"投产率＝已投产{active}条÷计划{planned}条×100%＝{rate_shown(rate, 1)}"
        if rate is not None
        else None,
    }


def _line(line: Entry) -> Values:
    capacity, output, unit = line.get("capacity"), line.get("output"), line.get("unit", "")
    used = Fraction(output) / Fraction(capacity) if capacity and output and Decimal(capacity) else None
    return {
        "state": "已投产" if line["running"] else "未投产",
        "made": f"{output} {unit}".strip() if output else "—",
        "able": f"{capacity} {unit}".strip() if capacity else "—",
        "used": rate_shown(used, 1) if used is not None else "—",
    }


def _amount(entry: Entry) -> Decimal | None:
    stated = (entry.get("sales") or {}).get("amount")
    return Decimal(stated) if stated is not None else None


def _sales(entry: Entry, before: Entry | None, so_far: Sequence[Entry]) -> Values:
    now, then = _amount(entry), _amount(before) if before else None
    return {
        "sales_change": _change(now, then),
        "sales_total": money(sum((_amount(other) or Decimal(0) for other in so_far), Decimal(0))),
    }


def _change(now: Decimal | None, then: Decimal | None) -> str | None:
    if now is None or not then:
        return None
    if now == then:
        return "与上季度持平"
    moved = Fraction(abs(now - then)) / Fraction(then)
    return f"比上季度{'增长' if now > then else '下降'}{rate_shown(moved, 1)}"


def satisfied(entry: Entry) -> Fraction | None:
    """The part of the customers asked that are satisfied; None without a survey."""
    stated: Entry = entry.get("satisfaction") or {}
    if not stated.get("surveyed") or "satisfied" not in stated:
        return None
    return Fraction(stated["satisfied"], stated["surveyed"])


def _satisfaction(entry: Entry) -> Values:
    rate, stated = satisfied(entry), entry.get("satisfaction") or {}
    if rate is None:
        return {"satisfied_rate": None, "satisfied_steps": None}
    shown = rate_shown(rate, 1)
    steps = f"客户满意度＝{stated['satisfied']}份÷{stated['surveyed']}份×100%＝{shown}"
    return {"satisfied_rate": shown, "satisfied_steps": steps}


def _income(entry: Entry, so_far: Sequence[Entry]) -> Values:
    sums = [total(other.get("income", ())) for other in so_far]
    return {
        "income_total": money(total(entry.get("income", ()))),
        "income_so_far": money(sum(sums, Decimal(0))),
    }


def portion_of(project: Project, problem: Entry) -> Portion | None:
    """How long joint tackling takes against 15 % of the conversion plan; None while a day is missing."""
    whole, since, until = conversion(project), problem.get("since"), problem.get("until")
    if whole is None or not since or not until or since > until:
        return None
    return tackling(whole, Span(date.fromisoformat(since), date.fromisoformat(until)))


def _problem(project: Project, problem: Entry) -> Values:
    found = portion_of(project, problem)
    return {
        "tackled": found is not None,
        "tackling_days": found.days if found else None,
        "tackling_share": rate_shown(found.share, found.limit) if found else None,
        "tackling_steps": "；".join(found.derivation) if found else None,
        "tackling_within": found.within if found else None,
    }


def _point(project: Project, entry: Entry) -> Values:
    rate, pleased, amount = running(project, entry), satisfied(entry), _amount(entry)
    return {
        "period": entry["period"],
        "running": rate_shown(rate, 1) if rate is not None else "—",
        "sales": money(amount) if amount is not None else "—",
        "satisfied": rate_shown(pleased, 1) if pleased is not None else "—",
        "income": money(total(entry.get("income", ()))),
    }


def _sales_chart(so_far: Sequence[Entry]) -> Values | None:
    told = [(entry["period"], _amount(entry)) for entry in so_far]
    known = [(period, amount) for period, amount in told if amount is not None]
    if len(known) < 2:  # noqa: PLR2004 - a comparison has two sides
        return None
    return {
        "title": "各季度产品销售额（万元）",
        "categories": [period for period, _ in known],
        "series": [{"name": "销售额", "values": [amount / WAN for _, amount in known]}],
    }


def _rate_chart(project: Project, so_far: Sequence[Entry]) -> Values | None:
    if len(so_far) < 2:  # noqa: PLR2004 - a line has two ends
        return None
    return {
        "title": "各季度投产率和客户满意度",
        "unit": "%",
        "categories": [entry["period"] for entry in so_far],
        "series": [
            {"name": "投产率", "values": [_rounded(running(project, entry)) for entry in so_far]},
            {"name": "客户满意度", "values": [_rounded(satisfied(entry)) for entry in so_far]},
        ],
        "maximum": 100,
    }


def _rounded(rate: Fraction | None) -> Fraction | None:
    """As a share of 1 that has one decimal in percent, for a chart."""
    return None if rate is None else Fraction(round(rate * 1000), 1000)
