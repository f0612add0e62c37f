"""What is left of a secrecy period after the cooperation ends.

A period that runs from the end is what it says. One that runs from signing or effect loses the term of the
cooperation: five years from signing less a term of two years leave three (the standard, 5.1.3, asks for two).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.model.terms import Anchor, SecrecyPeriod

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.model.terms import CooperationTerm, SecrecyTerm

SHOWN = {Anchor.SIGNING: "签署", Anchor.EFFECTIVE: "生效", Anchor.DISCLOSURE: "披露", Anchor.ACCEPTANCE: "验收"}


def settle(found: Iterable[SecrecyTerm], term: CooperationTerm) -> Iterator[SecrecyTerm]:
    """Each statement with ``months_after_end`` and its derivation, where they can be known."""
    for statement in found:
        yield _settled(statement, term) if statement.months is not None else _open(statement)


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
