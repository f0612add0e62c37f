"""Particulars of parties that are missing: a line to be filled in behind the name of each."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.generate.remedies.draft import Draft
from pipeline.generate.remedies.proposal import Addition, Planned
from pipeline.generate.remedies.words import words
from pipeline.model.terms import Party

RULE = "civil-code/parties"
_LINE = "住所：【待填写@的住所|示例省示例市学府路2号】"


def addresses(draft: Draft) -> Iterator[Addition]:
    """A line for the address of every party that is named without one, outside tables."""
    for party in draft.agreement.terms.parties:
        block = _named_at(party)
        lacking = not party.address and not any("住" in item or "址" in item for item in party.blank)
        if not lacking or block is None or draft.blocks[block].cells:
            continue
        line = words(_LINE.replace("@", party.role), roles=(), values={})
        indent = draft.blocks[block].text
        line = line.after(indent[: len(indent) - len(indent.lstrip())])
        yield Addition(block, (Planned(line, block, numbered=not draft.blocks[block].label),))


def _named_at(party: Party) -> int | None:
    found = (item.location.block for item in party.evidence if party.name and party.name in item.quote)
    return next(found, None)
