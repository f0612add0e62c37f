"""A 统一社会信用代码 must have the check digit of GB 32100—2015, and two parties cannot share one.

Outcomes: violated (evidence: the code where it stands), satisfied (evidence: the codes), not applicable when no party
gives a code. Fields: ``codes`` and ``parties`` that are wrong, ``count``.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from pipeline.check.judgement import Judgement, parameters
from pipeline.check.places import evidence_at
from pipeline.model.report import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.check.judgement import Context
    from pipeline.model.agreement import Agreement
    from pipeline.model.evidence import Evidence
    from pipeline.model.terms import Party

PARAMS: Mapping[str, Any] = parameters({})
FIELDS = ("codes", "parties", "count")


def check(agreement: Agreement, params: Mapping[str, Any], context: Context) -> Judgement:  # noqa: ARG001 - kinds
    """Violated when a code has a wrong check digit or stands for two parties."""
    given = [party for party in agreement.terms.parties if party.credit_code]
    counts = Counter(party.credit_code for party in given)
    wrong = [p for p in given if p.credit_code_valid is False or counts[p.credit_code] > 1]
    chosen = wrong or given
    evidence = tuple(dict.fromkeys(item for party in chosen for item in _evidence(agreement, party)))
    fields = {
        "codes": "、".join(dict.fromkeys(party.credit_code for party in chosen)),
        "parties": "、".join(party.role or party.name for party in chosen),
        "count": str(len(chosen)),
    }
    if wrong:
        return Judgement(Outcome.VIOLATED, evidence, fields)
    return Judgement(Outcome.SATISFIED if given else Outcome.NOT_APPLICABLE, evidence, fields)


def _evidence(agreement: Agreement, party: Party) -> tuple[Evidence, ...]:
    """The code itself where it stands as it was read, else whatever the party's particulars were read from."""
    for block in agreement.document.blocks:
        start = block.text.find(party.credit_code)
        if start >= 0:
            return (evidence_at(agreement, block.location(start, start + len(party.credit_code))),)
    return party.evidence
