"""Tables and columns without ruling lines: words that start below one another behind a free strip."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

from pipeline.layout.items import Item, Table
from pipeline.layout.shapes import Line

_GAP = 0.9
"""Of the size: the least gap before words that start a column."""
_NEAR = 2.0
"""Points within which words start at the same place."""
_LEAST = 2
"""Lines with words at that place that make a column."""
_RUNNING = 6
"""So many lines, most of them full, are running text in columns."""
_FULL, _MOST = 0.6, 0.55
_ROOM = 1.6
"""Of the size: a line that ends nearer to its edge than this may go on on the next one."""
_WORD = re.compile(r"[\w（）()%％/·～~\-—.]{2,10}")
_FORM = re.compile(r"[^：:]{1,16}[：:]")

_LABEL = re.compile(
    r"\s*(?:第\s*[一二三四五六七八九十百零\d]{1,5}\s*[条章节编款]|[（(\[【]?(?:[一二三四五六七八九十百]{1,4}|\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})"
    r"(?:[.．]\d{1,2})*[)）\]】]?[、.．:：]?|附[件表录]\s*[一二三四五六七八九十\d]{0,3}[:：]?|[①-⑳•·●■◆➢○\-–—*])\s*"
)
"""A number in front of a paragraph: what stands behind it starts no column."""


def arranged(items: Sequence[Item], width: float) -> list[Item]:
    """``items`` of a page, ``width`` wide, with its lines in columns where they stand in columns."""
    found: list[Item] = []
    lines = [item for item in items if isinstance(item, Line)]
    right = max((line.right for line in lines), default=0)
    right = max(right, width - min((line.left for line in lines), default=0))
    for is_line, group in groupby(items, key=lambda item: isinstance(item, Line)):
        if is_line:
            found += _arranged([item for item in group if isinstance(item, Line)], right)
        else:
            found += group
    return found


def _arranged(lines: Sequence[Line], right: float) -> list[Item]:
    found: list[Item] = []
    at = 0
    while at < len(lines):
        start, end, edges = _block(lines, at, lowest=len(found) - _tail(found))
        if not edges:
            found.append(_row_of_words(lines[at]))
            at += 1
            continue
        if start < at:
            del found[start - at :]
        found += _parted(lines[start:end], edges, right)
        at = end
    return found


def _row_of_words(line: Line) -> Item:
    """Return ``line``, or a table of one row when it is nothing but a few words far apart."""
    parts = _parts(line, _starts(line))
    words = [part.text.strip() for part in parts if part is not None]
    if len(words) < _LEAST or not all(_WORD.fullmatch(word) for word in words):
        return line
    bounds = [line.left, *_starts(line), line.right]
    table = Table(tuple(bounds), 0, line.page, line.top, line.base)
    _add_row(table, parts, bounds)
    return table


def _tail(found: Sequence[Item]) -> int:
    """Count the lines at the end of ``found``."""
    count = 0
    while count < len(found) and isinstance(found[-1 - count], Line):
        count += 1
    return count


def _starts(line: Line) -> list[float]:
    """Where words start behind a wide gap that was not made with spaces."""
    found, said = [], ""
    for before, glyph, after in zip(line.glyphs, line.glyphs[1:], line.glyphs[2:], strict=False):
        said += before.char
        if glyph.visible or glyph.char == "\u3000" or not (before.visible and after.visible):
            continue
        if glyph.right - glyph.left > _GAP * line.size and not _LABEL.fullmatch(said):
            found.append(after.left)
    return found


def _block(lines: Sequence[Line], at: int, *, lowest: int) -> tuple[int, int, list[float]]:
    """Return the lines around ``at`` that stand in columns, and where the columns start; none: no edges."""
    for edge in _starts(lines[at]):
        end = _end(lines, at, edge)
        strong = [line for line in lines[at:end] if _has_start(line, edge)]
        if len(strong) >= _LEAST and not _is_list_of_pages(lines[at:end], edge):
            start = _beginning(lines, at, edge, lowest)
            return start, end, _edges(lines[start:end], edge)
    return at, at + 1, []


def _has_start(line: Line, edge: float) -> bool:
    return any(abs(start - edge) < _NEAR for start in _starts(line))


def _side(line: Line, edge: float) -> int | None:
    """-1: all words left of ``edge``, 1: all right of it, 0: on both sides, None: across it."""
    if line.right <= edge + 1:
        return -1
    if line.left >= edge - _NEAR:
        return 1
    crossing = any(
        glyph.visible and glyph.left < edge - _NEAR and glyph.right > edge + _NEAR for glyph in line.glyphs
    )
    begins = any(glyph.visible and abs(glyph.left - edge) < _NEAR for glyph in line.glyphs)
    return None if crossing or not begins else 0


def _end(lines: Sequence[Line], at: int, edge: float) -> int:
    end = at + 1
    for place in range(at + 1, len(lines)):
        side = _side(lines[place], edge)
        if side is None or _is_far(lines[place - 1], lines[place]):
            break
        if side == 0 and (_has_start(lines[place], edge) or end == place):
            end = place + 1
        elif side == 1 or (side == -1 and _goes_on(lines[place - 1], edge)):
            end = place + 1 if end == place else end
    return end


def _is_far(line: Line, following: Line) -> bool:
    return following.base - line.base > 5 * line.size


def _goes_on(line: Line, edge: float) -> bool:
    """Tell whether the words left of ``edge`` fill their column."""
    left = [glyph for glyph in line.glyphs if glyph.visible and glyph.left < edge - _NEAR]
    return bool(left) and left[-1].right > edge - _ROOM * line.size


def _beginning(lines: Sequence[Line], at: int, edge: float, lowest: int) -> int:
    """Return the first line of the block: above ``at`` may stand lines whose words fill the column."""
    start = at
    for place in range(at - 1, max(lowest, at - 4) - 1, -1):
        side = _side(lines[place], edge)
        tight = side == 0 and _goes_on(lines[place], edge) and abs(lines[place].left - lines[at].left) < _NEAR
        if tight:
            start = place
        elif side is None or side == 0:
            break
    return start


def _edges(lines: Sequence[Line], edge: float) -> list[float]:
    """Return where the columns of the block start, the first one left out."""
    counted = Counter(round(start) for line in lines for start in _starts(line))
    found = [edge]
    for start, _ in sorted(counted.items(), key=lambda item: -item[1]):
        strong = sum(_has_start(line, start) for line in lines)
        apart = all(abs(start - other) > 3 * _NEAR for other in found)
        if apart and strong >= _LEAST and all(_side(line, start) is not None for line in lines):
            found.append(float(start))
    return sorted(found)


def _is_list_of_pages(lines: Sequence[Line], edge: float) -> bool:
    """Tell a table of contents: nothing but page numbers on the right."""
    right = [
        "".join(glyph.char for glyph in line.glyphs if glyph.left >= edge - _NEAR).strip() for line in lines
    ]
    return all(words.isdigit() for words in right if words)


def _parts(line: Line, edges: Sequence[float]) -> list[Line | None]:
    """The words of ``line`` in each column."""
    bounds = [float("-inf"), *(edge - _NEAR for edge in edges), float("inf")]
    return [_part(line, left, right) for left, right in pairwise(bounds)]


def _part(line: Line, left: float, right: float) -> Line | None:
    own = [glyph for glyph in line.glyphs if left <= glyph.left < right]
    while own and not own[-1].visible:
        own.pop()
    while own and not own[0].visible:
        own.pop(0)
    return Line(tuple(own), line.base, line.size, line.page) if own else None


def _parted(lines: Sequence[Line], edges: Sequence[float], right: float) -> list[Item]:
    rows = [_parts(line, edges) for line in lines]
    columns = [[part for row in rows if (part := row[at])] for at in range(len(edges) + 1)]
    bounds = [min(line.left for line in lines), *edges, right]
    if _is_running(columns, bounds):
        return [line for column in columns for line in column]
    table = Table(tuple(bounds), 0, lines[0].page, lines[0].top, lines[-1].base)
    if all(_is_form(column) for column in columns):
        table.height = 1
        for at, column in enumerate(columns):
            _put(table, (0, at), column, bounds)
        return [table]
    for row in rows:
        _add_row(table, row, bounds)
    return [table]


def _is_running(columns: Sequence[Sequence[Line]], bounds: Sequence[float]) -> bool:
    """Tell whether the columns are running text: nearly all lines of the first are full."""
    lines, edge = columns[0], bounds[1]
    full = sum(line.right > edge - 3 * line.size for line in lines)
    return len(lines) >= _RUNNING and len(columns) == 2 and full >= _FULL * len(lines)  # noqa: PLR2004 - two columns


def _is_form(column: Sequence[Line]) -> bool:
    """Tell whether most lines name what is filled in behind a colon, as those of a party do."""
    named = sum(_FORM.match(line.text) is not None for line in column)
    return len(column) >= _LEAST and named >= _MOST * len(column)


def _add_row(table: Table, row: Sequence[Line | None], bounds: Sequence[float]) -> None:
    """Add a line of the page: a new row, or more words for the cells of the last one."""
    if not (table.height and _continues(table, row, bounds)):
        table.height += 1
    for at, part in enumerate(row):
        _put(table, (table.height - 1, at), [part] if part else [], bounds)


def _put(table: Table, place: tuple[int, int], lines: Sequence[Line], bounds: Sequence[float]) -> None:
    table.cells.setdefault(place, []).extend(lines)
    table.walls[place] = (bounds[place[1]], bounds[place[1] + 1])


def _continues(table: Table, row: Sequence[Line | None], bounds: Sequence[float]) -> bool:
    filled = [(at, part) for at, part in enumerate(row) if part is not None]
    if len(filled) == 1 and filled[0][0] == len(row) - 1:
        return True
    for at, part in filled:
        above = table.cells.get((table.height - 1, at), [])
        last = above[-1] if above else None
        if not isinstance(last, Line) or last.right < bounds[at + 1] - _ROOM * part.size:
            return False
    return True
