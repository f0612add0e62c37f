"""Labels with nothing behind them, each read as a question with a blank for its answer: “技术要求:▁”.

A form asks in many ways: a heading over an empty clause, a question over lines to write on, the head
of an empty column. Whoever looks for what was left to fill in reads them alike.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.model.document import Block, Cell

_OPEN = "▁"
"""A blank (``pipeline.text.normalise.BLANK``)."""
_LONGEST = 48
"""Characters that a label has at most, remarks in brackets left out."""
_LONGEST_CELL = 16
_OTHERS = re.compile("^(?:[甲乙丙丁]方|地址|住所|日期|电话|联系|姓名|户名|账号|开户)|签[字订名署章]|一式")
"""What a blank may be for in any clause."""
_EMPTY = re.compile(r"[\s▁.．。、,，;；:：()（）/①-⑳0-9]*")
_WORD = re.compile("[0-9A-Za-z一-龥√✓]")
_REMARK = re.compile("[(（][^()（）]*[)）]")
_SENTENCE = re.compile("[。；](?=.)|[。；]$")
_DOT = re.compile(r"(?<=.)▁\s*[.．]$")
_END = re.compile(r"[\s:：。.．※]+$")


class Said(NamedTuple):
    """One heading or operative sentence; ``key`` is whatever its owner knows it by."""

    text: str
    block: int
    key: int
    titles: bool = False
    """True for a heading."""
    blank: bool = False
    """True for the heading of a clause without content."""


class Asked(NamedTuple):
    """A label and a blank, and the key of what it was read from."""

    text: str
    key: int


def read(told: Sequence[Said], blocks: Sequence[Block]) -> Iterator[Asked]:
    """The labels that are to be filled in, each with a blank behind it."""
    for at, said in enumerate(told):
        behind = told[at + 1].text if at + 1 < len(told) else ""
        if said.titles:
            if said.blank:
                yield from _asked(said)
        elif _DOT.search(said.text):
            yield Asked(_DOT.sub(_OPEN, said.text), said.key)
        elif _is_open(behind) and _is_label(said.text):
            yield from _asked(said)
    yield from _in_tables(told, blocks)


def is_left_open(text: str) -> bool:
    """Whether a sentence has a place to fill in that is none for a name or a day."""
    return _OPEN in text and not _OTHERS.search(text)


def asked(label: str) -> Iterator[str]:
    """``label`` with a blank behind it, as it is printed and without the remarks in brackets."""
    label = _END.sub("", label)
    for words in dict.fromkeys((label, _END.sub("", _REMARK.sub("", label)))):
        if words:
            yield f"{words}:{_OPEN}"


def _asked(said: Said) -> Iterator[Asked]:
    for text in asked(said.text):
        yield Asked(text, said.key)


def _is_open(text: str) -> bool:
    return _OPEN in text and _EMPTY.fullmatch(text) is not None


def _is_label(text: str) -> bool:
    """Whether ``text`` asks for something: one short phrase, its blanks before a colon."""
    bare = _REMARK.sub("", text)
    told = _OPEN in bare and not bare.endswith(":")
    return not told and len(bare) <= _LONGEST and not _SENTENCE.search(bare)


def _in_tables(told: Sequence[Said], blocks: Sequence[Block]) -> Iterator[Asked]:
    """The heads of columns with empty cells below; a cell alone in its row may be a title over the next."""
    cells = [(b.cells[-1], b.index) for b in blocks if b.cells]
    first: dict[int, Said] = {}
    for said in told:
        first.setdefault(said.block, said)
    for _, table in groupby(cells, key=lambda item: item[0].table):
        yield from _in_table([*table], first)


def _in_table(table: Sequence[tuple[Cell, int]], first: Mapping[int, Said]) -> Iterator[Asked]:
    """Empty cells are not told of: a column that holds nothing else was left empty."""
    cells: dict[tuple[int, int], list[Said | None]] = {}
    for cell, block in table:
        cells.setdefault((cell.row, cell.column), []).append(first.get(block))
    said = {at for at, inside in cells.items() if not all(map(_is_empty, inside))}
    last = max(row for row, _ in cells)
    for (row, column), inside in cells.items():
        heads = row == 0 < last and not any(c == column and r > 0 for r, c in said)
        label = inside[0]
        if label and heads and len(inside) == 1 and len(label.text) <= _LONGEST_CELL:
            yield from _asked(label)


def _is_empty(said: Said | None) -> bool:
    return said is None or _WORD.search(said.text) is None
