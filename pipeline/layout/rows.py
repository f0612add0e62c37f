"""Characters that stand on one line, in order, with the spaces between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.layout.shapes import Glyph, Line, Rule

_SAME_LINE = 0.45
"""Of the larger size: how far two baselines of one line may lie apart."""
_TWICE = 0.25
"""Of its width: how near the same character stands when it is printed twice to look bold."""
_WORD_GAP, _TAB_GAP = 0.18, 1.8
"""Of the size: gap between two Latin words; gap that is a tab."""
_SPACE_GAP, _BLANK_GAP = 0.9, 0.22
"""Of the size: gap between two other words, and one in front of a unit that may be a place to fill in."""
_UNITS = frozenset("年月日元万条款项天个份%％")
_DATE = frozenset("年月日")
"""Between these a gap is room for a number, however evenly they are set."""
_APART, _EVEN = 0.3, 0.15
"""Of the size: how far the characters of a word are set apart at least, and how evenly."""
_BELOW, _ABOVE = 0.4, 0.15
"""Of the size: where an underline may lie."""
_BESIDE = 1.2
"""Of the size: how far below the words beside it an empty line to write on may lie."""
_SEPARATOR = 0.9
"""Of the width of all lines: from here on a ruling line is no underline."""
_BLANK = 1.4
"""Of the size: the shortest underline without characters that is a place to fill in."""
_UNDERLINE = frozenset({"underline"})
_BOLD = frozenset({"bold"})
_CLOSE = frozenset("”’")


def lines(glyphs: Iterable[Glyph], page: int, rules: Sequence[Rule] = ()) -> list[Line]:
    """The lines of text of one column or cell, downwards; ``rules`` are underlines and places to fill in."""
    rows = [_row(row) for row in _rows(sorted(glyphs, key=lambda glyph: (glyph.base, glyph.left)))]
    for rule in rules:
        if not _separates(rule, rows):
            _underline(rows, rule)
    made = (_line(row, page) for row in rows)
    return sorted((line for line in made if line is not None), key=lambda line: line.base)


def _separates(rule: Rule, rows: Sequence[Sequence[Glyph]]) -> bool:
    """Tell whether ``rule`` runs below the whole width of the text."""
    if not rows:
        return True
    left, right = min(row[0].left for row in rows), max(row[-1].right for row in rows)
    return rule.left < left + rows[0][0].size and rule.right - rule.left > _SEPARATOR * (right - left)


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    row: list[Glyph] = []
    base = size = 0.0
    for glyph in glyphs:
        if row and glyph.base - base > _SAME_LINE * max(size, glyph.size):
            yield row
            row = []
        if not row or glyph.size > size:
            base, size = glyph.base, glyph.size
        row.append(glyph)
    if row:
        yield row


def _row(glyphs: list[Glyph]) -> list[Glyph]:
    """Order the characters; those printed twice to look bold come once."""
    found: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.left):
        twin = next(
            (at for at in range(len(found) - 1, max(-1, len(found) - 4), -1) if _same(found[at], glyph)), -1
        )
        if twin < 0:
            found.append(glyph)
        elif not glyph.char.isspace():
            found[twin] = found[twin]._replace(marks=found[twin].marks | _BOLD)
    return found


def _same(one: Glyph, other: Glyph) -> bool:
    near = _TWICE * min(one.right - one.left, other.right - other.left)
    if one.char != other.char or "ocr" in one.marks:
        return False
    return abs(one.left - other.left) < near and abs(one.base - other.base) < _TWICE * one.size


def _underline(rows: list[list[Glyph]], rule: Rule) -> None:
    """Mark what ``rule`` underlines; where it underlines nothing, underlined spaces are put in."""
    row = next((row for row in rows if _is_under(rule, row, _BELOW)), None)
    if row is None:
        row = next((row for row in rows if _is_under(rule, row, _BESIDE) and not _covers(rule, row)), None)
    if row is None:
        return
    under = [at for at, glyph in enumerate(row) if _is_above(glyph, rule)]
    for at in under:
        row[at] = row[at]._replace(marks=row[at].marks | _UNDERLINE)
    size = max(glyph.size for glyph in row)
    row += _blanks(rule, [row[at] for at in under], size, row[0].base)
    row.sort(key=lambda glyph: glyph.left)


def _is_under(rule: Rule, row: Sequence[Glyph], below: float) -> bool:
    base, size = row[0].base, max(glyph.size for glyph in row)
    return base - _ABOVE * size <= rule.y <= base + below * size


def _is_above(glyph: Glyph, rule: Rule) -> bool:
    return rule.left - 1 <= (glyph.left + glyph.right) / 2 <= rule.right + 1


def _covers(rule: Rule, row: Sequence[Glyph]) -> bool:
    return any(_is_above(glyph, rule) and not glyph.char.isspace() for glyph in row)


def _blanks(rule: Rule, marked: Sequence[Glyph], size: float, base: float) -> Iterator[Glyph]:
    """Yield underlined spaces for the stretches of ``rule`` without characters."""
    edges = [(glyph.left, glyph.right) for glyph in marked]
    start = rule.left
    for left, right in [*edges, (rule.right, rule.right)]:
        if left - start > _BLANK * size:
            yield from _filled(start, left, size, base, "_" if not marked else " ")
        start = max(start, right)


def _filled(left: float, right: float, size: float, base: float, char: str) -> Iterator[Glyph]:
    count = max(2, round((right - left) / (size / 2)))
    width = (right - left) / count
    for at in range(count):
        yield Glyph(char, left + at * width, left + (at + 1) * width, base, size, _UNDERLINE)


def _line(row: list[Glyph], page: int) -> Line | None:
    if not any(glyph.visible for glyph in row):
        return None
    size = Counter(glyph.size for glyph in row if glyph.visible).most_common(1)[0][0]
    base = next(glyph.base for glyph in row if glyph.size == size)
    return Line(tuple(_spaced(row)), base, size, page)


def _spaced(row: Sequence[Glyph]) -> Iterator[Glyph]:
    """Yield the characters with a space or a tab where the file has none but a reader sees a gap."""
    spread = _spread(row)
    last: Glyph | None = None
    for at, glyph in enumerate(row):
        if last is not None and at not in spread and (gap := _gap(last, glyph)):
            yield Glyph(gap, last.right, glyph.left, glyph.base, glyph.size, last.marks & glyph.marks)
        yield glyph
        last = glyph


def _spread(row: Sequence[Glyph]) -> set[int]:
    """Return the places of characters that were set apart to fill a width: 提  出  方：."""
    found: set[int] = set()
    for at in range(1, len(row) - 1):
        before, here, after = row[at - 1 : at + 2]
        left, right = here.left - before.right, after.left - here.right
        if (
            min(left, right) > here.size * _APART
            and abs(left - right) < here.size * _EVEN
            and _are_han(before, here, after)
            and len(_DATE & {before.char, here.char, after.char}) < 2  # noqa: PLR2004 - two of a date
        ):
            found |= {at, at + 1}
    return found


def _are_han(*glyphs: Glyph) -> bool:
    return all(glyph.char >= "\u2e80" for glyph in glyphs)


def _gap(last: Glyph, glyph: Glyph) -> str:
    if last.char.isspace() or glyph.char.isspace():
        return ""
    width, size = glyph.left - last.right, max(last.size, glyph.size)
    if width > _TAB_GAP * size:
        return "\t"
    if width > _WORD_GAP * size and _is_latin(last.char) and _is_latin(glyph.char):
        return " "
    narrow = _BLANK_GAP if glyph.char in _UNITS and not last.char.isascii() else _SPACE_GAP
    return " " if width > narrow * size else ""


def _is_latin(char: str) -> bool:
    return char.isascii() or char in _CLOSE
