"""An audited archive as files that people open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from pipeline.model.archive import Archive, FileOutcome
from pipeline.report import archive as written

PAGES = "reports"
"""The folder of the pages, one for each different file."""


def _register(archive: Archive) -> Iterator[bytes]:
    yield written.register(archive)


def _findings(archive: Archive) -> Iterator[bytes]:
    yield written.findings(archive)


def _dashboard(archive: Archive) -> Iterator[bytes]:
    yield written.dashboard(archive).encode()


def _upcoming(archive: Archive) -> Iterator[bytes]:
    yield written.upcoming(archive)


def _lines(archive: Archive) -> Iterator[bytes]:
    return written.lines(archive)


EXPORTS: Mapping[str, Callable[[Archive], Iterator[bytes]]] = {
    "findings.xlsx": _findings,
    "register.xlsx": _register,
    "dashboard.html": _dashboard,
    "obligations.ics": _upcoming,
    "findings.jsonl": _lines,
}
"""Every file by name, those that take longest first; the same archive gives the same bytes."""


def export(name: str, archive: Archive, path: Path) -> None:
    """Write the file ``name``, one of ``EXPORTS``, to ``path``. Raises OSError."""
    with path.open("wb") as file:
        for part in EXPORTS[name](archive):
            file.write(part)


def pages(archive: Archive, folder: Path, *, part: int = 0, parts: int = 1) -> None:
    """Write the pages of every ``parts``-th file of ``archive`` into ``folder``. Raises OSError."""
    compared = archive.run.previous is not None
    for number, file in enumerate(archive):
        if number % parts == part and file.outcome is FileOutcome.CHECKED:
            page = written.page(file, compared=compared)
            (folder / written.page_name(file)).write_text(page, encoding="utf-8")
