"""Addresses of the parties that a clause lists behind the terms: 双方的法定地址如下：…."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.nlp.party_draft import SHOWN
from pipeline.nlp.party_roster import Roster
from pipeline.text.normalise import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.model.agreement import Agreement
    from pipeline.nlp.party_draft import Draft

_ANNOUNCED = re.compile(
    r"(?:各方|双方|[三四五]方|当事人)的?[^。；，,:]{0,8}(?:地址|住所|住址)(?:及[^。；，,:]{1,12})?"
    r"(?:分别|列明|规定)?(?:如下|为|是|列于下方)[:。]?$"
)
_LONGEST = 14
"""Lines of such a list."""
_REGION = re.compile(rf"{BLANK}[ ]?(?:国|省|市|县|区|乡|镇|公社)[^,，。;；:]{{0,30}}{BLANK}")
"""A place whose names are all left to fill in: ____县____乡."""


def complete(agreement: Agreement, drafts: Sequence[Draft]) -> None:
    """Give ``drafts`` the addresses that only a list in the terms states, or leaves to fill in."""
    lacking = [draft for draft in drafts if _lacks(draft)]
    if not lacking:
        return
    for other in _listed(agreement):
        own = next((draft for draft in lacking if draft.role in (other.role, *other.aliases)), None)
        if own is None or not other.evidence:
            continue
        if "address" in other.fields:
            own.set("address", other.fields["address"], other.evidence[-1])
        elif SHOWN["address"] in other.blank:
            own.leave("address", other.evidence[-1])
    for draft in lacking:
        if _lacks(draft) and not draft.name:
            _leave_region(draft)


def _lacks(draft: Draft) -> bool:
    return "address" not in draft.fields and SHOWN["address"] not in draft.blank


def _listed(agreement: Agreement) -> Iterator[Draft]:
    for provision in agreement.provisions:
        if _ANNOUNCED.search(provision.text):
            roster = Roster()
            for line in agreement.provisions[provision.index + 1 : provision.index + 1 + _LONGEST]:
                roster.line(line.text, agreement.evidence(line))
            yield from roster.drafts


def _leave_region(draft: Draft) -> None:
    """A party without a name whose line asks where it is: ____县____村村民：____（甲方）."""
    for item in draft.evidence[:1]:
        if _REGION.search(_blanked(item.quote)):
            draft.leave("address", item)


def _blanked(quote: str) -> str:
    return re.sub(r"[_＿×]{2,}", BLANK, quote)
