"""Rows of a table to be ticked: “□ | 铂金 | 3万元” offers a price, it sets none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.model.agreement import Standing
from pipeline.nlp.choices import find_boxes

if TYPE_CHECKING:
    from pipeline.model.agreement import Provision
    from pipeline.model.document import Block, Document

_FEWEST = 2
"""Rows with a cell that holds a box and nothing else, for the table to offer a choice."""
_LONGEST = 3


def without_unticked_rows(document: Document, provisions: Iterable[Provision]) -> tuple[Provision, ...]:
    """The same provisions; those in rows whose box is not ticked are options not taken."""
    boxes = {_place(block): ticked for block in document.blocks if (ticked := _box(block)) is not None}
    rows = Counter(table for table, _ in boxes)
    left = {place for place, ticked in boxes.items() if not ticked and rows[place[0]] >= _FEWEST}
    if not left:
        return tuple(provisions)
    return tuple(_unticked(document, item, left) for item in provisions)


def _unticked(document: Document, provision: Provision, left: set[tuple[int, int]]) -> Provision:
    block = document.blocks[provision.location.block]
    offered = bool(block.cells) and _place(block) in left and provision.standing is Standing.OPERATIVE
    return replace(provision, standing=Standing.UNTICKED) if offered else provision


def _place(block: Block) -> tuple[int, int]:
    return block.cells[-1].table, block.cells[-1].row


def _box(block: Block) -> bool | None:
    """Whether the box that is all of a cell is ticked; None for anything else."""
    text = block.text.strip()
    if not block.cells or not text or len(text) > _LONGEST:
        return None
    boxes = find_boxes(text, 0, len(text))
    alone = len(boxes) == 1 and boxes[0].start == 0 and boxes[0].end == len(text)
    return boxes[0].ticked if alone else None
