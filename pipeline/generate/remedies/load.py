"""The remedies of ``templates/remedies/``: for each rule the words that an agreement lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.content import FrontMatter, Located, load_front_matter, root, shown, validate
from pipeline.errors import ContentError
from pipeline.generate.remedies.words import faults

_HEADING = re.compile(r"##\s+(.+)")
_ITEM = re.compile(r"( *)1\.\s+(.+)")
_INDENT = 3
_GUIDE = "README.md"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a remedy; ``level`` 1 is a paragraph of an article, 2 an item below it."""

    level: int
    source: str


@dataclass(frozen=True, slots=True)
class Duty:
    """A rule that a section meets; ``item`` names the one of its matters where it has several."""

    rule: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Paragraphs that belong together, and the rules that they meet."""

    duties: tuple[Duty, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Remedy:
    """One article that may have to be added, whole or in part."""

    id: str
    title: str
    order: int
    clauses: tuple[str, ...]
    """Kinds of clauses that its sections can be added to."""
    library: tuple[str, ...]
    """Clauses of the library that stand for it where a project is given."""
    anchor: tuple[str, ...]
    """Rules without which there is nothing to add to: the whole article is needed."""
    follows: tuple[str, ...]
    """Rules that apply only once the article is there."""
    sections: tuple[Section, ...]


def load_remedies(folder: Path | None = None) -> tuple[Remedy, ...]:
    """All remedies in their order.

    Raises ContentError with every problem of every file as ``file:line: what to do``.
    """
    found: list[Remedy] = []
    problems: list[str] = []
    paths = sorted((folder or root() / "templates" / "remedies").glob("*.md"))
    for path in paths:
        if path.name == _GUIDE:
            continue
        try:
            found.append(_remedy(path))
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(tuple(problems))
    return tuple(sorted(found, key=lambda remedy: (remedy.order, remedy.id)))


def _remedy(path: Path) -> Remedy:
    parts = load_front_matter(path)
    wrong = [*validate(parts.value, "remedy", path)]
    if not wrong and parts.value["id"] != path.stem:
        wrong.append(
            f"{Located(path).at()}: 编号 {parts.value['id']} 与文件名 {path.name} 不同，请改成一样的"
        )
    problems: list[str] = []
    sections = tuple(_sections(parts, path, problems))
    if wrong or problems:
        raise ContentError((*wrong, *problems))
    value = parts.value
    return Remedy(
        id=value["id"],
        title=value["title"],
        order=int(value["order"]),
        clauses=tuple(value["clauses"]),
        library=tuple(value["library"]),
        anchor=tuple(value["anchor"]),
        follows=tuple(value["follows"]),
        sections=sections,
    )


def _sections(parts: FrontMatter, path: Path, problems: list[str]) -> Iterator[Section]:
    duties: tuple[Duty, ...] = ()
    lines: list[Line] = []
    for number, line in enumerate(parts.text.split("\n"), parts.first_line):
        heading, item = _HEADING.fullmatch(line.rstrip()), _ITEM.fullmatch(line.rstrip())
        if heading:
            if lines:
                yield Section(duties, tuple(lines))
            duties, lines = tuple(_duty(word) for word in heading[1].split()), []
        elif item and duties:
            problems += [f"{shown(path)}:{number}: {fault}" for fault in faults(item[2])]
            lines.append(Line(1 + len(item[1]) // _INDENT, item[2]))
        elif line.strip():
            problems.append(f"{shown(path)}:{number}: 应当是“## 规则编号”或者“1. 条文”")
    if lines:
        yield Section(duties, tuple(lines))


def _duty(word: str) -> Duty:
    rule, _, item = word.partition("@")
    return Duty(rule, item)
