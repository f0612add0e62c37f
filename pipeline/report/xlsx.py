"""Reports as an Excel workbook: findings, matrix of files and rules, terms, rules, and what all this is."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook

from pipeline.report.failure import Entry
from pipeline.report.wording import Wording
from pipeline.report.xlsx_bytes import workbook_bytes
from pipeline.report.xlsx_matrix import matrix
from pipeline.report.xlsx_tables import about, findings, rules, statements
from pipeline.report.xlsx_terms import terms
from pipeline.report.xlsx_write import Table, write


def render(reports: Sequence[Entry], *, lang: str = "zh") -> bytes:
    """The workbook on all ``reports``; same reports, same bytes. No cell holds a formula."""
    wording, workbook = Wording(lang), Workbook()
    workbook.remove(workbook.worksheets[0])
    for table in _tables(reports, wording):
        write(workbook, table)
    return workbook_bytes(workbook, title=wording("report"))


def _tables(reports: Sequence[Entry], wording: Wording) -> tuple[Table, ...]:
    make = (findings, matrix, terms, statements, rules, about)
    return tuple(build(reports, wording) for build in make)
