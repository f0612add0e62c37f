"""From the address of characters to the place of a comment on them, or the nearest legal one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from pipeline.model.document import Block, Document, Location, Run, Story
from pipeline.word.comment.anchor import Anchor, Side, joined, side
from pipeline.word.comment.note import Note, Reason
from pipeline.word.comment.source import Source
from pipeline.word.ledger import TEXT_BEARING
from pipeline.word.markup import Element
from pipeline.word.names import ID, W
from pipeline.word.package import Package

_REFERRED = {
    Story.FOOTNOTE: (Reason.FOOTNOTE, W + "footnote", W + "footnoteReference"),
    Story.ENDNOTE: (Reason.ENDNOTE, W + "endnote", W + "endnoteReference"),
    Story.COMMENT: (Reason.COMMENT, W + "comment", W + "commentReference"),
}
_MARGINS = {Story.HEADER: Reason.HEADER, Story.FOOTER: Reason.FOOTER}
_RANGE_START = W + "commentRangeStart"


class Locator:
    """Finds anchors in the main part ``source`` of ``package``, which was read as ``document``."""

    def __init__(self, package: Package, source: Source, document: Document) -> None:
        """Hold what is searched."""
        self._package = package
        self._source = source
        self._document = document
        self._main = package.main

    def anchor(self, note: Note) -> Anchor | None:
        """The anchor of ``note``; None when the main part has no text at all."""
        blocks = self._document.blocks
        first = note.location
        last = note.until or first
        if first is None or last is None or not (first.block <= last.block < len(blocks)):
            return self._beside(self._heads(), Reason.WHOLE)
        found = self._range(first, last)
        return found or self._elsewhere(blocks[first.block])

    def quote(self, note: Note) -> str:
        """The words that ``note`` speaks of; empty for a point or the whole document."""
        place = note.location
        if place is None or place.block >= len(self._document.blocks):
            return ""
        return self._document.quote(place)

    def _range(self, first: Location, last: Location) -> Anchor | None:
        """The range over what the main part itself holds."""
        blocks = self._document.blocks
        start = self._side(blocks[first.block], *_widened(first, blocks[first.block]), after=False)
        end = self._side(blocks[last.block], *_widened(last, blocks[last.block]), after=True)
        if start is None or end is None or end.slot < start.slot:
            return None
        return joined(self._source, start, end)

    def _side(self, block: Block, start: int, end: int, *, after: bool) -> Side | None:
        """The first or last place of characters ``start`` to ``end`` that stand in elements."""
        if block.part != self._main:
            return None
        held = [run for run in block.runs if run.node >= 0]
        inside = [run for run in held if run.start < end and start < run.end]
        if not inside:
            return self._nearest(held, start, after=after)
        run = inside[-1] if after else inside[0]
        place = min(end, run.end) if after else max(start, run.start)
        found = side(self._source, self._nodes[run.node], run.offset + place - run.start, after=after)
        whole = place == (end if after else start)
        return found if whole or found is None else Side(found.slot, found.holders, Reason.COMPUTED)

    def _nearest(self, held: list[Run], place: int, *, after: bool) -> Side | None:
        if not held:
            return None
        run = min(held, key=lambda run: max(run.start - place, place - run.end, 0))
        offset = run.offset + (run.end - run.start if after else 0)
        found = side(self._source, self._nodes[run.node], offset, after=after)
        return None if found is None else Side(found.slot, found.holders, Reason.COMPUTED)

    def _elsewhere(self, block: Block) -> Anchor | None:
        """The nearest legal place for words that the main part does not hold."""
        if block.story in _REFERRED:
            reason, holder, reference = _REFERRED[block.story]
            found = self._referred(block, holder, reference, reason)
            if found is not None:
                return found
            return self._beside(self._around(block), reason)
        if block.story in _MARGINS:
            return self._beside(self._heads(), _MARGINS[block.story])
        return self._beside(self._around(block), Reason.EMBEDDED)

    def _referred(self, block: Block, holder: str, reference: str, reason: Reason) -> Anchor | None:
        """The place of the reference to the note or comment that ``block`` belongs to."""
        identifier = self._identifier(block, holder)
        for element in self._source.root.iter(reference):
            if identifier and element.get(ID) == identifier:
                start = self._existing_start(identifier) if reason is Reason.COMMENT else None
                start = start or side(self._source, element, 0, after=False)
                end = side(self._source, element, 1, after=True)
                if start is not None and end is not None and start.slot < end.slot:
                    found = joined(self._source, start, end)
                    return Anchor(found.start, found.end, found.reference, reason)
        return None

    def _existing_start(self, identifier: str) -> Side | None:
        for element in self._source.root.iter(_RANGE_START):
            if element.get(ID) == identifier:
                return side(self._source, element, 0, after=False)
        return None

    def _identifier(self, block: Block, holder: str) -> str:
        nodes = [run.node for run in block.runs if run.node >= 0]
        if not nodes or block.part not in self._package:
            return ""
        elements = list(self._package.xml(block.part).iter(*TEXT_BEARING))
        found = next(elements[nodes[0]].iterancestors(holder), None)
        return "" if found is None else found.get(ID, "")

    def _beside(self, blocks: Iterator[Block], reason: Reason) -> Anchor | None:
        """The first of ``blocks`` that can be commented, as a whole."""
        for block in blocks:
            place = block.location()
            found = self._range(place, place) if block.text and block.part == self._main else None
            if found is not None:
                return Anchor(found.start, found.end, found.reference, reason)
        return None

    def _heads(self) -> Iterator[Block]:
        """Blocks of the main story from the beginning, then all others."""
        blocks = self._document.blocks
        yield from (block for block in blocks if block.story is Story.BODY)
        yield from blocks

    def _around(self, block: Block) -> Iterator[Block]:
        """Blocks before ``block``, the nearest first, then those after it."""
        blocks = self._document.blocks
        yield from reversed(blocks[: block.index])
        yield from blocks[block.index + 1 :]

    @cached_property
    def _nodes(self) -> list[Element]:
        return list(self._source.root.iter(*TEXT_BEARING))


def _widened(place: Location, block: Block) -> tuple[int, int]:
    """Start and end of ``place``; a point takes in the character in front of it, or the first one."""
    if place.start < place.end:
        return place.start, place.end
    start = min(max(place.start - 1, 0), max(len(block.text) - 1, 0))
    return start, start + 1
