"""The ledger of equipment and money: running sums against the budget, hours in use (5.2.2 资源使用监督)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pipeline.generate.execution import rate_shown
from pipeline.generate.parties import party_names
from pipeline.generate.spending import Subject, subjects
from pipeline.generate.values import money
from pipeline.model.project import Project
from pipeline.process.clauses import RESOURCES
from pipeline.process.figures import plain, show_span

DECLARATION = (
    "本台账所列设备、资金和其他资源仅用于本合作项目，没有挪用，没有用于与本项目无关的生产、经营和投资。"
)
"""5.2.2: 确保资源仅用于合作项目，禁止挪用."""
USE_LIMIT = Fraction(80, 100)
"""7.2: 设备利用率≥80%得满分; a rounded rate stays on its side of it."""
OVER, UNKNOWN = "超预算", "不在预算内"
Values = Mapping[str, object]


def derive(project: Project) -> Values:
    """Expenses with running sums, each subject against its budget, hours of each piece of equipment."""
    found = subjects(project)
    total = sum((Decimal(entry["amount"]) for entry in project.entries("expenses")), Decimal(0))
    budget = sum((item.budget for item in found), Decimal(0))
    over = [item.name for item in found if item.over]
    return {
        "usage_ledger": {
            "expense_rows": list(_expenses(project)),
            "subjects": [_subject(item) for item in found],
            "spent": money(total),
            "budget": money(budget),
            "left": _signed(budget - total),
            "spent_rate": _rate(total, budget),
            "over": "、".join(over) or None,
            "usage_rows": list(_usage(project)),
            "equipment": _equipment(project),
            "declaration": DECLARATION,
            "clause": f"{RESOURCES} · 资源使用监督",
            "transfer_rows": [_transfer(item) for item in project.entries("usage_ledger", "transfers")],
        }
    }


def _expenses(project: Project) -> Iterator[Values]:
    """In the order of the dates: the sum of all so far, the sum of its subject and what is left of it."""
    plans = {item.name: item for item in subjects(project)}
    spent: dict[str, Decimal] = {}
    total = Decimal(0)
    for entry in sorted(project.entries("expenses"), key=lambda item: str(item["date"])):
        name, amount = entry["subject"], Decimal(entry["amount"])
        spent[name], total = spent.get(name, Decimal(0)) + amount, total + amount
        plan = plans[name]
        left = plan.budget - spent[name]
        yield {
            "date": date.fromisoformat(entry["date"]),
            "subject": name,
            "item": entry.get("item"),
            "payee": entry.get("payee"),
            "voucher": entry.get("voucher"),
            "handler": entry.get("handler"),
            "amount": _figures(amount),
            "subject_sum": _figures(spent[name]),
            "left": _figures(left),
            "sum": _figures(total),
            "mark": "" if left >= 0 else f"（{OVER if plan.known else UNKNOWN}）",
        }


def _subject(item: Subject) -> Values:
    return {
        "name": item.name,
        "planned": _figures(item.planned),
        "transferred": _figures(item.transferred) if item.transferred else "—",
        "budget": _figures(item.budget),
        "spent": _figures(item.spent),
        "left": _figures(item.budget - item.spent),
        "rate": _rate(item.spent, item.budget),
        "mark": (OVER if item.known else UNKNOWN) if item.over else "预算内",
    }


def _rate(spent: Decimal, budget: Decimal) -> str:
    return rate_shown(Fraction(spent) / Fraction(budget), 1) if budget else "—"


def _figures(amount: Decimal) -> str:
    return f"{amount:,.2f}"


def _signed(amount: Decimal) -> str:
    return f"{amount:,.2f}元"


def _usage(project: Project) -> Iterator[Values]:
    """In the order of the dates: each use with the hours of its equipment so far."""
    hours: dict[str, Decimal] = {}
    parties = party_names(project)
    for entry in sorted(project.entries("equipment_usage"), key=lambda item: str(item["since"])):
        name = entry["equipment"]
        hours[name] = hours.get(name, Decimal(0)) + Decimal(entry["hours"])
        first = date.fromisoformat(entry["since"])
        last = date.fromisoformat(entry["until"]) if entry.get("until", "") > entry["since"] else first
        yield {
            "period": show_span(first, last),
            "equipment": name,
            "user": "、".join(
                part for part in (str(parties.get(entry.get("party", ""), "")), entry.get("user", "")) if part
            ),
            "purpose": entry.get("purpose"),
            "hours": _hours(entry["hours"]),
            "sum": _hours(hours[name]),
            "available": _hours(entry["available"]) if entry.get("available") else "—",
            "state": entry.get("state", "—"),
            "record": entry.get("record", "—"),
        }


def _hours(value: Decimal | str) -> str:
    return plain(Fraction(value))


def _equipment(project: Project) -> list[Values]:
    uses = project.entries("equipment_usage")
    names = dict.fromkeys(entry["equipment"] for entry in uses)
    return [_piece(name, [entry for entry in uses if entry["equipment"] == name]) for name in names]


def _piece(name: str, uses: Sequence[Mapping[str, Any]]) -> Values:
    """Hours of one piece; its rate counts only uses that state how long it could have been used."""
    rated = [entry for entry in uses if Decimal(entry.get("available", "0")) > 0]
    used = sum((Fraction(entry["hours"]) for entry in rated), Fraction())
    could = sum((Fraction(entry["available"]) for entry in rated), Fraction())
    return {
        "name": name,
        "count": len(uses),
        "hours": plain(sum((Fraction(entry["hours"]) for entry in uses), Fraction())),
        "available": plain(could) if could else "—",
        "rate": rate_shown(used / could, USE_LIMIT) if could else "—",
    }


def _transfer(entry: Mapping[str, Any]) -> Values:
    return {**entry, "date": date.fromisoformat(entry["date"]), "amount": money(entry["amount"])}
