"""The set of documents that is built from one project: which, for which entries, under which names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pipeline.errors import InputError
from pipeline.generate.catalogue import DocumentType
from pipeline.generate.record import Record
from pipeline.generate.status import State, Status

LONGEST_NAME = 60
"""Characters of a file name before its ending; some file systems take 255 bytes."""
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class Job:
    """One document to be built. ``item``: the entry of ``document.each`` it is about; None for the whole."""

    document: DocumentType
    file: str
    item: int | None = None
    title: str = ""
    """What it is called in an index: 《进度例会纪要》（2024年3月）."""


def jobs(statuses: Iterable[Status], context: Record, *, only: Sequence[str] = ()) -> tuple[Job, ...]:
    """The documents that are ready, in the order of the standard; only those named in ``only`` if any are.

    Raises InputError for a name that is no document and for a named document that is not ready.
    """
    known = tuple(statuses)
    wanted = _wanted(known, only) if only else {item.document.id for item in known}
    chosen = [item for item in known if item.document.id in wanted]
    if only:
        _refuse_unready(chosen)
    ready = (item for item in chosen if item.state is State.READY)
    return tuple(job for item in ready for job in _jobs_of(item, context))


def job_context(job: Job, context: Record) -> Mapping[str, Any]:
    """What the template of ``job`` sees: the project, and the entry that it is about as ``item``."""
    values = {name: context[name] for name in context}
    if job.item is not None:
        values["item"] = entries(context, job.document.each)[job.item]
    return values


def entries(context: Record, path: str) -> tuple[Any, ...]:
    """The entries of the list at ``path`` of the printed values; empty when there are none."""
    value: Any = context
    for key in path.split("."):
        value = value[key] if isinstance(value, Record) and key in value else ()
    return tuple(value)


def _wanted(statuses: Sequence[Status], only: Sequence[str]) -> set[str]:
    return {item.id for item in documents_named([item.document for item in statuses], only)}


def documents_named(catalogue: Sequence[DocumentType], only: Sequence[str]) -> tuple[DocumentType, ...]:
    """The kinds of document that ``only`` names, in the order of ``catalogue``; all when it names none.

    Raises InputError for a name that is no document.
    """
    names = {name: item.id for item in catalogue for name in names_of(item)}
    for name in only:
        if name not in names:
            close = get_close_matches(name, names, n=1, cutoff=0.4) if not name.isdecimal() else []
            hint = f"，是不是 {close[0]}？" if close else "。"
            raise InputError(f"没有名为“{name}”的文件{hint}用 cxy templates list 查看全部文件。")
    wanted = {names[name] for name in only}
    return tuple(item for item in catalogue if not only or item.id in wanted)


def names_of(document: DocumentType) -> tuple[str, ...]:
    """What people may call ``document``: its identifier, its title, its title without 产学研, its number."""
    return (
        document.id,
        document.title.removeprefix("产学研"),
        document.title,
        str(document.number),
        f"{document.number:02d}",
    )


def _refuse_unready(chosen: Iterable[Status]) -> None:
    for item in chosen:
        if item.state is State.READY:
            continue
        title = item.document.title
        if item.missing:
            lacking = "、".join(f"{field.title}（{field.path}）" for field in item.missing[:8])
            more = f"等 {len(item.missing)} 项" if len(item.missing) > 8 else ""  # noqa: PLR2004 - fits a line
            raise InputError(f"《{title}》还不能编制，项目文件缺少：{lacking}{more}。")
        raise InputError(f"《{title}》不需要编制：{item.reason}。")


def _jobs_of(status: Status, context: Record) -> Iterator[Job]:
    document = status.document
    stem = f"{document.number:02d}_{document.title}"
    if not document.each:
        yield Job(document, f"{_safe(stem)}.docx", title=document.title)
        return
    for order, index in enumerate(status.items, start=1):
        name = _entry_name(document, entries(context, document.each)[index])
        tail = f"_{name}" if name else ""
        title = document.title + (f"（{name}）" if name else f"（{order}）")
        yield Job(document, f"{_safe(f'{stem}_{order:02d}{tail}')}.docx", index, title)


def _entry_name(document: DocumentType, entry: Record) -> str:
    if not document.each_name or document.each_name not in entry:
        return ""
    value = entry[document.each_name]
    return str(value) if value else ""


def _safe(name: str) -> str:
    return _UNSAFE.sub("_", name)[:LONGEST_NAME].rstrip(" .")
