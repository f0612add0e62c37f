"""Templates that a lawyer edited: exported for her, and judged before they are filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.app.checking import read_file
from pipeline.app.templating import Templates
from pipeline.content import root
from pipeline.errors import InputError
from pipeline.generate.catalogue import DocumentType
from pipeline.generate.context import context
from pipeline.generate.known import KnownValues, known_values
from pipeline.generate.load import load_project
from pipeline.generate.package import entries
from pipeline.word.fill import Parts, Problem, lint
from pipeline.word.objects import native_objects

EXAMPLES: Mapping[str, str] = {
    "技术研发": "technology_rd",
    "成果转化": "commercialization",
    "人才培养": "talent",
}
"""The complete example projects by the type of cooperation, and their files."""


@dataclass(frozen=True, slots=True)
class Linted:
    """One template file and what is wrong with it."""

    file: Path
    document: DocumentType
    problems: tuple[Problem, ...]


def export_name(document: DocumentType) -> str:
    """The file name under which a template is exported, and found again."""
    return f"{document.number:02d}_{document.title}.docx"


def example_file(name: str) -> Path:
    """The example project of this type of cooperation. Raises InputError, naming all, for an unknown one."""
    stem = EXAMPLES.get(name, name)
    if stem not in EXAMPLES.values():
        raise InputError(f"没有名为“{name}”的示例，可选：{'、'.join(EXAMPLES)}。")
    return root() / "templates" / "examples" / f"{stem}.yaml"


def lint_templates(templates: Templates) -> Iterator[Linted]:
    """Each template that would be used, judged against the names that projects have."""
    for document in templates.catalogue:
        path = templates.path(document)
        objects = frozenset(native_objects(Parts()))
        problems = lint(read_file(path), name=path.name, known=known(document.each), objects=objects)
        yield Linted(path, document, problems)


def unmatched(folder: Path, templates: Templates) -> tuple[str, ...]:
    """Word files in ``folder`` that are the template of no document, because of their names."""
    used = {templates.path(document) for document in templates.catalogue}
    files = (path for path in sorted(folder.glob("*.docx")) if not path.name.startswith("~$"))
    return tuple(path.name for path in files if path not in used)


@cache
def known(each: str) -> KnownValues:
    """The names that templates may print; with ``each`` an entry of that list is ``item``."""
    values: list[Mapping[str, Any]] = []
    for stem in EXAMPLES.values():
        record = context(load_project(root() / "templates" / "examples" / f"{stem}.yaml"))
        plain = {name: record[name] for name in record}
        values.append(plain)
        values.extend(plain | {"item": item} for item in (entries(record, each) if each else ()))
    return known_values(values)
