"""References inside an agreement: whether they still point to the clause that they pointed to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.compare.align import Alignment
from pipeline.model.agreement import Agreement
from pipeline.model.comparison import Change, Named, Said, TermChange, Value
from pipeline.model.terms import Reference

DANGLING = Named("dangling")


def reference_changes(old: Agreement, new: Agreement, alignment: Alignment) -> Iterator[TermChange]:
    """References in paragraphs that both versions have, whose target is another one now.

    A number that only followed its clause is no change; one that stayed while its clause moved is.
    """
    blocks = alignment.new_block()
    blocks.update(_heads(old, new, alignment))
    here, there = _by_block(old), _by_block(new)
    for block, references in here.items():
        if block in blocks:
            yield from _compared(old, new, references, there.get(blocks[block], []), blocks)


def _heads(old: Agreement, new: Agreement, alignment: Alignment) -> Iterator[tuple[int, int]]:
    for i, j in alignment.units:
        first, second = alignment.old[i].clause, alignment.new[j].clause
        if first is not None and second is not None:
            yield old.clauses[first].blocks[0], new.clauses[second].blocks[0]


def _by_block(version: Agreement) -> dict[int, list[Reference]]:
    found: defaultdict[int, list[Reference]] = defaultdict(list)
    for item in version.terms.references:
        if not item.external:
            found[item.evidence.location.block].append(item)
    return found


def _target(version: Agreement, item: Reference) -> int | None:
    return None if item.resolved is None else version.clauses[item.resolved].blocks[0]


def _compared(
    old: Agreement,
    new: Agreement,
    before: Sequence[Reference],
    after: Sequence[Reference],
    blocks: Mapping[int, int],
) -> Iterator[TermChange]:
    """Targets in their order; only where there are as many can one be said to have become another."""
    if len(before) != len(after):
        return
    for first, second in zip(before, after, strict=True):
        was, now = _target(old, first), _target(new, second)
        if (None if was is None else blocks.get(was, -1)) == now:
            continue
        yield TermChange(
            "reference",
            "",
            "",
            Change.CHANGED,
            Said(_shown(old, first), (first.evidence,)),
            Said(_shown(new, second), (second.evidence,)),
        )


def _shown(version: Agreement, item: Reference) -> tuple[Value, ...]:
    if item.resolved is None:
        return (item.target, DANGLING)
    return (version.clauses[item.resolved].printed,)
