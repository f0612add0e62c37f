"""The closing report: results against goals, money against the budget, income shared, deadlines (5.3.3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pipeline.errors import InputError
from pipeline.generate import agreement_words as words
from pipeline.generate.closing_day import closing_day
from pipeline.generate.derive.publicity import due
from pipeline.generate.execution import named, rate_shown
from pipeline.generate.results import BY_CONSENT, day_of, ended_on
from pipeline.generate.spending import Subject, subjects
from pipeline.generate.tracking import arrivals
from pipeline.generate.values import money
from pipeline.model.project import Project
from pipeline.process.achievement import achievement
from pipeline.process.calendar_files import load_calendar
from pipeline.process.figures import show_date
from pipeline.process.periods import Length, minimum_end
from pipeline.process.shares import CHOICE_TAIL, Share, divide
from pipeline.process.working_days import add_working_days, working_days_between

REASONS: Mapping[str, str] = {
    "目标全部完成": "完成合作协议约定的全部目标",
    "客观原因无法继续": "因客观原因无法继续合作，且已经按照退出机制完成资源清算、成果归属调整",
    BY_CONSENT: "合作方一致同意终止合作，并已签署《合作终止协议》",
}
"""The three conditions of 5.3.3 收尾条件."""
Values = Mapping[str, object]
Entry = Mapping[str, Any]


def derive(project: Project) -> Mapping[str, object]:
    """Deadlines, goals, milestones and outcomes with their results, accounts, division of income."""
    return {
        "closing": {
            **_days(project),
            **_goals(project),
            **_accounts(project),
            **_income(project),
            "condition": REASONS.get(project.at("closing", "reason")),
            "resource_rows": [_resource(project, entry) for entry in project.entries("resources")],
        }
    }


def _days(project: Project) -> Values:
    closed, prepared = closing_day(project), day_of(project.at("closing", "prepared_on"))
    latest, evaluation = due("closing_report", closed), due("closing_evaluation", closed)
    months = project.at("secrecy", "months")
    end = ended_on(project)
    return {
        "day": closed,
        "ended": end,
        "report_by": latest.due if latest else None,
        "report_steps": "；".join(latest.derivation) if latest else None,
        "report_taken": _taken(closed, prepared),
        "evaluation_by": evaluation.due if evaluation else None,
        "secrecy_until": minimum_end(end, Length(months=months)).due if end and months else None,
    }


def _taken(closed: date | None, prepared: date | None) -> str | None:
    if closed is None or prepared is None:
        return None
    try:
        count = working_days_between(load_calendar(), closed, prepared).value
    except InputError:
        return None
    return f"{show_date(prepared)}编制，为收尾后第{count}个工作日"


def _goals(project: Project) -> Values:
    tasks, indicators = project.entries("tasks"), project.entries("indicators")
    done = achievement(sum(task.get("done") is True for task in tasks), len(tasks))
    met = sum(entry.get("met") is True for entry in indicators)
    return {
        "tasks_done": done.done,
        "tasks_planned": done.planned,
        "tasks_rate": rate_shown(done.rate, done.minimum) if done.rate is not None else None,
        "tasks_steps": done.derivation[0],
        "met": met,
        "indicator_count": len(indicators),
        "met_rate": rate_shown(Fraction(met, len(indicators)), 1) if indicators else None,
        "stage_rows": [_stage(project, entry) for entry in project.entries("goals", "stages")],
        "outcome_rows": [_outcome(project, entry) for entry in project.entries("outcomes")],
        "milestone_rows": [_milestone(project, entry) for entry in project.entries("milestones")],
    }


def _stage(project: Project, entry: Entry) -> Values:
    found: Entry = named(project.entries("closing", "goals", "stages"), entry["name"]) or {}
    planned, done = day_of(entry.get("due")), day_of(found.get("done_on"))
    return {
        "name": entry["name"],
        "goal": entry.get("goal"),
        "due": planned,
        "result": found.get("result"),
        "done_on": done,
        "timely": _timely(planned, done),
    }


def _timely(planned: date | None, done: date | None) -> str:
    if planned is None or done is None:
        return "—"
    return "按期" if done <= planned else f"推迟{(done - planned).days}天"


def _outcome(project: Project, entry: Entry) -> Values:
    found: Entry = named(project.entries("closing", "goals", "outcomes"), entry["name"]) or {}
    return {
        "name": entry["name"],
        "kind": entry["kind"],
        "planned": entry.get("quantity"),
        "actual": found.get("actual"),
        "evidence": found.get("evidence"),
        "done": found.get("done"),
    }


def _milestone(project: Project, entry: Entry) -> Values:
    """With its last review."""
    reviews = [item for item in project.entries("milestone_reviews") if item["milestone"] == entry["name"]]
    last: Entry = max(reviews, key=lambda item: item["reviewed_on"], default={})
    return {
        "name": entry["name"],
        "due": day_of(entry.get("due")),
        "reviewed_on": day_of(last.get("reviewed_on")),
        "conclusion": _reviewed(last.get("conclusion"), len(reviews)),
    }


def _reviewed(conclusion: str | None, rounds: int) -> str | None:
    return f"{conclusion}（共评审{rounds}次）" if conclusion and rounds > 1 else conclusion


def accounts(project: Project) -> tuple[tuple[Subject, Decimal, str | None], ...]:
    """Each subject with what was spent of it and a note: as the final accounts state, else by the ledger."""
    stated = project.entries("closing", "spending")
    found = []
    for item in subjects(project):
        entry: Entry = named(stated, item.name, key="subject") or {}
        spent = Decimal(entry["spent"]) if "spent" in entry else item.spent
        found.append((item, spent, entry.get("note")))
    return tuple(found)


def _accounts(project: Project) -> Values:
    rows = accounts(project)
    budget = sum((item.budget for item, _, _ in rows), Decimal(0))
    spent = sum((amount for _, amount, _ in rows), Decimal(0))
    return {
        "account_rows": [
            {
                "subject": item.name,
                "planned": f"{item.planned:,.2f}",
                "transferred": f"{item.transferred:,.2f}" if item.transferred else "—",
                "spent": f"{amount:,.2f}",
                "left": f"{item.budget - amount:,.2f}",
                "rate": rate_shown(Fraction(amount) / Fraction(item.budget), 1) if item.budget else "—",
                "note": note,
            }
            for item, amount, note in rows
        ],
        "budget_total": money(budget),
        "spent_total": money(spent),
        "left_total": f"{budget - spent:,.2f}元",
        "spent_rate": rate_shown(Fraction(spent) / Fraction(budget), 1) if budget else None,
        "sums": {"planned": f"{budget:,.2f}", "spent": f"{spent:,.2f}", "left": f"{budget - spent:,.2f}"},
    }


def _resource(project: Project, entry: Entry) -> Values:
    found: Entry = named(project.entries("closing", "resources"), entry["name"]) or {}
    return {
        "party": words.find(project, entry["party"]),
        "name": entry["name"],
        "quantity": entry.get("quantity"),
        "arrived_on": day_of(found.get("arrived_on") or arrivals(project).get(entry["name"])),
        "used": found.get("used"),
        "left": found.get("left"),
    }


def _income(project: Project) -> Values:
    entries = project.entries("closing", "benefits", "incomes")
    total = sum((Decimal(entry["net"]) for entry in entries), Decimal(0))
    return {
        "income_rows": [_shared(project, entry) for entry in entries],
        "income_total": money(total),
        "income_choice": CHOICE_TAIL,
    }


def _shared(project: Project, entry: Entry) -> Values:
    agreed: Entry = named(project.entries("benefit", "incomes"), entry["income"]) or {}
    return {
        "income": entry["income"],
        "item": entry.get("item"),
        "net": money(entry["net"]),
        "on": day_of(entry.get("on")),
        "division": _division(entry, agreed) or "没有约定比例",
        "paid": _paid(entry, agreed),
    }


def _division(entry: Entry, agreed: Entry) -> str | None:
    shares = [Share(name, value) for name, value in words.share_list(agreed.get("shares", ()), "to")]
    try:
        parts = divide(Decimal(entry["net"]), shares).parts
    except InputError:
        return None
    return "\n".join(f"{part.name}（{words.part(part.share)}）{money(part.amount)}" for part in parts)


def _paid(entry: Entry, agreed: Entry) -> str:
    """When it was paid out; until then the day on which that is due by the agreement."""
    if entry.get("paid_on"):
        return f"{show_date(date.fromisoformat(entry['paid_on']))}支付"
    received, days = day_of(entry.get("on")), agreed.get("within_days")
    if received is None or days is None or agreed.get("settle") != "逐笔":
        return "待结算"
    try:
        return f"待支付，最迟{show_date(add_working_days(load_calendar(), received, days).value)}"
    except InputError:
        return "待支付"
