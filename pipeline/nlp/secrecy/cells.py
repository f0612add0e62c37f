"""Secrecy periods that stand in a table: a column headed “不得外泄的时间”, a row “期限” under the parties."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.agreement import Agreement
from pipeline.model.document import Block, Cell
from pipeline.nlp.secrecy import fields, lasting, topic
from pipeline.text.durations import find_durations
from pipeline.text.normalise import normalise

_SECRET_PERIOD = re.compile(
    "(?:[保守]密|不得?(?:对外)?(?:外泄|外传|泄露|披露|公开)|不外[传泄]|[守闭封]口|解密)的?"
    "(?:期限|期间|时间|年限|时限|期|有效期|起止|到何时|多久)(?:要求)?"
)
"""The head of a column, or of a row, of secrecy periods."""
_ASKED = re.compile("[守管保]?密?[到至](?:何时|什么时候|几时|哪[天日年])(?:为?止)?|[守管]?多久|[守管]几年")
"""The head of a row of a table of secrecy, in plain words."""
_PERIOD = re.compile(
    f"(?:起止)?(?:期限|期间|时限|年限)(?:要求)?|持续时间|有效期限?|截止(?:日期?|时间)?|{_ASKED.pattern}"
)
"""The same in a table of secrecy."""
_ANNOUNCED = re.compile(
    "(?:[保守]密|保护|守秘|[守闭封]口|信息安全|不公开|不外传)(?:的)?(?:义务|责任)?(?:的)?(?:期限|期间|时间|年限|时限|期)[^。；]{0,24}$"
)
"""The line above a table of secrecy periods, in a clause that binds to secrecy in whatever words."""
_PARTY = re.compile(f"({topic.ROLES})(?:[(（][^()（）]{{1,20}}[)）])?")
_PARTIES = re.compile(
    f"(?:{topic.ROLES}|[甲乙丙丁戊])(?:(?:、|和|与|及|以及)(?:{topic.ROLES}|[甲乙丙丁戊]))+"
)
"""“甲方、乙方” in one cell: each of them."""
_LEVEL = 12
"""Characters that the name of a level or of a kind of secret has at most."""
_LABEL_AND_VALUE = 2
_NO_SECRET = re.compile("公开|不限|非密|对外|新闻")
"""Words of a row about what is no secret."""

_ENDS = re.compile(f"(?:至|到)[^。；]{{0,10}}(?:{lasting.ENDS})")
_SETTLES = (lasting.EXPLICIT_PERMANENT, lasting.COOPERATION_TIME, lasting.UNTIL_PUBLIC, _ENDS)


@dataclass(frozen=True, slots=True)
class Period:
    """A cell that holds a period: whose it is, or of which secrets; empty for all."""

    parties: tuple[str, ...] = ()
    subject: str = ""


@dataclass(frozen=True, slots=True)
class _Text:
    """What one cell says, and whether it stands in a clause about secrecy."""

    words: str
    secret: bool

    @property
    def names_period(self) -> bool:
        return bool(_SECRET_PERIOD.fullmatch(self.words) or (self.secret and _PERIOD.fullmatch(self.words)))

    @property
    def asks(self) -> bool:
        return self.secret and _ASKED.fullmatch(self.words) is not None

    @property
    def is_period(self) -> bool:
        if find_durations(self.words) or fields.NOT_AGREED.fullmatch(self.words):
            return True
        return any(pattern.search(self.words) for pattern in _SETTLES)


_Table = Mapping[tuple[int, int], _Text]
_EMPTY = _Text("", secret=False)


def periods(
    agreement: Agreement, secret: Collection[int], bound: Collection[int]
) -> Mapping[int, Period | None]:
    """The blocks of ``agreement`` that are cells with a secrecy period, and None for those that head them.

    ``secret``: the blocks that stand in clauses about secrecy; ``bound``: those of articles that bind to it.
    """
    secret = {*secret, *_announced(agreement.document.blocks, bound)}
    places: dict[int, Cell] = {}
    tables: dict[int, dict[tuple[int, int], _Text]] = defaultdict(dict)
    blocks = agreement.document.blocks
    for number in _candidates(blocks, secret):
        cell = blocks[number].cells[-1]
        words = normalise(blocks[number].text).text.strip()
        if (
            tables[cell.table].setdefault((cell.row, cell.column), _Text(words, number in secret)).words
            == words
        ):
            places[number] = cell
    found = {number: _period(tables[cell.table], cell) for number, cell in places.items()}
    told = {number: period for number, period in found.items() if period is not None}
    filled = {(places[number].table, places[number].row, places[number].column) for number in told}
    heads = [n for n, cell in places.items() if _is_answered(tables[cell.table], cell, filled)]
    return {**dict.fromkeys(heads), **told}


def _is_answered(table: _Table, cell: Cell, filled: Collection[tuple[int, int, int]]) -> bool:
    """Whether ``cell`` names secrecy periods and each row below, or each column beside it, gives one."""
    if not table[cell.row, cell.column].names_period:
        return False
    columns = {column for (_, column), text in table.items() if column > cell.column and text.words}
    if columns and all((cell.table, cell.row, column) in filled for column in columns):
        return True
    rows = {row for (row, column), text in table.items() if row > cell.row and column == 0 and text.words}
    return bool(rows) and all((cell.table, row, cell.column) in filled for row in rows)


def _announced(blocks: Sequence[Block], bound: Collection[int]) -> Iterator[int]:
    """The cells of tables that a line of ``bound`` right above them makes tables of secrecy periods."""
    tables = set()
    for number, block in enumerate(blocks[:-1]):
        below = blocks[number + 1]
        opens = not block.cells and below.cells and number in bound
        if opens and _ANNOUNCED.search(normalise(block.text).text.strip()):
            tables.add(below.cells[-1].table)
    return (n for n, block in enumerate(blocks) if block.cells and block.cells[-1].table in tables)


def _candidates(blocks: Sequence[Block], secret: Collection[int]) -> list[int]:
    """The cells of the tables that have a cell in a clause about secrecy, or one that names its period."""
    cells = [number for number, block in enumerate(blocks) if block.cells]
    chosen = {
        blocks[number].cells[-1].table
        for number in cells
        if number in secret or _SECRET_PERIOD.search(blocks[number].text)
    }
    return [number for number in cells if blocks[number].cells[-1].table in chosen]


def _period(table: _Table, cell: Cell) -> Period | None:
    value = table[cell.row, cell.column]
    if cell.column == 0 or not value.is_period:
        return None
    label = table.get((cell.row, 0), _EMPTY)
    if (_SECRET_PERIOD.fullmatch(label.words) or label.asks) and _is_alone(table, cell):
        return Period()
    above = [table.get((row, cell.column), _EMPTY) for row in range(cell.row)]
    if label.names_period:
        named = (_parties(head.words) for head in above)
        return next((Period(parties=parties) for parties in named if parties), None)
    if not any(head.names_period for head in above) or not 0 < len(label.words) <= _LEVEL:
        return None
    if fields.NOT_AGREED.fullmatch(value.words) and _is_no_secret(table, cell.row):
        return None
    parties = _parties(label.words)
    return Period(parties=parties) if parties else Period(subject=label.words)


def _parties(words: str) -> tuple[str, ...]:
    """The parties that a cell consists of; none where it says anything else."""
    if party := _PARTY.fullmatch(words):
        return (party[1],)
    return tuple(f"{name}方" for name in topic.EACH.findall(words)) if _PARTIES.fullmatch(words) else ()


def _is_alone(table: _Table, cell: Cell) -> bool:
    """Whether nothing stands in the row of ``cell`` but its label and its value, under no party."""
    row = [place for place, text in table.items() if place[0] == cell.row and text.words]
    heads = (table.get((row, cell.column), _EMPTY).words for row in range(cell.row))
    return cell.column == 1 and len(row) <= _LABEL_AND_VALUE and not any(map(_PARTY.fullmatch, heads))


def _is_no_secret(table: _Table, row: int) -> bool:
    return any(_NO_SECRET.search(text.words) for place, text in table.items() if place[0] == row)
