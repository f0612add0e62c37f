"""What was crossed out by hand (not as a tracked change) is printed, but no longer meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.model.agreement import Provision, Standing
from pipeline.model.document import Block, Document, Location
from pipeline.text.normalise import normalise

MARK = "struck"


def without_struck(document: Document, provisions: Iterable[Provision]) -> tuple[Provision, ...]:
    """The same provisions without their crossed-out words; one that has no others is STRUCK."""
    struck = {block.index: block for block in document.blocks if any(MARK in run.marks for run in block.runs)}
    if not struck:
        return tuple(provisions)
    return tuple(
        _provision(p, struck[p.location.block]) if p.location.block in struck else p for p in provisions
    )


def _provision(provision: Provision, block: Block) -> Provision:
    left = "".join(_left(block, provision.location))
    if left == block.text[provision.location.start : provision.location.end]:
        return provision
    if not left.strip(" \t\n。；，,、:："):
        return replace(provision, standing=Standing.STRUCK)
    return replace(provision, text=normalise(left).text)


def _left(block: Block, place: Location) -> Iterator[str]:
    """The characters of ``place`` that are not crossed out."""
    for run in block.runs:
        start, end = max(run.start, place.start), min(run.end, place.end)
        if start < end and MARK not in run.marks:
            yield block.text[start:end]
