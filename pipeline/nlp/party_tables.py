"""Parties that stand in tables: 甲方 | 单位名称 | …, two columns side by side, lists of members."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from pipeline.nlp.party_lines import Named, Particular, introduce
from pipeline.nlp.party_running import is_organisation
from pipeline.nlp.party_words import ANY_ROLE_CELL, FIELD_CELL, KEYS, LABEL, LETTERED, ROLE_CELL
from pipeline.text.normalise import BLANK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.model.evidence import Evidence
    from pipeline.nlp.party_roster import Draft, Roster

_NAME_HEADS = frozenset(
    {
        "单位",
        "单位名称",
        "单位全称",
        "全称",
        "机构",
        "机构名称",
        "企业名称",
        "名称",
        "合作单位",
        "成员单位",
        "参与单位",
        "参加单位",
        "当事人",
        "姓名",
        "合作方",
        "当事人名称",
        "主体",
    }
)
_ROLE_HEADS = frozenset(
    {
        "角色",
        "身份",
        "称谓",
        "简称",
        "当事方",
        "当事人",
        "合同地位",
        "代称",
        "职责",
        "当事方称谓",
        "合同身份",
        "各方",
    }
)
_FEWEST_FIELDS = 2
_FEWEST_COLUMNS = 3
_CALLED_CELL = re.compile(
    rf"(?:(?P<what>[一-龥]{{2,10}})[(](?:(?:以下|下)?(?:简)?称)?)?(?P<role>{LETTERED})[)]?(?:[(][^()]{{1,20}}[)])?"
)
_OWN = ("address", "representative", "credit_code")
"""Particulars that belong to a party and to nothing else."""


_LATIN = re.compile(r"[(]?[A-Za-z][A-Za-z.,'’/&]*[)]?")
_FIGURE = re.compile("[0-9]")
_LONGEST_LABEL = 60


class TextCell(NamedTuple):
    """One cell: its place and its lines, each with where it stands."""

    row: int
    column: int
    lines: tuple[tuple[str, Evidence], ...]

    @property
    def text(self) -> str:
        """The words of the cell without white space."""
        return _words("".join("".join(line.split()) for line, _ in self.lines))

    @property
    def evidence(self) -> Evidence:
        """Where the cell stands."""
        return self.lines[0][1]


def _words(text: str) -> str:
    """The Chinese of a label in two languages: 甲方 of PartyA甲方, 住所 of 住所(Address)."""
    if len(text) > _LONGEST_LABEL or not _LATIN.search(text) or _FIGURE.search(text):
        return text
    chinese = _LATIN.sub("", text).strip("/|-")
    return chinese if ROLE_CELL.fullmatch(chinese) or FIELD_CELL.fullmatch(chinese) else text


def read_table(cells: Sequence[TextCell], roster: Roster) -> None:
    """Take into ``roster`` what a table says about parties; tables about other things are left alone."""
    rows = [list(row) for _, row in groupby(cells, key=lambda cell: cell.row)]
    if _member_list(rows, roster):
        return
    if not _speaks_of_parties(cells, roster):
        return
    columns: dict[int, Draft] = {}
    for row in rows:
        columns = _row(row, roster, columns)


def _speaks_of_parties(cells: Sequence[TextCell], roster: Roster) -> bool:
    if any(first.row == second.row and _is_called(first, second) for first, second in pairwise(cells)):
        return True
    fields = 0
    for cell in cells:
        label = LABEL.match(cell.lines[0][0])
        if _role(cell) or (label and label["role"]):
            return True
        field = FIELD_CELL.fullmatch(cell.text)
        fields += field is not None and not field["other"] and cell.column == 0
        fields += _FEWEST_FIELDS * (label is not None and any(label[key] for key in _OWN))
    return fields >= _FEWEST_FIELDS and roster.current is not None


def _role(cell: TextCell) -> re.Match[str] | None:
    return ROLE_CELL.fullmatch(cell.text)


def _row(row: Sequence[TextCell], roster: Roster, columns: dict[int, Draft]) -> dict[int, Draft]:
    """Read one row; what is returned are the parties that own its columns, for the rows below."""
    side_by_side = [cell for cell in row[1:] if _CALLED_CELL.fullmatch(cell.text)]
    if len(row) >= _FEWEST_COLUMNS and len(side_by_side) == len(row) - 1:
        return {cell.column: _called(cell, roster) for cell in side_by_side}
    roles = [at for at, cell in enumerate(row) if _role(cell)]
    if len(roles) > 1 and any(second == first + 1 for first, second in pairwise(roles)):
        return {row[at].column: _enter(row[at], roster) for at in roles}
    if roles:
        columns = {}
    at = 0
    while at < len(row):
        at += _cell(row, at, roster, columns)
    return columns


def _is_called(cell: TextCell, following: TextCell) -> bool:
    """True for 学院（甲方） beside the name of a party."""
    called = _CALLED_CELL.fullmatch(cell.text)
    return bool(called and called["what"] and not _role(cell) and is_organisation(following.lines[0][0]))


def _called(cell: TextCell, roster: Roster) -> Draft:
    """The party of a column that is headed 学校（下称甲方）."""
    called = _CALLED_CELL.fullmatch(cell.text)
    assert called  # noqa: S101 - only such cells get here
    others = (called["what"],) if called["what"] else ()
    roster.introduce([Named(called["role"], "", others, written=False)], cell.evidence)
    return roster.group[-1]


def _enter(cell: TextCell, roster: Roster, value: str = "") -> Draft:
    role = ROLE_CELL.fullmatch(cell.text) or ANY_ROLE_CELL.fullmatch(cell.text)
    assert role  # noqa: S101 - only cells that are roles get here
    known = ROLE_CELL.fullmatch(cell.text) is not None
    parties = list(introduce(role["role"], role["nth"], role["more"], value, known=known))
    roster.introduce(parties, cell.evidence)
    return roster.group[-1]


def _cell(row: Sequence[TextCell], at: int, roster: Roster, columns: dict[int, Draft]) -> int:
    """Read a cell and, when it is a label, its value; the number of cells read."""
    cell, following = row[at], row[at + 1] if at + 1 < len(row) else None
    if following and not columns and _is_called(cell, following):
        draft = _called(cell, roster)
        for text, evidence in following.lines:
            roster.expect(draft)
            roster.line(text, evidence, owner=draft)
        return 2
    if _role(cell) or (following and ANY_ROLE_CELL.fullmatch(cell.text) and not columns):
        labels = following is None or _is_label(following)
        value = "" if labels or following is None else _value(following)
        _enter(cell, roster, value)
        return 1 if labels or not value else 2
    field = FIELD_CELL.fullmatch(cell.text)
    if field and following:
        return _field(row, at, field, roster, columns)
    owner = _owner(cell, columns)
    roster.expect(owner)
    for text, evidence in cell.lines:
        roster.line(text, evidence, owner=owner)
    return 1


def _is_label(cell: TextCell) -> bool:
    return FIELD_CELL.fullmatch(cell.text) is not None or ROLE_CELL.fullmatch(cell.text) is not None


def _owner(cell: TextCell, columns: dict[int, Draft]) -> Draft | None:
    """The party whose column it is: the nearest to the left."""
    left = [column for column in columns if column <= cell.column]
    return columns[max(left)] if left else None


def _field(
    row: Sequence[TextCell], at: int, field: re.Match[str], roster: Roster, columns: dict[int, Draft]
) -> int:
    key = next(key for key in KEYS if field[key])
    values = list(row[at + 1 :]) if columns and row[at].column < min(columns) else [row[at + 1]]
    if _is_label(values[0]):
        return 1
    for cell in values:
        roster.particular(Particular(key, _value(cell) or BLANK), cell.evidence, _owner(cell, columns))
    return 1 + len(values)


def _value(cell: TextCell) -> str:
    """The words of the cell before any label inside it."""
    text = cell.lines[0][0]
    label = LABEL.search(text)
    return text[: label.start()] if label else text


def _member_list(rows: Sequence[Sequence[TextCell]], roster: Roster) -> bool:
    """序号 | 单位 | 角色 | 住所: one party a row, each particular below its head."""
    heads = {cell.text: cell.column for cell in rows[0]}
    name = next((heads[head] for head in heads if head in _NAME_HEADS), None)
    role = [heads[head] for head in heads if head in _ROLE_HEADS and heads[head] != name]
    if name is None or not role:
        return False
    keys = {cell.column: key for cell in rows[0] if (key := _key(cell)) in _OWN}
    for row in rows[1:]:
        cells = {cell.column: cell for cell in row}
        designations = [cells[column].text for column in role if column in cells and cells[column].text]
        if designations and name in cells and cells[name].text:
            roster.introduce([_member(designations, cells[name].text)], row[0].evidence)
            for column in keys.keys() & cells.keys():
                cell = cells[column]
                roster.particular(
                    Particular(keys[column], _value(cell) or BLANK), cell.evidence, roster.group[-1]
                )
    return True


def _key(cell: TextCell) -> str:
    field = FIELD_CELL.fullmatch(cell.text)
    return next(key for key in KEYS if field[key]) if field else ""


def _member(designations: Sequence[str], found: str) -> Named:
    """The party of a row, by its letter where one is among its ``designations``."""
    lettered = next((text for text in designations if ROLE_CELL.fullmatch(text)), designations[0])
    others = tuple(text for text in designations if text != lettered)
    name = "" if BLANK in found else found
    role = ROLE_CELL.fullmatch(lettered)
    if role is None:
        return Named(lettered, name, others)
    named = next(introduce(role["role"], role["nth"], role["more"]))
    return named._replace(name=name, aliases=(*named.aliases, *others))
