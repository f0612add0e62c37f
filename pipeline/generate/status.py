"""Which documents of a project are ready, what the others lack, and which are not yet due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pipeline.generate.catalogue import DocumentType
from pipeline.generate.record import Record
from pipeline.generate.shape import project_shape
from pipeline.generate.starter import TO_FILL
from pipeline.model.project import Project

_PHASES = ("前期准备", "中期执行", "成果转化", "收尾总结")
_DUE_FROM: Mapping[str, str] = {
    "preparation": "前期准备",
    "agreement": "前期准备",
    "execution": "中期执行",
    "risk": "中期执行",
    "evaluation": "中期执行",
    "results": "成果转化",
    "transformation": "成果转化",
    "closing": "收尾总结",
}
"""The phase of the project (``project.stage``) from which the documents of a stage are due."""


class State(StrEnum):
    """Where a document stands."""

    READY = "ready"
    MISSING = "missing"
    NOT_DUE = "not_due"
    NOT_APPLICABLE = "not_applicable"


STATES: Mapping[State, str] = {
    State.READY: "可以编制",
    State.MISSING: "缺少数据",
    State.NOT_DUE: "未到编制阶段",
    State.NOT_APPLICABLE: "不适用",
}
"""What people call the states."""
_SHOWN_FIELDS = 6


@dataclass(frozen=True, slots=True)
class Missing:
    """A field without which a document cannot be built: its place in the project file and its name."""

    path: str
    title: str


@dataclass(frozen=True, slots=True)
class Status:
    """Where one kind of document stands; ``items``: how many will be built, the entries that are ready."""

    document: DocumentType
    state: State
    missing: tuple[Missing, ...] = ()
    items: tuple[int, ...] = ()
    """With ``each``: the entries (from 0) for which a document is built."""
    reason: str = ""
    """Why it does not apply or is not due, in Chinese."""


def statuses(project: Project, context: Record, catalogue: Sequence[DocumentType]) -> tuple[Status, ...]:
    """One status for each kind of document, in the order of ``catalogue``."""
    return tuple(status(project, context, document) for document in catalogue)


def status(project: Project, context: Record, document: DocumentType) -> Status:
    """Where ``document`` stands in ``project``, whose printed values are ``context``."""
    if reason := _why_not(context, document):
        return Status(document, State.NOT_APPLICABLE, reason=reason)
    items = _items(context, document)
    missing = tuple(_missing(project, document, items))
    if not missing:
        return Status(document, State.READY, items=items) if items or not document.each else _none(document)
    if not _due(project, document):
        reason = (
            f"项目处于“{project.at('project', 'stage')}”阶段，这份文件在“{_DUE_FROM[document.stage]}”阶段编制"
        )
        return Status(document, State.NOT_DUE, missing, items, reason)
    return Status(document, State.MISSING, missing, items)


def why(status: Status) -> str:
    """Why a document is not built, in Chinese."""
    if not status.missing:
        return status.reason
    names = "、".join(dict.fromkeys(item.title for item in status.missing[:_SHOWN_FIELDS]))
    more = f"等 {len(status.missing)} 项" if len(status.missing) > _SHOWN_FIELDS else ""
    return f"缺少：{names}{more}" + (f"（{status.reason}）" if status.reason else "")


def _none(document: DocumentType) -> Status:
    return Status(document, State.NOT_APPLICABLE, reason=f"没有需要编制《{document.title}》的事项")


def _why_not(context: Record, document: DocumentType) -> str:
    for path, allowed in document.applies.items():
        value = _printed(context, path)
        if value and str(value) not in allowed:
            return f"{project_shape().named(path)}为“{value}”，只有“{'、'.join(allowed)}”才编制"
    return ""


def _items(context: Record, document: DocumentType) -> tuple[int, ...]:
    if not document.each:
        return ()
    entries = _printed(context, document.each) or ()
    return tuple(index for index, entry in enumerate(entries) if _wanted(entry, document))


def _wanted(entry: Record, document: DocumentType) -> bool:
    return all(str(_printed(entry, path)) in allowed for path, allowed in document.each_when.items())


def _printed(record: Record, path: str) -> Any:  # noqa: ANN401 - any printed value
    value: Any = record
    for key in path.split("."):
        value = value[key] if isinstance(value, Record) and key in value else None
    return value


def _due(project: Project, document: DocumentType) -> bool:
    return _PHASES.index(_phase(project)) >= _PHASES.index(_DUE_FROM[document.stage])


def _phase(project: Project) -> str:
    return str(project.at("project", "stage") or _PHASES[0])


def _missing(project: Project, document: DocumentType, items: Sequence[int]) -> Iterator[Missing]:
    for path in document.needs:
        for place in unfilled(project.data, path):
            yield Missing(place, project_shape().named(place))
    entries = project.at(*document.each.split(".")) if document.each else ()
    for index in items:
        for path in document.item_needs:
            for place in unfilled(entries[index], path):
                inside = f"{document.each}[{index}].{place}"
                yield Missing(inside, project_shape().named(inside))


def unfilled(data: Any, path: str, at: str = "") -> Iterator[str]:  # noqa: ANN401 - any value of a project
    """The places that ``path`` stands for and that are not filled in; an empty list is one itself."""
    head, _, rest = path.partition(".")
    key, is_list = head.removesuffix("[]"), head.endswith("[]")
    value = data.get(key) if isinstance(data, Mapping) else None
    here = f"{at}.{key}" if at else key
    if value is None or value in ("", [], {}) or (isinstance(value, str) and value.startswith(TO_FILL)):
        yield here if is_list or not rest else f"{here}.{rest}"
    elif rest:
        for inside, item in _entries(here, value) if is_list else [(here, value)]:
            yield from unfilled(item, rest, inside)


def _entries(at: str, value: Any) -> list[tuple[str, Any]]:  # noqa: ANN401 - any value of a project file
    return [(f"{at}[{index}]", item) for index, item in enumerate(value)]
