"""A 统一社会信用代码 must have the check digit of GB 32100—2015, and two parties cannot share one.

Every code of the document is looked at, also one that belongs to nobody that was read as a party.

Outcomes: violated (evidence: the code where it stands), satisfied (evidence: the codes), not applicable
without a code. Fields: ``codes`` and ``parties`` (by their roles, as far as they are known) that are wrong,
``count``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pipeline.check.judgement import Judgement, parameters
from pipeline.check.places import evidence_at
from pipeline.model.report import Outcome
from pipeline.text.credit_code import find_codes
from pipeline.text.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.check.judgement import Context
    from pipeline.model.agreement import Agreement
    from pipeline.model.evidence import Evidence

PARAMS: Mapping[str, Any] = parameters({})
FIELDS = ("codes", "parties", "count")
_MASKED = "XXX"
"""Left to fill in: no code at all."""
_SUSPECT = re.compile(r"信用代码|[0-9A-Z]{18}")


def check(agreement: Agreement, params: Mapping[str, Any], context: Context) -> Judgement:  # noqa: ARG001 - kinds
    """Violated when a code has a wrong check digit or stands for two parties."""
    found = list(_codes(agreement))
    owners = _owners(agreement)
    wrong = [item for item in found if not item[1] or len(owners.get(item[0], ())) > 1]
    chosen = wrong or found
    codes = list(dict.fromkeys(code for code, _, _ in chosen))
    fields = {
        "codes": "、".join(codes),
        "parties": "、".join(role for code in codes for role in owners.get(code, ())),
        "count": str(len(codes)),
    }
    evidence = tuple(item for _, _, item in chosen)
    if wrong:
        return Judgement(Outcome.VIOLATED, evidence, fields)
    return Judgement(Outcome.SATISFIED if found else Outcome.NOT_APPLICABLE, evidence, fields)


def _codes(agreement: Agreement) -> Iterator[tuple[str, bool, Evidence]]:
    """Every code of the document, whether its check digit is right, and where it stands."""
    for block in agreement.document.blocks:
        if _SUSPECT.search(block.text):
            text = normalise(block.text)
            for span in find_codes(text.text):
                if _MASKED in span.code:
                    continue
                place = block.location(*text.original(span.start, span.end))
                yield span.code, span.valid, evidence_at(agreement, place)


def _owners(agreement: Agreement) -> dict[str, list[str]]:
    """Roles of the parties by their code."""
    owners: dict[str, list[str]] = {}
    for party in agreement.terms.parties:
        if party.credit_code:
            owners.setdefault(party.credit_code, []).append(party.role or party.name)
    return owners
