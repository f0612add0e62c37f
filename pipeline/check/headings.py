"""What stands under a heading: the sentences of a clause, and whether another heading claims them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.check.other_papers import settled_here
from pipeline.model.agreement import Standing

if TYPE_CHECKING:
    from pipeline.model.agreement import Agreement, Clause, Provision

HEADED = frozenset({"heading", "lead"})
SUBSTANCE = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]")
SHORTEST_PROMISE = 6
"""Characters below which no words promise anything: “按附件”, “见上”."""
_CHAPTER = ("章", "编")


def provisions_of(agreement: Agreement, clause: Clause) -> list[Provision]:
    """The operative provisions of ``clause`` and of everything below it."""
    first, last = clause.blocks
    return [
        p
        for p in agreement.provisions
        if first <= p.location.block < last and p.standing is Standing.OPERATIVE
    ]


def promising(agreement: Agreement, clause: Clause, kinds: frozenset[str]) -> list[Provision]:
    """The provisions of ``clause``, headed as ``kinds``, that say enough and are under no other heading."""
    return [
        p
        for p in provisions_of(agreement, clause)
        if is_substantial(settled_here(p.text)) and not is_of_another(agreement, p, clause, kinds)
    ]


def is_of_another(agreement: Agreement, provision: Provision, clause: Clause, kinds: frozenset[str]) -> bool:
    """Whether below ``clause`` the provision has a heading of its own: of other kinds, or of a chapter."""
    at: int | None = provision.clause
    while at is not None and at != clause.index:
        inner = agreement.clauses[at]
        other = bool(inner.kinds) and inner.by in HEADED and kinds.isdisjoint(inner.kinds)
        if other or (not clause.number and inner.number.endswith(_CHAPTER)):
            return True
        at = inner.parent
    return False


def is_substantial(text: str) -> bool:
    """Whether ``text`` says more than a word or two."""
    return len(SUBSTANCE.findall(text)) >= SHORTEST_PROMISE
