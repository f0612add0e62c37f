"""What stands beside a value in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model.agreement import Standing

if TYPE_CHECKING:
    from pipeline.model.agreement import Agreement, Provision

_LONGEST = 24


def label_of(agreement: Agreement, provision: Provision) -> str:
    """The words of the cell to the left (合作期限 | 三年), when they are few; empty outside tables."""
    blocks = agreement.document.blocks
    here = blocks[provision.location.block].cells
    if not here or provision.index == 0:
        return ""
    last = agreement.provisions[provision.index - 1]
    there = blocks[last.location.block].cells
    if not there or (here[-1].table, here[-1].row) != (there[-1].table, there[-1].row):
        return ""
    named = last.standing in (Standing.OPERATIVE, Standing.HEADING) and here[-1].column != there[-1].column
    return last.text.rstrip(":") if named and len(last.text) <= _LONGEST else ""


def in_numbered_row(agreement: Agreement, provision: Provision) -> bool:
    """Whether it stands in a row of a list that a number opens: 1 | 一种夹具 | 2022年6月15日."""
    blocks = agreement.document.blocks
    here = blocks[provision.location.block].cells
    first = provision
    for earlier in reversed(agreement.provisions[: provision.index]):
        there = blocks[earlier.location.block].cells
        if not here or not there or (here[-1].table, here[-1].row) != (there[-1].table, there[-1].row):
            break
        first = earlier
    return first is not provision and first.text.isdigit()
