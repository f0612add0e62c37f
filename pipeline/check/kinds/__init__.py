"""The check kinds that rule files name; ``KINDS`` is the explicit list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.check.kinds import (
    amounts_agree,
    benefit_shares,
    codes_valid,
    dates_ordered,
    document_state,
    elements,
    exclusive_choices,
    matter,
    names_consistent,
    numbering,
    party_details,
    payments_sum,
    placeholders,
    references_resolve,
    requires,
    secrecy_period,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.check.judgement import Kind

KINDS: Mapping[str, Kind] = {
    "amounts_agree": amounts_agree,
    "benefit_shares": benefit_shares,
    "codes_valid": codes_valid,
    "dates_ordered": dates_ordered,
    "document_state": document_state,
    "elements": elements,
    "exclusive_choices": exclusive_choices,
    "matter": matter,
    "names_consistent": names_consistent,
    "numbering": numbering,
    "party_details": party_details,
    "payments_sum": payments_sum,
    "placeholders": placeholders,
    "references_resolve": references_resolve,
    "requires": requires,
    "secrecy_period": secrecy_period,
}
