"""What to write in a field, for people who see no YAML."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.content import load_json_schema
from pipeline.generate.shape import Shape, project_shape

_HINTS: Mapping[str, str] = {
    "money": "以元为单位，例如 5000000.00，也可以写 500万元",
    "date": "例如 2026-03-01 或者 2026年3月1日",
    "percent": "例如 60%、12.5% 或者 1/3",
    "party": "合作方的简称、全称或者甲方、乙方",
}
_KEY = re.compile(r" ?(?<![A-Za-z0-9@.\-])([a-z_]{2,}(?:\.[a-z_]+)*)(?![A-Za-z0-9@.\-]) ?")
_YAML = {"true": "“是”", "false": "“否”"}


def told(shape: Shape) -> str:
    """What to write for ``shape``; empty when there is nothing to say."""
    common = load_json_schema("project/common")["$defs"].values()
    hint = _HINTS.get(shape.format, "")
    if shape.description in {item.get("description") for item in common}:
        return hint
    own = _KEY.sub(_named, shape.description)
    return f"{own}；{hint}" if own and hint else own or hint


def _named(match: re.Match[str]) -> str:
    """``parties 中`` → ``“合作方”中``: keys of a project file by the names that people know."""
    if match[1] in _YAML:
        return _YAML[match[1]]
    known = project_shape().at(match[1]) is not None
    return f"“{project_shape().named(match[1])}”" if known else match[0]
