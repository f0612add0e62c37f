"""Handlers of paragraphs and sections."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.document import View
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
    VANISH,
    P,
    W,
)
from pipeline.word.paragraph import Paragraph
from pipeline.word.runs import base_marks
from pipeline.word.styles import (
    NO_PARAGRAPH_FORMAT,
    ParagraphFormat,
    is_on,
    paragraph_format,
    telling_properties,
)
from pipeline.word.walk import Handler, Walk

_CHANGED = W + "pPrChange"
_GONE = {View.FINAL: (DEL, MOVE_FROM), View.ORIGINAL: (INS, MOVE_TO), View.MARKED: ()}
_MARK_KINDS = {INS: "insertion", DEL: "deletion", MOVE_FROM: "move", MOVE_TO: "move"}


def paragraph(walk: Walk, element: Element, marks: int) -> None:
    """Reads a paragraph; when its mark is gone in this view, the next one goes on in it."""
    first = element[0] if len(element) else None
    properties = first if first is not None and first.tag == PPR else None
    current = walk.pending or Paragraph()
    walk.pending, walk.paragraph = None, current
    ends: list[Element] = []
    if properties is None:
        _adopt(walk, current, NO_PARAGRAPH_FORMAT)
    else:
        ends = _properties(walk, current, properties)
    walk.children(element, marks | base_marks(walk.reading.styles, current.style))
    for change in ends:
        walk.change(_MARK_KINDS[change.tag], "¶", change, start=current.length)
    walk.paragraph = None
    if any(change.tag in _GONE[walk.reading.view] for change in ends):
        walk.pending = current
    else:
        walk.finish(current)


def _adopt(walk: Walk, current: Paragraph, form: ParagraphFormat) -> None:
    current.format = form
    current.style = walk.reading.styles.paragraph(form.style)
    current.mark_hidden = bool(current.style.run.hidden)


def _properties(walk: Walk, current: Paragraph, properties: Element) -> list[Element]:
    """Take in a ``w:pPr``; returns the tracked changes of the paragraph mark."""
    telling = telling_properties(properties)
    form = paragraph_format(telling)
    if walk.reading.view is View.ORIGINAL:
        form = _original_format(telling, form)
    _adopt(walk, current, form)
    if SECT_PR in telling:
        walk.reading.sections.append(telling[SECT_PR])
    if _CHANGED in telling:
        walk.change("formatting", "", telling[_CHANGED])
    elif NUM_PR in telling and (number := telling[NUM_PR].find(INS)) is not None:
        walk.change("formatting", "", number)
    return _mark(current, telling[RPR]) if telling.get(RPR) in walk.telling else []


def _original_format(telling: dict[str, Element], form: ParagraphFormat) -> ParagraphFormat:
    """The format before tracked changes of it, of which a number put on is one."""
    changed, numbering = telling.get(_CHANGED), telling.get(NUM_PR)
    old = None if changed is None else changed.find(PPR)
    if old is not None:
        return paragraph_format(telling_properties(old))
    if numbering is not None and numbering.find(INS) is not None:
        return replace(form, num_id=0, level=None)
    return form


def _mark(current: Paragraph, runs: Element) -> list[Element]:
    """Take in the formats of a paragraph mark; returns its tracked changes."""
    changes = []
    for child in runs:
        if child.tag == VANISH:
            current.mark_hidden = bool(is_on(child))
        elif child.tag in _MARK_KINDS:
            changes.append(child)
    return changes


def section(walk: Walk, element: Element, _marks: int) -> None:
    """Remembers a section: it names the headers and footers."""
    walk.reading.sections.append(element)


HANDLERS: dict[str, Handler | None] = {
    P: paragraph,
    SECT_PR: section,
    **dict.fromkeys(
        W + tag
        for tag in (
            "annotationRef",
            "bookmarkEnd",
            "bookmarkStart",
            "commentRangeEnd",
            "commentRangeStart",
            "commentReference",
            "continuationSeparator",
            "customXmlPr",
            "endnoteRef",
            "footnoteRef",
            "lastRenderedPageBreak",
            "pPr",
            "permEnd",
            "permStart",
            "proofErr",
            "rPr",
            "sdtEndPr",
            "sdtPr",
            "separator",
            "smartTagPr",
        )
    ),
}
"""Elements with None hold nothing that shows."""
