"""The demonstration of building: the example projects, built, proved and verified."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.app.building import Built, build_documents, plan
from pipeline.app.checking import Checker
from pipeline.app.linting import EXAMPLES, example_file
from pipeline.app.packaging import package_files
from pipeline.app.templating import Templates, load_templates
from pipeline.app.verifying import Verification, conclude, read_package, verify
from pipeline.generate.load import load_project


@dataclass(frozen=True, slots=True)
class Shown:
    """One example project: what was built from it, and whether it was proved."""

    type: str
    name: str
    built: tuple[Built, ...]
    kinds: frozenset[str]
    """Identifiers of the kinds of document that were built."""
    verification: Verification

    @property
    def faulty(self) -> tuple[Built, ...]:
        """The documents that the checker holds something against."""
        return tuple(item for item in self.built if item.faults)


def show_examples(checker: Checker, *, folder: Path | None = None) -> Iterator[Shown]:
    """Each example project built, below ``folder`` when that is given (it must not hold them yet)."""
    templates = load_templates()
    for type_ in EXAMPLES:
        if folder is not None:
            yield _shown(type_, templates, checker, folder / type_)
            continue
        with tempfile.TemporaryDirectory(prefix="cxy-") as temporary:
            yield _shown(type_, templates, checker, Path(temporary))


def kinds(templates: Templates | None = None) -> int:
    """How many kinds of document there are."""
    return len((templates or load_templates()).catalogue)


def _shown(type_: str, templates: Templates, checker: Checker, folder: Path) -> Shown:
    made = plan(load_project(example_file(type_)), templates)
    built = tuple(build_documents(made, templates, checker=checker))
    folder.mkdir(parents=True, exist_ok=True)
    for item in package_files(made, built, templates):
        (folder / item.name).write_bytes(item.data)
    manifest = read_package(folder)
    outcome = conclude(folder, manifest, made, tuple(verify(folder, manifest, templates)))
    names = frozenset(item.job.document.id for item in built)
    return Shown(type_, str(made.project.at("project", "name")), built, names, outcome)
