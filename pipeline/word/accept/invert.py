"""A tracked change turned round: an insertion becomes a deletion of the same words, and so on.

Seen with all changes accepted, a file with one change turned round is the file with this one rejected and the
rest accepted; seen with all rejected, it is the file with this one accepted and the rest rejected.
"""

from __future__ import annotations

from copy import deepcopy

from pipeline.word.accept.pieces import CELL_DEL, CELL_INS, CONTAINERS, PPR_CHANGE, RPR_CHANGE
from pipeline.word.markup import Element
from pipeline.word.names import (
    DEL,
    DEL_INSTR_TEXT,
    DEL_TEXT,
    INS,
    INSTR_TEXT,
    MOVE_FROM,
    MOVE_TO,
    NUM_PR,
    PPR,
    RPR,
    SECT_PR,
    T,
)

_TURNED = {
    INS: DEL,
    DEL: INS,
    MOVE_TO: MOVE_FROM,
    MOVE_FROM: MOVE_TO,
    CELL_INS: CELL_DEL,
    CELL_DEL: CELL_INS,
}
_AS_DELETED = {T: DEL_TEXT, INSTR_TEXT: DEL_INSTR_TEXT}
_AS_KEPT = {deleted: kept for kept, deleted in _AS_DELETED.items()}
_OWN = (RPR, SECT_PR, PPR_CHANGE, RPR_CHANGE, *CONTAINERS)
"""What stands in properties without being a format of theirs."""


def invert(element: Element) -> None:
    """Turn the tracking element round, in place; turned round twice it says what it said.

    A number that was put on a paragraph is first written as a change of its format, which says the same.
    """
    parent = element.getparent()
    if parent is not None and parent.tag == NUM_PR:
        element = _numbering(element, parent)
    if element.tag in (PPR_CHANGE, RPR_CHANGE):
        _swap(element)
        return
    element.tag = _TURNED[element.tag]
    names = _AS_DELETED if element.tag == DEL else _AS_KEPT if element.tag == INS else {}
    _rename(element, names)


def _rename(parent: Element, names: dict[str, str]) -> None:
    """Rename the texts that no other change inside ``parent`` holds."""
    for child in parent:
        if child.tag in CONTAINERS:
            continue
        if child.tag in names:
            child.tag = names[child.tag]
        _rename(child, names)


def _numbering(element: Element, number: Element) -> Element:
    """``w:numPr/w:ins`` as a ``w:pPrChange`` of the paragraph."""
    properties = number.getparent()
    if properties is None:
        raise AssertionError(number)
    number.remove(element)
    known = properties.find(PPR_CHANGE)
    if known is not None:
        return known
    change = properties.makeelement(PPR_CHANGE, {str(k): str(v) for k, v in element.attrib.items()})
    old = properties.makeelement(PPR)
    old.extend(deepcopy(item) for item in properties if item.tag not in (*_OWN, NUM_PR))
    change.append(old)
    properties.append(change)
    return change


def _swap(change: Element) -> None:
    """Exchange the formats of properties with the old ones that the change remembers."""
    properties = change.getparent()
    old = change[0] if len(change) else None
    if properties is None or old is None:
        return
    new = [item for item in properties if item.tag not in _OWN]
    before = list(old)
    for item in (*new, *before):
        holder = item.getparent()
        if holder is not None:
            holder.remove(item)
    for place, item in enumerate(before):
        properties.insert(place, item)
    old.extend(new)
