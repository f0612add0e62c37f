"""The outline of a PDF: its headings and the pages on which they stand."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2


@dataclass(frozen=True, slots=True)
class Entry:
    """One heading of the outline; ``page`` counts from 0 through the whole file."""

    level: int
    title: str
    page: int


def outline(data: bytes) -> tuple[Entry, ...]:
    """The headings of the PDF ``data`` in their order; none when it has no outline."""
    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(
            Entry(mark.level, mark.get_title(), target.get_index())
            for mark in document.get_toc()
            if (target := mark.get_dest()) is not None and target.get_index() is not None
        )
    finally:
        document.close()
