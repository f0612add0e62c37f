"""What the termination agreement says and the project file does not state in so many words (5.3.3)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pipeline.generate import agreement_words as words
from pipeline.generate.derive.agreement import secrecy
from pipeline.generate.results import day_of, ended_on
from pipeline.generate.spending import subjects
from pipeline.generate.values import day, money
from pipeline.model.project import Project
from pipeline.process.periods import Length, minimum_end

Values = Mapping[str, object]
Entry = Mapping[str, Any]


def derive(project: Project) -> Mapping[str, object]:
    """The record ``ending``: what is left of the money, rows by role, how long secrecy and data last."""
    months, end = project.at("secrecy", "months"), ended_on(project)
    return {
        "ending": {
            **_funds(project),
            **_copies(project),
            "assets": [_asset(project, entry) for entry in project.entries("termination", "assets")],
            "payments": [
                _payment(project, entry) for entry in project.entries("termination", "funds", "payments")
            ],
            "documents": [_document(project, entry) for entry in project.entries("termination", "documents")],
            "secrecy": secrecy(months),
            "secrecy_until": minimum_end(end, Length(months=months)).due if end and months else None,
            "effective": day_of(project.at("termination", "effective_on")),
        }
    }


def spent(project: Project) -> Decimal | None:
    """What was spent: as the termination states, else by the ledger of expenses; None without either."""
    stated = project.at("termination", "funds", "spent")
    if stated is not None:
        return Decimal(stated)
    if not project.entries("expenses"):
        return None
    return sum((item.spent for item in subjects(project)), Decimal(0))


def left(project: Project) -> Decimal | None:
    """What was received and not spent."""
    received, used = project.at("termination", "funds", "received"), spent(project)
    return None if received is None or used is None else Decimal(received) - used


def _funds(project: Project) -> Values:
    used, rest = spent(project), left(project)
    return {
        "spent": money(used) if used is not None else None,
        "left": money(max(rest, Decimal(0))) if rest is not None else None,
        "has_left": rest is not None and rest > 0,
        "settled": rest == 0,
    }


def _asset(project: Project, entry: Entry) -> Values:
    return {
        "name": entry["name"],
        "party": words.role_of(project, entry.get("party")) or "—",
        "value": money(entry["value"]) if entry.get("value") else "—",
        "disposal": entry["disposal"],
        "to": words.role_of(project, entry.get("to")) or "—",
        "due": day(entry["due"]) if entry.get("due") else None,
    }


def _payment(project: Project, entry: Entry) -> Values:
    return {
        "item": entry["item"],
        "payer": words.role_of(project, entry["payer"]),
        "payee": words.role_of(project, entry["payee"]),
        "amount": money(entry["amount"]),
        "due": day(entry["due"]) if entry.get("due") else None,
    }


def _document(project: Project, entry: Entry) -> Values:
    return {
        "name": entry["name"],
        "giver": words.role_of(project, entry.get("giver")) or "—",
        "taker": words.role_of(project, entry.get("taker")) or "—",
        "form": entry.get("form"),
        "due": day(entry["due"]) if entry.get("due") else None,
    }


def _copies(project: Project) -> Values:
    parties = len(project.entries("parties"))
    each = project.at("termination", "copies_each") or 2
    total = project.at("termination", "copies") or parties * each
    spare = total - parties * each
    rest = f"，其余{words.copies(spare)}份归档" if spare > 0 else ""
    return {"copies": words.copies(total), "copies_kept": f"各方各执{words.copies(each)}份{rest}"}
