"""The sheets in which projects are filled in, as they follow from the schema of a project file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

from pipeline.errors import InputError
from pipeline.generate.interview.answers import choices_of
from pipeline.generate.interview.places import Keys, is_empty, value_at
from pipeline.generate.interview.words import told
from pipeline.generate.shape import Shape, project_shape
from pipeline.model.project import Project
from pipeline.sheets.layout import Column, Kind, Sheet

MAIN = "项目"
PARTIES = ("parties",)
KEY = "project.code"
"""The first column of every sheet: the project that a row belongs to."""
_KEY_TITLE = "项目编号"
_FIRST = ("project", "parties")
_EARLY = ("前期准备", "协议签署")
_IDENTITY = ("name", "id", "title")
_KINDS = {"money": Kind.MONEY, "date": Kind.DATE, "integer": Kind.COUNT, "prose": Kind.LONG}


@dataclass(frozen=True, slots=True)
class Leaf:
    """What one column means: the place inside a row's record, and what may stand there."""

    keys: tuple[str, ...]
    shape: Shape

    @property
    def is_list(self) -> bool:
        """Whether a cell holds several texts, one a line."""
        return self.shape.kind == "list"


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet and what its rows are: the projects, or the entries of the list at ``place``."""

    sheet: Sheet
    leaves: Mapping[str, Leaf]
    """By the path of the column."""
    place: tuple[str, ...] = ()
    """Keys from the project to the list, or, with ``parent``, from one of its entries."""
    parent: Table | None = None
    identity: str = ""
    """The path of the column by which an entry is referred to."""

    @property
    def parent_path(self) -> str:
        """The path of the column that says which entry of ``parent`` a row belongs to; empty without one."""
        return f"{self.parent.path}[]" if self.parent else ""

    @property
    def path(self) -> str:
        """The list as a path: ``benefit.incomes[].shares``."""
        return ".".join([*([self.parent_path] if self.parent else []), *self.place])

    def column(self, path: str) -> int:
        """The number, from 1, of the column ``path`` in a fresh sheet."""
        return [column.path for column in self.sheet.columns].index(path) + 1


@cache
def all_tables() -> tuple[Table, ...]:
    """One table for the projects, then one for each list, lists inside entries after their own."""
    return tables(tuple(project_shape().fields))


def tables(sections: Sequence[str]) -> tuple[Table, ...]:
    """The tables for these sections of the project file; those that no project can be without always."""
    root = project_shape()
    chosen = {name: shape for name, shape in root.fields.items() if name in (*_FIRST, *sections)}
    found = list(_leaves(chosen.items(), (), ""))
    code = next(item for item in found if item[0] == tuple(KEY.split(".")))
    columns = [Column(KEY, _KEY_TITLE, told(code[2]), example=str(code[2].example))]
    columns += [
        _column(".".join(keys), title, shape, root) for keys, title, shape in found if keys != code[0]
    ]
    leaves = {".".join(keys): Leaf(keys, shape) for keys, _, shape in found}
    main = Table(Sheet(MAIN, tuple(columns), "每个项目一行：不成列表的内容", MAIN), leaves)
    return (main, *_tables(chosen.items(), (), "", None, ""))


def chosen_sections(names: Sequence[str]) -> tuple[str, ...]:
    """The sections that people name by title, key or stage; without names those of the first two stages.

    Raises InputError for a name that is none.
    """
    fields = project_shape().fields
    known: dict[str, list[str]] = {"全部": list(fields)}
    for key, shape in fields.items():
        for name in (key, shape.title, str(shape.schema.get("x-stage", ""))):
            known.setdefault(name, []).append(key)
    for name in names:
        if name not in known:
            close = get_close_matches(name, known, n=1, cutoff=0.4)
            hint = f"，是不是 {close[0]}？" if close else "。"
            raise InputError(f"项目文件没有“{name}”这一部分{hint}可选：{'、'.join(_offered())}。")
    return tuple(dict.fromkeys(key for name in names or _EARLY for key in known[name]))


def rows_of(projects: Iterable[Project], chosen: Sequence[Table]) -> dict[str, list[dict[str, str]]]:
    """The rows of each sheet, by its name, that state what ``projects`` state."""
    rows: dict[str, list[dict[str, str]]] = {table.sheet.name: [] for table in chosen}
    for project in projects:
        key = str(project.at("project", "code") or project.at("project", "name"))
        for table in chosen:
            for at, parent in entries(project.data, table):
                row = _cells(table, value_at(project.data, at))
                if table.place:
                    row[KEY] = key
                if parent:
                    row[table.parent_path] = parent
                rows[table.sheet.name].append(row)
    return rows


def entries(data: Any, table: Table) -> Iterator[tuple[Keys, str]]:  # noqa: ANN401 - data of a project
    """The place of each row of ``table`` in ``data``, and the name of the entry that it belongs to."""
    if not table.place:
        yield (), ""
        return
    parents = list(entries(data, table.parent)) if table.parent else [((), "")]
    labels = [label(table.parent, value_at(data, at)) if table.parent else "" for at, _ in parents]
    for order, (at, _) in enumerate(parents):
        own = labels[order] if labels.count(labels[order]) == 1 else f"第{order + 1}项"
        place: Keys = (*at, *table.place)
        for index in range(len(value_at(data, place) or ())):
            yield (*place, index), own if table.parent else ""


def label(table: Table, entry: Any) -> str:  # noqa: ANN401 - any entry
    """What an entry of ``table`` is called in other sheets."""
    leaf = table.leaves[table.identity]
    return _text(leaf, value_at(entry, leaf.keys))


def _cells(table: Table, record: Any) -> dict[str, str]:  # noqa: ANN401 - any record
    found = {path: _text(leaf, value_at(record, leaf.keys)) for path, leaf in table.leaves.items()}
    return {path: text for path, text in found.items() if text}


def _text(leaf: Leaf, value: Any) -> str:  # noqa: ANN401 - any value of a project
    if is_empty(value):
        return ""
    if leaf.is_list:
        return separator(leaf).join(str(item).strip() for item in value)
    return ("是" if value else "否") if isinstance(value, bool) else str(value).strip()


def separator(leaf: Leaf) -> str:
    """What stands between the texts of a list in one cell."""
    return "\n\n" if leaf.shape.items.format == "prose" else "\n"


def _offered() -> list[str]:
    shapes = project_shape().fields.values()
    stages = dict.fromkeys(str(shape.schema.get("x-stage", "")) for shape in shapes)
    return ["全部", *filter(None, stages), *(shape.title for shape in shapes)]


_Named = Iterable[tuple[str, Shape]]


def _leaves(fields: _Named, at: tuple[str, ...], title: str) -> Iterator[tuple[tuple[str, ...], str, Shape]]:
    """The leaves and the lists of texts outside of other lists: keys, title, shape."""
    for name, shape in fields:
        called = f"{title} · {shape.title}" if title else shape.title
        if shape.kind == "record":
            yield from _leaves(shape.fields.items(), (*at, name), called)
        elif shape.kind == "leaf" or shape.items.kind == "leaf":
            yield (*at, name), called, shape


def _tables(
    fields: _Named, at: tuple[str, ...], title: str, parent: Table | None, group: str
) -> Iterator[Table]:
    for name, shape in fields:
        called = f"{title}·{shape.title}" if title else shape.title
        stage = group or str(shape.schema.get("x-stage", ""))
        if shape.kind == "record":
            yield from _tables(shape.fields.items(), (*at, name), called, parent, stage)
        elif shape.kind == "list" and shape.items.kind == "record":
            table = _list_table((*at, name), called, shape, parent, stage)
            yield table
            yield from _tables(shape.items.fields.items(), (), called, table, stage)


def _list_table(at: tuple[str, ...], name: str, shape: Shape, parent: Table | None, group: str) -> Table:
    path = ".".join([*([f"{parent.path}[]"] if parent else []), *at])
    found = list(_leaves(shape.items.fields.items(), (), ""))
    columns = [Column(KEY, _KEY_TITLE, "工作表“项目”中的项目编号；没有编号的写项目名称", required=True)]
    if parent:
        owner = parent.sheet.name.rpartition("·")[2]
        hint = f"工作表“{parent.sheet.name}”中这一项的名称，或者它在这个项目中的次序：第1项、第2项"
        columns.append(Column(f"{parent.path}[]", f"所属{owner}", hint, example="第1项", required=True))
    columns += [
        _column(f"{path}[].{'.'.join(keys)}", title, item, shape.items) for keys, title, item in found
    ]
    leaves = {f"{path}[].{'.'.join(keys)}": Leaf(keys, item) for keys, _, item in found}
    names = [".".join(keys) for keys, _, _ in found]
    known = next((key for key in (*_IDENTITY, *shape.items.required) if key in names), names[0])
    return Table(
        Sheet(name, tuple(columns), shape.description, group), leaves, at, parent, f"{path}[].{known}"
    )


def _column(path: str, title: str, shape: Shape, record: Shape) -> Column:
    inner = shape.items if shape.kind == "list" else shape
    kind = Kind.LONG if shape.kind == "list" else _KINDS.get(shape.format, Kind.TEXT)
    choices = choices_of(shape, ()) if shape.kind == "leaf" else ()
    own = path.rpartition(".")[2]
    leaf = Leaf((own,), shape)
    more = ("；每段之间空一行" if inner.format == "prose" else "；一行写一项") if leaf.is_list else ""
    return Column(
        path,
        title,
        told(shape if shape.description else inner) + more,
        Kind.CHOICE if choices else kind,
        choices,
        _text(Leaf((own,), inner), _example(inner)),
        required=path == "project.name" or (path.endswith(f"[].{own}") and own in record.required),
    )


def _example(shape: Shape) -> Any:  # noqa: ANN401 - any leaf
    if shape.format == "party":
        return "甲方"
    return shape.example if shape.example is not None else next(iter(shape.choices), "")
