"""Levels in the rows of a table that follow from two of its columns, such as probability × impact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipeline.check.figures import Reading, Verdict
from pipeline.check.grids import Grid, GridCell
from pipeline.text.ratios import find_ratios

_WORST = {Verdict.KEPT: 0, Verdict.UNSURE: 1, Verdict.BROKEN: 2}


def matrix(tables: Iterable[Grid], wanted: Mapping[str, Any]) -> Reading:
    """Whether the level of each row is that of its two causes.

    ``wanted``: ``rows``, ``across``, ``level`` (patterns of header cells), ``bounds`` (highest percentage of
    each class but the last), ``classes`` (names of the classes, lowest first, the same for both causes),
    ``levels`` (a list for each class of ``rows``). A row that cannot be read surely is ``UNSURE``.
    """
    columns = [re.compile(wanted[name]) for name in ("rows", "across", "level")]
    worst = Reading(Verdict.UNSURE)
    judged: list[Reading] = []
    for grid in tables:
        headed = grid.headed(columns)
        if headed is not None:
            judged += [_row(row, headed[1], wanted) for row in grid.rows[headed[0] + 1 :] if len(row) > 1]
    return max(judged, key=lambda reading: _WORST[reading.verdict], default=worst)


def _row(row: Sequence[GridCell], columns: Sequence[int], wanted: Mapping[str, Any]) -> Reading:
    cells = {cell.column: cell for cell in row}
    found = [cells.get(column) for column in columns]
    probability, impact, level = found
    if probability is None or impact is None or level is None:
        return Reading(Verdict.UNSURE, place=row[0].places[0])
    place = level.places[0]
    classes = wanted["classes"]
    first, second = _class(probability.text, classes, wanted["bounds"]), _class(impact.text, classes, ())
    third = _class(level.text, classes, ())
    if first is None or second is None or third is None:
        return Reading(Verdict.UNSURE, place=place)
    right = wanted["levels"][first][second]
    if right == classes[third]:
        return Reading(Verdict.KEPT, right, right, place)
    told = f"{probability.text}×{impact.text}应为“{right}”，写的是“{level.text}”"
    return Reading(
        Verdict.BROKEN, told, f"{probability.text} × {impact.text} is {right}, not {level.text}", place
    )


def _class(text: str, classes: Sequence[str], bounds: Sequence[int]) -> int | None:
    """Position of the class named in ``text`` or, with ``bounds``, of the percentage in it."""
    ratios = find_ratios(text) if bounds else ()
    if len(ratios) == 1 and ratios[0].value is not None:
        percent = ratios[0].value * 100
        over = [at for at, bound in enumerate(bounds) if percent > bound]
        return over[-1] + 1 if over else 0
    named = [at for at, name in enumerate(classes) if name in text]
    return named[0] if len(named) == 1 else None
