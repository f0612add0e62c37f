"""Printed numbers of a filled document: its headings, and the paragraphs that bookmarks stand at."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.word.fill.identities import BOOKMARK, NAME
from pipeline.word.markup import Element
from pipeline.word.names import PPR, TXBX_CONTENT, P, T
from pipeline.word.numbering import Counter, Lists
from pipeline.word.styles import (
    NO_PARAGRAPH_FORMAT,
    StyleSheet,
    heading_level,
    paragraph_format,
    telling_properties,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the body. ``level`` is its outline level from 1, None for body text."""

    element: Element
    label: str
    level: int | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Styles and lists of a template, from which numbers are counted."""

    styles: StyleSheet
    lists: Lists


def body_lines(root: Element, sheet: Sheet) -> tuple[Line, ...]:
    """Return the paragraphs of the body with their automatic numbers as Word will print them."""
    counter = Counter()
    return tuple(_line(item, sheet, counter) for item in root.iter(P) if not _is_in_box(item))


def _is_in_box(paragraph: Element) -> bool:
    return next(paragraph.iterancestors(TXBX_CONTENT), None) is not None


def _line(paragraph: Element, sheet: Sheet, counter: Counter) -> Line:
    properties = paragraph.find(PPR)
    form = NO_PARAGRAPH_FORMAT
    if properties is not None:
        form = paragraph_format(telling_properties(properties))
    place = sheet.lists.place(form)
    label = "" if place is None else counter.next_label(place)
    return Line(paragraph, label, heading_level(form, sheet.styles.paragraph(form.style)))


def text_of(paragraph: Element) -> str:
    """Return the text of ``paragraph`` without its number."""
    return "".join(item.text or "" for item in paragraph.iter(T)).strip()


def bookmarked(root: Element, lines: tuple[Line, ...]) -> dict[str, Line]:
    """Return the paragraph that each bookmark stands in, or that follows it."""
    by_element = {line.element: line for line in lines}
    found = {}
    for bookmark in root.iter(BOOKMARK):
        paragraph = next(bookmark.iterancestors(P), None)
        if paragraph is None:
            paragraph = next(bookmark.itersiblings(P), None)
        line = None if paragraph is None else by_element.get(paragraph)
        if line is not None:
            found[bookmark.get(NAME, "")] = line
    return found


def referred(line: Line) -> str:
    """Return the number of ``line`` as a REF field prints it: 第五条, 1.2, 三、 (Word drops a full stop)."""
    return line.label.rstrip(". ")


def stands_alone(line: Line) -> bool:
    """Tell whether the number of ``line`` is a citation in itself: 第五条, 1.2, but not 三、."""
    return line.level is None or line.label.startswith("第") or line.label[:1].isdigit()
