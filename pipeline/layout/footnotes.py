"""Footnotes: small lines below a short rule at the foot of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.layout.items import Item
from pipeline.layout.shapes import Glyph, Line, Page, Rule

_SHORTEST, _LONGEST = 0.1, 0.5
"""Parts of the page's width: how long the rule above footnotes is."""
_SMALL = 0.95
_RAISED = 0.8
"""Of the size: characters of the text that refer to a note are smaller than this."""
_MARK = re.compile(r"\s*([\[〔（(]?(?:\d{1,2}|[①-⑳]|\*{1,3}|[†‡])[\]〕）)]?)(?=\D)\s*")


@dataclass(frozen=True, slots=True)
class Note:
    """One footnote. ``right`` is the edge of its column."""

    mark: str
    lines: tuple[Line, ...]
    right: float

    def called_by(self, line: Line) -> bool:
        """Tell whether ``line`` refers to the note."""
        if line.page != self.lines[0].page:
            return False
        raised = "".join(glyph.char for glyph in line.glyphs if _is_raised(glyph, line))
        return self.mark != "" and self.mark in raised


def _is_raised(glyph: Glyph, line: Line) -> bool:
    return glyph.size < _RAISED * line.size and glyph.base < line.base - 0.1 * line.size


def take_notes(items: list[Item], page: Page) -> Iterator[Note]:
    """Take the footnotes out of the items of ``page``, and the characters that refer to them."""
    lines = [item for item in items if isinstance(item, Line)]
    rule = _rule(lines, page)
    if rule is None:
        return
    below = [line for line in lines if line.top > rule.y - 1]
    usual = max((line.size for line in lines if line not in below), default=0)
    if not below or any(line.size > _SMALL * usual for line in below):
        return
    items[:] = [item for item in items if item not in below]
    right = max(line.right for line in below)
    for note in _split(below):
        yield Note(*_marked(note), right)


def _rule(lines: Sequence[Line], page: Page) -> Rule | None:
    """Return the rule above the footnotes: short, from the left edge of the text, with nothing beside it."""
    left = min((line.left for line in lines), default=0)
    for rule in page.rules:
        length = rule.right - rule.left
        if (
            rule.across
            and rule.y > page.height / 2
            and _SHORTEST * page.width < length < _LONGEST * page.width
            and abs(rule.left - left) < 6  # noqa: PLR2004 - points
            and not any(line.top - 2 < rule.y < line.base + line.size * 0.4 for line in lines)
        ):
            return rule
    return None


def _split(lines: Sequence[Line]) -> Iterator[list[Line]]:
    note: list[Line] = []
    for line in lines:
        if note and _MARK.match(line.text):
            yield note
            note = []
        note.append(line)
    yield note


def _marked(lines: Sequence[Line]) -> tuple[str, tuple[Line, ...]]:
    """Part the mark from the words."""
    first = lines[0]
    match = _MARK.match(first.text)
    if match is None or match.end() >= len(first.glyphs):
        return "", tuple(lines)
    rest = Line(first.glyphs[match.end() :], first.base, first.size, first.page)
    return match[1], (rest, *lines[1:])


def without_marks(line: Line, notes: Sequence[Note]) -> Line:
    """``line`` without the raised characters that refer to one of ``notes``."""
    marks = {char for note in notes if note.called_by(line) for char in note.mark}
    kept = tuple(glyph for glyph in line.glyphs if not (glyph.char in marks and _is_raised(glyph, line)))
    return Line(kept, line.base, line.size, line.page) if kept and len(kept) < len(line.glyphs) else line
