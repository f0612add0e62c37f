"""Stems of a form that nobody filled in: “保密义务如下：” above four empty lines settles nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.check.headings import HEADED
from pipeline.model.agreement import Standing
from pipeline.text.blank_fields import is_blank_row, lays_down, without_blank_fields
from pipeline.text.normalise import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.model.agreement import Agreement, Provision
    from pipeline.model.late import LatePattern

_LEADS = re.compile(r"(?:如下|以下|下列|下表)[^。；，]{0,16}:$")
_ENDS_AT_IS = re.compile("[^。；，:]{2,24}[为是]")
"""“经费总额为”, and nothing behind it."""
_CONDITIONS = re.compile("(?:情形|情况|条件|事由|行为|原因)之一[^。；]*:$")
"""“有下列情形之一的，可以退出：”: with no list behind it no field of a form, but nothing."""
_HINT = re.compile(r"\([^()]*\)")
_BOX = re.compile("[□☐]")
_MOST_CELLS = 200


def is_open_stem(agreement: Agreement, provision: Provision) -> bool:
    """Whether ``provision`` is a stem, and blanks are all that stands behind or below it."""
    text = provision.text
    if BLANK in text and is_blank_row(text):
        return True
    if _ENDS_AT_IS.fullmatch(text) and not lays_down(text):
        return _is_last(agreement, provision)
    if not text.endswith(":") or lays_down(text):
        return False
    return agreement.clauses[provision.clause].blank or (
        bool(_LEADS.search(text)) and _leads_to_blank_table(agreement, provision)
    )


def _is_last(agreement: Agreement, provision: Provision) -> bool:
    """Whether nothing else stands in the clause behind ``provision``."""
    following = agreement.provisions[provision.index + 1 : provision.index + 2]
    return bool(provision.clause) and not any(item.clause == provision.clause for item in following)


def open_stems(agreement: Agreement) -> Iterator[tuple[Provision, str]]:
    """The operative sentences that are, or hold, fields left blank; without the hints in brackets."""
    for provision in agreement.stream.provisions:
        text = provision.text
        if without_blank_fields(text) != text or (
            is_open_stem(agreement, provision) and not _CONDITIONS.search(text)
        ):
            yield provision, _HINT.sub("", text)


def stems_about(agreement: Agreement, field: LatePattern) -> list[Provision]:
    """The stems and headings that say ``field`` and that nothing was filled in behind or below."""
    found = [p for p, stem in open_stems(agreement) if field.search(stem)]
    for p in agreement.provisions:
        clause = agreement.clauses[p.clause]
        if p.standing is Standing.HEADING and clause.blank and clause.by in HEADED and field.search(p.text):
            found.append(p)
    return found


def _leads_to_blank_table(agreement: Agreement, provision: Provision) -> bool:
    """Whether a table follows in which no row below the first is filled in, and one has a blank."""
    rows = list(_rows(agreement, provision))[1:]
    return bool(rows) and all(map(_is_open, rows))


def _rows(agreement: Agreement, provision: Provision) -> Iterator[Sequence[Provision]]:
    """The rows of the table that stands right behind ``provision``."""
    blocks = agreement.document.blocks
    found: dict[int, list[Provision]] = {}
    table: int | None = None
    for item in agreement.provisions[provision.index + 1 : provision.index + _MOST_CELLS]:
        cells = blocks[item.location.block].cells
        if not cells or (table is not None and cells[-1].table != table):
            break
        table = cells[-1].table
        found.setdefault(cells[-1].row, []).append(item)
    return iter(found.values())


def _is_open(row: Sequence[Provision]) -> bool:
    """Whether something in ``row`` is left to fill in and nothing that was to be ticked is."""
    return any(
        BLANK in cell.text or cell.standing is Standing.UNTICKED or _BOX.search(cell.text) for cell in row
    )
