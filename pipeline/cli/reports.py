"""The reports that a run is asked for: their forms and files, rendered all before the first is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote_from_bytes

import click

from pipeline.cli.common import write_file
from pipeline.cli.targets import Target
from pipeline.errors import InputError

if TYPE_CHECKING:
    from pipeline.app.reporting import Rendering
    from pipeline.report import Entry

FORMS = ("text", "json", "html", "markdown", "sarif", "xlsx", "docx")
EDITED = ("xlsx", "docx")
"""Forms of files that people go on working in; they are never overwritten unasked."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One report to be written: its form, its file, and whether an older one may be overwritten."""

    form: str
    path: Path
    replace: bool = False


def wanted(form: str, output: Path | None, more: Sequence[str], *, force: bool) -> tuple[Wanted, ...]:
    """What ``-o`` with ``--format`` and every ``--report`` ask for. Raises InputError for a wrong one."""
    first = () if output is None else (Wanted(form, output, force or form not in EDITED),)
    return (*first, *(_parsed(item, force=force) for item in more))


def targets(reports: Sequence[Wanted], files: Sequence[Path]) -> Iterator[Target]:
    """The files that would be written; a folder of opinions makes its own names and is left out."""
    for report in reports:
        if not _is_folder(report, len(files)):
            yield Target(report.path, report.replace)


def write(reports: Sequence[Wanted], entries: Sequence[Entry], how: Rendering) -> None:
    """Write every report, each whole; all are rendered before the first is written."""
    for report, files in [(report, list(_rendered(report, entries, how))) for report in reports]:
        for path, data in files:
            write_file(path, data)
        if files:
            several = _is_folder(report, len(entries))
            told = f"{_folder(report.path)}（{len(files)} 份）" if several else str(report.path)
            click.echo(f"报告已写入 {told}", err=True)


def addresses(files: Sequence[Path]) -> tuple[str, ...]:
    """The files as the user gave them, as addresses: relative ones stay relative."""
    return tuple(path.as_uri() if path.is_absolute() else _relative(path) for path in files)


def _relative(path: Path) -> str:
    return quote_from_bytes(path.as_posix().encode(errors="surrogateescape"))


def _parsed(value: str, *, force: bool) -> Wanted:
    form, _, path = (value if ":" in value else value.replace("：", ":", 1)).partition(":")
    if not path or form not in FORMS:
        forms = "、".join(FORMS)
        raise InputError(
            f"--report {value} 的写法不对：应当是 格式:文件，例如 html:报告.html；格式有 {forms}。"
        )
    return Wanted(form, Path(path), force)


def _is_folder(report: Wanted, files: int) -> bool:
    return report.form == "docx" and (files > 1 or report.path.is_dir())


def _folder(path: Path) -> Path:
    """The folder of several opinions: nobody wants one whose name looks like that of a Word file."""
    return path if path.is_dir() or path.suffix.lower() != ".docx" else path.with_suffix("")


def _rendered(report: Wanted, entries: Sequence[Entry], how: Rendering) -> Iterator[tuple[Path, bytes]]:
    from pipeline.app import reporting

    if report.form != "docx":
        yield report.path, reporting.render(entries, report.form, how)
        return
    made = reporting.opinions(entries)
    if not _is_folder(report, len(entries)):
        yield from ((report.path, data) for data in made.values())
        return
    from pipeline.cli.build import refuse_replacing

    folder = _folder(report.path)
    refuse_replacing(folder, list(made), force=report.replace)
    yield from ((folder / name, data) for name, data in made.items())
