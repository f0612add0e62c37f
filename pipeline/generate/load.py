"""Reads a project file and says everything that is wrong with it at once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pipeline.content import Located, field, load_yaml, shown, validate
from pipeline.errors import ContentError, InputError
from pipeline.generate.parties import party_names
from pipeline.generate.shape import Shape, project_schema, project_shape
from pipeline.model.project import Project

Keys = tuple[str | int, ...]


def load_project(path: Path) -> Project:
    """The project in the YAML or JSON file ``path``.

    Raises InputError with every fault as ``file:line: 字段 …（中文名）：what is wrong, what to write``.
    """
    if not path.is_file():
        raise InputError(f"找不到项目文件 {path}，请检查文件名；可以用 cxy init 新建一个。")
    try:
        value = load_yaml(path)
    except ContentError as error:
        raise _refused(path, error.problems) from None
    problems = validate(value, project_schema(), path, called=called)
    if not problems:
        problems = _semantic(value, path)
    if problems:
        raise _refused(path, problems)
    return project_of(value, source=path.name)


def project_of(data: Mapping[str, Any], *, source: str = "") -> Project:
    """The project with these validated ``data``."""
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Project(data, source, hashlib.sha256(canonical.encode()).hexdigest())


def called(keys: Sequence[str | int]) -> str:
    """A place in a project file for people: ``字段 funding.total（经费总额）``."""
    shape: Shape | None = project_shape()
    for key in keys:
        if shape is not None:
            shape = shape.items if isinstance(key, int) else shape.fields.get(key)
    return field(keys) + (f"（{shape.title}）" if shape and shape.title and keys else "")


def _refused(path: Path, problems: Sequence[str]) -> InputError:
    return InputError("\n".join([f"项目文件 {path.name} 有 {len(problems)} 处要改：", *problems]))


def _semantic(data: Mapping[str, Any], path: Path) -> tuple[str, ...]:
    """What the schema cannot say: references to parties that are not there, parties of the same name."""
    found = [*_same_names(data), *_unknown_parties(data)]
    located = Located(path)
    lines = sorted((located.line(keys), called(keys), what) for keys, what in found)
    return tuple(f"{shown(path)}:{line}: {name}：{what}" for line, name, what in lines)


def _same_names(data: Mapping[str, Any]) -> Iterator[tuple[Keys, str]]:
    for key in ("name", "short"):
        seen: set[str] = set()
        for index, party in enumerate(data["parties"]):
            if party[key] in seen:
                yield ("parties", index, key), f"“{party[key]}”已经是另一个合作方的名称，请改成不同的名称"
            seen.add(party[key])


def _unknown_parties(data: Mapping[str, Any]) -> Iterator[tuple[Keys, str]]:
    known = party_names(Project(data))
    for keys, value in leaves(project_shape(), data, "party"):
        if value not in known:
            close = get_close_matches(value, known, n=1, cutoff=0.4)
            hint = f"，是不是 {close[0]}？" if close else "，请先在 parties 中写明"
            shorts = "、".join(dict.fromkeys(party.short for party in known.values()))
            yield keys, f"没有名为“{value}”的合作方{hint}（已有：{shorts}）"


def leaves(shape: Shape, value: Any, kind: str, at: Keys = ()) -> Iterator[tuple[Keys, Any]]:  # noqa: ANN401
    """Each stated leaf of the format ``kind`` below ``value``, with its place."""
    if shape.kind == "record" and isinstance(value, Mapping):
        for name, item in value.items():
            if name in shape.fields:
                yield from leaves(shape.fields[name], item, kind, (*at, name))
    elif shape.kind == "list" and isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(shape.items, item, kind, (*at, index))
    elif shape.format == kind and value is not None:
        yield at, value
