"""What a report said of one labelled agreement or mutant, compared with what is true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pipeline.benchmark.labelled import Labelled, Truth
from pipeline.benchmark.mutant import Mutant
from pipeline.model.document import Document, Location
from pipeline.model.report import Outcome, Report, RuleResult
from pipeline.text.notation import plain


class Hit(StrEnum):
    """What became of a fault that is there."""

    FOUND = "found"
    UNDETERMINED = "undetermined"
    """A person is asked to look: not found, and no harm."""
    MISSED = "missed"
    """The rule was said not to apply, or crashed."""
    DANGEROUS = "dangerous"
    """Said to be satisfied."""


WHOLE_LINE = 8
"""Characters from which on a line of the source is known again in a paragraph of joined lines."""


@dataclass(frozen=True, slots=True)
class Target:
    """One planted fault. ``located``: whether the finding stands in the right place; None: not measured."""

    rule: str
    hit: Hit
    located: bool | None
    said: str
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """One mutant judged. ``alarms`` and ``unsure`` are rules that nothing is wrong with."""

    id: str
    parent: str
    split: str
    kind: str
    channel: str
    neutral: bool
    targets: tuple[Target, ...]
    alarms: tuple[str, ...]
    unsure: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One rule of one agreement: what is true and what was said."""

    agreement: str
    split: str
    compliant: bool
    rule: str
    truth: Outcome
    got: Outcome
    located: bool | None = None
    message: str = ""
    quotes: tuple[str, ...] = ()


def judge(mutant: Mutant, report: Report) -> Judged:
    """How the report on ``mutant`` compares with what was planted."""
    results = {result.rule: result for result in report.results}
    targets = tuple(
        _target(rule, outcomes, results.get(rule), mutant, report.document)
        for rule, outcomes in sorted(mutant.expected.items())
    )
    return Judged(
        mutant.id,
        mutant.parent,
        mutant.split,
        mutant.kind,
        mutant.channel,
        mutant.neutral,
        targets,
        tuple(_with(Outcome.VIOLATED, mutant, results)),
        tuple(_with(Outcome.UNDETERMINED, mutant, results)),
    )


def _with(outcome: Outcome, mutant: Mutant, results: dict[str, RuleResult]) -> Iterator[str]:
    for rule in sorted(mutant.judged):
        if rule in results and results[rule].outcome is outcome:
            yield rule


def _target(
    rule: str, outcomes: tuple[Outcome, ...], result: RuleResult | None, mutant: Mutant, document: Document
) -> Target:
    if result is None:
        return Target(rule, Hit.MISSED, None, "")
    if result.outcome not in outcomes:
        return Target(rule, _hit(result.outcome), None, result.message, _quotes(result))
    located = None
    if result.outcome is not Outcome.NOT_APPLICABLE and (mutant.words or mutant.within):
        located = any(_is_there(place, mutant, document) for place in _spots(result))
    return Target(rule, Hit.FOUND, located, result.message, _quotes(result))


def _hit(outcome: Outcome) -> Hit:
    return {Outcome.UNDETERMINED: Hit.UNDETERMINED, Outcome.SATISFIED: Hit.DANGEROUS}.get(outcome, Hit.MISSED)


def _quotes(result: RuleResult) -> tuple[str, ...]:
    return tuple(item.quote for item in result.evidence[:3])


def _spots(result: RuleResult) -> Iterator[Location]:
    yield from (item.location for item in result.evidence)
    if result.expected_at is not None:
        yield result.expected_at


def _is_there(place: Location, mutant: Mutant, document: Document) -> bool:
    text = document.blocks[place.block].text
    if not mutant.words:
        return text.strip() in mutant.within or any(
            len(words) >= WHOLE_LINE and words in text for words in mutant.within
        )
    return any(_overlaps(text, words, place) for words in mutant.words)


def _overlaps(text: str, words: str, place: Location) -> bool:
    at = text.find(words)
    return at >= 0 and (at < max(place.end, place.start + 1) and place.start < at + len(words))


def answers(agreement: Labelled, report: Report) -> Iterator[Answer]:
    """Each rule of ``agreement`` with what the report said of it."""
    results = {result.rule: result for result in report.results}
    for rule, truth in agreement.truth.items():
        result = results.get(rule)
        got = result.outcome if result is not None else Outcome.NOT_APPLICABLE
        located = _located(truth, result, report.document) if result is not None else None
        message, quotes = (result.message, _quotes(result)) if result is not None else ("", ())
        yield Answer(
            agreement.id,
            agreement.split,
            agreement.compliant,
            rule,
            truth.outcome,
            got,
            located,
            message,
            quotes,
        )


def _located(truth: Truth, result: RuleResult, document: Document) -> bool | None:
    """Whether a finding quotes the words at fault; None where none are known or nothing was found."""
    if truth.outcome is not Outcome.VIOLATED or result.outcome is not Outcome.VIOLATED or not truth.quotes:
        return None
    words = tuple(_plain(quote) for quote in truth.quotes)
    return any(
        _overlaps(document.blocks[place.block].text, quote, place) or document.quote(place) in quote
        for place in _spots(result)
        for quote in words
    )


def _plain(quote: str) -> str:
    try:
        return plain(quote)
    except ValueError:
        return quote
