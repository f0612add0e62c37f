"""Words that satisfy a rule, read a second time: whether they read like words that settle its matter.

Many wordings settle a matter wherever they stand. Where all words found stand outside the articles about
the matter, and a model that has learnt which sentences settle what finds them unlike any of those, a person
is asked to look: what was found may be about a neighbouring matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.check.rule import Rule
from pipeline.check.suspicion import Opinion, kinds_wanted
from pipeline.model.agreement import Agreement, Provision
from pipeline.model.report import Outcome, RuleResult

LEAST = -3.5
"""Score below which words read unlike all that settle the matter (they score about 6, others below 0)."""
KIND = "matter"
"""Kind of the rules that wordings decide; the others read and compute terms."""
SPARED = frozenset(
    {
        "civil-code/breach-liability",
        "civil-code/dispute-resolution",
        "confidentiality/clause",
        "exit/clause",
        "exit/conditions",
        "ip/ownership",
        "technology-contract/project-name",
    }
)
"""Matters that real agreements settle anywhere: found in the articles on others, they mostly are settled."""
_SAID = {
    "zh": "只有所引的话像是约定了这一事项，它不在有关的条款里，读起来也与通常的约定不同，请人工核对。",
    "en": "Only words elsewhere (quoted) seem to settle it, and they read unlike words that do; to be read by"
    " a person.",
}


@dataclass(frozen=True, slots=True)
class _Asked:
    rule: str
    provision: Provision


def is_reread(rule: Rule) -> bool:
    """Whether the words that satisfy ``rule`` are read a second time."""
    return rule.kind == KIND and rule.id not in SPARED and not rule.house and bool(_own(rule))


def reread(
    agreement: Agreement,
    rules: Sequence[Rule],
    results: Mapping[str, RuleResult],
    reader: Opinion,
    lang: str,
) -> dict[str, RuleResult]:
    """``results``, undetermined where the words found satisfy a rule only by the look of it.

    No other outcome changes: rules that depend on such a one are judged as if it were satisfied.
    """
    asked = list(_asked(agreement, rules, results))
    scores = reader.settles(
        [item.rule for item in asked],
        [heading_of(agreement, item.provision) for item in asked],
        [item.provision.text for item in asked],
    )
    best: dict[str, float] = {}
    for item, score in zip(asked, scores, strict=True):
        best[item.rule] = max(score, best.get(item.rule, score))
    doubted = [rule for rule in rules if best.get(rule.id, LEAST) < LEAST]
    return {**results, **{rule.id: _doubted(results[rule.id], rule, lang) for rule in doubted}}


def heading_of(agreement: Agreement, provision: Provision) -> str:
    """The titles that ``provision`` stands under, as the reader is to see them."""
    clause, article = agreement.clauses[provision.clause], agreement.article(provision.clause)
    own = clause.title if clause is not article else ""
    return " ".join(filter(None, (article.title, own)))


def _asked(
    agreement: Agreement, rules: Sequence[Rule], results: Mapping[str, RuleResult]
) -> Iterator[_Asked]:
    """The sentences with the evidence of results that rest on none from the articles about their matter."""
    for rule in rules:
        result = results.get(rule.id)
        if result is None or result.outcome is not Outcome.SATISFIED or not is_reread(rule):
            continue
        own = _own(rule)
        found = [p for p in agreement.provisions if _is_quoted(p, result)]
        if not any(own & agreement.scopes[p.clause] for p in found):
            yield from (_Asked(rule.id, p) for p in found)


def _own(rule: Rule) -> frozenset[str]:
    """The kinds of the articles about the matter of ``rule``, or about one of its items."""
    items = rule.params.get("items", {})
    inside = (kind for item in items.values() for kind in item.get("clause", ()))
    return frozenset((*rule.params.get("clause", ()), *kinds_wanted(rule), *inside))


def _is_quoted(provision: Provision, result: RuleResult) -> bool:
    here = provision.location
    return any(
        here.block == there.block and here.start < there.end and there.start < here.end
        for there in (item.location for item in result.evidence)
    )


def _doubted(result: RuleResult, rule: Rule, lang: str) -> RuleResult:
    """``result`` left to a person, with what to write; not where that names what was never read."""
    said = rule.texts(lang).suggestion
    suggestion = "" if "{" in said else said
    return replace(result, outcome=Outcome.UNDETERMINED, message=_SAID[lang], suggestion=suggestion)
