"""Monthly tables of resources: arrived or not, by when to be made good (5.2.2 资源到位跟踪)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from pipeline.generate.execution import rate_shown
from pipeline.generate.parties import party_names
from pipeline.generate.tracking import CHOICE_DAYS, Check, State, Supply, checks
from pipeline.generate.values import money
from pipeline.model.project import Project
from pipeline.process.clauses import RESOURCES
from pipeline.process.figures import show_date
from pipeline.process.schedule import RESOURCE_WORKING_DAYS

_HERE = (State.IN_TIME, State.LATE, State.MADE_GOOD)
_LATE = (State.LATE, State.MADE_GOOD, State.MISSING, State.OVERDUE)
Values = Mapping[str, object]


def derive(project: Project) -> Values:
    """Per month: one row for each resource and instalment, the late ones with their last day, a summary."""
    return {"resource_trackings[]": tuple(_values(project, check) for check in checks(project))}


def _values(project: Project, check: Check) -> Values:
    year, month = check.entry["month"].split("-")
    supplies = _separate(project, check)
    counted = [item for item in supplies if item.state is not State.NOT_DUE]
    here = [item for item in counted if item.state in _HERE]
    return {
        "label": f"{year}年{int(month)}月",
        "rows": [_row(project, item) for item in check.resources],
        "payment_rows": [_row(project, item) for item in check.payments],
        "late_rows": [_late(project, item) for item in supplies if item.state in _LATE],
        "due_count": len(counted),
        "arrived_count": len(here),
        "missing_count": len(counted) - len(here),
        "rate": rate_shown(Fraction(len(here), len(counted)), 1) if counted else None,
        "by_party": _parties(project, supplies),
        "clause": RESOURCES,
        "limit": RESOURCE_WORKING_DAYS,
        "choice": CHOICE_DAYS,
        "all_here": not any(item.state in (State.MISSING, State.OVERDUE) for item in supplies),
    }


def _separate(project: Project, check: Check) -> tuple[Supply, ...]:
    """Resources and instalments, each once: money that is paid by instalments is counted by these alone."""
    payer = party_names(project).get(str(project.at("funding", "payer")))
    paid = [
        item
        for item in check.resources
        if check.payments and item.plan.get("kind") == "资金" and _giver(project, item) == payer
    ]
    return (*(item for item in check.resources if item not in paid), *check.payments)


def _giver(project: Project, item: Supply) -> object:
    """The party that provides a resource or pays an instalment."""
    return party_names(project).get(str(item.plan.get("party") or project.at("funding", "payer")))


def _row(project: Project, item: Supply) -> Values:
    plan = item.plan
    amount = plan.get("amount")
    return {
        "party": _giver(project, item),
        "kind": plan.get("kind", "资金"),
        "name": plan["name"],
        "quantity": plan.get("quantity") or (money(Decimal(amount)) if amount else None),
        "amount": money(Decimal(amount)) if amount else None,
        "due": item.promised,
        "arrived": item.arrived,
        "state": item.state.value,
        "here": item.state in _HERE,
        "actual": item.facts.get("actual"),
        "note": item.facts.get("note"),
    }


def _late(project: Project, item: Supply) -> Values:
    last = item.remedy
    return {
        **_row(project, item),
        "demanded": last.since if last else item.facts.get("demanded_on"),
        "cause": item.facts.get("cause"),
        "latest": last.due if last else None,
        "steps": "；".join(last.derivation) if last else None,
        "outcome": _outcome(item),
    }


def _outcome(item: Supply) -> str:
    """What became of something late, and what follows by the standard."""
    last = item.remedy
    if item.state is State.MADE_GOOD and item.arrived:
        return f"{show_date(item.arrived)}补充到位，在补充期限以内。"
    if item.state is State.LATE and item.arrived:
        beyond = "，超过补充期限，按协议约定追究责任" if last else "，没有登记督促情况"
        return f"{show_date(item.arrived)}到位{beyond}。"
    if item.state is State.OVERDUE:
        return "逾期未补充，按协议约定追究责任。"
    return (
        f"应当在{show_date(last.due)}以前补充到位。" if last else "应当书面督促，并在15个工作日内补充到位。"
    )


def _parties(project: Project, supplies: Sequence[Supply]) -> list[Values]:
    """Per party: how many resources and instalments are due, how many are there."""
    rows: list[Values] = []
    for name in dict.fromkeys(party_names(project).values()):
        mine = [item for item in supplies if _giver(project, item) == name]
        due = [item for item in mine if item.state is not State.NOT_DUE]
        here = [item for item in due if item.state in _HERE]
        if mine:
            rows.append({"party": name, "all": len(mine), "due": len(due), "arrived": len(here)})
    return rows
