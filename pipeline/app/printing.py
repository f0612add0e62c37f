"""Printing: documents as PDF files, and the pages of their headings for the tables of contents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.app.building import Built, Plan, filled_document
from pipeline.app.templating import Templates
from pipeline.office import to_pdf
from pipeline.pdf import outline
from pipeline.word.fill import Filled


def with_pages(made: Plan, built: Sequence[Built], templates: Templates) -> tuple[Built, ...]:
    """``built`` with page numbers in their tables of contents, as LibreOffice sets the pages."""
    filled = {item.job.file: _filled(made, item, templates) for item in built}
    long = {name: item.data for name, item in filled.items() if item.headings}
    pdfs = to_pdf(long) if long else {}
    return tuple(_renewed(made, item, filled, pdfs, templates) for item in built)


def pdf_files(built: Sequence[Built]) -> Iterator[tuple[str, bytes]]:
    """Each document that the checker accepts as a PDF: its file name and its bytes."""
    accepted = {item.job.file: item.data for item in built if not item.refused}
    for name, data in to_pdf(accepted).items():
        yield name.removesuffix(".docx") + ".pdf", data


def _filled(made: Plan, item: Built, templates: Templates) -> Filled:
    template = templates.template(item.job.document)
    return filled_document(made, item.job, template, warnings=item.warnings)


def _renewed(
    made: Plan, item: Built, filled: Mapping[str, Filled], pdfs: Mapping[str, bytes], templates: Templates
) -> Built:
    if item.job.file not in pdfs:
        return item
    pages = _pages(filled[item.job.file], pdfs[item.job.file], restarts=item.job.document.style == "report")
    template = templates.template(item.job.document)
    renewed = filled_document(made, item.job, template, pages=pages, warnings=item.warnings)
    return replace(item, data=renewed.data)


def _pages(filled: Filled, pdf: bytes, *, restarts: bool) -> dict[str, int] | None:
    """The printed page of each heading; None when the outline is not that of the document.

    Pages of a report count from the one of its first heading: cover and contents have none or Roman ones.
    """
    marks = [mark for mark in outline(pdf) if mark.level <= 1]
    if len(marks) != len(filled.headings):
        return None
    first = marks[0].page if restarts and marks else 0
    pairs = zip(filled.headings, marks, strict=True)
    return {heading.bookmark: mark.page - first + 1 for heading, mark in pairs}
