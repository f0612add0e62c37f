"""Matters that a sentence leaves to an annex: whether it stands in the document and says something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.check.headings import SHORTEST_PROMISE, SUBSTANCE, provisions_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model.agreement import Agreement, Clause, Provision

_SPACE = re.compile(r"[\s《》“”\"#*:：]")
_NOT_HERE = re.compile("另附|另行|待补|后补|[(（]?略[)）]?$|另册|另纸|另文|未附")


def said_in_annex(agreement: Agreement, provision: Provision, title: str) -> list[Provision]:
    """What the annex that ``provision`` names says; empty where it is not attached or says nothing.

    “详见附件” names no annex: the one whose heading fits ``title`` (a regular expression) is meant.
    """
    for clause in _meant(agreement, provision, title):
        said = [
            p
            for p in provisions_of(agreement, clause)
            if p.location.block != clause.blocks[0] and not _NOT_HERE.search(p.text)
        ]
        if sum(len(SUBSTANCE.findall(p.text)) for p in said) >= SHORTEST_PROMISE:
            return said
    return []


def _meant(agreement: Agreement, provision: Provision, title: str) -> Iterator[Clause]:
    """The attached annexes that ``provision`` refers to by number or name, or by no more than “附件”."""
    clauses, evidence = agreement.clauses, agreement.evidence(provision)
    named = [r for r in agreement.terms.references if r.evidence == evidence and not r.external]
    for reference in named:
        clause = None if reference.resolved is None else clauses[reference.resolved]
        if clause is not None and clause.annex and _is_headed(clause, reference.target, title):
            yield clause
    if not named:
        yield from (c for c in clauses if c.annex and re.search(title, c.printed))


def _is_headed(clause: Clause, target: str, title: str) -> bool:
    """Whether the heading bears the number or name of the reference, or fits ``title``."""
    printed = _SPACE.sub("", clause.printed)
    return _SPACE.sub("", target) in printed or re.search(title, printed) is not None
