"""Which kinds of clause were recognised in the labelled agreements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.benchmark.labelled import Labelled
from pipeline.benchmark.score import rate
from pipeline.model.agreement import Agreement


@dataclass(frozen=True, slots=True)
class Recognised:
    """A top-level clause: the kinds that it settles, and those that were recognised in it."""

    agreement: str
    split: str
    at: str
    true: frozenset[str]
    found: frozenset[str]


def recognised(known: Labelled, agreement: Agreement) -> Iterator[Recognised]:
    """Each labelled clause of ``known`` with what was recognised between its first and its last paragraph."""
    starts = [_block(part.at, agreement) for part in known.parts]
    ends = [*starts[1:], len(agreement.document.blocks)]
    for part, start, end in zip(known.parts, starts, ends, strict=True):
        found = frozenset(
            kind
            for clause in agreement.clauses
            if start is not None and start <= clause.blocks[0] < (end if end is not None else start + 1)
            for kind in clause.kinds
        )
        yield Recognised(known.id, known.split, part.at, frozenset(part.kinds), found)


def _block(words: str, agreement: Agreement) -> int | None:
    blocks = agreement.document.blocks
    return next((block.index for block in blocks if block.text.strip().startswith(words.strip())), None)


def figures(items: Sequence[Recognised]) -> dict[str, Any]:
    """Precision, recall and F1 of each kind, and their mean over the kinds that occur."""
    names = sorted({kind for item in items for kind in item.true})
    kinds = {name: _kind(name, items) for name in names}
    scores = [kind["f1"] for kind in kinds.values()]
    return {"clauses": len(items), "macro_f1": rate_of(scores), "kinds": kinds}


def rate_of(scores: Sequence[float]) -> float | None:
    """The mean of ``scores``, to four digits; None of nothing."""
    return round(sum(scores) / len(scores), 4) if scores else None


def _kind(name: str, items: Iterable[Recognised]) -> dict[str, Any]:
    pairs = [(name in item.true, name in item.found) for item in items]
    right, true, found = (sum(map(all, pairs)), sum(a for a, _ in pairs), sum(b for _, b in pairs))
    f1 = rate(2 * right, true + found)
    return {"true": true, "precision": rate(right, found), "recall": rate(right, true), "f1": f1 or 0.0}
