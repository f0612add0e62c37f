"""Statements about title, subject, parties, money and time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from pipeline.compare.statements import (
    LEFT_BLANK,
    UNSETTLED,
    Statement,
    merged,
    plain,
    said,
    settled,
    statement,
    telling,
)
from pipeline.model.comparison import Money, Named, Said, Value
from pipeline.model.state import Period, State
from pipeline.model.terms import CooperationTerm, DatedEvent, Party, Payment, PaymentPlan, Terms

_EVENTS = ("signing", "effective", "start", "end")


def basics(terms: Terms) -> Iterator[Statement]:
    """What stands at the beginning of an agreement."""
    if terms.title:
        yield statement("title", "", {"": said(plain(terms.title))}, slot="title")
    if terms.subject.state is not State.ABSENT:
        value = settled(terms.subject.state, plain(terms.subject.text))
        told = Said((value,), terms.subject.evidence) if value else None
        yield statement("subject", "", {"": told}, slot="subject")
    yield from map(_party, terms.parties)


def _party(party: Party) -> Statement:
    named = {
        "name": party.name,
        "address": party.address,
        "code": party.credit_code,
        "representative": party.representative,
    }
    aspects: dict[str, Said | None] = {
        aspect: Said((plain(text),), telling(party.evidence, text)) if text else None
        for aspect, text in named.items()
    }
    aspects["role"] = Said((party.role,), party.evidence[:1])
    for label in party.blank:
        aspects[f"留空：{label}"] = Said((LEFT_BLANK,), telling(party.evidence, label))
    shown: tuple[Value, ...] = (plain(party.name),) if party.name else (LEFT_BLANK,)
    return statement("party", party.role, aspects, about=party.name, shown=shown)


def money(terms: Terms) -> Iterator[Statement]:
    """The total and the instalments; other amounts are compared where they stand."""
    if terms.total:
        amount = Money(terms.total.value.normalize(), terms.total.currency)
        yield statement("total", "", {"": said(amount, terms.total.evidence)}, slot="total")
    for plan in terms.payment_plans:
        if plan.payments:
            yield _plan(plan)


def _plan(plan: PaymentPlan) -> Statement:
    aspects: dict[str, Said | None] = {
        str(number): Said(_instalment(item), (item.evidence,)) for number, item in enumerate(plan.payments, 1)
    }
    about = " ".join(item.evidence.quote for item in plan.payments)
    return statement("payment", "", aspects, slot="payment", about=about, uneven=True)


def _instalment(item: Payment) -> tuple[Value, ...]:
    amount = None if item.amount is None else Money(item.amount.normalize())
    return tuple(value for value in (item.share, amount) if value is not None) or (LEFT_BLANK,)


def time(terms: Terms) -> Iterator[Statement]:
    """How long the cooperation lasts, and the dates of the agreement itself."""
    lasting = terms.cooperation_term
    if lasting.state is not State.ABSENT:
        yield _term(lasting)
    events: defaultdict[str, list[DatedEvent]] = defaultdict(list)
    for item in terms.dates:
        known = {"start": lasting.start, "end": lasting.end}.get(item.event)
        if item.event in _EVENTS and known is None:
            events[item.event].append(item)
    for event, items in events.items():
        values = tuple(sorted({_day(item) for item in items}, key=_in_order))
        evidence = merged((item.evidence,) for item in items)
        yield statement(event, "", {"": Said(values, evidence)}, slot=event)


def _day(item: DatedEvent) -> Value:
    if item.value is not None:
        return item.value
    return LEFT_BLANK if item.state is State.BLANK else UNSETTLED


def _in_order(value: Value) -> str:
    return value.isoformat() if isinstance(value, date) else f"~{value}"


def _term(term: CooperationTerm) -> Statement:
    values: dict[str, Value | None] = {
        "months": None if term.months is None else Period(months=term.months),
        "start": term.start,
        "end": term.end,
        "anchor": Named(f"from.{term.anchor}") if term.anchor else None,
    }
    aspects = {
        name: None if value is None else Said((value,), term.evidence) for name, value in values.items()
    }
    if term.state is not State.DEFINED:
        missing = settled(term.state, None)
        aspects["state"] = Said((missing,), term.evidence) if missing else None
    return statement("term", "", aspects, slot="term")
