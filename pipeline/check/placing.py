"""Where something missing belongs when no heading tells: beside what it depends on, or as a model sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pipeline.check.places import end_of_article
from pipeline.check.rule import Rule
from pipeline.check.suspicion import Suspicion
from pipeline.model.agreement import Agreement, Clause
from pipeline.model.report import RuleResult

LEAST = 0.3
"""Confidence below which the model does not tell a place; a place is a hint, no finding."""


def placed(
    agreement: Agreement,
    rule: Rule,
    result: RuleResult,
    earlier: Mapping[str, RuleResult],
    suspicion: Suspicion | None,
) -> RuleResult:
    """``result`` with a better place for what is missing; itself when a clause is headed as its matter.

    ``earlier``: the results of the rules before ``rule``, by their identifiers.
    """
    own = tuple(rule.params.get("clause", ()))
    if result.expected_at is None or not rule.expected_after or _is_headed(agreement, own):
        return result
    clause = _of_parent(agreement, rule, earlier)
    if clause is None and suspicion is not None:
        clause = suspicion.likeliest(own, least=LEAST)
    clause = clause or _only_empty(agreement)
    if clause is None:
        return result
    at, name = end_of_article(agreement, clause)
    return replace(result, expected_at=at, expected_clause=name)


def _is_headed(agreement: Agreement, kinds: tuple[str, ...]) -> bool:
    return any(clause.by == "heading" and set(kinds) & set(clause.kinds) for clause in agreement.clauses)


def _only_empty(agreement: Agreement) -> Clause | None:
    """The one article that has a heading that tells nothing, and no text: what is missing was there."""
    empty = [c for c in agreement.clauses if c.blank and c.level and c.title and not c.kinds]
    return empty[0] if len(empty) == 1 else None


def _of_parent(agreement: Agreement, rule: Rule, earlier: Mapping[str, RuleResult]) -> Clause | None:
    """The article in which the rule that ``rule`` depends on found what it asks for."""
    parent = earlier.get(str(rule.params.get("depends_on", "")))
    if parent is None or not parent.evidence:
        return None
    block = parent.evidence[0].location.block
    inside = (c for c in agreement.clauses if c.level and c.blocks[0] <= block < c.blocks[1])
    innermost = max(inside, key=lambda c: c.level, default=None)
    return None if innermost is None else agreement.article(innermost.index)
