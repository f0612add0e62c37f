"""Documents whose every printed line is a paragraph (recognised scans, mail): their lines joined again."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from pipeline.model.document import Block, Document, Revision, Run, Story
from pipeline.text.page_numbers import is_page_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FEWEST_LINES = 16
_FEWEST_BROKEN = 5
"""Lines that break off at the edge before lines are thought to be broken by width."""
_BROKEN_SHARE = 0.3
"""Part of the full lines that have to break off."""
_FULL = 0.82
"""Of the width of the column: from here on a line is full."""
_HALF = 0.5
_NARROWEST, _WIDEST = 32, 120
"""Width of the column in half characters; a paragraph of words is longer than any line."""
_OUTLIERS = 25
"""One line in so many may be longer than the column."""
_LONGEST = 1.3

_STOP = re.compile(r"[。；：:;！？!?]\s*$")
_START = re.compile(
    r"\s*(?:第\s*[一二三四五六七八九十百零〇\d]{1,5}\s*[条章节编]|[一二三四五六七八九十]{1,3}\s*[、.．]"
    r"|[（(]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[)）]|\d{1,2}(?:\s?[.．]\s?\d{1,2})*\s?[、.．)）](?!\d)|[①-⑳⑴-⒇•●·■◆□☐☑-]"
    r"|[附表图]\s*[件表录]\s*[一二三四五六七八九十\d]|[甲乙丙丁戊]\s*方\s*(?:[（(][^（）()]{1,16}[）)])?\s*[：:]"
    r"|[\u4e00-\u9fff][\u4e00-\u9fff ]{1,10}\s*[：:])"
)
"""How lines start that go on with nothing."""
_CLAUSE = re.compile(r"[，,。；]")
_ROOM = re.compile(r"\S[ \t\u3000]{3,}\S")
_WIDE = frozenset("WF")


def joined(document: Document) -> Document:
    """``document`` with the lines of each paragraph joined; itself when its paragraphs are whole.

    Done only where line after line breaks off in the middle of a sentence at one width. The characters keep
    their way back to the file, tracked changes their places; lines that hold nothing but the number of a page
    become part of the footers.
    """
    edge = _edge([block for block in document.blocks if _is_line(block)])
    if not edge:
        return document
    groups = _groups(document.blocks, edge)
    moves = {move.line: (index, move.by) for index, group in enumerate(groups) for move in _moves(group)}
    return replace(
        document,
        blocks=tuple(_merged(group, index) for index, group in enumerate(groups)),
        revisions=tuple(_moved(item, *moves[item.location.block]) for item in document.revisions),
    )


def _is_line(block: Block) -> bool:
    return block.story is Story.BODY and not block.cells and bool(block.text.strip())


def _edge(lines: Sequence[Block]) -> float:
    """The width at which the lines break, in half characters; 0 where they are paragraphs."""
    if len(lines) < _FEWEST_LINES:
        return 0
    widths = sorted(_width(block.text) for block in lines)
    edge = widths[-1 - len(widths) // _OUTLIERS]
    if not _NARROWEST <= edge <= _WIDEST or widths[-1] > _LONGEST * edge:
        return 0
    full = [at for at, block in enumerate(lines) if _is_full(block, edge)]
    pairs = [(lines[at], lines[at + 1]) for at in full if at + 1 < len(lines)]
    broken = [pair for pair in pairs if _goes_on(*pair, edge) and any(map(_has_stop, pair))]
    return edge if len(broken) >= max(_FEWEST_BROKEN, _BROKEN_SHARE * len(full)) else 0


def _width(text: str) -> int:
    """The width of the characters without spaces, in half characters."""
    return sum(2 if unicodedata.east_asian_width(char) in _WIDE else 1 for char in text if not char.isspace())


def _is_full(block: Block, edge: float) -> bool:
    return _width(block.text) >= _FULL * edge and not _ROOM.search(block.text.strip())


def _has_stop(block: Block) -> bool:
    """True for words of a sentence, not for items of a list."""
    return bool(_CLAUSE.search(block.text))


def _breaks_off(block: Block, edge: float) -> bool:
    """True for a line that ends within a sentence although the line is not full: what was read is ragged."""
    return _width(block.text) >= _HALF * edge and _has_stop(block)


def _goes_on(last: Block, block: Block, edge: float, *, ragged: bool = False) -> bool:
    """True when ``block`` is the next line of the sentence that ``last`` breaks off."""
    return (
        not _STOP.search(last.text)
        and (_is_full(last, edge) or (ragged and _breaks_off(last, edge)))
        and not (block.label or block.centred or block.heading_level or last.heading_level)
        and block.part == last.part
        and not _START.match(block.text)
        and not _ROOM.search(block.text.strip())
    )


def _groups(blocks: Sequence[Block], edge: float) -> list[list[Block]]:
    """The lines of each paragraph; whatever is no line of text stands alone."""
    groups: list[list[Block]] = []
    last: list[Block] | None = None
    for block in blocks:
        if not _is_line(block):
            last = last if block.story is Story.BODY and not block.cells else None
            groups.append([block])
        elif is_page_number(block.text):
            groups.append([replace(block, story=Story.FOOTER)])
        elif last is not None and _goes_on(last[-1], block, edge, ragged=True):
            last.append(block)
        else:
            last = [block]
            groups.append(last)
    return groups


class _Move(NamedTuple):
    """The words of a line, where they start in it, and how many characters later they stand in the whole."""

    line: int
    words: str
    start: int
    by: int


def _moves(group: Sequence[Block]) -> Iterator[_Move]:
    """Each line of a paragraph in turn."""
    if len(group) == 1:
        yield _Move(group[0].index, group[0].text, 0, 0)
        return
    length, last = 0, ""
    for block in group:
        words = block.text.strip() if length else block.text.rstrip()
        start = block.text.index(words)
        length += 1 if length and _spaced(last, words[0]) else 0
        yield _Move(block.index, words, start, length - start)
        length, last = length + len(words), words[-1]


def _moved(revision: Revision, index: int, by: int) -> Revision:
    at = revision.location
    place = replace(at, block=index, start=max(0, at.start + by), end=max(0, at.end + by))
    return replace(revision, location=place)


def _merged(group: Sequence[Block], index: int) -> Block:
    """One paragraph with the words and the runs of all lines of ``group``."""
    if len(group) == 1:
        return replace(group[0], index=index)
    text = ""
    runs: list[Run] = []
    for block, move in zip(group, _moves(group), strict=True):
        text = text.ljust(move.start + move.by) + move.words
        runs += _shifted(block.runs, move.start, move.start + len(move.words), move.by)
    return replace(group[0], index=index, text=text, runs=tuple(runs))


def _spaced(last: str, first: str) -> bool:
    return last.isascii() and first.isascii() and (last.isalpha() or last in ",;:.") and first.isalpha()


def _shifted(runs: Sequence[Run], start: int, end: int, by: int) -> Iterator[Run]:
    """The parts of ``runs`` from ``start`` to ``end``, moved ``by`` characters."""
    for run in runs:
        left, right = max(run.start, start), min(run.end, end)
        if left < right:
            yield Run(left + by, right + by, run.node, run.offset + left - run.start, run.marks)
