"""What is left of a secrecy period after the cooperation ends.

A period that runs from the end is what it says. One that runs from signing or effect loses the term of the
cooperation: five years from signing less a term of two years leave three (the standard, 5.1.3, asks for two).
One that runs from a moment in between leaves at least as much.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.model.agreement import Agreement
from pipeline.model.terms import Anchor, CooperationTerm, DatedEvent, SecrecyPeriod, SecrecyTerm, State
from pipeline.nlp.secrecy.doubts import doubts
from pipeline.nlp.term import months_between
from pipeline.text.dates import add_months

SHOWN = {
    Anchor.SIGNING: "自签署起",
    Anchor.EFFECTIVE: "自生效起",
    Anchor.DISCLOSURE: "自披露起",
    Anchor.ACCEPTANCE: "自验收起",
    Anchor.NONE: "起算点未写明，",
}
FROM_START = frozenset({Anchor.SIGNING, Anchor.EFFECTIVE})
AT_ACCEPTANCE = re.compile(
    "(?:合作|协议|合同)[^。；]{0,10}(?:至|到)[^。；]{0,16}验收[^。；]{0,8}(?:结束|终止|为?止|届满)"
)
"""The cooperation ends when its result is accepted."""


@dataclass(frozen=True, slots=True)
class End:
    """What is known of the end: the term in months, the day, whether acceptance is the end."""

    term: int | None = None
    day: date | None = None
    at_acceptance: bool = False
    signed: date | None = None
    effective: date | None = None
    dated: bool = False
    """The term stands as calendar days, or its last one does, whatever day the agreement is signed on."""
    doubts: tuple[str, ...] = ()
    """Why the cooperation may end later than its term says."""

    def begins(self, anchor: Anchor) -> date | None:
        """The day on which a period from ``anchor`` starts, where it is known."""
        return self.effective or self.signed if anchor is Anchor.EFFECTIVE else self.signed


def known_end(agreement: Agreement, term: CooperationTerm, dates: Sequence[DatedEvent]) -> End:
    """The end of the cooperation as far as the text lets it be known."""
    signed, effective = (_latest(dates, event) for event in ("signing", "effective"))
    return End(
        term.months,
        _day(term, [day for day in (signed, effective) if day is not None]),
        AT_ACCEPTANCE.search(agreement.stream.text) is not None,
        signed,
        effective,
        term.start is not None or (term.months is None and term.end is not None),
        tuple(doubts(agreement, term)),
    )


def _latest(dates: Sequence[DatedEvent], event: str) -> date | None:
    known = (item.value for item in dates if item.event == event and item.state is State.DEFINED)
    return max((day for day in known if day is not None), default=None)


def _day(term: CooperationTerm, starts: Sequence[date]) -> date | None:
    if term.end is not None or term.months is None:
        return term.end
    start = term.start or max(starts, default=None)
    return add_months(start, term.months) if start else None


def settle(statement: SecrecyTerm, end: End) -> SecrecyTerm:
    """``statement`` with what it leaves after the end and the derivation, where they can be known."""
    if statement.period is SecrecyPeriod.COOPERATION_ONLY:
        return replace(statement, months=0, months_after_end=0)
    if statement.until is not None:
        return _until(statement, statement.until, end.day)
    return statement if statement.months is None else _counted(statement, statement.months, end)


def _until(statement: SecrecyTerm, until: date, end: date | None) -> SecrecyTerm:
    if end is None:
        return statement
    left = months_between(end, until) - 1 if until > end else 0
    steps = (f"合作结束：{end.isoformat()}", f"保密至：{until.isoformat()}", f"合作结束后满 {left} 个月")
    return replace(statement, months_after_end=left, derivation=steps)


def _counted(statement: SecrecyTerm, months: int, end: End) -> SecrecyTerm:
    anchor = statement.anchor
    if anchor is Anchor.COOPERATION_END and statement.least_after_end is not None:
        return statement
    if anchor is Anchor.COOPERATION_END:
        return replace(statement, months_after_end=months)
    if anchor is Anchor.ACCEPTANCE and end.at_acceptance:
        steps = (*statement.derivation, "合作至验收时结束")
        return replace(statement, months_after_end=months, derivation=steps)
    if anchor not in SHOWN:
        return statement
    if end.dated and anchor in FROM_START and end.day is not None and (start := end.begins(anchor)):
        return _between(statement, add_months(start, months), end)
    return statement if end.term is None else _less_term(statement, months, end)


def _between(statement: SecrecyTerm, until: date, end: End) -> SecrecyTerm:
    """The period runs from a known day, and the cooperation ends on one."""
    settled = _until(statement, until, end.day)
    if not end.doubts:
        return settled
    most = settled.months_after_end
    steps = (*settled.derivation, *end.doubts)
    return replace(settled, months_after_end=None, most_after_end=most, derivation=steps)


def _less_term(statement: SecrecyTerm, months: int, end: End) -> SecrecyTerm:
    term = end.term or 0
    left = max(months - term, 0)
    early = "，即合作结束前已届满" if months < term else ""
    steps = (
        *statement.derivation,
        f"保密期限：{SHOWN[statement.anchor]} {months} 个月",
        f"合作期限：{term} 个月",
    )
    if why := _unsure(statement.anchor, end):
        most = left if statement.anchor in FROM_START else None
        return replace(statement, most_after_end=most, derivation=(*steps, *why))
    if statement.anchor in FROM_START:
        last = f"合作结束后剩余：{months} − {term} = {months - term} 个月{early}"
        return replace(statement, months_after_end=left, derivation=(*steps, last))
    last = f"最早自合作开始时起算，合作结束后至少剩余：{left} 个月"
    return replace(statement, least_after_end=left, derivation=(*steps, last))


def _unsure(anchor: Anchor, end: End) -> tuple[str, ...]:
    """Why what is left cannot be told from the two lengths."""
    undated = end.dated and anchor in FROM_START
    return (*end.doubts, *(("起算之日未写明，合作期限却自固定日期起算",) if undated else ()))
