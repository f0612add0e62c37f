"""The terms of an agreement as a short table for people: one row a statement, with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from pipeline.model.terms import (
    Amount,
    DatedEvent,
    Ownership,
    Party,
    PartyKind,
    PaymentPlan,
    SecrecyPeriod,
    SecrecyTerm,
    ShareTerm,
    State,
    Terms,
)
from pipeline.report.brief_duties import Duties
from pipeline.report.brief_words import LABELS, Row, Words
from pipeline.report.figures import money, months, share
from pipeline.report.wording import Wording


def rows(terms: Terms, wording: Wording) -> tuple[Row, ...]:
    """Everything that was read, in the order in which an agreement says it; nothing for what is absent."""
    return tuple(_Brief(wording, Words(wording)).rows(terms))


@dataclass(frozen=True, slots=True)
class _Brief:
    wording: Wording
    words: Words

    def rows(self, terms: Terms) -> Iterator[Row]:
        if terms.title:
            yield Row(self.words.label("title"), terms.title)
        if terms.subject.state is not State.ABSENT:
            value = self.words.settled(terms.subject.state, terms.subject.text)
            yield Row(self.words.label("subject"), value, terms.subject.evidence)
        yield from map(self.party, terms.parties)
        yield from self.amounts(terms)
        yield from (self.plan(plan) for plan in terms.payment_plans if plan.payments)
        yield from (self.event(item) for item in terms.dates if item.event in LABELS)
        yield from self.term(terms)
        yield from self.duties(terms)

    def duties(self, terms: Terms) -> Iterator[Row]:
        duties = Duties(self.words)
        yield from map(self.ownership, terms.ownership)
        yield from map(duties.filing, terms.filing)
        yield from map(self.sharing, terms.benefit_sharing.terms)
        yield from map(duties.distribution, terms.benefit_sharing.distribution)
        yield from duties.secrecy(terms)
        yield from map(self.secrecy, terms.confidentiality.periods)
        yield from (duties.liability("leaks", item) for item in terms.confidentiality.liability)
        yield from duties.exit(terms.exit)
        yield from (duties.liability("liability", item) for item in terms.liability)
        yield from duties.disputes(terms.disputes)

    def ownership(self, item: Ownership) -> Row:
        value = self.words.of(item.result, item.owner or self.words.value(item.state))
        return Row(self.words.label("ownership"), value, (item.evidence,))

    def party(self, party: Party) -> Row:
        kind = "" if party.kind is PartyKind.OTHER else self.words.value(party.kind)
        name = (party.name or self.words.value("blank")) + self.wording.bracketed(kind)
        code = "code_wrong" if party.credit_code_valid is False else "code"
        particulars = {
            "aliases": self.wording.joined(list(party.aliases)),
            "address": party.address,
            code: party.credit_code,
            "representative": party.representative,
            "left_blank": self.wording.joined(list(party.blank)),
        }
        notes = tuple(self.words.phrase(key, text=text) for key, text in particulars.items() if text)
        return Row(self.words.label("party"), f"{party.role} {name}", party.evidence, notes)

    def amounts(self, terms: Terms) -> Iterator[Row]:
        if terms.total:
            yield Row(self.words.label("total"), money(terms.total, self.wording), (terms.total.evidence,))
        known: dict[str, Amount] = {}
        for amount in terms.amounts:
            known.setdefault(money(amount, self.wording), amount)
        if terms.total:
            known.pop(money(terms.total, self.wording), None)
        if known:
            evidence = tuple(amount.evidence for amount in known.values())
            yield Row(self.words.label("amounts"), self.wording.joined(list(known)), evidence)

    def plan(self, plan: PaymentPlan) -> Row:
        parts = [share(item.share) if item.share is not None else "" for item in plan.payments]
        for index, item in enumerate(plan.payments):
            if item.amount is not None:
                parts[index] = " ".join(filter(None, (parts[index], f"{item.amount:,.2f}")))
        evidence = tuple(item.evidence for item in plan.payments)
        return Row(self.words.label("payment"), " + ".join(part or "—" for part in parts), evidence)

    def event(self, item: DatedEvent) -> Row:
        missing = self.words.value("blank") if item.state is State.BLANK else self.words.phrase("impossible")
        return Row(self.words.label(item.event), str(item.value or missing), (item.evidence,))

    def term(self, terms: Terms) -> Iterator[Row]:
        term = terms.cooperation_term
        if term.state is State.ABSENT:
            return
        span = self.words.phrase("to").join(
            str(day or "?") for day in (term.start, term.end) if term.start or term.end
        )
        length = months(term.months, self.wording) if term.months is not None else ""
        value = self.words.phrase("comma").join(
            filter(None, (length, span, self.words.value(f"from.{term.anchor}")))
        )
        yield Row(self.words.label("term"), value or self.words.value(term.state), term.evidence)

    def secrecy(self, term: SecrecyTerm) -> Row:
        scope = " · ".join(filter(None, (term.party, term.subject)))
        return Row(
            self.words.label("secrecy"),
            self.words.of(scope, self.period(term)),
            (term.evidence,),
            term.derivation,
        )

    def period(self, term: SecrecyTerm) -> str:
        if term.period is not SecrecyPeriod.MONTHS or term.months is None:
            return self.words.value(term.period)
        anchor = self.words.value(term.anchor) or self.words.value(f"from.{term.anchor}")
        text = " ".join(filter(None, (anchor, months(term.months, self.wording))))
        if term.months_after_end is None or (
            term.anchor == "cooperation_end" and term.months_after_end == term.months
        ):
            return text
        left = self.words.phrase("after_end", months=months(term.months_after_end, self.wording))
        return f"{text} → {left}"

    def sharing(self, term: ShareTerm) -> Row:
        parts = [f"{item.party} {self.part(item.value)}" for item in term.shares]
        text = self.wording.joined(parts) or self.words.value(term.state) + self.wording.bracketed(
            term.reason
        )
        return Row(self.words.label("shares"), self.words.of(term.subject, text), (term.evidence,))

    def part(self, value: Fraction | None) -> str:
        return self.words.value("blank") if value is None else share(value)
