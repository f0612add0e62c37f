"""A whole package: documents, their list and the manifest; nothing is handed out that the checker faults."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline import __version__
from pipeline.app.building import Built, Plan
from pipeline.app.templating import Templates
from pipeline.generate.manifest import NAME, Entry, Manifest, entry, write_manifest
from pipeline.generate.record import Record
from pipeline.generate.status import State, Status
from pipeline.model.report import Outcome
from pipeline.word.fill import Properties, fill

INDEX_FILE = "00_目录.docx"
STATES = {
    State.READY: "可以编制",
    State.MISSING: "缺少数据",
    State.NOT_DUE: "未到编制阶段",
    State.NOT_APPLICABLE: "不适用",
}
_SHOWN_DIGITS = 16
_SHOWN_FIELDS = 6


@dataclass(frozen=True, slots=True)
class PackageFile:
    """One file of a package, ready to be written."""

    name: str
    data: bytes


def package_files(made: Plan, built: Sequence[Built], templates: Templates) -> Iterator[PackageFile]:
    """The files of a package in the order in which they are written: documents, list, manifest."""
    accepted = [item for item in built if not item.refused]
    yield from (PackageFile(item.job.file, item.data) for item in accepted)
    entries = tuple(_entry(item) for item in accepted)
    yield PackageFile(INDEX_FILE, index(made, entries, templates))
    manifest = Manifest(f"cxy {__version__}", made.project, entries)
    yield PackageFile(NAME, write_manifest(manifest, made.statuses, made.breaches))


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


def why(status: Status) -> str:
    """Why a document is not built, in Chinese."""
    if not status.missing:
        return status.reason
    names = "、".join(dict.fromkeys(item.title for item in status.missing[:_SHOWN_FIELDS]))
    more = f"等 {len(status.missing)} 项" if len(status.missing) > _SHOWN_FIELDS else ""
    return f"缺少：{names}{more}" + (f"（{status.reason}）" if status.reason else "")


def _open(status: Status) -> Record:
    return Record({"title": status.document.title, "state": STATES[status.state], "reason": why(status)})


def _entry(item: Built) -> Entry:
    results = item.report.results if item.report else ()
    still = [r.title for r in results if r.outcome in (Outcome.VIOLATED, Outcome.UNDETERMINED, Outcome.ERROR)]
    return entry(item.job, item.data, template_sha256=item.template_sha256, findings=still)
