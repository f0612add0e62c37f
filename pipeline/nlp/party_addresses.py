"""Addresses of the parties that a clause lists behind the terms: 双方的法定地址如下：…."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.model.document import Story
from pipeline.model.evidence import Evidence
from pipeline.nlp.party_draft import SHOWN
from pipeline.nlp.party_roster import Roster
from pipeline.text.normalise import BLANK, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.model.agreement import Agreement
    from pipeline.model.document import Block
    from pipeline.nlp.party_draft import Draft

_ANNOUNCED = re.compile(
    r"(?:各方|双方|[三四五]方|当事人)的?[^。；，,:]{0,8}(?:地址|住所|住址)(?:及[^。；，,:]{1,12})?"
    r"(?:分别|列明|规定)?(?:如下|为|是|列于下方)[:。]?$"
)
_LONGEST = 14
"""Lines of such a list."""
_FEWEST = 2
"""Empty fields for an address that show each party one."""
_FIELD = re.compile(
    rf"(?:[│|][一-龥]?){{0,3}}(?:住所|住址|地址|通[讯信]地址|法定地址|单位地址)(?:[(][^()]{{1,8}}[)])?[:│|{BLANK}]*"
)
_ASKED = re.compile("[址所]")
_LONGEST_LINE = 120
_DRAWN = re.compile("[│|]")
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
    if lacking := [draft for draft in lacking if _lacks(draft) and draft.evidence]:
        _leave_columns(agreement, lacking)


def _leave_columns(agreement: Agreement, lacking: Sequence[Draft]) -> None:
    """Where each party signs, there is room for its address, and nobody wrote one."""
    blocks = agreement.document.blocks
    room = [block for block in blocks for _ in range(_rooms(agreement, block))]
    if len(room) >= max(len(lacking), _FEWEST):
        for draft, block in zip(lacking, room, strict=False):
            draft.leave("address", Evidence(block.text, block.location(), draft.evidence[0].clause))


def _rooms(agreement: Agreement, block: Block) -> int:
    """How many empty fields for an address ``block`` is: a cell, or several beside each other."""
    if block.story is not Story.BODY or not _ASKED.search(block.text) or len(block.text) > _LONGEST_LINE:
        return 0
    text = normalise(block.text).text.replace(" ", "")
    fields = [match[0] for match in _FIELD.finditer(text)]
    if not fields or "".join(fields) != text:
        return 0
    if not block.cells:
        return len(fields) if len(fields) > 1 or _DRAWN.search(text) else 0
    own = block.cells[-1]
    row = (
        other.text.strip()
        for other in agreement.document.blocks[block.index + 1 : block.index + 1 + _LONGEST]
        if other.cells and (other.cells[-1].table, other.cells[-1].row) == (own.table, own.row)
    )
    return 0 if any(row) else len(fields)


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
