"""Statements about results: who owns them, who files, who gets what of the income."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.compare.statements import LEFT_BLANK, Statement, merged, plain, said, settled, statement
from pipeline.model.comparison import Said, Value
from pipeline.model.evidence import Evidence
from pipeline.model.state import Period, State
from pipeline.model.terms import Ownership, ShareTerm, Terms
from pipeline.model.terms_results import Distribution, FilingDuty

_ROLES = ("applicant", "payer", "maintainer")


def results(terms: Terms) -> Iterator[Statement]:
    """Ownership, filing, income."""
    yield from map(_ownership, terms.ownership)
    yield from _filing(terms.filing)
    yield from map(_share, terms.benefit_sharing.terms)
    yield from map(_distribution, terms.benefit_sharing.distribution)


def _ownership(item: Ownership) -> Statement:
    owner = item.owner if item.state is State.DEFINED else None
    value = owner or settled(item.state, item.owner)
    return statement("ownership", item.result, {"": said(value, item.evidence)}, about=item.evidence.quote)


def _filing(duties: tuple[FilingDuty, ...]) -> Iterator[Statement]:
    """One statement for each result: who does what may be said in several sentences."""
    found: dict[str, defaultdict[str, dict[Value, Evidence]]] = {}
    for duty in duties:
        here = found.setdefault(duty.result, defaultdict(dict))
        for role in _ROLES:
            who = getattr(duty, role)
            if who:
                here[role].setdefault(who, duty.evidence)
        missing = settled(duty.state, None)
        if missing is not None:
            here["state"].setdefault(missing, duty.evidence)
    for result, roles in found.items():
        aspects = {
            role: Said(tuple(sorted(known, key=str)), merged([known.values()]))
            for role, known in roles.items()
        }
        yield statement("filing", result, aspects, slot=result)


def _share(item: ShareTerm) -> Statement:
    aspects: dict[str, Said | None] = {}
    for share in item.shares:
        value: Value = LEFT_BLANK if share.value is None else share.value
        before = aspects.get(share.party)
        aspects[share.party] = Said((*(before.values if before else ()), value), (item.evidence,))
    if not aspects:
        aspects[""] = said(settled(item.state, None), item.evidence)
    return statement("shares", item.subject, aspects, about=item.evidence.quote)


def _distribution(item: Distribution) -> Statement:
    how = Said(tuple(sorted(item.how)), (item.evidence,)) if item.how else None
    aspects = {
        "every": said(None if item.every is None else Period(months=item.every), item.evidence),
        "within": said(item.within, item.evidence),
        "how": how,
    }
    if item.state is not State.DEFINED:
        aspects["state"] = said(settled(item.state, None), item.evidence)
    shown = () if any(aspects.values()) else (plain(item.when),)
    if shown:
        aspects["when"] = said(shown[0], item.evidence)
    return statement("distribution", "", aspects, about=item.evidence.quote)
