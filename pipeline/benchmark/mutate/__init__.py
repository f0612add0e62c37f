"""Faults with known answers, planted in agreements; the same agreement gives the same mutants."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from pipeline.benchmark.labelled import Labelled
from pipeline.benchmark.mutant import Kind, Mutant, planted
from pipeline.benchmark.mutate import (
    emptied,
    layout,
    money,
    negated,
    parties,
    removed,
    secrecy,
    shares,
    structure,
    unsaid,
    wording,
)

KINDS: tuple[Kind, ...] = (
    *removed.KINDS,
    *emptied.KINDS,
    *negated.KINDS,
    *unsaid.KINDS,
    *secrecy.KINDS,
    *shares.KINDS,
    *money.KINDS,
    *structure.KINDS,
    *parties.KINDS,
    *layout.KINDS,
    *wording.KINDS,
)

__all__ = ["KINDS", "mutants"]


def mutants(agreements: Iterable[Labelled], *, kinds: Collection[str] = ()) -> Iterator[Mutant]:
    """The mutants of all compliant ``agreements``; only those of ``kinds`` when there are any."""
    chosen = [kind for kind in KINDS if not kinds or kind.id in kinds]
    for agreement in agreements:
        if agreement.compliant:
            for kind in chosen:
                yield from planted(agreement, kind)
