"""A place of the document that the text refers to (第十五条, 附件三) must exist.

References into laws and other documents are not judged. In a document that prints no article number at all,
a reference to an article cannot be followed: undetermined.

Fields: ``references`` (the places that do not exist, each once, as they stand there), ``count``. Not
applicable without a reference into the document.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pipeline.check.judgement import Judgement, parameters
from pipeline.check.places import part_of
from pipeline.model.report import Outcome
from pipeline.text.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.check.judgement import Context
    from pipeline.model.agreement import Agreement
    from pipeline.model.evidence import Evidence
    from pipeline.model.terms import Reference

PARAMS: Mapping[str, Any] = parameters({})
FIELDS = ("references", "count")
MOST_EVIDENCE = 20
_ARTICLE = re.compile(r"第[^附]{1,8}[条款项]")


def check(agreement: Agreement, params: Mapping[str, Any], context: Context) -> Judgement:  # noqa: ARG001 - kinds
    """Violated when the text refers to an article or annex that is not there."""
    own = [item for item in agreement.terms.references if not item.external]
    dangling = [item for item in own if item.resolved is None]
    if not dangling:
        evidence = tuple(dict.fromkeys(map(_written, own[:MOST_EVIDENCE])))
        return Judgement(Outcome.SATISFIED if own else Outcome.NOT_APPLICABLE, evidence)
    followed = [item for item in dangling if _numbered(agreement) or not _ARTICLE.search(item.target)]
    outcome = Outcome.VIOLATED if followed else Outcome.UNDETERMINED
    return _judgement(outcome, followed or dangling)


def _numbered(agreement: Agreement) -> bool:
    return any(clause.number and clause.level == 1 for clause in agreement.clauses if not clause.annex)


def _judgement(outcome: Outcome, dangling: list[Reference]) -> Judgement:
    targets = list(dict.fromkeys(item.target for item in dangling))
    fields = {"references": "、".join(targets), "count": str(len(dangling))}
    return Judgement(outcome, tuple(dict.fromkeys(map(_written, dangling[:MOST_EVIDENCE]))), fields)


def _written(reference: Reference) -> Evidence:
    """The mention itself within the sentence that it was read from."""
    sentence = normalise(reference.evidence.quote)
    start = sentence.text.find(reference.target)
    if start < 0:
        return reference.evidence
    return part_of(reference.evidence, sentence, start, start + len(reference.target))
