"""Where things stand in an agreement, and where something missing belongs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.model.document import Story
from pipeline.model.evidence import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.model.agreement import Agreement, Clause
    from pipeline.model.document import Location
    from pipeline.text.normalise import Normalised

SIGNATURES = "signatures"
"""Clause kind of the signature page."""
ANNEXES = "annexes"
"""Clause kind of the list of annexes and of what is annexed."""
_LONGEST_NAME = 40


def clause_at(agreement: Agreement, block: int) -> Clause | None:
    """The innermost clause that holds ``block``; None where there is none."""
    return agreement.innermost.get(block)


def evidence_at(agreement: Agreement, location: Location) -> Evidence:
    """The words at ``location`` and the name of the clause that they stand in."""
    clause = clause_at(agreement, location.block)
    name = "" if clause is None else agreement.clause_name(clause.index)
    return Evidence(agreement.document.quote(location), location, _shortened(name))


def part_of(evidence: Evidence, normalised: Normalised, start: int, end: int) -> Evidence:
    """The part of ``evidence`` at ``start`` to ``end`` of ``normalised``, its quotation normalised."""
    first, last = normalised.original(start, end)
    whole = evidence.location
    location = replace(whole, start=whole.start + first, end=whole.start + last)
    return Evidence(evidence.quote[first:last], location, evidence.clause)


def clauses_of(agreement: Agreement, kind: str) -> tuple[Clause, ...]:
    """The clauses of ``kind`` outside the annexes, or those inside when there are no others."""
    found = [item for item in agreement.clauses if kind in item.kinds]
    return tuple([item for item in found if not item.annex] or found)


def expected_place(agreement: Agreement, kinds: Iterable[str]) -> tuple[Location, str] | None:
    """Where a missing clause belongs, with the name of the article that ends there.

    The end of the clause that is most about the first of ``kinds`` that the agreement has, else the end of
    the body before the signatures and annexes; None for a document without body text.
    """
    for kind in kinds:
        found = clauses_of(agreement, kind)
        if found:
            return _end_of(agreement, _foremost(found, kind).blocks[1] - 1)
    block = _last_body_block(agreement)
    return None if block is None else _end_of(agreement, block)


def end_of_article(agreement: Agreement, clause: Clause) -> tuple[Location, str]:
    """The end of ``clause``, with the name of the article that ends there."""
    return _end_of(agreement, clause.blocks[1] - 1)


def _foremost(found: Iterable[Clause], kind: str) -> Clause:
    """The clause most about ``kind``: headed so, first of its kinds, an article; the last of equals."""
    return max(found, key=lambda c: (c.by == "heading", c.kinds[0] == kind, -c.level, c.index))


def _end_of(agreement: Agreement, block: int) -> tuple[Location, str]:
    text = agreement.document.blocks[block]
    clause = clause_at(agreement, block)
    name = "" if clause is None else agreement.article(clause.index).printed
    return text.location(len(text.text)), _shortened(name)


def _last_body_block(agreement: Agreement) -> int | None:
    outside = [
        item for item in agreement.clauses if item.annex or {SIGNATURES, ANNEXES} & set(item.kinds[:1])
    ]
    limit = min([item.blocks[0] for item in outside if item.blocks[0] > 0], default=None)
    body = [
        item.index
        for item in agreement.document.blocks[:limit]
        if item.story is Story.BODY and item.text.strip()
    ]
    return body[-1] if body else None


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
