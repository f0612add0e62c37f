"""From blocks to the elements of the main part that hold them."""

from __future__ import annotations

from functools import cached_property

from pipeline.model.document import Block, Document, Run, Story
from pipeline.word.binding import BINDING
from pipeline.word.comment.source import Source
from pipeline.word.ledger import TEXT_BEARING
from pipeline.word.markup import Element
from pipeline.word.names import (
    DEL,
    MOVE_FROM,
    PPR,
    RPR,
    RUN,
    SDT_CONTENT,
    SECT_PR,
    TC,
    W14,
    P,
    W,
)
from pipeline.word.revise.change import Refusal

_BODY, SDT = W + "body", W + "sdt"
_CLOSING = frozenset(
    {BINDING, W14 + "checkbox", *(W + tag for tag in ("lock", "text", "date", "dropDownList", "comboBox"))}
)
_UNSHOWN = frozenset(
    W + tag
    for tag in (
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "proofErr",
        "permStart",
        "permEnd",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
    )
)
"""What may stand between paragraphs and shows nothing."""
_UNFIT = frozenset({"field", "deleted", "hidden", "struck", "placeholder", "underline"})
"""Marks of runs that new words should not look like."""


class Places:
    """Finds paragraphs of the main part ``source``, which was read as ``document``."""

    def __init__(self, source: Source, document: Document, main: str) -> None:
        """Hold what is searched."""
        self.source = source
        self._document = document
        self._main = main

    @cached_property
    def nodes(self) -> list[Element]:
        """The text-bearing elements of the part in order."""
        return list(self.source.root.iter(*TEXT_BEARING))

    def block(self, index: int) -> Block | None:
        """The block ``index`` if changes can be tracked in it."""
        block = self._document.blocks[index]
        fit = block.part == self._main and block.story is Story.BODY
        return block if fit else None

    def last_paragraph(self, block: Block) -> Element | None:
        """The paragraph whose mark ends ``block``."""
        held = [run for run in block.runs if run.node >= 0]
        paragraph = self._paragraph(held[-1]) if held else None
        while paragraph is not None and _ends_in_nothing(paragraph):
            following = _following(paragraph)
            if following is None or following.tag != P:
                break
            paragraph = following
        return paragraph

    def model(self, block: Block) -> tuple[Element, Element | None] | Refusal:
        """The paragraph that gives ``block`` its format and the run that most of its words look like."""
        paragraph = self.last_paragraph(block)
        if paragraph is None:
            return Refusal.NO_TEXT
        return paragraph, self._usual_run(block)

    def anchor(self, after: Element, like: Element) -> Element:
        """``after`` or what encloses it, behind which paragraphs like ``like`` can stand."""
        around = set(like.iterancestors())
        anchor = after
        parent = anchor.getparent()
        while parent is not None and not (parent in around and _holds_paragraphs(parent)):
            anchor, parent = parent, parent.getparent()
        return anchor

    def _paragraph(self, run: Run) -> Element | None:
        return next(self.nodes[run.node].iterancestors(P), None)

    def _usual_run(self, block: Block) -> Element | None:
        """The run element with the longest text, of those that new words may look like."""
        best: dict[Element, int] = {}
        for run in sorted(block.runs, key=lambda run: bool(run.marks & _UNFIT)):
            element = self.nodes[run.node].getparent() if run.node >= 0 else None
            if element is None or element.tag != RUN or (run.marks & _UNFIT and best):
                continue
            best[element] = best.get(element, 0) + run.end - run.start
        return max(best, key=lambda item: best[item], default=None)


def needs_split(anchor: Element) -> bool:
    """True when a paragraph added behind ``anchor`` would stay behind, empty, once it is rejected.

    A rejected paragraph mark lets the paragraph go on in the next one; the last one has none. A paragraph
    that ends a section has to stay its last.
    """
    if anchor.tag != P:
        return False
    following = _following(anchor)
    properties = anchor.find(PPR)
    ends_section = properties is not None and properties.find(SECT_PR) is not None
    return ends_section or following is None or following.tag == SECT_PR


def _following(element: Element) -> Element | None:
    following = element.getnext()
    while following is not None and following.tag in _UNSHOWN:
        following = following.getnext()
    return following


def _ends_in_nothing(paragraph: Element) -> bool:
    """True when the mark of ``paragraph`` is deleted."""
    properties = paragraph.find(f"{PPR}/{RPR}")
    return properties is not None and any(item.tag in (DEL, MOVE_FROM) for item in properties)


def _holds_paragraphs(parent: Element) -> bool:
    if parent.tag in (_BODY, TC):
        return True
    if parent.tag != SDT_CONTENT:
        return False
    control = parent.getparent()
    outside = None if control is None else control.getparent()
    if control is None or outside is None or not _holds_paragraphs(outside):
        return False
    return not is_closed(control)


def is_closed(control: Element) -> bool:
    """True for a content control that is locked, bound to data, or takes no tracked changes."""
    properties = control.find(W + "sdtPr")
    return properties is not None and any(item.tag in _CLOSING for item in properties)
