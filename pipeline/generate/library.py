"""The clause library: each clause with its condition, its basis in law and the rules that it satisfies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.content import FrontMatter, Located, load_front_matter, root, shown, validate
from pipeline.errors import ContentError


@dataclass(frozen=True, slots=True)
class Basis:
    """An article that a clause rests on, as it is registered in ``rules/law/``."""

    law: str
    article: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class LibraryClause:
    """One clause. ``source`` is template source; ``first_line`` (from 1) is where it begins in ``file``."""

    id: str
    title: str
    condition: str
    """The condition under which it stands in the agreement; empty: always."""
    source: str
    file: str
    first_line: int
    basis: tuple[Basis, ...] = ()
    satisfies: tuple[str, ...] = ()
    """Identifiers of the rules of the checker that it satisfies."""


def load_library(folder: Path | None = None) -> Mapping[str, LibraryClause]:
    """All clauses by their identifier.

    Raises ContentError with every problem of every file as ``file:line: what to do``.
    """
    clauses: dict[str, LibraryClause] = {}
    problems: list[str] = []
    for path in sorted((folder or root() / "templates" / "clauses").glob("*.md")):
        try:
            clause = _clause(path)
        except ContentError as error:
            problems.extend(error.problems)
        else:
            clauses[clause.id] = clause
    if problems:
        raise ContentError(tuple(problems))
    return clauses


def _clause(path: Path) -> LibraryClause:
    parts = load_front_matter(path)
    wrong = validate(parts.value, "clause_text", path) or _misnamed(parts, path)
    if wrong:
        raise ContentError(wrong)
    value = parts.value
    return LibraryClause(
        id=value["id"],
        title=value["title"],
        condition=value["condition"],
        source=parts.text,
        file=shown(path),
        first_line=parts.first_line,
        basis=tuple(Basis(item["law"], item["article"], item.get("part", "")) for item in value["basis"]),
        satisfies=tuple(value["satisfies"]),
    )


def _misnamed(parts: FrontMatter, path: Path) -> tuple[str, ...]:
    if parts.value["id"] == path.stem:
        return ()
    return (f"{Located(path).at()}: 编号 {parts.value['id']} 与文件名 {path.name} 不同，请改成一样的",)
