"""Verifying: a built package, also after edits by hand, against the project it came from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import word
from pipeline.app.building import Plan, filled_document, plan
from pipeline.app.checking import read_file
from pipeline.app.templating import Templates
from pipeline.errors import InputError
from pipeline.generate.compare import Comparison, Deviation, compare
from pipeline.generate.manifest import NAME, Entry, Manifest, read_manifest
from pipeline.generate.named import fact_names, field_meant, fields_of_values
from pipeline.generate.package import Job
from pipeline.model.project import Project
from pipeline.word.fill import read_properties

_OWN_NAMES = (NAME, "00_目录.docx")


@dataclass(frozen=True, slots=True)
class Verified:
    """One file of a package. ``problem``: why it could not be compared, in Chinese; empty when it could."""

    file: str
    title: str
    changed: bool
    """Whether the file is another than the one that was built."""
    comparison: Comparison
    problem: str = ""
    other_template: bool = False
    """Whether it was compared with what another template gives than the one it was built with."""

    @property
    def agrees(self) -> bool:
        """Whether every fact of the file is that of the project."""
        return not self.problem and not self.comparison.deviations


@dataclass(frozen=True, slots=True)
class Explained:
    """A deviation with the field of the project that it concerns and the files that still agree."""

    file: str
    deviation: Deviation
    field: str
    """``经费总额（funding.total）``; empty when the project file does not hold the value as such."""
    others: int
    """How many other files of the package still print the value of the project."""


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome for a whole package."""

    files: tuple[Verified, ...]
    deviations: tuple[Explained, ...]
    strangers: tuple[str, ...]
    """Word files in the folder that do not belong to the package."""

    @property
    def agrees(self) -> bool:
        """Whether every file is there and agrees with the project."""
        return all(item.agrees for item in self.files)


@dataclass(frozen=True, slots=True)
class _Judge:
    """Compares one file after the other; ``digest``: of the data that the package was built from last."""

    folder: Path
    made: Plan
    templates: Templates
    names: tuple[str, ...]
    digest: str
    strangers: tuple[Path, ...]

    def verified(self, entry: Entry, job: Job | None) -> Verified:
        """What became of the file ``entry``, which ``job`` would build today."""
        outcome = Verified(entry.file, entry.title, changed=True, comparison=Comparison())
        if job is None:
            return replace(outcome, problem="项目文件里已经没有这份文件的内容")
        if not (self.folder / entry.file).is_file():
            return replace(outcome, problem=f"文件夹里没有这份文件{_renamed(entry, job, self.strangers)}")
        try:
            data = read_file(self.folder / entry.file)
            changed = hashlib.sha256(data).hexdigest() != entry.sha256
            if not changed and (entry.data_sha256 or self.digest) == self.made.project.digest:
                return replace(outcome, changed=False)
            found = word.read(data, name=entry.file)
        except InputError as error:
            return replace(outcome, problem=str(error))
        template = self.templates.template(job.document)
        expected = word.read(filled_document(self.made, job, template).data, name=entry.file)
        return replace(
            outcome,
            changed=changed,
            comparison=compare(expected, found, names=self.names),
            other_template=template.sha256 != entry.template_sha256,
        )


def read_package(folder: Path) -> Manifest:
    """The manifest of the package in ``folder``. Raises InputError when there is none."""
    path = folder / NAME
    if not path.is_file():
        raise InputError(
            f"{folder} 里没有 {NAME}，不是 cxy build 生成的文件夹；请给出生成时 -o 后面的文件夹。"
        )
    return read_manifest(read_file(path))


def verify(
    folder: Path, manifest: Manifest, templates: Templates, *, project: Project | None = None
) -> Iterator[Verified]:
    """Each file of ``manifest`` compared with what ``project`` (else the project of the package) says."""
    made = plan(project or manifest.project, templates, allow_noncompliant=True)
    names = fact_names(made.context)
    judge = _Judge(folder, made, templates, names, manifest.project.digest, _strangers(folder, manifest))
    jobs = {(job.document.id, job.item): job for job in made.jobs}
    for entry in manifest.entries:
        yield judge.verified(entry, jobs.get((entry.document, entry.item)))


def conclude(folder: Path, manifest: Manifest, made: Plan, files: tuple[Verified, ...]) -> Verification:
    """What the comparisons of the single files mean together."""
    fields = fields_of_values(made.context)
    texts = _texts(folder, files) if any(item.comparison.deviations for item in files) else {}
    explained = tuple(
        Explained(
            item.file,
            deviation,
            str(field_meant(fields.get(deviation.expected, ()), deviation.context) or ""),
            _others(deviation.expected, item.file, texts),
        )
        for item in files
        for deviation in item.comparison.deviations
    )
    return Verification(files, explained, tuple(path.name for path in _strangers(folder, manifest)))


def _strangers(folder: Path, manifest: Manifest) -> tuple[Path, ...]:
    """The Word files in ``folder`` that are none of the package; not the marks of open ones."""
    known = {entry.file for entry in manifest.entries} | set(_OWN_NAMES)
    found = (path for path in folder.glob("*.docx") if path.name not in known)
    return tuple(sorted(path for path in found if not path.name.startswith(("~$", "."))))


def _renamed(entry: Entry, job: Job, strangers: tuple[Path, ...]) -> str:
    """Under which name the missing file of ``entry`` seems to be there; empty when none looks like it."""
    for path in strangers:
        try:
            found = read_properties(read_file(path), name=path.name)
        except InputError:
            continue
        if found.template == entry.document and found.title.endswith(job.title):
            return f"，可能改名为 {path.name}；请改回原名再核对"
    return "，请补上或者重新生成"


def _texts(folder: Path, files: tuple[Verified, ...]) -> Mapping[str, str]:
    """What stands in each file that agrees with the project."""
    documents = {
        item.file: word.read(read_file(folder / item.file), name=item.file) for item in files if item.agrees
    }
    return {file: "\n".join(block.text for block in item.blocks) for file, item in documents.items()}


def _others(value: str, file: str, texts: Mapping[str, str]) -> int:
    plain = value.strip("¥元")
    return sum(bool(plain) and plain in text for name, text in texts.items() if name != file)
