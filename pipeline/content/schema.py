"""Values against JSON Schema (2020-12), with every problem said in Chinese at its line."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.content.located import Located
from pipeline.content.names import field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"


@cache
def load_json_schema(name: str) -> dict[str, Any]:
    """The schema ``pipeline/schemas/<name>.schema.json``; shared between callers, not to be changed."""
    schema: dict[str, Any] = json.loads((_SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return schema


@cache
def schema_names(folder: str) -> tuple[str, ...]:
    """The names of the schemas in ``pipeline/schemas/<folder>/``, in alphabetical order."""
    return tuple(sorted(path.name.partition(".")[0] for path in (_SCHEMAS / folder).glob("*.schema.json")))


def validate(
    value: Any,  # noqa: ANN401 - any value of a content file
    schema: str | Mapping[str, Any],
    path: Path,
    *,
    within: Sequence[str | int] = (),
    called: Callable[[Sequence[str | int]], str] = field,
) -> tuple[str, ...]:
    """All problems of ``value`` as ``file:line: 字段 …：怎么改`` in the order of the lines; none when valid.

    ``schema`` is a name for ``load_json_schema`` or a schema itself. ``within`` says where in the file the
    value stands, when it is only a part of it; ``called`` names the field at a place to people.
    """
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - importing it takes longer than reading all rules

    from pipeline.content.messages import problems  # noqa: PLC0415 - goes with it

    shape = load_json_schema(schema) if isinstance(schema, str) else schema
    validator = Draft202012Validator(shape, format_checker=Draft202012Validator.FORMAT_CHECKER)
    located = Located(path)
    found = [
        (located.line([*within, *keys]), called([*within, *keys]), what)
        for error in validator.iter_errors(value)
        for keys, what in problems(error)
    ]
    name = located.at().rpartition(":")[0]
    return tuple(dict.fromkeys(f"{name}:{line}: {where}：{what}" for line, where, what in sorted(found)))
