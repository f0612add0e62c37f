"""The matrix: a line for each file, a column for each rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from pipeline.model.report import Outcome, Report, Severity
from pipeline.report.failure import Entry, Failure
from pipeline.report.wording import Wording
from pipeline.report.xlsx_cells import Column, Value
from pipeline.report.xlsx_kinds import KINDS, VERDICTS, colours, kind, said
from pipeline.report.xlsx_write import Table

_COUNTED: Final = (
    *(f"severity.{item}" for item in Severity),
    f"outcome.{Outcome.UNDETERMINED}",
    f"outcome.{Outcome.ERROR}",
    f"outcome.{Outcome.WAIVED}",
)


def matrix(reports: Sequence[Entry], wording: Wording) -> Table:
    """Verdict and counts of each file, then what became of each rule; empty where a rule was not run."""
    titles: dict[str, str] = {}
    for entry in reports:
        if isinstance(entry, Report):
            titles |= {item.rule: item.title for item in entry.results if item.rule not in titles}
    columns = [
        Column(wording("file"), 34),
        Column(wording("type"), 20),
        Column(wording("verdict"), 12, centred=True),
        *(Column(said(key, wording), 7, centred=True) for key in _COUNTED),
        *(Column(title, 6.5, centred=True, upright=True) for title in titles.values()),
    ]
    rows = [_row(entry, titles, wording) for entry in reports]
    words = colours((*KINDS, *VERDICTS), wording)
    shown = (2, *range(3 + len(_COUNTED), len(columns)))
    return Table(wording("sheet.matrix"), columns, rows, 1, words, shown)


def _row(entry: Entry, titles: dict[str, str], wording: Wording) -> list[Value]:
    if isinstance(entry, Failure):
        return [entry.name, "", said("verdict.unread", wording), *[None] * (len(_COUNTED) + len(titles))]
    found = {result.rule: kind(result) for result in entry.results}
    counts = Counter(kind(result) for result in entry.results)
    return [
        entry.document.name,
        entry.type_title or entry.type,
        said(f"verdict.{entry.verdict}", wording),
        *(counts[key] for key in _COUNTED),
        *(said(found[rule], wording) if rule in found else None for rule in titles),
    ]
