"""What is left of a secrecy period after the cooperation ends.

A period that runs from the end is what it says. One that runs from signing or effect loses the term of the
cooperation: five years from signing less a term of two years leave three (the standard, 5.1.3, asks for two).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from pipeline.model.terms import Anchor, CooperationTerm, DatedEvent, SecrecyPeriod, SecrecyTerm, State
from pipeline.nlp.term import months_between
from pipeline.text.dates import add_months

SHOWN = {Anchor.SIGNING: "签署", Anchor.EFFECTIVE: "生效", Anchor.DISCLOSURE: "披露", Anchor.ACCEPTANCE: "验收"}


def end_of(term: CooperationTerm, dates: Sequence[DatedEvent]) -> date | None:
    """The day on which the cooperation ends; None when the text does not let it be known."""
    if term.end is not None or term.months is None:
        return term.end
    known = [event.value for event in dates if event.state is State.DEFINED and event.event in {"signing", "effective"}]
    start = term.start or max((day for day in known if day is not None), default=None)
    return add_months(start, term.months) if start else None


def settle(
    found: Iterable[SecrecyTerm], term: CooperationTerm, end: date | None
) -> Iterator[SecrecyTerm]:
    """Each statement with ``months_after_end`` and its derivation, where they can be known."""
    for statement in found:
        if statement.until is not None:
            yield _until(statement, statement.until, end)
        else:
            yield _settled(statement, term) if statement.months is not None else _open(statement)


def _until(statement: SecrecyTerm, until: date, end: date | None) -> SecrecyTerm:
    if end is None:
        return statement
    left = months_between(end, until) - 1 if until > end else 0
    steps = (f"合作结束：{end.isoformat()}", f"保密至：{until.isoformat()}", f"合作结束后满 {left} 个月")
    return replace(statement, months_after_end=left, derivation=steps)


def _open(statement: SecrecyTerm) -> SecrecyTerm:
    only = statement.period is SecrecyPeriod.COOPERATION_ONLY
    return replace(statement, months=0, months_after_end=0) if only else statement


def _settled(statement: SecrecyTerm, term: CooperationTerm) -> SecrecyTerm:
    months = statement.months or 0
    if statement.anchor is Anchor.COOPERATION_END:
        return replace(statement, months_after_end=months)
    if statement.anchor in {Anchor.SIGNING, Anchor.EFFECTIVE} and term.months is not None:
        return _less_term(statement, months, term.months)
    return statement


def _less_term(statement: SecrecyTerm, months: int, term: int) -> SecrecyTerm:
    left = max(months - term, 0)
    steps = (
        f"保密期限：自{SHOWN[statement.anchor]}起 {months} 个月",
        f"合作期限：{term} 个月",
        f"合作结束后剩余：{months} − {term} = {months - term} 个月" + ("，即合作结束前已届满" if months < term else ""),
    )
    return replace(statement, months_after_end=left, derivation=steps)
