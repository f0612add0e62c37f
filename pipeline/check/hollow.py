"""Articles headed as a matter that do not settle it: what they do say is quoted.

“第十条 违约责任：由双方另行商定。” leaves the matter open; the lawyer wants that sentence, not only the place
where the answer is missing. The outcome stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.check.rule import Rule
from pipeline.check.suspicion import kinds_wanted
from pipeline.check.unsettled import DEFERRED, without_denials
from pipeline.model.agreement import Agreement, Clause, Provision, Standing
from pipeline.model.report import Outcome, RuleResult

SHORT = 120
"""Characters up to which the whole text below a heading is quoted."""
MOST_QUOTED = 2
_DEFERRED = re.compile(DEFERRED)
_SAID = {
    "zh": "{message}相关标题下写的是所引文字，没有把这一事项约定清楚。",
    "en": "{message} What stands under the heading on it is quoted; it does not settle the matter.",
}


def explained(agreement: Agreement, rule: Rule, result: RuleResult, lang: str) -> RuleResult:
    """``result`` with the words of the article headed as the matter that it finds missing, if there is one.

    Only where words were wanted and none found, and not where a part of what such an article says is missing.
    """
    own = kinds_wanted(rule)
    if not own or result.outcome is not Outcome.VIOLATED or result.evidence or "depends_on" in rule.params:
        return result
    for clause in agreement.clauses:
        if clause.by == "heading" and own == clause.kinds[:1]:
            words = _words(agreement, clause)
            if words:
                message = _SAID[lang].format(message=result.message)
                quoted = tuple(agreement.evidence(item) for item in words[:MOST_QUOTED])
                return replace(result, message=message, evidence=quoted)
    return result


def _words(agreement: Agreement, clause: Clause) -> Sequence[Provision]:
    """What stands below the heading: all of it when it is short, else what leaves the matter open."""
    said = list(_below(agreement, clause))
    if len(clause.kinds) == 1 and sum(len(item.text) for item in said) <= SHORT:
        return said
    return [item for item in said if _is_open(item.text)]


def _below(agreement: Agreement, clause: Clause) -> Iterator[Provision]:
    first, end = clause.blocks
    for item in agreement.provisions:
        if item.standing is Standing.OPERATIVE and first <= item.location.block < end:
            yield item


def _is_open(text: str) -> bool:
    return _DEFERRED.search(text) is not None or without_denials(text) != text
