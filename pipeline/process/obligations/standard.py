"""What the standard asks for around the end of a cooperation, with the days where they follow."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.archive import Obligation
from pipeline.process.calendars import Calendar, CalendarRangeError
from pipeline.process.deadlines import TERMS, Deadline, Kind, Term, deadline
from pipeline.process.obligations.days import Days

FROM_END = ("closing_report", "closing_evaluation", "research_data", "archive")
"""Deadlines counted from the end of the cooperation; its winding up is taken to begin on that day."""
ON_CONDITION = ("ip_filing",)
"""Deadlines counted from an event that no agreement dates."""


def closing(days: Days, calendar: Calendar) -> Iterator[Obligation]:
    """The deadlines of the standard for an agreement with ``days``."""
    for identity in FROM_END if days.end else ():
        yield _from_end(TERMS[identity], days, calendar)
    for identity in ON_CONDITION:
        yield _conditional(TERMS[identity])


def _from_end(term: Term, days: Days, calendar: Calendar) -> Obligation:
    if days.end is None:
        return _conditional(term)
    try:
        found = deadline(calendar, term.id, days.end)
    except CalendarRangeError:
        return _conditional(term)
    return _due(found)


def _due(found: Deadline) -> Obligation:
    return Obligation(
        found.term.id,
        _title(found.term),
        found.due,
        derivation="；".join(found.derivation),
        basis=f"技术规范 {found.clause}",
        provisional=found.provisional,
    )


def _conditional(term: Term) -> Obligation:
    condition = f"{term.event}起{term.shown}"
    return Obligation(term.id, _title(term), condition=condition, basis=f"技术规范 {term.clause}")


def _title(term: Term) -> str:
    return f"{term.name}（{term.kind.value}）" if term.kind is Kind.AT_LEAST_UNTIL else term.name
