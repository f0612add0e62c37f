"""Words taken out and others put in their place, inside the runs that hold them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.document import Block, Run
from pipeline.word.comment.anchor import side
from pipeline.word.comment.note import Reason
from pipeline.word.comment.source import WHITE, keeps_space
from pipeline.word.comment.wording import content
from pipeline.word.markup import Element
from pipeline.word.names import ID, INS, MOVE_TO, RPR, RUN, T
from pipeline.word.revise.change import Refusal, Replacement
from pipeline.word.revise.insert import Edit
from pipeline.word.revise.marks import Signed, look_of_run
from pipeline.word.revise.places import SDT, Places, is_closed

_NUMBER = re.compile(rb"""(:id\s*=\s*["'])-?\d+(?=["'])""")
_REFUSED = {Reason.CONTROL: Refusal.CONTROL, Reason.TEXT_BOX: Refusal.OTHER_PART}


@dataclass(frozen=True, slots=True)
class Cut:
    """Characters ``start`` to ``end`` of the text ``element`` go; ``inserted`` comes behind them."""

    element: Element
    start: int
    end: int
    text: str = ""
    marked: tuple[tuple[int, int], ...] = ()


class Replacer:
    """Makes the edits of replacements; all that meet in one run are made together."""

    def __init__(self, places: Places, signed: Signed) -> None:
        """Hold both."""
        self._places = places
        self._source = places.source
        self._signed = signed

    def cuts(self, change: Replacement) -> tuple[Cut, ...] | Refusal:
        """Where ``change`` takes hold of the file, or why it cannot."""
        block = self._places.block(change.location.block)
        if block is None:
            return Refusal.OTHER_PART
        start, end = change.location.start, change.location.end
        held = _touched(block, start, end)
        if not held or sum(min(end, run.end) - max(start, run.start) for run in held) != end - start:
            return Refusal.NO_TEXT
        refusal = next(filter(None, (self._refusal(run) for run in held)), None)
        if refusal is not None:
            return refusal
        return tuple(self._cut(run, start, end, change if run is held[-1] else None) for run in held)

    def edits(self, cuts: list[Cut]) -> Iterator[Edit]:
        """The edits of all ``cuts``: each run that is touched is written anew."""
        runs: defaultdict[Element, list[Cut]] = defaultdict(list)
        for cut in cuts:
            run = cut.element.getparent()
            if run is not None:
                runs[run].append(cut)
        for run, own in runs.items():
            yield self._source.start(run), self._source.end(run), self._run(run, own)

    def _cut(self, run: Run, start: int, end: int, change: Replacement | None) -> Cut:
        first = run.offset + max(start, run.start) - run.start
        last = run.offset + min(end, run.end) - run.start
        element = self._places.nodes[run.node]
        return Cut(element, first, last, change.text if change else "", change.marked if change else ())

    def _refusal(self, run: Run) -> Refusal | None:
        if "field" in run.marks:
            return Refusal.FIELD
        element = self._places.nodes[run.node]
        parent = element.getparent()
        if (
            element.tag != T
            or parent is None
            or parent.tag != RUN
            or len(element.text or "") < run.end - run.start
        ):
            return Refusal.NO_TEXT
        if any(is_closed(control) for control in element.iterancestors(SDT)):
            return Refusal.CONTROL
        found = side(self._source, element, run.offset, after=False)
        if found is None:
            return Refusal.NO_TEXT
        return None if found.reason is None else _REFUSED.get(found.reason, Refusal.NO_TEXT)

    def _run(self, run: Element, cuts: list[Cut]) -> bytes:
        """``run`` with ``cuts``: what stays in runs of its own, what goes and what comes between them."""
        properties = run.find(RPR)
        opening = self._source.tag(run) + (b"" if properties is None else self._source.raw(properties))
        closing = b"</" + self._source.name(run) + b">"
        written: list[bytes] = []
        staying: list[bytes] = []

        def close() -> None:
            if staying:
                written.append(opening + b"".join(staying) + closing)
                staying.clear()

        for child in run:
            if child is properties:
                continue
            own = sorted((cut for cut in cuts if cut.element is child), key=lambda cut: cut.start)
            if not own:
                staying.append(self._source.raw(child))
                continue
            done = 0
            for cut in own:
                staying.extend(self._piece(child, done, cut.start))
                close()
                if cut.end > cut.start:
                    gone = self._signed.text((child.text or "")[cut.start : cut.end], deleted=True)
                    written.append(
                        self._signed.opening("del") + opening + gone + closing + self._signed.closing("del")
                    )
                written.append(self._coming(run, cut))
                done = cut.end
            staying.extend(self._piece(child, done, len(child.text or "")))
        close()
        return b"".join(written)

    def _coming(self, run: Element, cut: Cut) -> bytes:
        """What ``cut`` puts in; beside, not inside, the insertion of somebody else."""
        inserted = self._signed.inserted(cut.text, look_of_run(self._source, run), cut.marked)
        parent = run.getparent()
        if not inserted or parent is None or parent.tag not in (INS, MOVE_TO):
            return inserted
        tag = self._source.tag(parent)
        if parent.get(ID) is not None:
            tag = _NUMBER.sub(lambda match: match[1] + b"%d" % next(self._signed.numbers), tag)
        return b"</" + self._source.name(parent) + b">" + inserted + tag

    def _piece(self, element: Element, start: int, end: int) -> Iterator[bytes]:
        """Characters ``start`` to ``end`` of ``element``; their white space counts where it did before."""
        text = element.text or ""
        if start >= end:
            return
        name = self._source.name(element).decode()
        if keeps_space(element):
            yield f'<{name} xml:space="preserve">{content(text[start:end])}</{name}>'.encode()
            return
        low = min(max(len(text) - len(text.lstrip(WHITE)), start), end)
        high = max(min(len(text.rstrip(WHITE)), end), start)
        shown = text[low:high]
        kept = ' xml:space="preserve"' if shown != shown.strip(WHITE) else ""
        for piece, how in ((text[start:low], ""), (shown, kept), (text[high:end], "")):
            if piece:
                yield f"<{name}{how}>{content(piece)}</{name}>".encode()


def _touched(block: Block, start: int, end: int) -> list[Run]:
    """The runs with characters between ``start`` and ``end``; for a point the first that reaches it."""
    held = [run for run in block.runs if run.node >= 0]
    if start < end:
        return [run for run in held if run.start < end and start < run.end]
    return [run for run in held if run.start <= start <= run.end][:1]
