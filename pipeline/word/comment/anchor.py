"""Where in the main part a comment can begin and end: between runs, inside a run, inside its text."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.word.binding import BINDING
from pipeline.word.comment.note import Reason
from pipeline.word.comment.source import WHITE, Source, keeps_space
from pipeline.word.ledger import TEXT_BEARING
from pipeline.word.markup import Element
from pipeline.word.names import (
    DEL,
    DEL_TEXT,
    INS,
    MC,
    MOVE_FROM,
    MOVE_TO,
    RPR,
    RUN,
    SDT_CONTENT,
    W14,
    M,
    P,
    T,
    W,
)

_SDT = W + "sdt"
_OPEN = frozenset(
    {
        INS,
        MOVE_TO,
        SDT_CONTENT,
        *(W + tag for tag in ("hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo")),
    }
)
"""What may hold the marks of a comment between its runs."""
_RELEASED = frozenset({INS, MOVE_TO})
"""What may vanish with its text; a comment that begins outside must not vanish with it."""
_CLOSED_CONTROLS = (
    BINDING,
    W14 + "checkbox",
    *(W + tag for tag in ("dropDownList", "comboBox", "date", "picture", "citation", "equation")),
)
"""Controls whose content Word writes anew."""
_OWN_MARK = W + "customMarkFollows"
_PLAIN_TEXT = W + "text"
_DRAWN = frozenset({*(W + tag for tag in ("drawing", "pict", "object")), MC + "AlternateContent"})
_REASONS = {
    DEL: Reason.DELETED,
    MOVE_FROM: Reason.DELETED,
    M + "oMath": Reason.FORMULA,
    M + "oMathPara": Reason.FORMULA,
    _SDT: Reason.CONTROL,
    W + "ruby": Reason.PHONETIC,
    **dict.fromkeys(_DRAWN, Reason.TEXT_BOX),
}


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A place for the marks of comments: at the byte ``at``, ``inner`` characters into the text there.

    ``run`` has to be closed before and opened again after it; ``text`` too where ``inner`` is not 0.
    """

    at: int
    inner: int = 0
    run: Element | None = field(default=None, compare=False)
    text: Element | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Side:
    """One end of a range: its slot, what it stands in, from outside inwards, and why it is not exact."""

    slot: Slot
    holders: tuple[Element, ...] = ()
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a comment begins, ends and is referred to."""

    start: Slot
    end: Slot
    reference: Slot
    reason: Reason | None = None


def side(source: Source, element: Element, offset: int, *, after: bool) -> Side | None:
    """The place before or after the character at ``offset`` of ``element``, or beside what encloses it.

    ``offset`` counts characters before the place. None for an element outside all paragraphs.
    """
    chain = _chain(element)
    if chain is None:
        return None
    depth = 0
    while depth + 1 < len(chain) and _is_open(chain, depth):
        depth += 1
    holders, unit = tuple(chain[:depth]), chain[depth]
    if unit.tag != RUN:
        slot = Slot(source.end(unit) if after else source.start(unit))
        return Side(slot, holders, _outside(unit, element, offset, after=after))
    child = chain[depth + 1]
    if child is element and _is_inside(child, offset):
        return Side(Slot(source.start(child), offset, unit, child), holders)
    reason = None if child is element else _REASONS.get(child.tag, Reason.ENCLOSED)
    return Side(_beside(source, child, after=after), holders, reason)


def joined(source: Source, start: Side, end: Side) -> Anchor:
    """The anchor from ``start`` to ``end``; its reference stands outside of what only the end stands in."""
    leaving = next((item for item in end.holders if _is_left(item, start.holders)), None)
    reference = end.slot if leaving is None else Slot(source.end(leaving))
    return Anchor(start.slot, end.slot, reference, start.reason or end.reason)


def _chain(element: Element) -> list[Element] | None:
    """What encloses ``element`` inside its outermost paragraph, from outside inwards, itself the last."""
    path = [element, *element.iterancestors()]
    outermost = max((place for place, item in enumerate(path) if item.tag == P), default=0)
    return path[:outermost][::-1] if outermost else None


def _is_open(chain: list[Element], depth: int) -> bool:
    item = chain[depth]
    if item.tag == _SDT:
        return chain[depth + 1].tag == SDT_CONTENT and not _is_closed(item)
    return item.tag in _OPEN


def _with_mark(child: Element, *, after: bool) -> Element:
    """``child`` of a run, or what it must not be parted from: the reference to a note and its own mark."""
    other = child.getnext() if after else child.getprevious()
    reference = child if after else other
    if other is None or reference is None or reference.get(_OWN_MARK) not in ("1", "true", "on"):
        return child
    return other


def _outside(unit: Element, element: Element, offset: int, *, after: bool) -> Reason | None:
    """Why the place beside ``unit`` is not exactly that in ``element``; None when it is."""
    if unit is element:
        return None
    reason = _REASONS.get(unit.tag, Reason.ENCLOSED)
    texts = list(unit.iter(*TEXT_BEARING))
    if reason is Reason.TEXT_BOX or element not in texts:
        return reason
    at_edge = (
        element is texts[-1] and offset >= len(element.text or "")
        if after
        else element is texts[0] and not offset
    )
    return None if at_edge else reason


def _is_inside(text: Element, offset: int) -> bool:
    """True when characters that show stand on both sides of ``offset`` in ``text``."""
    value = text.text or ""
    if text.tag not in (T, DEL_TEXT) or not 0 < offset < len(value):
        return False
    return keeps_space(text) or bool(value[:offset].strip(WHITE) and value[offset:].strip(WHITE))


def _is_closed(control: Element) -> bool:
    properties = control.find(W + "sdtPr")
    return properties is not None and any(properties.find(tag) is not None for tag in _CLOSED_CONTROLS)


def _is_left(holder: Element, others: tuple[Element, ...]) -> bool:
    if holder.tag == _SDT:
        properties = holder.find(W + "sdtPr")
        return properties is not None and properties.find(_PLAIN_TEXT) is not None
    return holder.tag in _RELEASED and holder not in others


def _beside(source: Source, child: Element, *, after: bool) -> Slot:
    """The place before or after ``child`` of a run; beside the run where nothing else stands between."""
    run = child.getparent()
    if run is None:
        raise ValueError("no child of a run")
    child = _with_mark(child, after=after)
    neighbour = child.getnext() if after else child.getprevious()
    if neighbour is None or (not after and neighbour.tag == RPR):
        return Slot(source.end(run) if after else source.start(run))
    return Slot(source.start(neighbour if after else child), 0, run)
