"""The elements of a part that track changes, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.word.ledger import TEXT_BEARING
from pipeline.word.markup import Element
from pipeline.word.names import DEL, INS, MOVE_FROM, MOVE_TO, NUM_PR, PPR, RPR, TC, TR, P, W

AUTHOR, DATE = W + "author", W + "date"
CELL_INS, CELL_DEL = W + "cellIns", W + "cellDel"
PPR_CHANGE, RPR_CHANGE = W + "pPrChange", W + "rPrChange"
CONTAINERS = (INS, DEL, MOVE_FROM, MOVE_TO)
_ROW, _CELL = W + "trPr", W + "tcPr"
_CELLS = (CELL_INS, CELL_DEL)
_FORMATS = frozenset(
    W + tag for tag in ("numPr", "pStyle", "rStyle", "outlineLvl", "vanish", "strike", "dstrike")
)
"""Formats that change what is read: numbers, headings, hidden and crossed-out text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One tracking element, or text between two of them (``element`` is None)."""

    element: Element | None
    owner: Element | None = None
    """The paragraph or row whose text it concerns."""
    row: Element | None = None
    """The tracked row or cell that it stands in: all of it is one change."""
    formatting: bool = False


KEPT = Piece(None)


def pieces(root: Element) -> Iterator[Piece]:
    """All pieces of a part; texts that no change touches as `KEPT`, a paragraph's mark at its end."""
    yield from _below(root, None, None)


def _below(
    parent: Element, owner: Element | None, row: Element | None, *, inside: bool = False
) -> Iterator[Piece]:
    for child in parent:
        yield from _piece(child, owner, row, inside=inside)


def _piece(child: Element, owner: Element | None, row: Element | None, *, inside: bool) -> Iterator[Piece]:
    if child.tag == P:
        yield from _paragraph(child, row, inside=inside)
    elif child.tag in (TR, TC):
        yield from _row(child, owner, row, inside=inside)
    elif child.tag in CONTAINERS:
        yield Piece(child, owner, row)
        yield from _below(child, owner, row, inside=True)
    elif child.tag == RPR:
        yield from _formatting(child, RPR_CHANGE, owner, row)
    elif child.tag in TEXT_BEARING:
        if not inside:
            yield KEPT
    elif child.tag not in (PPR, _ROW, _CELL):
        yield from _below(child, owner, row, inside=inside)


def _paragraph(element: Element, row: Element | None, *, inside: bool) -> Iterator[Piece]:
    properties = element.find(PPR)
    mark = None if properties is None else properties.find(RPR)
    if properties is not None:
        yield from _formatting(properties, PPR_CHANGE, element, row)
        number = properties.find(f"{NUM_PR}/{INS}")
        if number is not None:
            yield Piece(number, element, row, formatting=True)
    yield from _below(element, element, row, inside=inside)
    changed = [] if mark is None else [item for item in mark if item.tag in CONTAINERS]
    yield from (Piece(item, element, row) for item in changed)
    if not changed and not inside:
        yield KEPT


def _row(element: Element, owner: Element | None, row: Element | None, *, inside: bool) -> Iterator[Piece]:
    properties = element.find(_ROW if element.tag == TR else _CELL)
    wanted = (INS, DEL) if element.tag == TR else _CELLS
    changed = [] if properties is None else [item for item in properties if item.tag in wanted]
    for item in changed:
        yield Piece(item, element, row if row is not None else element)
    whole = element if changed and row is None else row
    yield from _below(element, owner, whole, inside=inside or bool(changed))


def _formatting(properties: Element, tag: str, owner: Element | None, row: Element | None) -> Iterator[Piece]:
    change = properties.find(tag)
    if change is not None and _telling(properties, change):
        yield Piece(change, owner, row, formatting=True)


def _telling(properties: Element, change: Element) -> bool:
    """Tell whether a change of format changes what is read."""
    before = {_said(item) for old in change for item in old if item.tag in _FORMATS}
    return before != {_said(item) for item in properties if item.tag in _FORMATS}


def _said(element: Element) -> tuple[str, ...]:
    """Tag and values of an element and those below it."""
    return tuple(f"{item.tag} {sorted(item.attrib.items())}" for item in element.iter() if item.tag != INS)
