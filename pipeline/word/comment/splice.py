"""The main part with the marks of comments put in: runs are split where one begins or ends inside them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

from pipeline.word.comment.anchor import Slot
from pipeline.word.comment.source import WHITE, Source, keeps_space
from pipeline.word.markup import Element
from pipeline.word.names import ID, RPR

Marks = dict[Slot, list[bytes]]
"""What is to stand in each slot, in order."""
_SPACE = re.compile(rb"""\sxml:space\s*=\s*(?:"[^"]*"|'[^']*')""")
_NUMBER = re.compile(rb"""(:id\s*=\s*["'])-?\d+(?=["'])""")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_ESCAPED = re.compile("[&<>\r]")
_Edit = tuple[int, int, bytes]


def escaped(text: str) -> str:
    """``text`` as the content of an element."""
    return _ESCAPED.sub(lambda match: _ESCAPES[match[0]], text)


class Splicer:
    """Puts marks into the bytes of ``source``; ``fresh`` gives numbers for copies of numbered elements."""

    def __init__(self, source: Source, fresh: Callable[[], int]) -> None:
        """Hold both."""
        self._source = source
        self._fresh = fresh

    def spliced(self, marks: Marks) -> bytes:
        """The part with ``marks`` in their slots and everything else as it was."""
        data, pieces, done = self._source.data, [], 0
        for start, end, new in sorted(self._edits(marks)):
            pieces += [data[done:start], new]
            done = end
        return b"".join([*pieces, data[done:]])

    def _edits(self, marks: Marks) -> Iterator[_Edit]:
        texts: defaultdict[Element, list[Slot]] = defaultdict(list)
        for slot in sorted(marks):
            if slot.text is not None:
                texts[slot.text].append(slot)
                continue
            inner = b"".join(marks[slot])
            yield slot.at, slot.at, inner if slot.run is None else self._apart(slot.run, inner)
        for element, slots in texts.items():
            yield slots[0].at, self._source.end(element), self._split(element, slots, marks)

    def _split(self, element: Element, slots: list[Slot], marks: Marks) -> bytes:
        """The text ``element`` cut at ``slots`` with their marks between the pieces."""
        text = element.text or ""
        cuts = [0, *(slot.inner for slot in slots), len(text)]
        texts = [self._piece(element, start, end) for start, end in pairwise(cuts)]
        between = [self._apart(slot.run, b"".join(marks[slot])) for slot in slots if slot.run is not None]
        return b"".join([texts[0], *(a + b for a, b in zip(between, texts[1:], strict=True))])

    def _apart(self, run: Element, inner: bytes) -> bytes:
        """``inner`` between the end of ``run`` and a new run that looks the same."""
        closing = b"</" + self._source.name(run) + b">"
        return closing + inner + self._source.tag(run) + self._format(run)

    def _format(self, run: Element) -> bytes:
        """A copy of the format of ``run``; tracked changes in it get numbers of their own."""
        properties = run[0] if len(run) and run[0].tag == RPR else None
        if properties is None:
            return b""
        copied = self._source.raw(properties)
        numbered = any(item.get(ID) is not None for item in properties.iter())
        return _NUMBER.sub(lambda match: match[1] + b"%d" % self._fresh(), copied) if numbered else copied

    def _piece(self, element: Element, start: int, end: int) -> bytes:
        """Characters ``start`` to ``end`` of ``element``; their white space counts where it did before."""
        text, tag = element.text or "", self._source.tag(element)
        if keeps_space(element):
            return self._element(element, tag, text[start:end])
        low = min(max(len(text) - len(text.lstrip(WHITE)), start), end)
        high = max(min(len(text.rstrip(WHITE)), end), start)
        shown = text[low:high]
        if shown == shown.strip(WHITE):
            return self._element(element, tag, text[start:end])
        pieces = ((tag, text[start:low]), (_keeping(tag), shown), (tag, text[high:end]))
        return b"".join(self._element(element, *piece) for piece in pieces if piece[1])

    def _element(self, element: Element, tag: bytes, text: str) -> bytes:
        return tag + escaped(text).encode() + b"</" + self._source.name(element) + b">"


def _keeping(tag: bytes) -> bytes:
    """The start tag ``tag`` saying that white space counts."""
    return _SPACE.sub(b"", tag)[:-1] + b' xml:space="preserve">'
