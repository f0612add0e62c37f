"""Questions of a form that were answered with a stroke: “提前解除 | /”, “争议的解决：无” settle nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.model.agreement import Agreement, Provision

LONGEST_LABEL = 24
"""Characters that a question has at most."""

_NEAR = 12
"""Paragraphs to either side among which the cells of the same row and its neighbours are."""
_NOTHING = r"(?:[/\\|—–\-×]+|无|没有|不适用|不涉及|无此项|N/?A)[。；]?"
_STRUCK = re.compile(rf"[^。；，\n:]{{1,{LONGEST_LABEL}}}:[ _▁]*{_NOTHING}", re.IGNORECASE)
_EMPTY = re.compile(_NOTHING, re.IGNORECASE)
_SENTENCE = re.compile("[。；，]")


def answered_with_nothing(agreement: Agreement, provision: Provision) -> bool:
    """Whether ``provision`` is a question whose answer, behind its colon or beside it, is none."""
    text = provision.text.strip()
    if len(text) > LONGEST_LABEL or _SENTENCE.search(text.rstrip("。；")):
        return False
    return (
        bool(_STRUCK.fullmatch(text))
        or _next_cell_is_empty(agreement, provision)
        or _is_alone_in_row(agreement, provision)
    )


def _next_cell_is_empty(agreement: Agreement, provision: Provision) -> bool:
    """Whether the cell to the right says nothing but 无, / and the like."""
    blocks = agreement.document.blocks
    here = blocks[provision.location.block].cells
    following = agreement.provisions[provision.index + 1 : provision.index + 2]
    if not here or not following:
        return False
    there = blocks[following[0].location.block].cells
    beside = bool(there) and (here[-1].table, here[-1].row) == (there[-1].table, there[-1].row)
    return (
        beside and here[-1].column != there[-1].column and bool(_EMPTY.fullmatch(following[0].text.strip()))
    )


def _is_alone_in_row(agreement: Agreement, provision: Provision) -> bool:
    """Whether nothing stands beside it in a table whose other rows have something there."""
    blocks = agreement.document.blocks
    at = provision.location.block
    if not blocks[at].cells:
        return False
    here = blocks[at].cells[-1]
    near = blocks[max(0, at - _NEAR) : at + _NEAR]
    cells = {b.cells[-1] for b in near if b.cells and b.cells[-1].table == here.table and b.text.strip()}
    beside = any(cell.row == here.row and cell.column != here.column for cell in cells)
    return here.column == 0 and not beside and any(cell.column > 0 for cell in cells)
