"""Values of several lines: paragraphs of their own where they stand alone, else breaks."""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from lxml import etree

from pipeline.word.fill.values import NAMESPACE
from pipeline.word.markup import Element
from pipeline.word.names import PPR, RPR, RUN, SECT_PR, P, T, W

LINE: Final = f"{{{NAMESPACE}}}line"
FIRST: Final = f"{{{NAMESPACE}}}first"
LAST: Final = f"{{{NAMESPACE}}}last"
_BREAK: Final = W + "br"
_MARKERS: Final = frozenset({PPR, W + "bookmarkStart", W + "bookmarkEnd", W + "proofErr"})
"""Children of a paragraph that print nothing."""


def resolve_lines(root: Element) -> None:
    """Replace the marks that rendering left around and inside values of several lines below ``root``."""
    for first in list(root.iter(FIRST)):
        run = first.getparent()
        paragraph = None if run is None else run.getparent()
        if run is None or paragraph is None or first.getparent() is None:
            continue
        if run.tag == RUN and paragraph.tag == P and _is_alone(run, paragraph):
            _split(run, paragraph)
    if next(root.iter(FIRST, LINE), None) is None:
        return
    etree.strip_elements(root, FIRST, LAST, with_tail=False)
    for line in list(root.iter(LINE)):
        line.addprevious(etree.Element(_BREAK))
    etree.strip_elements(root, LINE, with_tail=False)


def _is_alone(run: Element, paragraph: Element) -> bool:
    """Whether the paragraph prints nothing but the one value in ``run``."""
    for other in paragraph:
        if other is not run and other.tag not in _MARKERS and not _is_empty(other):
            return False
    outside = True
    for item in run:
        if item.tag in (FIRST, LAST):
            outside = item.tag == LAST
        elif outside and item.tag != RPR and (item.tag != T or item.text):
            return False
    return sum(item.tag == FIRST for item in run) == 1


def _is_empty(run: Element) -> bool:
    return run.tag == RUN and all(item.tag == RPR or (item.tag == T and not item.text) for item in run)


def _split(run: Element, paragraph: Element) -> None:
    """Make a paragraph of each line; marks stay in the first, a section's end in the last."""
    lines = [line for line in _groups(run) if line]
    properties = paragraph.find(PPR)
    section = None if properties is None else properties.find(SECT_PR)
    if properties is not None and section is not None:
        properties.remove(section)
    last = paragraph
    for line in lines[1:]:
        last = _after(last, _copy(paragraph, run, line))
    for item in list(run):
        if item.tag != RPR and (not lines or item not in lines[0]):
            run.remove(item)
    if section is not None:
        _properties(last).append(section)


def _groups(run: Element) -> list[list[Element]]:
    groups: list[list[Element]] = [[]]
    for item in run:
        if item.tag == LINE:
            groups.append([])
        elif item.tag not in (RPR, FIRST, LAST) and (item.tag != T or item.text):
            groups[-1].append(item)
    return groups


def _copy(paragraph: Element, run: Element, line: list[Element]) -> Element:
    made = etree.Element(P)
    properties, format_ = paragraph.find(PPR), run.find(RPR)
    if properties is not None:
        made.append(deepcopy(properties))
    inner = etree.SubElement(made, RUN)
    if format_ is not None:
        inner.append(deepcopy(format_))
    inner.extend(line)
    return made


def _properties(paragraph: Element) -> Element:
    found = paragraph.find(PPR)
    if found is None:
        found = etree.Element(PPR)
        paragraph.insert(0, found)
    return found


def _after(before: Element, new: Element) -> Element:
    before.addnext(new)
    return new
