"""Statements about secrecy, exit, liability and disputes."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.compare.statements import Statement, merged, plain, said, settled, statement
from pipeline.model.comparison import Money, Named, Said, Value
from pipeline.model.state import Period, State
from pipeline.model.terms import Anchor, Confidentiality, SecrecyPeriod, SecrecyTerm, Terms
from pipeline.model.terms_disputes import Forum, ForumKind, Liability
from pipeline.model.terms_exit import Exit, ExitCondition

_BEFORE = (ForumKind.NEGOTIATION, ForumKind.MEDIATION)


def duties(terms: Terms) -> Iterator[Statement]:
    """Secrecy, exit, liability, disputes."""
    yield from _secrecy(terms.confidentiality)
    yield from _exit(terms.exit)
    yield from (_liability("liability", item) for item in terms.liability)
    if terms.disputes:
        yield _disputes(terms.disputes)


def _secrecy(secret: Confidentiality) -> Iterator[Statement]:
    yield from map(_period, secret.periods)
    scope = secret.scope
    if scope.state is not State.ABSENT:
        told = Said((Named(scope.state.value),), scope.evidence)
        yield statement("secrecy_scope", "", {"": told}, slot="scope")
    yield from (_liability("leaks", item) for item in secret.liability)


def _period(term: SecrecyTerm) -> Statement:
    length: Value = Named(term.period.value)
    if term.period is SecrecyPeriod.MONTHS and term.months is not None:
        length = Period(months=term.months)
    subject = " · ".join(filter(None, (term.party, term.subject)))
    aspects = {
        "period": said(length, term.evidence),
        "anchor": said(None if term.anchor is Anchor.NONE else Named(f"from.{term.anchor}"), term.evidence),
        "until": said(term.until, term.evidence),
    }
    slot = f"period {subject}"
    return statement("secrecy", subject, aspects, slot=slot, about=term.evidence.quote)


def _exit(leaving: Exit) -> Iterator[Statement]:
    yield from map(_condition, leaving.conditions)
    for item in leaving.liquidation:
        aspects = {"within": said(item.within, item.evidence)}
        if item.state is not State.DEFINED:
            aspects["state"] = said(settled(item.state, None), item.evidence)
        yield _worded("liquidation", item.what, aspects, said(plain(item.what), item.evidence))
    for kept in leaving.ownership:
        owner = said(settled(kept.state, kept.owner), kept.evidence)
        yield statement("exit_ownership", "", {"": owner}, about=kept.evidence.quote)


def _condition(item: ExitCondition) -> Statement:
    aspects = {
        "who": said(item.who, item.evidence),
        "threshold": said(item.threshold, item.evidence),
        "notice": said(item.notice, item.evidence),
    }
    if item.state is not State.DEFINED:
        aspects["state"] = said(settled(item.state, None), item.evidence)
    whole = said(plain(item.condition) or Named("no_reason"), item.evidence)
    return _worded("exit", item.condition, aspects, whole)


def _worded(topic: str, about: str, aspects: dict[str, Said | None], whole: Said | None) -> Statement:
    """A statement known by its words; they themselves are no aspect: saying it otherwise changes nothing."""
    told = (
        aspects
        if any(aspects.values())
        else {"said": Said((Named("agreed"),), whole.evidence if whole else ())}
    )
    return statement(topic, "", told, about=about, shown=whole.values if whole else ())


def _liability(topic: str, item: Liability) -> Statement:
    amount = None if item.amount is None else Money(item.amount.normalize())
    aspects = {
        "kind": said(Named(item.kind.value), item.evidence),
        "rate": said(item.rate, item.evidence),
        "per": said(Named(f"per.{item.per}") if item.per else None, item.evidence),
        "amount": said(amount, item.evidence),
        "base": said(plain(item.base), item.evidence),
    }
    if item.state is not State.DEFINED:
        aspects["state"] = said(settled(item.state, None), item.evidence)
    return statement(topic, item.party, aspects, about=item.evidence.quote)


def _disputes(forums: tuple[Forum, ...]) -> Statement:
    before = [forum for forum in forums if forum.kind in _BEFORE]
    final = [forum for forum in forums if forum.kind not in _BEFORE]
    where = [forum for forum in final if forum.where and forum.kind is not ForumKind.BLANK]
    aspects = {
        "before": _kinds(before),
        "way": _kinds(final),
        "where": Said(
            tuple(dict.fromkeys(plain(forum.where) for forum in where)), merged((f.evidence,) for f in where)
        ),
    }
    return statement("disputes", "", aspects, slot="disputes")


def _kinds(forums: list[Forum]) -> Said:
    values = tuple(dict.fromkeys(Named(forum.kind.value) for forum in forums))
    return Said(values, merged((forum.evidence,) for forum in forums))
