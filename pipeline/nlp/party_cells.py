"""Cells of tables about parties: their words, the role or the particular that one names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.nlp.party_lines import Named, introduce
from pipeline.nlp.party_words import ANY_ROLE_CELL, FIELD_CELL, KEYS, LABEL, LETTERED, ROLE_CELL

if TYPE_CHECKING:
    from pipeline.model.evidence import Evidence
    from pipeline.nlp.party_draft import Draft
    from pipeline.nlp.party_roster import Roster

CALLED_CELL = re.compile(
    rf"(?:(?P<what>[一-龥]{{2,10}})[(](?:(?:以下|下)?(?:简)?称)?)?(?P<role>{LETTERED})[)]?(?:[(][^()]{{1,20}}[)])?"
)
OWN = ("address", "representative", "credit_code")
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


def role_cell(cell: TextCell) -> re.Match[str] | None:
    """The match of a cell that is nothing but a role; None for any other."""
    return ROLE_CELL.fullmatch(cell.text)


def enter_called(cell: TextCell, roster: Roster) -> Draft:
    """The party of a column that is headed 学校（下称甲方）."""
    called = CALLED_CELL.fullmatch(cell.text)
    assert called  # noqa: S101 - only such cells get here
    others = (called["what"],) if called["what"] else ()
    roster.introduce([Named(called["role"], "", others, written=False)], cell.evidence)
    return roster.group[-1]


def enter(cell: TextCell, roster: Roster, value: str = "") -> Draft:
    """The party whose role stands in ``cell``, taken into ``roster``; ``value``: its name."""
    role = ROLE_CELL.fullmatch(cell.text) or ANY_ROLE_CELL.fullmatch(cell.text)
    assert role  # noqa: S101 - only cells that are roles get here
    known = ROLE_CELL.fullmatch(cell.text) is not None
    parties = list(introduce(role["role"], role["nth"], role["more"], value, known=known))
    roster.introduce(parties, cell.evidence)
    return roster.group[-1]


def value_of(cell: TextCell) -> str:
    """The words of the cell before any label inside it."""
    text = cell.lines[0][0]
    label = LABEL.search(text)
    return text[: label.start()] if label else text


def key_of(cell: TextCell) -> str:
    """Which particular the cell names; empty for none."""
    field = FIELD_CELL.fullmatch(cell.text)
    return next(key for key in KEYS if field[key]) if field else ""
