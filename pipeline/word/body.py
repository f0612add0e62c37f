"""Handlers of block-level elements: paragraphs, tables, sections, content controls around them."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.document import Cell, View
from pipeline.word.ledger import words
from pipeline.word.marks import INSERTED
from pipeline.word.markup import Element
from pipeline.word.names import (
    DEL,
    INS,
    MOVE_FROM,
    MOVE_TO,
    NUM_PR,
    PPR,
    RPR,
    SECT_PR,
    VAL,
    VANISH,
    W,
)
from pipeline.word.paragraph import Paragraph
from pipeline.word.runs import base_marks
from pipeline.word.styles import NO_PARAGRAPH_FORMAT, ParagraphFormat, is_on, number, paragraph_format
from pipeline.word.walk import Table, Walk

_CHANGED = W + "pPrChange"
_GONE = {View.FINAL: (DEL, MOVE_FROM), View.ORIGINAL: (INS, MOVE_TO), View.MARKED: ()}
_MARK_KINDS = {INS: "insertion", DEL: "deletion", MOVE_FROM: "move", MOVE_TO: "move"}


def paragraph(walk: Walk, element: Element, marks: int) -> None:
    """Reads a paragraph; when its mark is gone in this view, the next one goes on in it."""
    first = element[0] if len(element) else None
    properties = first if first is not None and first.tag == PPR else None
    current = walk.pending or Paragraph()
    walk.pending, walk.paragraph = None, current
    gone = False
    if properties is None:
        _adopt(walk, current, NO_PARAGRAPH_FORMAT)
    else:
        gone = _properties(walk, current, properties)
    walk.children(element, marks | base_marks(walk.reading.styles, current.style))
    walk.paragraph = None
    if gone:
        walk.pending = current
    else:
        walk.finish(current)


def _adopt(walk: Walk, current: Paragraph, form: ParagraphFormat) -> None:
    current.format = form
    current.style = walk.reading.styles.paragraph(form.style)
    current.mark_hidden = bool(current.style.run.hidden)


def _properties(walk: Walk, current: Paragraph, properties: Element) -> bool:
    """Takes in a ``w:pPr``; True when the paragraph mark is gone in this view."""
    rest: dict[str, Element] = {}
    form = paragraph_format(properties, rest)
    if walk.reading.view is View.ORIGINAL:
        form = _original_format(properties, form)
    _adopt(walk, current, form)
    if not rest:
        return False
    if SECT_PR in rest:
        walk.reading.sections.append(rest[SECT_PR])
    if _CHANGED in rest:
        walk.change("formatting", "", rest[_CHANGED])
    return rest.get(RPR) in walk.telling and _mark(walk, current, rest[RPR])


def _original_format(properties: Element, form: ParagraphFormat) -> ParagraphFormat:
    """The format before tracked changes of it, of which a number put on is one."""
    old = properties.find(f"{_CHANGED}/{PPR}")
    if old is not None:
        return paragraph_format(old)
    if properties.find(f"{NUM_PR}/{INS}") is not None:
        return replace(form, num_id=0, level=None)
    return form


def _mark(walk: Walk, current: Paragraph, runs: Element) -> bool:
    gone = False
    for child in runs:
        tag = child.tag
        if tag == VANISH:
            current.mark_hidden = bool(is_on(child))
        elif tag in _MARK_KINDS:
            walk.change(_MARK_KINDS[tag], "¶", child, start=current.length)
            gone = gone or tag in _GONE[walk.reading.view]
    return gone


def table(walk: Walk, element: Element, marks: int) -> None:
    """Reads a table; it has a number of its own, also when it stands inside another one."""
    walk.flush()
    gathered = walk.reading.gathered
    outer, walk.table = walk.table, Table(gathered.tables)
    gathered.tables += 1
    walk.children(element, marks)
    walk.table = outer


def row(walk: Walk, element: Element, marks: int) -> None:
    """Reads a table row, unless a tracked change takes it out of this view."""
    place = walk.table
    properties = element.find(W + "trPr")
    if place is None or (properties is not None and _changed_away(walk, element, properties, "row")):
        return
    before = number(properties.find(W + "gridBefore")) if properties is not None else 0
    place.column = before or 0
    if properties is not None and properties.find(INS) is not None:
        marks |= INSERTED
    walk.children(element, marks)
    place.row += 1
    place.merged, place.merging = place.merging, set()


def cell(walk: Walk, element: Element, marks: int) -> None:
    """Reads a table cell; what a merged cell hides is left out."""
    place = walk.table
    if place is None:
        walk.children(element, marks)
        return
    properties = element.find(W + "tcPr")
    column = place.column
    if properties is not None:
        place.column += max(number(properties.find(W + "gridSpan")) or 1, 1)
        if _changed_away(walk, element, properties, "cell"):
            return
        if _swallowed(place, properties, column):
            walk.leave_out(element, "hidden by merge")
            return
    else:
        place.column += 1
    outer = walk.cells
    walk.cells = (*outer, Cell(place.number, place.row, column))
    walk.children(element, marks)
    walk.flush()
    walk.cells = outer


def _swallowed(place: Table, properties: Element, column: int) -> bool:
    across, down = properties.find(W + "hMerge"), properties.find(W + "vMerge")
    if across is not None and across.get(VAL, "continue") == "continue" and column:
        return True
    if down is None:
        return False
    place.merging.add(column)
    return down.get(VAL, "continue") == "continue" and column in place.merged


_AWAY = {
    "row": ((INS, View.ORIGINAL, "inserted row"), (DEL, View.FINAL, "deleted row")),
    "cell": (
        (W + "cellIns", View.ORIGINAL, "inserted cell"),
        (W + "cellDel", View.FINAL, "deleted cell"),
    ),
}


def _changed_away(walk: Walk, element: Element, properties: Element, kind: str) -> bool:
    """Records the tracked change of a row or cell; True when this view does not hold it."""
    away = False
    for tag, view, reason in _AWAY[kind]:
        change = properties.find(tag)
        if change is None:
            continue
        walk.change(kind, words(element), change)
        if view is walk.reading.view and not away:
            walk.leave_out(element, reason)
            away = True
    return away


def section(walk: Walk, element: Element, _marks: int) -> None:
    """Remembers a section: it names the headers and footers."""
    walk.reading.sections.append(element)


HANDLERS = {
    W + "p": paragraph,
    W + "tbl": table,
    W + "tr": row,
    W + "tc": cell,
    SECT_PR: section,
    **dict.fromkeys(
        W + tag for tag in ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx", "sdtPr", "sdtEndPr",
                             "customXmlPr", "smartTagPr", "proofErr", "bookmarkStart", "bookmarkEnd",
                             "lastRenderedPageBreak", "commentRangeStart", "commentRangeEnd", "permStart",
                             "permEnd", "annotationRef", "footnoteRef", "endnoteRef", "separator",
                             "continuationSeparator", "commentReference")
    ),
}  # fmt: skip
