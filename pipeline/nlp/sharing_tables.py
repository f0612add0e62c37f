"""Shares that stand in a table: a party in one cell of a row, its figure in another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain

from pipeline.model.agreement import Agreement
from pipeline.model.document import Block
from pipeline.model.evidence import Evidence
from pipeline.model.terms import Share
from pipeline.nlp import sharing_words as words
from pipeline.nlp.shares import parts_of
from pipeline.text.normalise import BLANK, normalise

_SOMEBODY = re.compile("(?!合计|总计|小计|共计)[\u4e00-\u9fff·]{2,20}")
_COSTS = re.compile("成本|科目|预算|比重|(?:价格|造价|报价)构成")
"""In the head of a table: its rows are what a price or a budget is made of, profit among them."""
_OF_SHARES = re.compile(
    "(?:收益|利润|收入)?(?:分账|分成|分配|分润|分享|分红|收益)的?(?:比例|份额)(?:[/／][^。；]{1,4})?(?:[(（][^()（）]{1,6}[)）])?"
)
_SPLIT = re.compile(f"(?:[0-9]{{1,2}}|{BLANK})(?::(?:[0-9]{{1,2}}|{BLANK})){{1,4}}")
_DIVIDED = re.compile(
    "(?:净额|余额|收益|收入|利润|盈余|毛利|净利|款项?|所得)(?:分配|分成|分享|分润|分账)(?=比例|份额|[(（]|$)"
)
_SHARERS = re.compile(
    "(?:收益|利益|利润|收入|分红)?(?:分享|分成|分配|分红|分润|分账|受益|收益|利益|获益)的?(?:主体|各方|方|人|单位|对象|成员)"
)
_INCOMES = re.compile("(?:收益|收入|利益)的?(?:项目|种类|类型|类别|来源|名称|事项)")
_PARTS = re.compile("(?:分享|分配|分成|收益|所占|所得|应得)?的?(?:比例|份额|占比|比率)(?:[(（].{1,4}[)）])?")
_OPEN = re.compile(f" *{BLANK} *%?")
_HUNDRED = 100
_NUMBER = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,4})?)\s*%?")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures that make a whole: its heading, each party's part, the heading cell."""

    heading: str
    shares: tuple[Share, ...]
    evidence: Evidence


Table = Mapping[tuple[int, int], Block]
"""Cells by row and column; of several paragraphs in a cell the first."""


