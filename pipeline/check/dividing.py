"""Words that count where income is divided: in the sentence that divides it and those right behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from pipeline.check.wordings import all_of, cut, is_ignored
from pipeline.model.agreement import Agreement, Provision, Standing

BEHIND = 3
"""Operative sentences of the same article behind the one that divides income."""


def told_where_divided(
    agreement: Agreement, wording: str | Sequence[str], pattern: Mapping[str, Any]
) -> list[Provision]:
    """The sentences that say ``wording`` where income is divided; exceptions and blanks do not count."""
    first, *rest = all_of(wording)
    saying = agreement.stream.saying(first)
    found = {p.index: p for p in _where(agreement) if p.index in saying} if saying else {}
    told = ((p, cut(p.text, pattern)) for p in found.values() if not is_ignored(p.text, pattern))
    return [p for p, text in told if all(item.search(text) for item in (first, *rest))]


def _where(agreement: Agreement) -> Iterator[Provision]:
    """The sentences that divide income, each with those behind it."""
    places = {term.evidence.location for term in agreement.terms.benefit_sharing.terms if not term.empty}
    for provision in agreement.provisions:
        if provision.location in places:
            article = agreement.article(provision.clause).index
            behind = (p for p in agreement.provisions[provision.index :] if p.standing is Standing.OPERATIVE)
            near = islice(behind, BEHIND + 1)
            yield from (p for p in near if agreement.article(p.clause).index == article)
