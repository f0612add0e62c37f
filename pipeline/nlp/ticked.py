"""A ticked option is read together with the words before its boxes: “归 □甲方 ☑双方 所有” says 归双方所有."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.model.agreement import Provision, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

TICK = re.compile("^[☑■√☒✓✔▣]")
TAIL = re.compile("[，,](?:均|皆|都)?(?:自|从|由|归).{2,40}$")
"""Words after the last option that belong to all of them."""
ENDED = re.compile("[。；！？]$")


def join_ticked(provisions: Iterable[Provision]) -> tuple[Provision, ...]:
    """The same provisions; a ticked option's text begins with its lead, and the lead alone settles nothing."""
    blocks = groupby(provisions, key=lambda provision: provision.location.block)
    return tuple(provision for _, block in blocks for provision in _block(list(block)))


def _block(block: Sequence[Provision]) -> Iterator[Provision]:
    if not any(TICK.match(p.text) and p.standing is Standing.OPERATIVE for p in block):
        yield from block
        return
    lead, tail = "", _tail(block)
    for position, provision in enumerate(block):
        operative = provision.standing is Standing.OPERATIVE
        if operative and TICK.match(provision.text):
            yield replace(provision, text=f"{lead}{provision.text[1:]}{tail}")
        elif operative and not ENDED.search(provision.text) and position + 1 < len(block):
            lead = provision.text
            yield replace(provision, standing=Standing.HEADING)
        else:
            yield provision


def _tail(block: Sequence[Provision]) -> str:
    last = block[-1]
    match = TAIL.search(last.text) if last.standing is Standing.UNTICKED else None
    return match[0] if match else ""
