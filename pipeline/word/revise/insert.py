"""New paragraphs as tracked insertions, each like one that is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.word.comment.source import Source
from pipeline.word.markup import Element
from pipeline.word.names import ILVL, NUM_ID, NUM_PR, PPR, RPR, SECT_PR, VAL, W
from pipeline.word.revise.change import Insertion, Paragraph, Refusal
from pipeline.word.revise.marks import Signed, look_of, look_of_run
from pipeline.word.revise.places import Places, needs_split

Edit = tuple[int, int, bytes]
"""Bytes in place of those from start to end."""
_CHANGED = W + "pPrChange"
_LEFT_OUT = frozenset(
    {
        RPR,
        SECT_PR,
        _CHANGED,
        NUM_PR,
        *(W + tag for tag in ("framePr", "pageBreakBefore", "cnfStyle", "divId")),
    }
)
_BEFORE_NUMBER = frozenset(W + tag for tag in ("pStyle", "keepNext", "keepLines", "widowControl"))
_NOT_COPIED = (SECT_PR, _CHANGED)


class Inserter:
    """Makes the edits of insertions."""

    def __init__(self, places: Places, signed: Signed) -> None:
        """Hold both."""
        self._places = places
        self._source = places.source
        self._signed = signed

    def edits(self, insertion: Insertion) -> list[Edit] | Refusal:
        """The edits that put in the paragraphs of ``insertion``, or why they cannot be put in."""
        after = self._places.block(insertion.after)
        models = [self._places.block(item.like) for item in insertion.paragraphs]
        if after is None or not models or any(model is None for model in models):
            return Refusal.OTHER_PART
        found = [self._places.model(model) for model in models if model is not None]
        last = self._places.last_paragraph(after)
        if last is None or any(isinstance(item, Refusal) for item in found):
            return Refusal.NO_TEXT
        known = [item for item in found if not isinstance(item, Refusal)]
        anchor = self._places.anchor(last, known[0][0])
        pairs = list(zip(insertion.paragraphs, known, strict=True))
        if needs_split(anchor):
            return list(self._split(anchor, pairs))
        at = self._source.end(anchor)
        return [(at, at, b"".join(self._paragraph(item, *model) for item, model in pairs))]

    def _paragraph(self, item: Paragraph, like: Element, run: Element | None) -> bytes:
        """The new paragraph ``item`` with the format of ``like`` and words that look like ``run``."""
        properties = like.find(PPR)
        held = b"" if properties is None else self._format(properties, numbered=item.numbered)
        if properties is None or properties.find(NUM_PR) is None:
            held = held if item.numbered else self._unnumbered(properties)
        mark = b"" if properties is None else look_of(self._source, properties.find(RPR)).plain
        return (
            self._fill("<{w}p{d}>")
            + self._fill("<{w}pPr>")
            + held
            + self._fill("<{w}rPr>")
            + self._signed.mark("ins")
            + mark
            + self._fill("</{w}rPr></{w}pPr>")
            + self._words(item, run)
            + self._fill("</{w}p>")
        )

    def _words(self, item: Paragraph, run: Element | None) -> bytes:
        look = look_of(self._source, None) if run is None else look_of_run(self._source, run)
        return self._signed.inserted(item.text, look, item.marked)

    def _format(self, properties: Element, *, numbered: bool) -> bytes:
        """The paragraph format of ``properties``; the number as it stands now, or none."""
        number = self._number(properties, numbered=numbered)
        before = [item for item in properties if item.tag in _BEFORE_NUMBER]
        behind = [item for item in properties if item.tag not in _BEFORE_NUMBER and item.tag not in _LEFT_OUT]
        return _joined(self._source, before) + number + _joined(self._source, behind)

    def _number(self, properties: Element, *, numbered: bool) -> bytes:
        found = properties.find(NUM_PR)
        if found is None:
            return b""
        if not numbered:
            return self._fill('<{w}numPr{d}><{w}ilvl {w}val="0"/><{w}numId {w}val="0"/></{w}numPr>')
        kept = [item for item in found if item.tag in (ILVL, NUM_ID) and item.get(VAL) is not None]
        return self._fill("<{w}numPr>") + _joined(self._source, kept) + self._fill("</{w}numPr>")

    def _unnumbered(self, properties: Element | None) -> bytes:
        """The format with the number of the style taken off."""
        number = self._fill('<{w}numPr><{w}ilvl {w}val="0"/><{w}numId {w}val="0"/></{w}numPr>')
        items = [] if properties is None else [item for item in properties if item.tag not in _LEFT_OUT]
        before = [item for item in items if item.tag in _BEFORE_NUMBER]
        behind = [item for item in items if item.tag not in _BEFORE_NUMBER]
        return _joined(self._source, before) + number + _joined(self._source, behind)

    def _split(
        self, anchor: Element, pairs: list[tuple[Paragraph, tuple[Element, Element | None]]]
    ) -> Iterator[Edit]:
        """The edits behind the last paragraph of its kind: its mark goes to the last new one.

        Rejected, the new mark in its middle vanishes and it ends in its own again.
        """
        *first, (last, (_, run)) = pairs
        properties = anchor.find(PPR)
        own = b"" if properties is None else self._source.raw(properties)
        if properties is None:
            at = self._source.start(anchor) + len(self._source.tag(anchor))
            yield at, at, self._fill("<{w}pPr{d}>") + self._marked(None) + self._fill("</{w}pPr>")
        else:
            start = self._source.start(properties)
            yield start, start + len(own), self._reopened(properties)
        at = self._source.end(anchor)
        closing = self._fill("<{w}p{d}>") + own + self._words(last, run) + self._fill("</{w}p>")
        yield at, at, b"".join(self._paragraph(item, *model) for item, model in first) + closing

    def _reopened(self, properties: Element) -> bytes:
        kept = [item for item in properties if item.tag not in (RPR, *_NOT_COPIED)]
        own = self._source.name(properties)
        inner = _joined(self._source, kept) + self._marked(properties.find(RPR))
        return b"<" + own + b">" + inner + b"</" + own + b">"

    def _marked(self, properties: Element | None) -> bytes:
        """The properties of a paragraph mark that was inserted."""
        kept = b"" if properties is None else look_of(self._source, properties).plain
        return self._fill("<{w}rPr{d}>") + self._signed.mark("ins") + kept + self._fill("</{w}rPr>")

    def _fill(self, xml: str) -> bytes:
        return self._signed.fill(xml)


def _joined(source: Source, items: Iterable[Element]) -> bytes:
    return b"".join(source.raw(item) for item in items)
