"""The plan of industrialization: investment, sales, time to recover the investment, schedule (5.3.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pipeline.generate import agreement_words as words
from pipeline.generate.derive.gantt import Task, gantt
from pipeline.generate.execution import rate_shown
from pipeline.generate.values import money
from pipeline.model.project import Project
from pipeline.process.figures import plain

CHOICE_PAYBACK = (
    "静态投资回收期按累计利润抵补投资总额计算，从第一个销售年度的年初起算，年度内的利润按均匀取得处理，"
    "没有考虑资金的时间价值和所得税。"
)
Values = Mapping[str, object]
Entry = Mapping[str, Any]


def derive(project: Project) -> Mapping[str, object]:
    """Sums, profit by year, payback with its steps, Gantt chart."""
    sales = project.entries("industrialization", "marketing", "sales")
    invested = total(project.entries("industrialization", "investment"))
    return {
        "industrialization": {
            "lead": _lead(project),
            "invested": money(invested),
            "investment[]": tuple(
                {"part": rate_shown(Fraction(entry["amount"]) / Fraction(invested), 1) if invested else None}
                for entry in project.entries("industrialization", "investment")
            ),
            "production": _production(project),
            "marketing": {"sales[]": tuple(_year(entry) for entry in sales)},
            "sales_totals": _totals(sales),
            "payback": payback(invested, sales),
            "payback_choice": CHOICE_PAYBACK,
            "gantt": schedule_chart(
                project, project.entries("industrialization", "schedule"), "产业化实施进度"
            ),
        }
    }


def _lead(project: Project) -> object:
    stated = words.find(project, project.at("industrialization", "enterprise"))
    return stated or words.first(words.partners(project), words.COMPANY)


def total(entries: Iterable[Entry], key: str = "amount") -> Decimal:
    """The sum of what ``entries`` state in ``key``."""
    return sum((Decimal(entry[key]) for entry in entries if key in entry), Decimal(0))


def _production(project: Project) -> Values:
    lines = project.entries("industrialization", "production", "lines")
    equipment = project.entries("industrialization", "production", "equipment")
    return {
        "line_count": len(lines),
        "line_total": money(total(lines, "investment")),
        "equipment_total": money(total(equipment)),
    }


def profit(entry: Entry) -> Decimal | None:
    """Revenue less cost of a year; None while one of them is missing."""
    if "revenue" not in entry or "cost" not in entry:
        return None
    return Decimal(entry["revenue"]) - Decimal(entry["cost"])


def _year(entry: Entry) -> Values:
    gained, revenue = profit(entry), Decimal(entry.get("revenue", "0"))
    return {
        "sold": f"{entry['quantity']} {entry.get('unit', '')}".strip() if "quantity" in entry else "—",
        "profit": _signed(gained),
        "margin": rate_shown(Fraction(gained) / Fraction(revenue), 1)
        if gained is not None and revenue
        else "—",
    }


def _signed(amount: Decimal | None) -> str:
    if amount is None:
        return "—"
    return str(money(amount)) if amount >= 0 else f"亏损{money(-amount)}"


def _totals(sales: Sequence[Entry]) -> Values:
    gains = [gained for gained in (profit(entry) for entry in sales) if gained is not None]
    return {
        "revenue": money(total(sales, "revenue")),
        "cost": money(total(sales, "cost")),
        "profit": _signed(sum(gains, Decimal(0))) if len(gains) == len(sales) else "—",
    }


def payback(invested: Decimal, sales: Sequence[Entry]) -> str | None:
    """How long the profits take to recover ``invested``, in words; None without figures."""
    gains = [profit(entry) for entry in sales]
    if not invested or not gains or None in gains:
        return None
    earned = Decimal(0)
    for number, (entry, gained) in enumerate(zip(sales, gains, strict=True)):
        if gained and earned + gained >= invested:
            rest = Fraction(invested - earned) / Fraction(gained)
            years = plain(Fraction(round((number + rest) * 10), 10))
            return (
                f"截至{entry['year']}的上年末累计利润{_signed(earned)}，{entry['year']}利润{_signed(gained)}，"
                f"回收期＝{number}＋（{money(invested)}－{_signed(earned)}）÷{_signed(gained)}＝约{years}年"
            )
        earned += gained or 0
    return f"计划期内累计利润{_signed(earned)}，尚不足以收回投资{money(invested)}"


def schedule_chart(project: Project, entries: Sequence[Entry], caption: str) -> Values | None:
    """The Gantt chart of ``entries``; None without entries or where one ends before it starts."""
    lines = [
        Task(
            entry["name"],
            str(words.find(project, entry.get("party")) or ""),
            date.fromisoformat(entry["start"]),
            date.fromisoformat(entry["end"]),
        )
        for entry in entries
        if entry["start"] <= entry["end"]
    ]
    if not lines:
        return None
    first, last = min(line.start for line in lines), max(line.end for line in lines)
    return gantt(lines, start=first, end=last, caption=caption)
