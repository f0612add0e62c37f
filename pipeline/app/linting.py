"""Templates that a lawyer edited: exported for her, and judged before they are filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.app.checking import read_file
from pipeline.app.templating import Templates
from pipeline.content import root, shown
from pipeline.errors import ContentError, InputError
from pipeline.generate.catalogue import DocumentType
from pipeline.generate.context import context
from pipeline.generate.known import KnownValues, known_values
from pipeline.generate.load import load_project
from pipeline.generate.package import entries
from pipeline.generate.record import Record
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
    return (_linted(templates, document) for document in templates.catalogue)


def refuse_faulty(templates: Templates, documents: Iterable[DocumentType]) -> None:
    """Raise ContentError, with every fault, when the house's templates of ``documents`` cannot be filled.

    Raises InputError when the house's folder holds the template of no document at all.
    """
    house = templates.house
    if house is None:
        return
    refuse_empty(templates)
    used = {document.id: document for document in documents if templates.path(document).parent == house}
    linted = [_linted(templates, document) for document in used.values()]
    problems = tuple(f"{shown(item.file)}：{problem}" for item in linted for problem in item.problems)
    if problems:
        raise ContentError(problems)


def refuse_empty(templates: Templates) -> None:
    """Raise InputError when the house's folder holds the template of no document at all."""
    house = templates.house
    if all(templates.path(document).parent != house for document in templates.catalogue):
        raise InputError(f"{house} 里没有可以使用的模板：文件名要和 cxy templates export 导出的一样。")


def _linted(templates: Templates, document: DocumentType) -> Linted:
    path = templates.path(document)
    objects = frozenset(native_objects(Parts()))
    problems = lint(read_file(path), name=path.name, known=known(document.each), objects=objects)
    return Linted(path, document, problems)


def unmatched(folder: Path, templates: Templates) -> tuple[str, ...]:
    """Word files in ``folder`` that are the template of no document, because of their names."""
    used = {templates.path(document) for document in templates.catalogue}
    files = (path for path in sorted(folder.glob("*.docx")) if not path.name.startswith("~$"))
    return tuple(path.name for path in files if path not in used)


@cache
def known(each: str) -> KnownValues:
    """The names that templates may print; with ``each`` an entry of that list is ``item``."""
    values: list[Mapping[str, Any]] = []
    for record in _examples():
        plain = {name: record[name] for name in record}
        values.append(plain)
        values.extend(plain | {"item": item} for item in (entries(record, each) if each else ()))
    return known_values(values)


@cache
def _examples() -> tuple[Record, ...]:
    """The printed values of the example projects, which between them have every name."""
    return tuple(context(load_project(example_file(name))) for name in EXAMPLES)
