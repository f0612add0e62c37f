"""A whole package: documents, their list and the manifest; nothing is handed out that the checker faults."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline import __version__
from pipeline.app.building import Built, Plan
from pipeline.app.templating import Templates
from pipeline.errors import InputError
from pipeline.generate.manifest import NAME, Entry, Manifest, entry, read_manifest, write_manifest
from pipeline.generate.record import Record
from pipeline.generate.status import STATES, State, Status, why
from pipeline.model.report import Outcome
from pipeline.word.fill import Properties, fill

INDEX_FILE = "00_目录.docx"
_SHOWN_DIGITS = 16


@dataclass(frozen=True, slots=True)
class PackageFile:
    """One file of a package, ready to be written."""

    name: str
    data: bytes


def package_files(
    made: Plan, built: Sequence[Built], templates: Templates, *, others: Sequence[Entry] = ()
) -> Iterator[PackageFile]:
    """The files of a package in the order in which they are written: documents, list, manifest.

    ``others``: files that were built before and stay in the package.
    """
    accepted = [item for item in built if not item.refused]
    yield from (PackageFile(item.job.file, item.data) for item in accepted)
    entries = tuple(sorted((*others, *(_entry(item, made) for item in accepted)), key=lambda item: item.file))
    yield PackageFile(INDEX_FILE, index(made, entries, templates))
    manifest = Manifest(f"cxy {__version__}", made.project, entries)
    yield PackageFile(NAME, write_manifest(manifest, made.statuses, made.breaches))


def earlier(folder: Path) -> Manifest | None:
    """The package that is in ``folder`` already; None when there is none, or none that can be read."""
    try:
        return read_manifest((folder / NAME).read_bytes())
    except (OSError, InputError):
        return None


def remaining(folder: Path, before: Manifest | None, built: Sequence[Built]) -> tuple[Entry, ...]:
    """The files of the package ``before`` in ``folder`` that are not built anew."""
    new = {item.job.file for item in built if not item.refused}
    entries = before.entries if before else ()
    return tuple(item for item in entries if item.file not in new and (folder / item.file).is_file())


def index(made: Plan, entries: Sequence[Entry], templates: Templates) -> bytes:
    """The list of documents as a Word file."""
    context = {
        "project": made.context["project"],
        "lead": made.context["lead"],
        "digest": made.project.digest,
        "files": tuple(
            Record({"title": item.title, "clause": item.clause, "sha": item.sha256[:_SHOWN_DIGITS]})
            for item in entries
        ),
        "open": tuple(_open(item) for item in made.statuses if item.state is not State.READY),
    }
    title = f"{made.project.at('project', 'name')} 文件目录"
    properties = Properties(
        title=title, template="package_index", data_sha256=made.project.digest, program=f"cxy {__version__}"
    )
    return fill(templates.index(), context, properties=properties).data


def _open(status: Status) -> Record:
    return Record({"title": status.document.title, "state": STATES[status.state], "reason": why(status)})


def _entry(item: Built, made: Plan) -> Entry:
    results = item.report.results if item.report else ()
    still = [r.title for r in results if r.outcome in (Outcome.VIOLATED, Outcome.UNDETERMINED, Outcome.ERROR)]
    digest = made.project.digest
    return entry(
        item.job, item.data, template_sha256=item.template_sha256, data_sha256=digest, findings=still
    )
