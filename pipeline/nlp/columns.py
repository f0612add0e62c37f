"""Agreements put into tables: the titles stand in the left cells, the text of the clauses beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.nlp.lines import Line

FEWEST = 4
"""Rows of a title and a text that an agreement has at least when it was put into tables."""
_LONGEST_TITLE = 18
_SHORTEST_TEXT = 24
_NUMBER = re.compile("[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[）)]?[、.．]?")
_STOP = re.compile("[。；;]")
_SAYS = re.compile(r"[。；：:;！▁_＿]|应[当该]|不得|不[能许]|^[甲乙丙丁戊]方")
_PARTICULARS = re.compile(
    "名称|地址|住所|电话|联系|代表|代码|开户|账[号户]|帐号|邮[编箱]|传真|编号|姓名|盖章|签[字名章]"
)


def key_column(lines: Sequence[Line], among: Sequence[int]) -> list[int]:
    """Those ``among`` the lines that are titles in the left one of two cells, where there are enough of them.

    The text beside a title has at least one whole sentence. Left are a number, the particulars of a party, a
    party that speaks of itself and whatever is itself a sentence.
    """
    rows = (_unnumbered(lines, cells) for cells in _rows(lines, among))
    found = [cells[0][0] for cells in rows if len(cells) == 2 and _is_titled(lines, *cells)]  # noqa: PLR2004
    return found if len(found) >= FEWEST else []


def _rows(lines: Sequence[Line], among: Sequence[int]) -> Iterator[list[list[int]]]:
    """The lines of each row, cell by cell."""
    found: Mapping[tuple[int, int], dict[int, list[int]]] = defaultdict(dict)
    for at in among:
        if (cell := lines[at].cell) is not None:
            found[cell[:2]].setdefault(cell[2], []).append(at)
    for cells in found.values():
        yield list(cells.values())


def _unnumbered(lines: Sequence[Line], cells: list[list[int]]) -> list[list[int]]:
    """The cells without one in front that holds nothing but a number."""
    first = lines[cells[0][0]]
    return cells[1:] if _NUMBER.fullmatch(first.block.text[first.start : first.end].strip()) else cells


def _is_titled(lines: Sequence[Line], left: Sequence[int], right: Sequence[int]) -> bool:
    title = lines[left[0]]
    text = [lines[at].words for at in right]
    return (
        len(left) == 1
        and title.label is None
        and not _SAYS.search(title.words)
        and not _PARTICULARS.search(title.words)
        and 1 < len(title.words) <= _LONGEST_TITLE
        and sum(map(len, text)) >= _SHORTEST_TEXT
        and any(_STOP.search(words) for words in text)
    )
