"""Parties that stand in tables: 甲方 | 单位名称 | …, two columns side by side, lists of members."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from pipeline.model.terms import PartyKind
from pipeline.nlp.party_cells import (
    CALLED_CELL,
    OWN,
    TextCell,
    enter,
    enter_called,
    key_of,
    role_cell,
    value_of,
)
from pipeline.nlp.party_lines import Named, Particular, introduce, read_line
from pipeline.nlp.party_names import designate
from pipeline.nlp.party_running import is_organisation, running
from pipeline.nlp.party_sheets import read_columns, read_rows
from pipeline.nlp.party_words import (
    ANY_ROLE_CELL,
    FIELD_CELL,
    KEYS,
    LABEL,
    LETTERED,
    NAMED,
    ROLE_CELL,
    kind_of,
)
from pipeline.text.normalise import BLANK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.nlp.party_draft import Draft
    from pipeline.nlp.party_roster import Roster

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
_OWNED_FIELD = re.compile(rf"(?P<who>{LETTERED}|{NAMED})的?")
_SIDES = frozenset({"一方", "另一方", "第一方", "第二方"})
_LETTER = re.compile(LETTERED)
_FEWEST_FIELDS = 2
_FEWEST_COLUMNS = 3


def read_table(cells: Sequence[TextCell], roster: Roster) -> None:
    """Take into ``roster`` what a table says about parties; tables about other things are left alone."""
    rows = [list(row) for _, row in groupby(cells, key=lambda cell: cell.row)]
    if _member_list(rows, roster) or read_columns(rows, roster):
        return
    if not _speaks_of_parties(cells, roster):
        return
    columns: dict[int, Draft] = {}
    for row in rows:
        columns = _row(row, roster, columns)


def _speaks_of_parties(cells: Sequence[TextCell], roster: Roster) -> bool:
    if any(
        first.row == second.row and (_is_called(first, second) or _is_side(first, second))
        for first, second in pairwise(cells)
    ):
        return True
    if sum(first.row == second.row and _is_told(first, second) for first, second in pairwise(cells)) > 1:
        return True
    fields = 0
    for cell in cells:
        labels = [LABEL.match(text) for text, _ in cell.lines]
        label = labels[0]
        if role_cell(cell) or any(found and found["role"] for found in labels):
            return True
        if any(_is_lettered(text) for text, _ in cell.lines):
            return True
        field = FIELD_CELL.fullmatch(cell.text)
        fields += field is not None and not field["other"] and cell.column == 0
        fields += _FEWEST_FIELDS * (label is not None and any(label[key] for key in OWN))
    return fields >= _FEWEST_FIELDS and roster.current is not None


def _is_lettered(text: str) -> bool:
    """Whether a line of a cell gives a party its name and its letter: 学校（甲方）：示例大学."""
    if not _LETTER.search(text):
        return False
    items, _ = read_line(text)
    return any(isinstance(item, Named) and item.name and _LETTER.fullmatch(item.role) for item in items)


def _row(row: Sequence[TextCell], roster: Roster, columns: dict[int, Draft]) -> dict[int, Draft]:
    """Read one row; what is returned are the parties that own its columns, for the rows below."""
    side_by_side = [cell for cell in row[1:] if CALLED_CELL.fullmatch(cell.text)]
    if len(row) >= _FEWEST_COLUMNS and len(side_by_side) == len(row) - 1:
        return {cell.column: enter_called(cell, roster) for cell in side_by_side}
    roles = [at for at, cell in enumerate(row) if role_cell(cell)]
    if len(roles) > 1 and any(second == first + 1 for first, second in pairwise(roles)):
        return {row[at].column: enter(row[at], roster) for at in roles}
    if roles:
        columns = {}
    if len(row) > 1 and all(map(_names_one, row)):
        return {cell.column: _named_in(cell, roster) for cell in row}
    at = 0
    while at < len(row):
        at += _cell(row, at, roster, columns)
    return columns


def _is_side(cell: TextCell, following: TextCell) -> bool:
    """True for 一方 or 另一方 beside the name of a party."""
    names, _ = designate(following.lines[0][0])
    return cell.text in _SIDES and len(names) == 1 and kind_of(names[0]) is not PartyKind.OTHER


def _side(cell: TextCell, following: TextCell, roster: Roster) -> int:
    """Take in the party beside 一方; the number of cells read."""
    names, aliases = designate(following.lines[0][0])
    roster.introduce([Named(cell.text, names[0], aliases, known=False)], cell.evidence)
    for text, evidence in following.lines:
        roster.line(text, evidence, owner=roster.group[-1])
    return 2


def _names_one(cell: TextCell) -> bool:
    """True for 医院（甲方）：示例医院, a party by its role and name in one cell."""
    items, _ = read_line(cell.lines[0][0])
    first = items[0] if items else None
    return isinstance(first, Named) and first.known and bool(_LETTER.fullmatch(first.role))


def _named_in(cell: TextCell, roster: Roster) -> Draft:
    """The party of the cell, whose column holds its particulars in the rows below."""
    for text, evidence in cell.lines:
        roster.line(text, evidence)
    return roster.group[-1]


def _is_told(cell: TextCell, following: TextCell) -> bool:
    """True for 厂方 beside 示例公司，地址在…: a party by a word of its own, its name and its address."""
    name, comma, rest = following.lines[0][0].partition("，" if "，" in following.lines[0][0] else ",")
    told = ANY_ROLE_CELL.fullmatch(cell.text) is not None and is_organisation(name)
    return told and bool(comma) and any(item.key == "address" for item in running(rest))


def _is_called(cell: TextCell, following: TextCell) -> bool:
    """True for 学院（甲方） beside the name of a party."""
    called = CALLED_CELL.fullmatch(cell.text)
    return bool(called and called["what"] and not role_cell(cell) and is_organisation(following.lines[0][0]))


def _cell(row: Sequence[TextCell], at: int, roster: Roster, columns: dict[int, Draft]) -> int:
    """Read a cell and, when it is a label, its value; the number of cells read."""
    cell, following = row[at], row[at + 1] if at + 1 < len(row) else None
    if following and not columns and _is_called(cell, following):
        draft = enter_called(cell, roster)
        for text, evidence in following.lines:
            roster.expect(draft)
            roster.line(text, evidence, owner=draft)
        return 2
    if following and not columns and _is_side(cell, following):
        return _side(cell, following, roster)
    if role_cell(cell) or (following and ANY_ROLE_CELL.fullmatch(cell.text) and not columns):
        return _introduced(cell, following, roster)
    field = FIELD_CELL.fullmatch(cell.text)
    if field and following:
        return _field(row, at, field, roster, columns)
    if following and not _is_label(following) and _owned(cell, following, roster):
        return 2
    owner = _owner(cell, columns)
    roster.expect(owner)
    for text, evidence in cell.lines:
        roster.line(text, evidence, owner=owner)
    return 1


def _introduced(cell: TextCell, following: TextCell | None, roster: Roster) -> int:
    """Take in a role with the name and what else stands beside it; the number of cells read."""
    beside = None if following is None or _is_label(following) else following
    value = value_of(beside) if beside else ""
    draft = enter(cell, roster, value)
    if beside is None or not value:
        return 1
    for text, evidence in beside.lines:
        if text.strip() != draft.name:
            roster.line(text, evidence, owner=draft)
    return 2


def _owned(cell: TextCell, following: TextCell, roster: Roster) -> bool:
    """Take in the cell beside 甲方住所; False where ``cell`` names no particular of a party."""
    whose = _OWNED_FIELD.match(cell.text)
    field = FIELD_CELL.fullmatch(cell.text, whose.end()) if whose else None
    if whose is None or field is None:
        return False
    key = next(key for key in KEYS if field[key])
    roster.particular(Particular(key, value_of(following) or BLANK, whose["who"]), following.evidence)
    return True


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
    key = "identity" if "身份证" in (field["other"] or "") else key
    values = list(row[at + 1 :]) if columns and row[at].column < min(columns) else [row[at + 1]]
    if _is_label(values[0]):
        return 1
    for cell in values:
        roster.particular(Particular(key, value_of(cell) or BLANK), cell.evidence, _owner(cell, columns))
    return 1 + len(values)


def _member_list(rows: Sequence[Sequence[TextCell]], roster: Roster) -> bool:
    """序号 | 单位 | 角色 | 住所: one party a row, each particular below its head."""
    heads = {cell.text: cell.column for cell in rows[0]}
    if read_rows(rows, roster):
        return True
    name = next((heads[head] for head in heads if head in _NAME_HEADS), None)
    role = [heads[head] for head in heads if head in _ROLE_HEADS and heads[head] != name]
    if name is None or not role:
        return False
    keys = {cell.column: key for cell in rows[0] if (key := key_of(cell)) in OWN}
    for row in rows[1:]:
        cells = {cell.column: cell for cell in row}
        designations = [cells[column].text for column in role if column in cells and cells[column].text]
        if designations and name in cells and cells[name].text:
            roster.introduce([_member(designations, cells[name].text)], row[0].evidence)
            for column in keys.keys() & cells.keys():
                cell = cells[column]
                roster.particular(
                    Particular(keys[column], value_of(cell) or BLANK), cell.evidence, roster.group[-1]
                )
    return True


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
