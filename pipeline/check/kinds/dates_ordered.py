"""Dates must exist and stand in the right order.

Wrong are a date that no calendar has (``9月31日``), a cooperation or a stage that ends before it starts, an
agreement signed after its term is over, and a stated length that its own start and end contradict
(``2024-01-01`` to ``2026-12-31``, “为期两年”). Signing after the start is no contradiction but wants a
reader: undetermined.

Fields: ``problem`` (in Chinese or English), ``first`` and ``second`` (dates as they stand there), of the
first problem. Not applicable without any date. The rule of counting by months is 民法典 202.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pipeline.check.judgement import Judgement, parameters
from pipeline.check.places import part_of
from pipeline.model.report import Outcome
from pipeline.model.terms import State
from pipeline.text.dates import add_months, find_dates
from pipeline.text.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.check.judgement import Context
    from pipeline.model.agreement import Agreement
    from pipeline.model.evidence import Evidence
    from pipeline.model.terms import DatedEvent, Terms

PARAMS: Mapping[str, Any] = parameters({})
FIELDS = ("problem", "first", "second")
LENGTH_TOLERANCE_DAYS = 31
"""Difference between a stated length and its start and end that is put down to loose wording."""
MOST_EVIDENCE = 6

_WORDS = {
    "zh": {
        "impossible": "日历上没有“{first}”这一天",
        "reversed": "终止日“{second}”早于起始日“{first}”",
        "expired": "签订日“{first}”晚于期限届满日“{second}”",
        "length": "约定的期限为 {first}，与起止日期“{second}”不符",
        "late": "签订日“{second}”晚于履行起始日“{first}”",
    },
    "en": {
        "impossible": "“{first}” is not a date of any calendar",
        "reversed": "the end “{second}” is before the start “{first}”",
        "expired": "signed on “{first}”, after the term ended on “{second}”",
        "length": "the stated length of {first} contradicts “{second}”",
        "late": "signed on “{second}”, after the start on “{first}”",
    },
}


@dataclass(frozen=True, slots=True)
class _Problem:
    name: str
    evidence: tuple[Evidence, ...]
    first: str
    second: str = ""


def check(agreement: Agreement, params: Mapping[str, Any], context: Context) -> Judgement:  # noqa: ARG001 - kinds
    """Violated when a date is impossible or two are in the wrong order."""
    terms = agreement.terms
    if problems := list(_problems(terms)):
        return _judgement(Outcome.VIOLATED, problems, context)
    if late := list(_late(terms)):
        return _judgement(Outcome.UNDETERMINED, late, context)
    dates = [item for item in terms.dates if item.value is not None]
    evidence = tuple(dict.fromkeys(_written(item) for item in dates[:MOST_EVIDENCE]))
    return Judgement(Outcome.SATISFIED if dates else Outcome.NOT_APPLICABLE, evidence)


def _problems(terms: Terms) -> Iterator[_Problem]:
    unread = [event for event in terms.dates if event.value is None and event.state is State.UNDEFINED]
    for written in dict.fromkeys(found for event in unread for found in _impossible(event)):
        yield _Problem("impossible", (written,), written.quote)
    for start, end in _spans(terms):
        if start.value is not None and end.value is not None and end.value < start.value:
            first, second = _written(start), _written(end)
            yield _Problem("reversed", (first, second), first.quote, second.quote)
    yield from _expired(terms)
    yield from _length(terms)


def _impossible(event: DatedEvent) -> Iterator[Evidence]:
    """The days of the sentence that no calendar has; a month without a day is none of them."""
    sentence = normalise(event.evidence.quote)
    for span in find_dates(sentence.text):
        if span.impossible:
            yield part_of(event.evidence, sentence, span.start, span.end)


def _written(event: DatedEvent) -> Evidence:
    """The date itself within the sentence that it was read from."""
    sentence = normalise(event.evidence.quote)
    for span in find_dates(sentence.text):
        if span.value == event.value and not (span.blank or span.partial):
            return part_of(event.evidence, sentence, span.start, span.end)
    return event.evidence


def _spans(terms: Terms) -> Iterator[tuple[DatedEvent, DatedEvent]]:
    """A start and the end that follows it in the same paragraph."""
    for first, second in pairwise(terms.dates):
        same = first.evidence.location.block == second.evidence.location.block
        if same and (first.event, second.event) == ("start", "end"):
            yield first, second


def _expired(terms: Terms) -> Iterator[_Problem]:
    end = terms.cooperation_term.end
    for event in _signings(terms):
        if end is not None and event.value is not None and event.value > end:
            written = _written(event)
            evidence = (written, *terms.cooperation_term.evidence)
            yield _Problem("expired", evidence, written.quote, end.isoformat())


def _length(terms: Terms) -> Iterator[_Problem]:
    term = terms.cooperation_term
    if term.months is None or term.start is None or term.end is None or term.end < term.start:
        return
    stated = add_months(term.start, term.months)
    if abs((stated - term.end).days) > LENGTH_TOLERANCE_DAYS:
        yield _Problem("length", term.evidence, f"{term.months} 个月", f"{term.start} — {term.end}")


def _late(terms: Terms) -> Iterator[_Problem]:
    start = terms.cooperation_term.start
    for event in _signings(terms):
        if start is not None and event.value is not None and event.value > start:
            written = _written(event)
            evidence = (written, *terms.cooperation_term.evidence)
            yield _Problem("late", evidence, start.isoformat(), written.quote)


def _signings(terms: Terms) -> list[DatedEvent]:
    return [event for event in terms.dates if event.event == "signing"]


def _judgement(outcome: Outcome, problems: list[_Problem], context: Context) -> Judgement:
    words = _WORDS[context.lang]
    told = [words[item.name].format(first=item.first, second=item.second) for item in problems]
    evidence = tuple(dict.fromkeys(quote for item in problems for quote in item.evidence))
    separator = "；" if context.lang == "zh" else "; "
    fields = {
        "problem": separator.join(dict.fromkeys(told[:MOST_EVIDENCE])),
        "first": problems[0].first,
        "second": problems[0].second,
    }
    return Judgement(outcome, evidence, fields)
