"""Which lines are one paragraph: where a line was broken for want of room, and where a new one starts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.layout.shapes import Glyph, Line

_INDENT = 0.6
"""Of the size: from here on two lines start at different places."""
_SLACK = 0.3
"""Of the size: what may stay free at the end of a full line."""
_OTHER_SIZE = 0.12
_OFF_CENTRE = 0.35
"""Of the size: by how much a centred line may be off."""
_LOOSE = 0.3
"""Of the size: by how much more than usual two lines of different paragraphs lie apart."""
_LOOSEST = 1.4
"""By how much more than elsewhere the lines of one paragraph may lie apart."""
_NARROWEST = 0.85
"""Of what is left between equal margins: the least width of a column."""
_DEEPEST = 4
"""Of the size: a first line that starts further right is none: it stands at the right."""
_FEW = 12
"""Lines of a column below which every line counts for its left edge."""
_SHARE, _LEAST = 0.06, 3
"""Lines that end at one place make it the edge of the column: this part of all, and so many."""

_LEADER = re.compile(r"(?:[.．…·・﹒_]{4,}|\t)\s*\d{1,3}\s*$")
_STOP = re.compile(r"[。；：:;！？!?）)】]\s*$")
_NUMBER = re.compile(
    r"\s*(?:第\s*[一二三四五六七八九十百零\d]{1,5}\s*[条章节编]|[一二三四五六七八九十]{1,3}\s*[、.．]"
    r"|[（(]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[)）]|\d{1,2}(?:[.．]\d{1,2})*(?:[、.．)）]|\s+)(?!\d)|[①-⑳]"
    r"|[附表图][件表录]?\s*[一二三四五六七八九十\d]|[甲乙丙丁戊][\s\u3000]*方\s*(?:[（(][^（）()]{1,16}[）)])?\s*[：:])"
)
_UNIT = re.compile(
    r"[（(《“‘【〔「『{\[≥≤<>=≈±¥￥$~-]*(?:[A-Za-z0-9]+(?:[.\-/,:@_]+[A-Za-z0-9]+)*|.)[，。、；：？！）)》”’】〕」』}\],.;:?!%％…]*",
    re.DOTALL,
)
_FULL_STOP = ("。", "；")
_HANGING = frozenset("，。、；：！？,.;:")
_HYPHENS = frozenset("\x02\xad")


@dataclass(frozen=True, slots=True)
class Column:
    """The room that lines are set in. ``starts`` are the places at which first lines are known to start."""

    left: float
    right: float
    pitch: float
    starts: frozenset[int] = frozenset()


def column(lines: Sequence[Line], *, width: float = 0, right: float = 0) -> Column:
    """The column of ``lines``; ``right`` is its edge if known, ``width`` that of the page."""
    left = _margin(lines)
    edge = right or _edge(lines, width, left)
    pitch = _pitch(lines)
    return Column(left, edge, pitch, _starts(lines, left, edge))


def paragraphs(lines: Sequence[Line], room: Column) -> list[list[Line]]:
    """``lines`` grouped into paragraphs."""
    found: list[list[Line]] = []
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if found and _continues(found[-1], line, room) and not _far(found[-1], line, following, room):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _far(paragraph: Sequence[Line], line: Line, following: Line | None, room: Column) -> bool:
    """Tell whether ``line`` stands further below the paragraph than lines of one paragraph do."""
    last = paragraph[-1]
    if last.page != line.page:
        return False
    step = line.base - last.base
    loosest = max(room.pitch, last.size) * _LOOSEST
    if _goes_on_further_left(last, line) and broken(last, line, room):
        usual = loosest
    elif len(paragraph) > 1 and paragraph[-2].page == last.page:
        usual = last.base - paragraph[-2].base
    elif following is not None and following.page == line.page and broken(line, following, room):
        usual = following.base - line.base
    else:
        usual = loosest
    return step > usual + _LOOSE * last.size or step < 0


def broken(last: Line, line: Line, room: Column) -> bool:
    """Tell whether ``last`` ended for want of room: what starts ``line`` did not fit behind it."""
    return room.right - last.right <= _first_unit(line) + _SLACK * max(last.size, line.size)


def _margin(lines: Sequence[Line]) -> float:
    """Return the left edge: the leftmost place at which some lines start."""
    places = Counter(round(line.left / 3) for line in lines)
    needed = 1 if len(lines) < _FEW else max(_LEAST, _SHARE / 2 * len(lines))
    usual = (
        line.left
        for line in lines
        if sum(places[round(line.left / 3) + step] for step in (-1, 0, 1)) >= needed
    )
    return min(usual, default=min((line.left for line in lines), default=0))


def _edge(lines: Sequence[Line], width: float, left: float) -> float:
    """Where full lines end; when no lines are full, as far from the page's edge as the left side.

    Lines of a list may end at one place by chance: no further left than a line that broke off is the edge.
    """
    rights = sorted((_hung(line) for line in lines), reverse=True)
    ends = Counter(round(right / 6) for right in rights)
    needed = max(_LEAST, _SHARE * len(lines))
    broken_off = {
        _hung(line)
        for line, other in pairwise(lines)
        if line.left < left + _DEEPEST * line.size and _goes_on_further_left(line, other)
    }
    for right in rights:
        if right < left + _NARROWEST * (width - 2 * left):
            break
        if right in broken_off or sum(ends[round(right / 6) + step] for step in (-1, 0)) >= needed:
            return right
    most = rights[0] if rights else width
    return max(most, width - left) if width else most


def _goes_on_further_left(line: Line, other: Line) -> bool:
    """Tell an indented first line in the middle of a sentence, and ``other`` as the second one."""
    if line.page != other.page or line.left <= other.left + line.size:
        return False
    return not (_STOP.search(line.text) or _NUMBER.match(other.text)) and other.base > line.base


def _hung(line: Line) -> float:
    """Return where the line ends without the stop that may hang over its edge."""
    visible = [glyph for glyph in line.glyphs if glyph.visible]
    return visible[-1].left if len(visible) > 1 and visible[-1].char in _HANGING else visible[-1].right


def _pitch(lines: Sequence[Line]) -> float:
    """Return the usual distance of two lines of one paragraph."""
    steps = [
        other.base - line.base
        for line, other in pairwise(lines)
        if line.page == other.page and line.base < other.base < line.base + 5 * line.size
    ]
    return sorted(steps)[len(steps) // 4] if steps else 0


def _starts(lines: Sequence[Line], left: float, right: float) -> frozenset[int]:
    """Places, as multiples of three points, from which full lines go on further left."""
    found = Counter(
        round(line.left / 3)
        for line, other in pairwise(lines)
        if line.left > other.left + line.size
        and other.left < left + line.size
        and line.right > right - 2 * line.size
    )
    return frozenset(place + step for place in found for step in (-1, 0, 1))


def _continues(paragraph: Sequence[Line], line: Line, room: Column) -> bool:
    last = paragraph[-1]
    if abs(last.size - line.size) > _OTHER_SIZE * last.size or not broken(last, line, room):
        return False
    if _LEADER.search(last.text) or _LEADER.search(line.text):
        return False
    if _NUMBER.match(line.text) and _may_start(paragraph, line):
        return False
    return _fits(paragraph, line, room)


def _may_start(paragraph: Sequence[Line], line: Line) -> bool:
    """Tell whether a number may start a paragraph here: behind a stop, or further right than before."""
    last = paragraph[-1]
    return bool(_STOP.search(last.text)) or (len(paragraph) > 1 and line.left > last.left + last.size)


def _fits(paragraph: Sequence[Line], line: Line, room: Column) -> bool:
    """Tell whether ``line`` starts where the paragraph's next line has to."""
    first, last, near = paragraph[0], paragraph[-1], _INDENT * line.size
    if (
        last.text.rstrip().endswith(_FULL_STOP)
        and max(abs(one.left - line.left) for one in (first, last)) <= near
    ):
        return False  # without indents either may be meant: to part two full sentences is safe
    if len(paragraph) > 1:
        return abs(line.left - last.left) <= near or _is_centred(paragraph, line, room)
    if line.left > first.left + near:
        return _NUMBER.match(first.text) is not None or _is_centred(paragraph, line, room)
    if line.left < first.left - near:
        return True
    return first.left < room.left + near or round(first.left / 3) not in room.starts


