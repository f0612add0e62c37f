"""Tables of the particulars of parties: one party a column, or one a row below the names of particulars."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.nlp.party_cells import CALLED_CELL, OWN, enter, enter_called, key_of, role_cell, value_of
from pipeline.nlp.party_lines import Named, Particular
from pipeline.text.normalise import BLANK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.nlp.party_cells import TextCell
    from pipeline.nlp.party_roster import Roster

_COLUMN_HEAD = re.compile(
    r"[一-龥]{1,8}(?:方|人|单位|企业|公司|高校|学校|大学|院校|院所|医院|院|所|社)(?:[(][^()]{1,12}[)])?"
)
_FEWEST_FIELDS, _FEWEST_PARTIES = 2, 2


def read_rows(rows: Sequence[Sequence[TextCell]], roster: Roster) -> bool:
    """单位 | 住所 | 代码, and below it 甲方 …: the particulars of parties that are named elsewhere."""
    keys = {cell.column: key for cell in rows[0][1:] if (key := key_of(cell)) in (*OWN, "name")}
    if (
        "address" not in keys.values()
        or role_cell(rows[0][0])
        or key_of(rows[0][0]) in OWN
        or rows[0][0].column != 0
    ):
        return False
    if len(rows) <= _FEWEST_FIELDS or not all(row[0].column == 0 and role_cell(row[0]) for row in rows[1:]):
        return False
    for row in rows[1:]:
        draft = enter(row[0], roster)
        for cell in row[1:]:
            if cell.column in keys:
                value = Particular(keys[cell.column], value_of(cell) or BLANK)
                roster.particular(value, cell.evidence, draft)
    return True


def read_columns(rows: Sequence[Sequence[TextCell]], roster: Roster) -> bool:
    """项目 | 需求方 | 承研方, and below it 全称, 住所 …: one party a column, one particular a row."""
    keys = {row[0].row: key for row in rows[1:] if row[0].column == 0 and (key := key_of(row[0]))}
    if "name" not in keys.values() or len(keys) < _FEWEST_FIELDS or rows[0][0].column != 0:
        return False
    heads = [cell for cell in rows[0][1:] if _COLUMN_HEAD.fullmatch(cell.text) and not key_of(cell)]
    if len(heads) < _FEWEST_PARTIES or len(heads) != len(rows[0]) - 1:
        return False
    owners = {}
    for cell in heads:
        if CALLED_CELL.fullmatch(cell.text):
            owners[cell.column] = enter_called(cell, roster)
            continue
        known = role_cell(cell) is not None
        roster.introduce([Named(cell.text, "", (), known=known, written=False)], cell.evidence)
        owners[cell.column] = roster.group[-1]
    for row in rows[1:]:
        for cell in row[1:]:
            if (key := keys.get(cell.row, "other")) != "other" and cell.column in owners:
                value = Particular(key, value_of(cell) or BLANK)
                roster.particular(value, cell.evidence, owners[cell.column])
    return True
