"""Rows of tables read as sentences: “专利 | 双方共有” under “成果 | 归属” says 成果:专利，归属:双方共有."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pipeline.model.document import Cell

_OPEN = "▁"
"""What stands for a cell whose options nobody ticked (``pipeline.text.normalise.BLANK``)."""
_LONGEST_HEAD = 12
_PARTY = re.compile("[甲乙丙丁戊己]方")
_NO_HEAD = re.compile("[0-9。；，,%▁]|共有|^[甲乙丙丁]方$|^[双各三]方$")
"""Words that answer: a row with one of them heads no columns."""
_END = re.compile("[。；;，,:]+$")
_CAPTION = re.compile(
    "^附?表(?:[0-9]{1,2}(?:[-.][0-9]{1,2})?|[一二三四五六七八九十]{1,3}(?![致览般]))[:、 ]*(?=[一-龥])"
)
"""The number of the table before the words of its first cell: 表3 成果."""


class Said(NamedTuple):
    """One sentence in a table; ``key`` is whatever its owner knows it by."""

    text: str
    cell: Cell
    key: int
    chosen: bool = True
    """False for an option that nobody ticked."""


class Row(NamedTuple):
    """One row: its cells as one sentence, and the keys of what stands in it."""

    text: str
    keys: tuple[int, ...]


class _Column(NamedTuple):
    number: int
    text: str
    keys: tuple[int, ...]


def read(sentences: Iterable[Said]) -> tuple[Row, ...]:
    """The rows of the tables in reading order, those of one cell left out.

    A row reads twice, without and with the heads of its columns, parted by ；.
    """
    rows: list[Row] = []
    for _, table in groupby(sentences, key=lambda said: said.cell.table):
        heads: dict[int, str] = {}
        first = True
        for _, row in groupby(table, key=lambda said: said.cell.row):
            columns = [_column(n, list(inside)) for n, inside in groupby(row, key=lambda s: s.cell.column)]
            if len(columns) < 2:  # noqa: PLR2004 - a title over the table
                continue
            if first or _CAPTION.match(columns[0].text):
                columns[0] = columns[0]._replace(text=_CAPTION.sub("", columns[0].text))
                heads = {column.number: column.text for column in columns} if _heads(columns) else {}
            first = False
            rows.append(_row(columns, heads))
    return tuple(rows)


def _column(number: int, inside: Sequence[Said]) -> _Column:
    chosen = [said for said in inside if said.chosen]
    words = "，".join(_END.sub("", said.text) for said in chosen)
    return _Column(number, words or _OPEN, tuple(said.key for said in chosen))


def _heads(columns: Sequence[_Column]) -> bool:
    """Whether all cells name columns, or all but the first name a party each: 工作 | 甲方 | 乙方."""
    first, *rest = (column.text for column in columns)
    parties = len(rest) > 1 and len(set(rest)) == len(rest) and all(map(_PARTY.fullmatch, rest))
    return bool(rest) and all(
        len(text) <= _LONGEST_HEAD and not _NO_HEAD.search(text)
        for text in ((first,) if parties else (first, *rest))
    )


def _row(columns: Sequence[_Column], heads: dict[int, str]) -> Row:
    first, *rest = (column.text for column in columns)
    text = f"{first}:{'，'.join(rest)}"
    titled = [(heads.get(column.number, ""), column.text) for column in columns]
    if heads and all(title != words for title, words in titled):
        text += "；" + "，".join(f"{title}:{words}" if title else words for title, words in titled)
    return Row(text, tuple(key for column in columns for key in column.keys))
