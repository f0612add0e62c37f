"""The part of an unfinished project file that can be worked with."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.content.strict import parse_yaml
from pipeline.generate.interview.places import is_empty
from pipeline.generate.shape import Shape, project_schema, project_shape
from pipeline.generate.starter import starter

_STAND_IN: Mapping[str, Any] = {
    "project": {"name": "未命名的项目"},
    "parties": [
        {"name": "甲方单位", "short": "甲方单位", "kind": "企业"},
        {"name": "乙方单位", "short": "乙方单位", "kind": "高校"},
    ],
}
_INCOMPLETE = frozenset({"required", "minItems"})


def sound(data: Mapping[str, Any]) -> dict[str, Any]:
    """``data`` without the records and entries that lack what they cannot be without; valid.

    A stand-in takes the place of a name and of parties that are not there.
    """
    whole = {name: _whole(shape, data.get(name)) for name, shape in project_shape().fields.items()}
    kept = {name: value for name, value in whole.items() if not is_empty(value)}
    parties = kept.get("parties", [])
    kept["parties"] = [*parties, *_STAND_IN["parties"][len(parties) :]]
    return {**_STAND_IN, **kept}


def _whole(shape: Shape, value: Any) -> Any:  # noqa: ANN401 - any value of a project file
    if shape.kind == "list" and isinstance(value, list):
        return [entry for item in value if not is_empty(entry := _whole(shape.items, item))]
    if shape.kind == "record" and isinstance(value, Mapping):
        found = {name: _whole(shape.fields[name], item) for name, item in value.items()}
        given = {name: item for name, item in found.items() if not is_empty(item)}
        return given if all(name in given for name in shape.required) else None
    return value


def entry_numbers(shape: Shape, entries: Any) -> tuple[int, ...]:  # noqa: ANN401 - any value of a project file
    """Where the entries that stay in `sound` stand in the list ``entries`` of the shape ``shape``."""
    given = entries if isinstance(entries, list) else []
    return tuple(index for index, item in enumerate(given) if not is_empty(_whole(shape.items, item)))


def filled_in(data: Mapping[str, Any]) -> dict[str, Any]:
    """``data`` without the words that a new project file has in the places that must be filled in."""
    shown = _shown()
    plain = dict(data)
    plain["project"] = _unlike(data.get("project") or {}, shown["project"])
    parties = data.get("parties") or []
    plain["parties"] = [
        _unlike(party, shown["parties"][index]) if index < len(shown["parties"]) else party
        for index, party in enumerate(parties)
    ]
    return plain


def _unlike(record: Mapping[str, Any], shown: Mapping[str, Any]) -> dict[str, Any]:
    """``record`` without what it has from ``shown``; its choices stay once it has a name of its own."""
    untouched = record.get("name") == shown["name"]
    dropped = [key for key in shown if untouched or key in ("name", "short")]
    return {key: value for key, value in record.items() if key not in dropped or value != shown[key]}


@cache
def _shown() -> Mapping[str, Any]:
    value: Mapping[str, Any] = parse_yaml(starter(), Path("starter"))
    return value


@cache
def unfinished_schema() -> dict[str, Any]:
    """The schema of a project file in which nothing has to be there yet."""
    schema: dict[str, Any] = _relaxed(project_schema())
    return schema


def _relaxed(schema: Any) -> Any:  # noqa: ANN401 - any part of a schema
    if isinstance(schema, list):
        return [_relaxed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: _relaxed(value) for key, value in schema.items() if key not in _INCOMPLETE}
