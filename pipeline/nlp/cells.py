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
