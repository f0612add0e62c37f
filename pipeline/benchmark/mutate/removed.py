"""Clauses and single provisions taken out."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.benchmark.labelled import Labelled, Part
from pipeline.benchmark.mutant import Fault, Kind
from pipeline.benchmark.mutate.missing import (
    DEMANDED,
    WHOLE,
    missing,
    parts_of,
    referring,
    sentences,
    side_effects,
)

KEPT = frozenset({"parties", "signatures", "definitions", "annexes"})
"""Clauses on which too much else rests."""


def clauses(agreement: Labelled) -> Iterator[Part]:
    """The clauses that can be taken out or emptied."""
    yield from (part for part in agreement.parts if part.kinds and not KEPT.intersection(part.kinds))


def _clause(agreement: Labelled) -> Iterator[Fault]:
    for part in clauses(agreement):
        touched = agreement.sheet.inside(part.first, part.end)
        expected = missing(agreement, touched)
        if expected:
            unjudged = WHOLE | referring(agreement) | side_effects(agreement, touched)
            changes = dict.fromkeys(range(part.first, part.end), ())
            yield Fault(changes, expected, touched, unjudged=unjudged, note=part.at)


def _element(agreement: Labelled) -> Iterator[Fault]:
    for rule in DEMANDED:
        if not agreement.holds(rule) or not agreement.truth[rule].quotes:
            continue
        touched = sentences(agreement, rule)
        expected = missing(agreement, touched)
        if rule in expected:
            yield Fault(
                agreement.sheet.edited((place, "") for place in touched),
                {rule: expected[rule]},
                touched,
                parts=parts_of(agreement, touched),
                unjudged=side_effects(agreement, touched) | frozenset(expected),
                note=rule,
            )


KINDS = (
    Kind("clause-removed", "删去整条", "body", _clause),
    Kind("element-removed", "删去一项约定", "body", _element),
)
