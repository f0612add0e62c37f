"""The kinds of document that the standard names, as ``templates/<id>/document.yaml`` describes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.content import Located, load_all, root, validate
from pipeline.errors import ContentError
from pipeline.generate.shape import Shape, project_shape

STAGES: Mapping[str, str] = {
    "preparation": "前期准备",
    "agreement": "协议签署",
    "execution": "中期执行",
    "results": "成果鉴定与确权",
    "transformation": "成果转化",
    "closing": "合作收尾",
    "risk": "风险管控",
    "evaluation": "评价与改进",
}
"""The stages in the order of the standard, and what people call them."""


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One kind of document: where the standard asks for it, when it applies, what it needs."""

    id: str
    number: int
    title: str
    en: str
    clause: str
    clause_title: str
    stage: str
    style: str
    folder: Path
    needs: tuple[str, ...] = ()
    each: str = ""
    """A list of the project file: one document for each of its entries; empty: one document."""
    each_when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    each_name: str = ""
    item_needs: tuple[str, ...] = ()
    applies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    clauses: tuple[str, ...] = ()
    profile: str = ""
    """The profile of the checker that it must pass."""
    states_terms: bool = False
    """Whether it states the terms of the agreement, which are read back and compared with the project."""
    note: str = ""

    @property
    def source(self) -> Path:
        """The readable source of the template."""
        return self.folder / "template.md"

    @property
    def template(self) -> Path:
        """The Word template that is filled."""
        return self.folder / "template.docx"

    @property
    def cited(self) -> str:
        """``5.1.1 需求对接与可行性分析``."""
        return f"{self.clause} {self.clause_title}"


def load_catalogue(folder: Path | None = None) -> tuple[DocumentType, ...]:
    """All kinds of document in the order of the standard.

    Raises ContentError with every problem of every file as ``file:line: what to do``.
    """
    base = folder or root() / "templates"
    values = load_all(sorted(base.glob("*/document.yaml")))
    problems = [problem for path, value in values.items() for problem in _wrong(value, path)]
    if problems:
        raise ContentError(tuple(problems))
    return tuple(sorted((_type(value, path.parent) for path, value in values.items()), key=_order))


def _order(item: DocumentType) -> tuple[int, str]:
    return item.number, item.id


def _wrong(value: Any, path: Path) -> tuple[str, ...]:  # noqa: ANN401 - any YAML value
    return validate(value, "document", path) or _unknown_fields(value, path)


def _unknown_fields(value: Mapping[str, Any], path: Path) -> tuple[str, ...]:
    """Paths in ``needs`` and ``each`` that the project file does not know."""
    shape, located = project_shape(), Located(path)
    each = value.get("each", "")
    wanted = [("needs", need, shape) for need in value["needs"]]
    wanted += [("each", each, shape)] if each else []
    entry = shape.at(f"{each}[]") if each else None
    wanted += [("item_needs", need, entry) for need in value.get("item_needs", ()) if entry]
    return tuple(
        f"{located.at([key])}: 项目文件中没有字段 {need}，请改成 schemas/project/ 中有的字段"
        for key, need, base in wanted
        if not _known(base, need)
    )


def _known(shape: Shape, path: str) -> bool:
    return shape.at(path) is not None


def _type(value: Mapping[str, Any], folder: Path) -> DocumentType:
    lists = ("needs", "item_needs", "clauses")
    conditions = ("applies", "each_when")
    plain = {key: item for key, item in value.items() if key not in (*lists, *conditions, "cover", "toc")}
    for key in lists:
        plain[key] = tuple(value.get(key, ()))
    for key in conditions:
        plain[key] = {path: tuple(allowed) for path, allowed in value.get(key, {}).items()}
    plain["profile"] = value.get("profile") or value["id"]
    return DocumentType(folder=folder, **plain)
