"""Valid projects of any content, for property tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from pipeline.generate.shape import Shape, project_shape

PARTIES = (("示例科技有限公司", "示例科技", "企业"), ("示例大学", "示大", "高校"))
_LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"), exclude_characters="\ufeff")
_WORDS = st.text(_LETTERS, min_size=1, max_size=12).map(str.strip).filter(bool)
_FORMATS: dict[str, st.SearchStrategy[Any]] = {
    "money": st.decimals(0, 10**12, places=2).map(lambda value: f"{value:.2f}"),
    "date": st.dates(date(1950, 1, 1), date(2150, 12, 31)).map(date.isoformat),
    "percent": st.sampled_from(["60%", "0.5%", "12.25%", "1/3", "2/7", "100%"]),
    "party": st.sampled_from([*(name for party in PARTIES for name in party[:2]), "甲方", "乙方"]),
    "boolean": st.booleans(),
    "prose": st.lists(_WORDS, min_size=1, max_size=3).map("\n".join),
}
_SECTIONS = [name for name in project_shape().fields if name not in ("project", "parties")]


@st.composite
def projects(draw: st.DrawFn) -> dict[str, Any]:
    """Plain data of a valid project with two parties and up to four more sections."""
    fields = project_shape().fields
    data: dict[str, Any] = {"project": draw(_record(fields["project"]))}
    data["project"]["code"] = f"SL-{draw(st.integers(1, 999))}"
    party = fields["parties"].items
    data["parties"] = [
        {**draw(_record(party)), "name": name, "short": short, "kind": kind} for name, short, kind in PARTIES
    ]
    for name in draw(st.lists(st.sampled_from(_SECTIONS), max_size=4, unique=True)):
        value = draw(_value(fields[name]))
        if value:
            data[name] = value
    return data


def _value(shape: Shape) -> st.SearchStrategy[Any]:
    if shape.kind == "record":
        return _record(shape)
    if shape.kind == "list":
        return st.lists(_value(shape.items), min_size=1, max_size=2)
    return _leaf(shape)


@st.composite
def _record(draw: st.DrawFn, shape: Shape) -> dict[str, Any]:
    """What is required, and some of the rest; never empty."""
    others = [name for name in shape.fields if name not in shape.required]
    chosen = draw(st.lists(st.sampled_from(others), max_size=4, unique=True)) if others else []
    names = [*shape.required, *chosen] or others[:1]
    return {name: draw(_value(shape.fields[name])) for name in shape.fields if name in names}


def _leaf(shape: Shape) -> st.SearchStrategy[Any]:
    if shape.choices:
        return st.sampled_from(shape.choices)
    if shape.schema.get("pattern") and shape.format in ("string", "decimal"):
        return st.just(shape.example)
    if shape.format == "integer":
        return st.integers(int(shape.schema.get("minimum", 0)), int(shape.schema.get("maximum", 10**6)))
    return _FORMATS.get(shape.format, _WORDS)
