"""What a built package says of itself: which files, from which data and templates, and what is missing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from pipeline.errors import InputError
from pipeline.generate.breach import Breach
from pipeline.generate.load import project_of
from pipeline.generate.package import Job
from pipeline.generate.status import State, Status
from pipeline.model.project import Project

NAME = "manifest.json"
FORMAT = 1
"""Of the manifest; a program refuses what it does not know."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a package. ``findings``: titles of the rules of the checker that are still open."""

    file: str
    document: str
    title: str
    clause: str
    sha256: str
    template_sha256: str
    item: int | None = None
    findings: tuple[str, ...] = ()
    data_sha256: str = ""
    """Of the data that it was built from; empty: those of the package."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A package: the project as it was when files were built last, and all files."""

    program: str
    project: Project
    entries: tuple[Entry, ...]


def entry(
    job: Job, data: bytes, *, template_sha256: str, data_sha256: str, findings: Sequence[str] = ()
) -> Entry:
    """The line of the manifest for one file."""
    return Entry(
        file=job.file,
        document=job.document.id,
        title=job.title,
        clause=job.document.cited,
        sha256=hashlib.sha256(data).hexdigest(),
        template_sha256=template_sha256,
        item=job.item,
        findings=tuple(findings),
        data_sha256=data_sha256,
    )


def write_manifest(manifest: Manifest, statuses: Iterable[Status], breaches: Iterable[Breach] = ()) -> bytes:
    """The manifest as JSON; the same package gives the same bytes."""
    value = {
        "format": FORMAT,
        "program": manifest.program,
        "project": {
            "source": manifest.project.source,
            "sha256": manifest.project.digest,
            "data": manifest.project.data,
        },
        "documents": [_plain(item) for item in manifest.entries],
        "not_built": [_open(item) for item in statuses if item.state is not State.READY],
        "breaches": [
            {"rule": item.rule, "clause": item.clause, "path": item.path, "message": item.message}
            for item in breaches
        ],
    }
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def read_manifest(data: bytes) -> Manifest:
    """The package that ``data`` describes. Raises InputError for anything but a manifest of this format."""
    try:
        value = json.loads(data)
        if value["format"] != FORMAT:
            raise InputError(f"{NAME} 是另一个版本的 cxy 写的，请用同一个版本核对，或者重新生成。")
        project = project_of(value["project"]["data"], source=str(value["project"]["source"]))
        if project.digest != value["project"]["sha256"]:
            raise InputError(f"{NAME} 里的项目数据被改动过，无法核对；请恢复原来的 {NAME}，或者重新生成。")
        entries = tuple(_entry(item) for item in value["documents"])
        return Manifest(str(value["program"]), project, entries)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise InputError(f"{NAME} 已经损坏，无法核对；请重新生成，或者恢复原来的 {NAME}。") from None


def _entry(value: Mapping[str, Any]) -> Entry:
    """A file of the package; its name must lie inside the folder."""
    if PurePath(value["file"]).name != value["file"]:
        raise ValueError(value["file"])
    return Entry(**{**value, "findings": tuple(value["findings"])})


def _plain(item: Entry) -> dict[str, Any]:
    return {
        "file": item.file,
        "document": item.document,
        "title": item.title,
        "clause": item.clause,
        "sha256": item.sha256,
        "template_sha256": item.template_sha256,
        "data_sha256": item.data_sha256,
        "item": item.item,
        "findings": list(item.findings),
    }


def _open(item: Status) -> dict[str, Any]:
    return {
        "document": item.document.id,
        "title": item.document.title,
        "state": item.state.value,
        "reason": item.reason,
        "missing": [{"path": field.path, "title": field.title} for field in item.missing],
    }
