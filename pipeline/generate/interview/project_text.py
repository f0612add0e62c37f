"""A whole project as the text of a project file that people can go on with."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.generate.shape import Shape, project_shape
from pipeline.generate.starter import is_odd, quoted, written

_STEP = "  "


def project_text(data: Mapping[str, Any]) -> str:
    """``data`` as YAML, its sections and fields in the order of the schema, each section under its name.

    Reading it again gives ``data``.
    """
    lines = []
    for name, shape in project_shape().fields.items():
        if name in data:
            lines += [
                "",
                f"# {shape.title}：{shape.description}" if shape.description else f"# {shape.title}",
            ]
            lines += _field(name, shape, data[name])
    return "\n".join(lines[1:]) + "\n"


def _field(name: str, shape: Shape, value: Any) -> Iterator[str]:  # noqa: ANN401 - any value of a project file
    if isinstance(value, Mapping | list) and value:
        yield f"{name}:"
        yield from (_STEP + line for line in _lines(shape, value))
    elif _is_block(value):
        yield f"{name}: |-"
        yield from (_STEP + line if line else "" for line in value.split("\n"))
    else:
        yield f"{name}: {_scalar(value)}"


def _lines(shape: Shape, value: Any) -> Iterator[str]:  # noqa: ANN401 - likewise
    if isinstance(value, Mapping):
        for name, item in shape.fields.items():
            if name in value:
                yield from _field(name, item, value[name])
        return
    for entry in value:
        inner = list(_lines(shape.items, entry)) if isinstance(entry, Mapping) and entry else [_scalar(entry)]
        yield from (f"{'- ' if number == 0 else _STEP}{line}" for number, line in enumerate(inner))


def _scalar(value: Any) -> str:  # noqa: ANN401 - any leaf
    if isinstance(value, str) and "\n" in value:
        return quoted(value)
    return json.dumps(value) if isinstance(value, Mapping | list) else written(value)


def _is_block(value: object) -> bool:
    """Whether ``value`` is a text of several lines that can stand as it is."""
    if not isinstance(value, str) or "\n" not in value or is_odd(value):
        return False
    return value == value.strip() and all(line == line.strip() for line in value.split("\n"))
