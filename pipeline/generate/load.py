"""Reads a project file and says everything that is wrong with it at once."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pipeline.content import Located, field, load_yaml, shown, validate
from pipeline.errors import ContentError, InputError
from pipeline.generate.parties import party_names, role
from pipeline.generate.shape import Shape, project_schema, project_shape
from pipeline.model.project import Project

Keys = tuple[str | int, ...]
YEARS = range(1949, 2200)
"""Years in which a cooperation may have dates; calendars are reckoned with to either side of them."""
_NOT_ONE_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def load_project(path: Path) -> Project:
    """The project in the YAML or JSON file ``path``.

    Raises InputError with every fault as ``file:line: 字段 …（中文名）：what is wrong, what to write``.
    """
    if path.is_dir():
        inside = path / "project.yaml"
        hint = f"，请写 {inside}" if inside.is_file() else "，请写出其中的项目文件"
        raise InputError(f"{path} 是一个文件夹{hint}。")
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
    """What the schema cannot say: parties that are not there or of one name, impossible dates, odd texts."""
    found = [*_same_names(data), *_leads(data), *_unknown_parties(data), *_odd(data)]
    located = Located(path)
    lines = sorted((located.line(keys), called(keys), what) for keys, what in found)
    return tuple(f"{shown(path)}:{line}: {name}：{what}" for line, name, what in lines)


def _same_names(data: Mapping[str, Any]) -> Iterator[tuple[Keys, str]]:
    """Designations by which no party can be told: a short name that is the name or the role of another."""
    owners = {role(index): index for index in range(len(data["parties"]))}
    for key in ("name", "short"):
        for index, party in enumerate(data["parties"]):
            owner = owners.setdefault(party[key], index)
            if owner != index:
                yield ("parties", index, key), f"“{party[key]}”已经是另一个合作方的名称，请改成不同的名称"


def _leads(data: Mapping[str, Any]) -> Iterator[tuple[Keys, str]]:
    leads = [index for index, party in enumerate(data["parties"]) if party.get("lead")]
    for index in leads[1:]:
        first = data["parties"][leads[0]]["short"]
        yield ("parties", index, "lead"), f"牵头方只能有一个，{first}已经是牵头方，请改成 false"


def _odd(data: Mapping[str, Any]) -> Iterator[tuple[Keys, str]]:
    for keys, form, value in all_leaves(project_shape(), data):
        if form == "date" and date.fromisoformat(value).year not in YEARS:
            yield keys, f"“{value}”的年份不对，请检查"
        if form in ("string", "prose") and not value.strip():
            yield keys, "只有空格，请填写内容，或者删去这一项"
        elif form == "string" and _NOT_ONE_LINE.search(value):
            yield keys, "只能写一行，请删去其中的换行、制表符和控制字符"


def _unknown_parties(data: Mapping[str, Any]) -> Iterator[tuple[Keys, str]]:
    known = party_names(Project(data))
    for keys, value in leaves(project_shape(), data, "party"):
        if value not in known:
            close = get_close_matches(value, known, n=1, cutoff=0.4)
            hint = f"，是不是 {close[0]}？" if close else "，请先在 parties 中写明"
            shorts = "、".join(dict.fromkeys(party.short for party in known.values()))
            yield keys, f"没有名为“{value}”的合作方{hint}（已有：{shorts}）"


def leaves(shape: Shape, value: Any, kind: str) -> Iterator[tuple[Keys, Any]]:  # noqa: ANN401
    """Each stated leaf of the format ``kind`` below ``value``, with its place."""
    return ((keys, leaf) for keys, form, leaf in all_leaves(shape, value) if form == kind)


def all_leaves(shape: Shape, value: Any, at: Keys = ()) -> Iterator[tuple[Keys, str, Any]]:  # noqa: ANN401
    """Each stated leaf below ``value`` with its place and its format."""
    if shape.kind == "record" and isinstance(value, Mapping):
        for name, item in value.items():
            if name in shape.fields:
                yield from all_leaves(shape.fields[name], item, (*at, name))
    elif shape.kind == "list" and isinstance(value, list):
        for index, item in enumerate(value):
            yield from all_leaves(shape.items, item, (*at, index))
    elif shape.kind == "leaf" and value is not None:
        yield at, shape.format, value
