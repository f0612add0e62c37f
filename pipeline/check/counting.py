"""Whether a provision may count: what says nothing, what stands under the heading of another matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.check.announcing import announces_nothing
from pipeline.check.answered import answered_with_nothing
from pipeline.check.bare_law import leaves_to_law
from pipeline.check.headings import HEADED
from pipeline.check.open_stems import is_open_stem
from pipeline.check.past import tells_of_past
from pipeline.model.agreement import Agreement, Provision
from pipeline.model.document import Story

_CATCH_ALL = "effectiveness"
"""The kind of clause that may say anything beside what it is headed with: 合同的生效、终止及其他."""


def says_nothing(agreement: Agreement, provision: Provision) -> bool:
    """Whether what it announces or asks is not there, or it says that the law holds or what was before."""
    silent = announces_nothing(agreement, provision) or answered_with_nothing(agreement, provision)
    silent = silent or is_open_stem(agreement, provision)
    return silent or leaves_to_law(provision.text) or tells_of_past(agreement, provision)


def is_elsewhere(
    agreement: Agreement, provision: Provision, pattern: Mapping[str, Any], kinds: frozenset[str]
) -> bool:
    """Whether the innermost heading that tells is of another matter (``outside``); a text box has none."""
    boxed = agreement.document.blocks[provision.location.block].story is Story.TEXT_BOX
    elsewhere = frozenset[str]() if boxed else frozenset(pattern.get("outside", ()))
    at: int | None = provision.clause if elsewhere else None
    while at is not None:
        clause = agreement.clauses[at]
        first_item = clause.by == "lead" and clause.title and at != provision.clause
        tells = clause.by in HEADED and not first_item and _CATCH_ALL not in clause.kinds
        told = kinds.union(elsewhere).intersection(clause.kinds) if tells else frozenset[str]()
        if told:
            return not told & kinds
        at = clause.parent
    return False
