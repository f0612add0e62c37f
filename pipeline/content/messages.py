"""What a schema violation means to the author of the file, in Chinese, with what to do."""

from __future__ import annotations

import re
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jsonschema import ValidationError

Keys = tuple[str | int, ...]

_TYPES = {
    "string": "文字（含数字时加引号）",
    "integer": "整数（不加引号）",
    "number": "数字（不加引号）",
    "boolean": "true 或 false",
    "array": "列表（每项以“- ”开头，或写在方括号里）",
    "object": "“键: 值”的组合",
    "null": "空",
}

_VERBS = ("由", "写", "按", "照", "只", "符合")
"""With these begin descriptions that are no nouns."""


def problems(error: ValidationError) -> Iterator[tuple[Keys, str]]:
    """Keys and words of what ``error`` complains about; several where it names several keys."""
    keys: Keys = tuple(error.absolute_path)
    match error.validator:
        case "required":
            for name in _wanted(error):
                if name not in _given(error):
                    yield keys, f"缺少 {name}{_title(error, name)}，请补上"
            return
        case "additionalProperties" | "unevaluatedProperties":
            yield from (((*keys, name), _unknown(name, error)) for name in _extra(error))
        case "anyOf" | "oneOf" if error.context:
            yield from _alternatives(error, keys)
        case other:
            say = _SAY.get(str(other))
            yield keys, say(error) if say else f"不符合要求（{error.message}）"


def _title(error: ValidationError, name: str) -> str:
    properties = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
    title = properties.get(name, {}).get("title", "")
    return f"（{title}）" if title else ""


def _known(error: ValidationError) -> list[str]:
    schema = error.schema if isinstance(error.schema, dict) else {}
    return list(schema.get("properties", {}))


def _extra(error: ValidationError) -> list[str]:
    known = _known(error)
    return [name for name in _given(error) if name not in known]


def _unknown(name: str, error: ValidationError) -> str:
    known = _known(error)
    close = get_close_matches(name, known, n=1, cutoff=0.5)
    if close:
        return f"不认识这个键，是不是 {close[0]}？"
    return f"不认识这个键，请删去；可用的键：{'、'.join(known)}" if known else "这里不能有任何键，请删去"


def _alternatives(error: ValidationError, keys: Keys) -> Iterator[tuple[Keys, str]]:
    branches: dict[object, list[ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.schema_path[0], []).append(inner)
    fitting = [branch for branch in branches.values() if not any(map(_wrong_type_here, branch))]
    if fitting:
        for inner in min(fitting, key=len):
            yield from problems(inner)
        return
    kinds = [str(kind) for branch in branches.values() for item in branch for kind in _as_list(_wanted(item))]
    yield keys, f"应当是{'，或者'.join(_TYPES.get(kind, kind) for kind in dict.fromkeys(kinds))}"


def _wrong_type_here(error: ValidationError) -> bool:
    return error.validator == "type" and not error.relative_path


def _wanted(error: ValidationError) -> Any:  # noqa: ANN401 - any value of a schema
    return error.validator_value


def _given(error: ValidationError) -> Any:  # noqa: ANN401 - any value of a file
    return error.instance


def _as_list(value: Any) -> list[Any]:  # noqa: ANN401
    return value if isinstance(value, list) else [value]


def _type(error: ValidationError) -> str:
    wanted = "，或者".join(_TYPES.get(kind, kind) for kind in _as_list(_wanted(error)))
    given = (
        "空的"
        if error.instance is None
        else f"“{error.instance}”"
        if _short(error.instance)
        else "另一种内容"
    )
    how = (
        error.schema.get("description") if isinstance(error.schema, dict) and "format" in error.schema else ""
    )
    colon = "；键的后面要用英文冒号加一个空格，不是全角“：”" if _has_wide_colon(error) else ""
    return f"应当是{wanted}，现在是{given}{colon}" + (f"；写法：{how}" if how else "")


def _has_wide_colon(error: ValidationError) -> bool:
    return "object" in _as_list(_wanted(error)) and isinstance(error.instance, str) and "：" in error.instance


def _short(value: object) -> bool:
    return isinstance(value, str | int | float | Decimal) and len(str(value)) <= 30  # noqa: PLR2004 - fits into a line


def _enum(error: ValidationError) -> str:
    choices = [str(choice) for choice in _wanted(error)]
    close = get_close_matches(str(error.instance), choices, n=1, cutoff=0.6)
    hint = f"，是不是 {close[0]}？" if close else ""
    return f"“{error.instance}”不在可选的值之内：{'、'.join(choices)}{hint}"


def _pattern(error: ValidationError) -> str:
    schema = error.schema if isinstance(error.schema, dict) else {}
    wanted = schema.get("description") or f"符合 {error.validator_value}"
    should = "" if wanted.startswith(("应", "例如")) else "应当" if wanted.startswith(_VERBS) else "应当是："
    return f"“{error.instance}”的写法不对，{should}{wanted}"


def _format(error: ValidationError) -> str:
    if _wanted(error) == "date":
        written = re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(error.instance))
        what = "不是日历上的日期" if written else "的写法不对"
        return f"“{error.instance}”{what}，请按年-月-日写，例如 2026-03-01"
    kind = "正则表达式" if _wanted(error) == "regex" else str(_wanted(error))
    return f"“{error.instance}”不是合法的{kind}（{error.cause or error.message}）"


def _count(template: str) -> Callable[[ValidationError], str]:
    return lambda error: template.format(error.validator_value)


_SAY: dict[str, Callable[[ValidationError], str]] = {
    "type": _type,
    "enum": _enum,
    "pattern": _pattern,
    "format": _format,
    "const": _count("只能是 {}"),
    "minItems": _count("至少要有 {} 项"),
    "maxItems": _count("最多 {} 项"),
    "uniqueItems": lambda _: "各项不能重复，请删去重复的",
    "contains": lambda _: "缺少必须有的一项",
    "minLength": lambda error: (
        "不能为空" if error.validator_value == 1 else f"至少要有 {error.validator_value} 个字"
    ),
    "maxLength": _count("最多 {} 个字"),
    "minimum": _count("不能小于 {}"),
    "maximum": _count("不能大于 {}"),
    "exclusiveMinimum": _count("必须大于 {}"),
    "exclusiveMaximum": _count("必须小于 {}"),
    "multipleOf": _count("必须是 {} 的倍数"),
    "minProperties": _count("至少要有 {} 个键"),
    "maxProperties": _count("最多 {} 个键"),
    "dependentRequired": lambda error: f"写了一个键就要写另一个（{error.message}）",
    "not": lambda _: "这样写不允许，请改写",
}
