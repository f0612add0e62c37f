"""The lines of a document: what stands on one line of paper or in one cell, and its number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.model.document import Story
from pipeline.nlp.labels import HARD_SHAPES, Label, read_automatic, read_label
from pipeline.nlp.titles import tight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model.document import Block, Document

_MAIN = (Story.BODY, Story.TEXT_BOX, Story.FOOTNOTE, Story.ENDNOTE)
_NUMBERED = (Story.BODY, Story.TEXT_BOX)
_BREAKS = frozenset("\n\v\f\r\u2028")
_BREAK = re.compile(r"[\n\v\f\r\u2028]+")
_INLINE_ARTICLE = re.compile(
    r"(?<=[。；;．])[ \t\u3000]{0,8}(?=第[ ]?[一二三四五六七八九十百0-9]{1,5}[ ]?条[ \t\u3000:：、.．])"
)
_MARKDOWN = re.compile(r"(#{1,6})[ \t]*(?:\*\*)?|>[ \t]+|\*\*(?=\S)")
_BORDER = re.compile(r"(?=.{3})[\s─-╿|:+=\-—_]*[─-╿|=\-][\s─-╿|:+=\-—]*|!\[[^\]]*\]\([^)]*\)\s*")
_DRAWN = frozenset("│┃║|┌├└╔╠╚┏┣┗")
_DECORATED = frozenset("#>*!|:+=-_—─━│┃┌├└┐┤┘┬┴┼═║╔╠╚")
_CELL_SPLIT = re.compile(r"[│┃║|]")
_TYPED_TABLE = -1
_RARE = frozenset({"A.", "sheet"})


class Line(NamedTuple):
    """Characters ``start`` to ``end`` of ``block``: a typed number from ``head`` on, text from ``body`` on.

    ``words`` is that text without spaces; ``bold`` is where the bold characters at its start end (0: none);
    ``heading`` is the outline level; ``cell`` is (table, row, column) of the innermost table.
    """

    block: Block
    start: int
    end: int
    body: int
    words: str
    label: Label | None = None
    bold: int = 0
    heading: int | None = None
    cell: tuple[int, int, int] | None = None
    border: bool = False
    head: int = 0
    aside: bool = False
    """In the grey italics in which forms advise whoever fills them in."""

    @property
    def centred(self) -> bool:
        """True for a centred paragraph."""
        return self.block.centred

    @property
    def stem(self) -> bool:
        """True when the line ends with a colon and so announces what follows."""
        return self.words.endswith(("：", ":"))

    @property
    def all_bold(self) -> bool:
        """True when every character is bold."""
        return self.bold >= self.end


def read_lines(document: Document) -> list[Line]:
    """The lines of body, text boxes and notes in reading order; white space alone makes no line."""
    frames = _frames(document)
    found = (line for block in document.blocks if block.story in _MAIN for line in _of_block(block))
    return (
        [_unframed(line, frames) if line.cell is not None else line for line in found]
        if frames
        else list(found)
    )


def _frames(document: Document) -> frozenset[int]:
    """The tables of one column: a frame around paragraphs."""
    columns: dict[int, int] = {}
    for block in document.blocks:
        for cell in block.cells or ():
            columns[cell.table] = max(columns.get(cell.table, 0), cell.column)
    return frozenset(table for table, last in columns.items() if last == 0)


def _unframed(line: Line, frames: frozenset[int]) -> Line:
    """``line`` with the innermost cell that is one of several beside each other."""
    if line.cell is None or line.cell[0] not in frames:
        return line
    cells = [cell for cell in line.block.cells or () if cell.table not in frames]
    return line._replace(cell=(cells[-1].table, cells[-1].row, cells[-1].column) if cells else None)


def _of_block(block: Block) -> Iterator[Line]:
    text = block.text
    if not text or text.isspace():
        if block.label and (label := _automatic(block)):
            yield Line(block, 0, len(text), len(text), "", label, cell=_cell(block))
        return
    bold = _bold_head(block)
    label, aside = _automatic(block), _is_aside(block)
    for piece in _spans(text) if _has_parts(text) else (_Piece(0, len(text)),):
        line = _line(block, piece, bold=bold, automatic=label)
        if line:
            yield line._replace(aside=True) if aside else line
            label = None


def _has_parts(text: str) -> bool:
    """False for a paragraph that is certainly one line; quick."""
    if not _BREAKS.isdisjoint(text) or text.lstrip()[0] in _DRAWN:
        return True
    return text.find("第", 1) > 0 and bool(_INLINE_ARTICLE.search(text))


class _Piece(NamedTuple):
    """Part of a paragraph; ``column`` is that of a cell drawn with characters."""

    start: int
    end: int
    column: int | None = None


def _spans(text: str) -> Iterator[_Piece]:
    """Lines, drawn cells, and articles that follow one another in one paragraph."""
    for start, end in _pieces(text, _BREAK):
        if text[start:end].lstrip()[:1] in _DRAWN:
            for column, (left, right) in enumerate(_pieces(text[:end], _CELL_SPLIT, start)):
                yield _Piece(left, right, column)
        else:
            for left, right in _pieces(text[:end], _INLINE_ARTICLE, start):
                yield _Piece(left, right)


def _pieces(text: str, separator: re.Pattern[str], start: int = 0) -> Iterator[tuple[int, int]]:
    for match in separator.finditer(text, start):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _line(block: Block, piece: _Piece, *, bold: int, automatic: Label | None) -> Line | None:
    text, start, end, column = block.text, *piece
    while start < end and text[start].isspace():
        start += 1
    if start == end:
        return None
    cell = _cell(block) if column is None else (_TYPED_TABLE, block.index, column)
    heading, at, stop = block.heading_level, start, end
    if text[start] in _DECORATED:
        if _BORDER.fullmatch(text, start, end):
            return Line(block, start, end, start, "", cell=cell, border=True, head=start)
        decoration = _MARKDOWN.match(text, start, end)
        if decoration:
            at, stop = decoration.end(), _without_stars(text, decoration.end(), end)
            heading = len(decoration[1]) if decoration[1] else heading
            bold = max(bold, end) if stop < end else bold
    label, head = None, at
    if block.story in _NUMBERED:
        typed = read_label(text, at) if not column else None
        titled = heading is not None or bold >= stop
        if typed and _is_caption(typed, cell=cell is not None, titled=titled or _is_set_off(typed, text)):
            typed = None
        label, at = _choose(automatic, typed, at)
    while at < stop and text[at].isspace():
        at += 1
    return Line(
        block, start, stop, min(at, stop), tight(text[at:stop]), label, bold, heading, cell, head=head
    )


def _is_caption(label: Label, *, cell: bool, titled: bool) -> bool:
    """True for 表一 above a table, and for A 类 in a cell: words that number no clause."""
    if not label.doubtful or label.shape not in _RARE:
        return False
    return cell or not titled


def _is_set_off(label: Label, text: str) -> bool:
    """True for a letter with the wide space of a numbered title behind it: A　合作内容."""
    return label.shape == "A." and text[label.end - 1] == "\u3000"


def _without_stars(text: str, start: int, end: int) -> int:
    stripped = text[start:end].rstrip()
    return start + len(stripped.rstrip("*")) if stripped.endswith("**") else end


def _choose(automatic: Label | None, typed: Label | None, at: int) -> tuple[Label | None, int]:
    """The number that counts, and where the text behind all numbers starts."""
    if automatic is None:
        return typed, typed.end if typed else at
    if typed is None or typed.doubtful:
        return automatic, at
    if typed.shape in HARD_SHAPES and automatic.shape not in HARD_SHAPES:
        return typed, typed.end
    return automatic, typed.end


def _automatic(block: Block) -> Label | None:
    return read_automatic(block.label, level=block.list_level or 0) if block.label else None


def _cell(block: Block) -> tuple[int, int, int] | None:
    if not block.cells:
        return None
    cell = block.cells[-1]
    return cell.table, cell.row, cell.column


def _is_aside(block: Block) -> bool:
    """True when every character of the block is printed as advice."""
    return bool(block.runs) and all(
        "aside" in run.marks or block.text[run.start : run.end].isspace() for run in block.runs
    )


def _bold_head(block: Block) -> int:
    """Where the bold characters at the beginning of the block end."""
    end = 0
    for run in block.runs:
        if "bold" not in run.marks and not block.text[run.start : run.end].isspace():
            break
        end = run.end
    return end
