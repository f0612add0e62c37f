"""Tables and columns without ruling lines: words below one another on both sides of a free strip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.layout.items import Item, Table
from pipeline.layout.shapes import Glyph, Line

_LEAST = 2
"""Lines with words on both sides of a strip that make a table."""
_COLUMNS = 6
"""So many lines, most of them full up to the strip, make columns of running text."""
_FULL = 0.6
_NARROW = 10.0
"""Points of a strip at least."""


def arranged(items: Sequence[Item]) -> list[Item]:
    """``items`` of a page with its lines in columns where they stand in columns."""
    found: list[Item] = []
    for is_line, group in groupby(items, key=lambda item: isinstance(item, Line)):
        if is_line:
            found += _arranged([item for item in group if isinstance(item, Line)])
        else:
            found += group
    return found


def _arranged(lines: Sequence[Line]) -> Iterator[Item]:
    at = 0
    while at < len(lines):
        end, strip = _run(lines, at)
        if strip is None:
            yield lines[at]
            at += 1
        else:
            yield from _parted(lines[at:end], strip)
            at = end


Strip = tuple[float, float]


def _gaps(line: Line) -> list[Strip]:
    return [(glyph.left, glyph.right) for glyph in line.glyphs if glyph.char == "\t"]


def _run(lines: Sequence[Line], start: int) -> tuple[int, Strip | None]:
    """Return where the lines from ``start`` on stop keeping a strip free, and the strip."""
    for gap in _gaps(lines[start]):
        strip, end, both = gap, start + 1, 1
        kept = strip
        for at in range(start + 1, len(lines)):
            narrowed = _narrowed(lines[at], strip)
            if narrowed is None:
                break
            if _side(lines[at], narrowed) == 0:
                both, end, kept, strip = both + 1, at + 1, narrowed, narrowed
        if both >= _LEAST and not _is_list_of_pages(lines[start:end], kept):
            return end, kept
    return start + 1, None


def _narrowed(line: Line, strip: Strip) -> Strip | None:
    """Return what ``line`` leaves free of ``strip``; None when it is too little."""
    left, right = strip
    for glyph in line.glyphs:
        if not glyph.visible or glyph.right <= left or glyph.left >= right:
            continue
        if glyph.left <= left:
            left = glyph.right
        elif glyph.right >= right:
            right = glyph.left
        else:
            return None
    return (left, right) if right - left >= _NARROW else None


def _side(line: Line, strip: Strip) -> int:
    """-1: all words left of the strip, 1: all right of it, 0: on both sides."""
    if line.right <= strip[0] + 1:
        return -1
    return 1 if line.left >= strip[1] - 1 else 0


def _is_list_of_pages(lines: Sequence[Line], strip: Strip) -> bool:
    """Tell a table of contents: nothing but page numbers on the right."""
    return all(
        _part(line, strip[1], right=True).text.strip().isdigit() for line in lines if _side(line, strip) == 0
    )


def _part(line: Line, edge: float, *, right: bool) -> Line:
    glyphs = tuple(glyph for glyph in line.glyphs if (_middle(glyph) > edge - 1) == right)
    kept = _stripped(glyphs)
    return Line(kept or line.glyphs[:0], line.base, line.size, line.page)


def _middle(glyph: Glyph) -> float:
    return (glyph.left + glyph.right) / 2


def _stripped(glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    start, end = 0, len(glyphs)
    while start < end and not glyphs[start].visible:
        start += 1
    while end > start and not glyphs[end - 1].visible:
        end -= 1
    return glyphs[start:end]


def _parted(lines: Sequence[Line], strip: Strip) -> Iterator[Item]:
    left = [part for line in lines if (part := _part(line, strip[1], right=False)).glyphs]
    right = [part for line in lines if (part := _part(line, strip[1], right=True)).glyphs]
    if _is_running(left, strip[0]):
        yield from left
        yield from _arranged(right)
        return
    yield _table(lines, strip)


def _is_running(left: Sequence[Line], edge: float) -> bool:
    """Tell whether the lines are columns of running text."""
    full = sum(line.right > edge - 2 * line.size for line in left)
    return len(left) >= _COLUMNS and full >= _FULL * len(left)


def _table(lines: Sequence[Line], strip: Strip) -> Table:
    """A table of two columns; a line on one side only goes on in the cell above it."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    middle = (strip[0] + strip[1]) / 2
    table = Table((left, middle, right), 0, lines[0].page, lines[0].top, lines[-1].base)
    for line in lines:
        sides = (_part(line, strip[1], right=False), _part(line, strip[1], right=True))
        if all(side.glyphs for side in sides) or not table.height:
            table.height += 1
        for at, side in enumerate(sides):
            place = (table.height - 1, at)
            table.cells.setdefault(place, []).extend([side] if side.glyphs else [])
            table.walls[place] = (left, strip[0]) if at == 0 else (strip[1], right)
    return table
