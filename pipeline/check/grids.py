"""Tables of a document as rows of cells: labels with their values, columns with what stands below them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.model.document import Block, Document, Location, Story
from pipeline.text.normalise import BLANK, normalise

Known = Callable[[str], bool]
"""Whether a short text is one of the titles looked for."""

TEXT = frozenset({Story.BODY, Story.TEXT_BOX})
"""Where a document speaks: no comments, notes, headers or footers."""
LONGEST_LABEL = 30
_SHORT = 12
_COLUMN_WORDS = re.compile(
    r"(?:序号|编号|名称|姓名|单位|备注|日期|时间|责任[人方]|负责人|金额|数量|签[字名章]|内容|说明|结论|意见|情况|要求|结果|描述|状态|职务|职称|等级|措施|用途|科目|事由|摘要|方式)$"
)
_DIGIT_OR_STOP = re.compile(r"[\d。；;，,%]")


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: its words, normalised, and where they stand."""

    row: int
    column: int
    text: str
    places: tuple[Location, ...]


@dataclass(frozen=True)
class Grid:
    """One table; merged cells stand where they begin."""

    number: int
    rows: tuple[tuple[GridCell, ...], ...]

    @cached_property
    def _by_column(self) -> Mapping[int, Sequence[GridCell]]:
        found: dict[int, list[GridCell]] = {}
        for row in self.rows:
            for cell in row:
                found.setdefault(cell.column, []).append(cell)
        return found

    def values_of(self, row: int, at: int, known: Known) -> tuple[GridCell, ...]:
        """The cells that answer the label in cell ``at`` of ``row``: to its right, or below it."""
        cells = self.rows[row]
        if self._heads_column(row, at, known):
            return self._below(row, cells[at])
        labelled = self._is_column_of_labels(cells[at].column, row, known)
        after = []
        for cell in cells[at + 1 :]:
            if known(cell.text) and (not labelled or self._is_column_of_labels(cell.column, row, known)):
                break
            after.append(cell)
        return tuple(after) if after else self._next_row(row, known)

    def values(self, known: Known) -> Iterator[GridCell]:
        """The cells that hold content: no labels looked for, no header row, no first column of labels."""
        for number, row in enumerate(self.rows):
            if self.is_header(number, known):
                continue
            for at, cell in enumerate(row):
                label = at == 0 and len(row) > 1 and len(cell.text) <= _SHORT
                if not label and not known(cell.text):
                    yield cell

    def headed(self, columns: Sequence[re.Pattern[str]]) -> tuple[int, tuple[int, ...]] | None:
        """The header row that has all ``columns``, with the column of each; None where there is none."""
        for number, row in enumerate(self.rows):
            if len(row) < 3 and len(columns) == 1:  # noqa: PLR2004 - a label with its value heads no column
                continue
            found: list[int] = []
            for wanted in columns:
                fitting = (c.column for c in row if c.column not in found and _heads(wanted, c.text))
                column = next(fitting, None)
                if column is None:
                    break
                found.append(column)
            if len(found) == len(columns):
                return number, tuple(found)
        return None

    def _heads_column(self, row: int, at: int, known: Known) -> bool:
        cells = self.rows[row]
        neighbours = [*cells[max(at - 1, 0) : at], *cells[at + 1 : at + 2]]
        if not neighbours:
            return False
        if self._is_column_of_labels(cells[at].column, row, known):
            return False
        return any(known(cell.text) for cell in neighbours) or self.is_header(row, known)

    def _is_column_of_labels(self, column: int, row: int, known: Known) -> bool:
        """Whether other rows have labels in this column too: a form, whose values stand to the right."""
        return any(known(cell.text) for cell in self._by_column[column] if cell.row != row)

    def is_header(self, row: int, known: Known) -> bool:
        """Whether the cells of ``row`` name what stands in their columns."""
        cells = self.rows[row]
        if len(cells) < 2 or not all(_is_label(cell.text) for cell in cells):  # noqa: PLR2004 - one cell heads nothing
            return False
        below = self.rows[row + 1] if row + 1 < len(self.rows) else ()
        if not {cell.column for cell in below} <= {cell.column for cell in cells}:
            return False
        named = [known(cell.text) or bool(_COLUMN_WORDS.search(cell.text)) for cell in cells]
        few = len(cells) == 2 or not below  # noqa: PLR2004 - may be a label with its value
        return all(named[1:]) if few else sum(named) * 2 > len(cells)

    def _below(self, row: int, head: GridCell) -> tuple[GridCell, ...]:
        return tuple(cell for cell in self._by_column[head.column] if cell.row > row)

    def _next_row(self, row: int, known: Known) -> tuple[GridCell, ...]:
        following = self.rows[row + 1] if row + 1 < len(self.rows) else ()
        return () if any(known(cell.text) for cell in following) else following


def grids(document: Document) -> Mapping[int, Grid]:
    """The tables of ``document`` by their number; a cell of an outer table does not hold those inside it."""
    cells: dict[int, dict[tuple[int, int], list[Block]]] = {}
    for block in document.blocks:
        if block.cells:
            cell = block.cells[-1]
            cells.setdefault(cell.table, {}).setdefault((cell.row, cell.column), []).append(block)
    return {number: Grid(number, tuple(_rows(found))) for number, found in cells.items()}


def _rows(found: Mapping[tuple[int, int], Sequence[Block]]) -> Iterator[tuple[GridCell, ...]]:
    """Rows counted anew from 0: those without any words are not there."""
    for number, row in enumerate(sorted({row for row, _ in found})):
        columns = sorted(column for at, column in found if at == row)
        yield tuple(_cell(number, column, found[row, column]) for column in columns)


def _cell(row: int, column: int, blocks: Sequence[Block]) -> GridCell:
    text = "\n".join(normalise(block.text).text.strip() for block in blocks).strip()
    places = tuple(block.location() for block in blocks)
    return GridCell(row, column, text, places)


def _heads(wanted: re.Pattern[str], text: str) -> bool:
    return len(text) <= LONGEST_LABEL and bool(wanted.search(text.replace("\n", "")))


def _is_label(text: str) -> bool:
    return 0 < len(text) <= _SHORT and BLANK not in text and not _DIGIT_OR_STOP.search(text)