class Tables:
    """The tables of a document, looked up by the cell that a paragraph stands in."""

    def __init__(self, agreement: Agreement) -> None:
        """Nothing is read unless the document has tables."""
        self._tables: dict[int, dict[tuple[int, int], Block]] = defaultdict(dict)
        self._labels: dict[tuple[int, int], str] = {}
        for block in agreement.document.blocks:
            if block.cells:
                own = block.cells[-1]
                self._tables[own.table].setdefault((own.row, own.column), block)
                if own.column == 0 and words.ROW_LABEL.fullmatch(block.text.strip()):
                    self._labels.setdefault((own.table, own.row), block.text.strip())

    def owner(self, block: Block) -> str:
        """The party that another cell of the row, or the head of the column, names; empty when none does."""
        if not block.cells:
            return ""
        own, table = block.cells[-1], self._tables[block.cells[-1].table]
        if party := _headed(table, own.row, own.column):
            return party
        beside = (table.get((own.row, column)) for column in range(own.column - 1, -1, -1))
        above = (table.get((row, own.column)) for row in range(own.row))
        named = (words.SHARER.search(cell.text) for cell in chain(beside, above) if cell is not None)
        return next((match[0] for match in named if match), "")

    def line(self, block: Block) -> tuple[int, str, int]:
        """The row or column of ``block``'s table along which the parties stand: a row under their names."""
        own, table = block.cells[-1], self._tables[block.cells[-1].table]
        beside = (table.get((own.row, column)) for column in range(own.column))
        named = any(cell is not None and words.SHARER.search(cell.text) for cell in beside)
        across = named and not _headed(table, own.row, own.column)
        return (own.table, "column", own.column) if across else (own.table, "row", own.row)

    def is_of_something_else(self, block: Block) -> bool:
        """Whether the head of its column says that a figure is no part of an income: 出资比例."""
        own, table = block.cells[-1], self._tables[block.cells[-1].table]
        heads = (cell.text for row in range(own.row) if (cell := table.get((row, own.column))) is not None)
        return any(words.HOLDING.search(head) or words.OTHER_RATIO.search(head) for head in heads)

    def label(self, block: Block) -> str:
        """The first cell of the row where that is about income (收益分配) and ``block`` is a later one."""
        own = block.cells[-1]
        if _SPLIT.fullmatch(normalise(block.text).text.strip()) and (head := self._divided_below(block)):
            return head
        if self._is_sharers_part(block):
            return "收益分配"
        label = self._labels.get((own.table, own.row), "") if own.column > 0 else ""
        heads = (cell.text for (row, _), cell in self._tables[own.table].items() if row == 0) if label else ()
        return "" if any(_COSTS.search(head) for head in heads) else label

    def _is_sharers_part(self, block: Block) -> bool:
        """Whether the table lists those who share (分享主体) or incomes, and ``block`` is a part."""
        own, table = block.cells[-1], self._tables[block.cells[-1].table]
        above = table.get((0, own.column)) if own.row else None
        if above is None or not (_PARTS.fullmatch(above.text) or words.SHARER.fullmatch(above.text)):
            return False
        heads = [cell.text for (row, _), cell in table.items() if row == 0]
        if _PARTS.fullmatch(above.text):
            return any(_SHARERS.fullmatch(head) for head in heads)
        return own.column > 0 and any(_INCOMES.fullmatch(head) for head in heads[:1])

    def _divided_below(self, block: Block) -> str:
        """The head of ``block``'s column where it says that income is divided below it, without brackets."""
        own = block.cells[-1]
        head = self._tables[own.table].get((0, own.column)) if own.row else None
        found = _DIVIDED.search(normalise(head.text).text) if head is not None else None
        return found[0] if found else ""

    def filled(self, number: str) -> Iterator[Block]:
        """The cells beside one that holds nothing but the ``number`` of a clause."""
        for table in self._tables.values():
            for (row, column), cell in table.items():
                if column and (first := table.get((row, 0))) is not None and first.text.strip() == number:
                    yield cell

    def is_answered_elsewhere(self, block: Block) -> bool:
        """Whether ``block`` only names a matter and other cells of its row say what holds."""
        if not block.cells or not words.ROW_LABEL.fullmatch(block.text.strip()):
            return False
        own, table = block.cells[-1], self._tables[block.cells[-1].table]
        return any(
            cell.text.strip() and cell is not block for (row, _), cell in table.items() if row == own.row
        )

    def columns(self, agreement: Agreement, named: Sequence[str]) -> Iterator[Column]:
        """The columns headed with one of the words ``named`` whose figures for the parties make a whole."""
        for table in self._tables.values():
            for (row, column), head in table.items():
                headed = row == 0 and column > 0 and any(word in head.text for word in named)
                if headed and (shares := _shares(table, column)):
                    evidence = Evidence(head.text, head.location(), _clause(agreement, head))
                    yield Column(head.text, shares, evidence)

    def unfilled(self, agreement: Agreement) -> Iterator[Evidence]:
        """The first blank in each column of shares (分成比例) whose other figures do not make the whole."""
        for table in self._tables.values():
            for (row, column), head in table.items():
                if row or not column or not _OF_SHARES.fullmatch(head.text.strip()):
                    continue
                below = [cell for (line, at), cell in table.items() if at == column and line]
                blank = [cell for cell in below if _OPEN.fullmatch(normalise(cell.text).text.strip())]
                if blank and sum(_number(cell) or 0 for cell in below) < _HUNDRED:
                    yield Evidence(blank[0].text, blank[0].location(), _clause(agreement, blank[0]))

    def rows(self, agreement: Agreement, blocks: range) -> Iterator[Column]:
        """The rows below the parties' names, in tables within ``blocks``, that have a figure for several."""
        for table in self._tables.values():
            if not any(cell.index in blocks for cell in table.values()):
                continue
            parties = _across(table)
            for row in sorted({row for row, _ in table if row > 0}) if len(parties) > 1 else ():
                label = table.get((row, 0))
                pairs = [(name, _number(table.get((row, at)))) for at, name in parties.items()]
                known = [(name, number) for name, number in pairs if number is not None]
                if label is not None and len(known) > 1:
                    shares = tuple(Share(name, number / _HUNDRED) for name, number in known)
                    yield Column(
                        label.text, shares, Evidence(label.text, label.location(), _clause(agreement, label))
                    )


def _across(table: Table) -> dict[int, str]:
    """The parties that head the columns of a table, by column."""
    heads = {at: cell.text.strip() for (row, at), cell in table.items() if row == 0 and at > 0}
    return {at: heads[at] for at in sorted(heads) if words.SHARER.fullmatch(heads[at])}


def _headed(table: Table, row: int, column: int) -> str:
    """The party that heads the column, in a row above that names a party over another column as well."""
    for above in range(row):
        heads = {at: cell.text.strip() for (line, at), cell in table.items() if line == above}
        parties = [at for at, text in heads.items() if words.SHARER.fullmatch(text)]
        if column in parties and len(parties) > 1:
            return heads[column]
    return ""


def _shares(table: Table, column: int) -> tuple[Share, ...]:
    pairs = []
    for row in sorted({row for row, _ in table if row > 0}):
        party, number = _party(table, row, column), _number(table.get((row, column)))
        if party and number is not None:
            pairs.append((party, number))
    parts = parts_of(number for _, number in pairs) if len(pairs) > 1 else ()
    return tuple(Share(party, part) for (party, _), part in zip(pairs, parts, strict=False))


def _party(table: Table, row: int, column: int) -> str:
    """The party that a row is about; else whoever its first cell names, but no total."""
    before = [cell.text.strip() for at in range(column) if (cell := table.get((row, at))) is not None]
    named = next((match[0] for text in before if (match := words.SHARER.match(text))), "")
    return named or next((text for text in before[:1] if _SOMEBODY.fullmatch(text)), "")


def _number(cell: Block | None) -> Fraction | None:
    match = _NUMBER.fullmatch(normalise(cell.text).text.strip()) if cell else None
    return Fraction(match[1]) if match else None


def _clause(agreement: Agreement, block: Block) -> str:
    holding = [p.clause for p in agreement.provisions if p.location.block == block.index]
    return agreement.clause_name(holding[0]) if holding else ""
