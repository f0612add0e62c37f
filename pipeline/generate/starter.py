"""A new project file: every field with its name and an example, commented out until it is needed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.generate.shape import Shape, project_shape

_HEAD = """\
# 产学研合作项目文件：一个项目的全部数据，29 种文件都由它生成。
# 写法：“字段: 内容”，注意英文冒号后有一个空格；列表的每一项以“- ”开头；同一层左对齐。
# 行首的 # 表示这一行还没有启用：填写时去掉 # 和它后面的一个空格，再把示例改成实际内容。
# 金额和百分比等写法见每个字段后面的说明。填好后运行：cxy status 本文件
"""
TO_FILL = "待填写"
"""With this begins what a new project file holds in the places that must not be empty."""
_FILLED: Mapping[str, Any] = {
    "project": {"name": f"{TO_FILL}的项目名称", "stage": "前期准备"},
    "parties": [
        {"name": f"{TO_FILL}的甲方全称", "short": "甲方简称", "kind": "企业", "lead": True},
        {"name": f"{TO_FILL}的乙方全称", "short": "乙方简称", "kind": "高校"},
    ],
}
"""What no project can be without."""
_PLAIN = re.compile(r"[^\s\-+?:,\[\]{}#&*!|>'\"%@`0-9~][^#:{}\[\],&*!|>'\"%@`]*")
_SPECIAL = frozenset({"true", "false", "null"})
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_BAR = "# " + "─" * 40


def starter() -> str:
    """The text of a new project file; it is valid, and each of its commented lines is when uncommented."""
    lines = [_HEAD]
    for name, shape in project_shape().fields.items():
        lines += ["", _BAR, f"# {shape.title}：{shape.description}", _BAR]
        lines += _filled(name, shape) if name in _FILLED else [f"# {line}" for line in _field(name, shape)]
    return "\n".join(lines) + "\n"


def _filled(name: str, shape: Shape) -> Iterator[str]:
    given = _FILLED[name]
    yield f"{name}:"
    entries = given if isinstance(given, list) else [given]
    inner = shape.items if shape.kind == "list" else shape
    for number, entry in enumerate(entries):
        lead = "  - " if shape.kind == "list" else "  "
        for key, value in entry.items():
            yield f"{lead}{key}: {written(value)}  # {_told(inner.fields[key])}"
            lead = "    " if shape.kind == "list" else "  "
        for key, item in inner.fields.items():
            if key not in entry:
                yield from (f"# {lead}{line}" for line in _field(key, _one_leads(item) if number else item))


def _field(name: str, shape: Shape) -> Iterator[str]:
    """The lines of one field with example values."""
    if shape.kind == "leaf":
        yield f"{name}: {written(_example(shape))}  # {_told(shape)}"
        return
    yield f"{name}:  # {_told(shape)}"
    inner = shape.items if shape.kind == "list" else shape
    lines = list(_inner(inner))
    dash = "- " if shape.kind == "list" else ""
    for number, line in enumerate(lines):
        yield f"  {(dash if number == 0 else ' ' * len(dash))}{line}"


def _one_leads(shape: Shape) -> Shape:
    """``shape`` for a second entry: not everybody can be what the first one is."""
    return Shape({**shape.schema, "examples": [False]}) if shape.example is True else shape


def _inner(shape: Shape) -> Iterator[str]:
    if shape.kind == "leaf":
        yield f"{written(_example(shape))}  # {_told(shape)}"
        return
    for name, item in shape.fields.items():
        yield from _field(name, item)


def _example(shape: Shape) -> Any:  # noqa: ANN401 - any value of a project file
    if shape.format == "party":
        return "甲方"
    if shape.example is not None:
        return shape.example
    return shape.choices[0] if shape.choices else "……"


def _told(shape: Shape) -> str:
    told = f"{shape.title}：{shape.description}" if shape.description else shape.title
    return f"{told}（{'、'.join(shape.choices)}）" if shape.choices else told


def written(value: Any) -> str:  # noqa: ANN401 - any leaf of a project file
    """``value`` as YAML writes it on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    plain = _PLAIN.fullmatch(value) and value not in _SPECIAL and value == value.strip()
    return value if plain and not is_odd(value) else quoted(value)


def quoted(value: str) -> str:
    """``value`` in double quotes, with escapes for what YAML would refuse or take for the end of a line."""
    return _ODD.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(value, ensure_ascii=False))


def is_odd(value: str) -> bool:
    """Whether ``value`` has a character that can only be written with an escape."""
    return bool(_ODD.search(value))