def _is_centred(paragraph: Sequence[Line], line: Line, room: Column) -> bool:
    middle = (room.left + room.right) / 2
    return all(
        abs((one.left + one.right) / 2 - middle) < _OFF_CENTRE * one.size for one in (*paragraph, line)
    )


def _first_unit(line: Line) -> float:
    """Return the width of what cannot be parted at the start of ``line``."""
    text = line.text.lstrip()
    match = _UNIT.match(text)
    count = match.end() if match else 1
    start = len(line.text) - len(text)
    glyphs = line.glyphs[start : start + count]
    return glyphs[-1].right - glyphs[0].left if glyphs else 0


def text_of(lines: Iterable[Line]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the characters of a paragraph with their marks; breaks of lines leave only needed spaces."""
    last: Line | None = None
    for line in lines:
        glyphs = line.glyphs
        if last is not None:
            kept = _kept(last)
            yield from _with_marks(kept)
            if _spaced(kept[-1].char if kept else "", glyphs[0].char):
                yield " ", glyphs[0].marks
        last = line
    if last is not None:
        yield from _with_marks(last.glyphs)


def _with_marks(glyphs: Iterable[Glyph]) -> Iterator[tuple[str, frozenset[str]]]:
    return ((glyph.char, glyph.marks) for glyph in glyphs)


def _kept(line: Line) -> Sequence[Glyph]:
    """Return the characters of a broken line without the hyphen and the spaces at its end."""
    end = len(line.glyphs)
    while end and not line.glyphs[end - 1].visible:
        end -= 1
    return line.glyphs[: end - 1] if end and line.glyphs[end - 1].char in _HYPHENS else line.glyphs[:end]


def _spaced(last: str, first: str) -> bool:
    return last.isascii() and first.isascii() and (last.isalpha() or last in ",;:.") and first.isalpha()
