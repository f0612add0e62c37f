"""The terms of agreements side by side: a line for each file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.model.report import Report
from pipeline.model.state import State
from pipeline.report import brief
from pipeline.report.brief_words import LABELS
from pipeline.report.failure import Entry
from pipeline.report.wording import Wording
from pipeline.report.xlsx_cells import Column, Value
from pipeline.report.xlsx_write import Table

_DATES: Final = ("signing", "effective", "start", "end")
_NARROW: Final = {*_DATES, "total", "term"}


def terms(reports: Sequence[Entry], wording: Wording) -> Table:
    """What the agreements say, by subject; the total as a figure, dates as dates, so that they can be sorted.

    A column that no file has anything for is left out.
    """
    found = [item for item in reports if isinstance(item, Report)]
    values = [_values(report, wording) for report in found]
    keys = [key for key in LABELS if any(key in item for item in values)]
    columns = [
        Column(wording("file"), 30),
        *(Column(wording.pick(LABELS[key]), 16 if key in _NARROW else 34) for key in keys),
    ]
    rows = [
        [report.document.name, *(item.get(key) for key in keys)]
        for report, item in zip(found, values, strict=True)
    ]
    return Table(wording("sheet.terms"), columns, rows, 1)


def _values(report: Report, wording: Wording) -> dict[str, Value]:
    keys = {wording.pick(label): key for key, label in LABELS.items()}
    texts: dict[str, list[str]] = {}
    for row in brief.rows(report.terms, wording):
        texts.setdefault(keys[row.label], []).append(row.value)
    values: dict[str, Value] = {key: "\n".join(dict.fromkeys(lines)) for key, lines in texts.items()}
    return values | _sortable(report)


def _sortable(report: Report) -> dict[str, Value]:
    """The total and the dates that are said once and without doubt."""
    values: dict[str, Value] = {}
    total = report.terms.total
    if total is not None and total.currency == "CNY":
        values["total"] = total.value
    for event in _DATES:
        dated = {item.value for item in report.terms.dates if item.event == event}
        known = [item for item in report.terms.dates if item.event == event and item.state is State.DEFINED]
        if len(dated) == 1 and known:
            values[event] = known[0].value
    return values
