"""The floor: figures that must not get worse, compared with those measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.content import load_yaml, shown, validate
from pipeline.errors import ContentError

SCHEMA = "floor"


def load(path: Path) -> tuple[Mapping[str, Any], ...]:
    """The limits that stand in ``path``. Raises ContentError."""
    value = load_yaml(path)
    problems = validate(value, SCHEMA, path)
    if problems:
        raise ContentError(problems)
    limits: list[Mapping[str, Any]] = value["limits"]
    return tuple(limits)


def fallen(limits: tuple[Mapping[str, Any], ...], metrics: Mapping[str, Any], path: Path) -> tuple[str, ...]:
    """One Chinese sentence for each limit that ``metrics`` do not keep; ContentError for unknown figures."""
    unknown = [item["figure"] for item in limits if figure(metrics, item["figure"]) is None]
    if unknown:
        raise ContentError(tuple(f"{shown(path)}:1: 没有指标 {name}，请改名或者删去" for name in unknown))
    return tuple(_fallen(limits, metrics))


def _fallen(limits: tuple[Mapping[str, Any], ...], metrics: Mapping[str, Any]) -> Iterator[str]:
    for item in limits:
        value = Decimal(str(figure(metrics, item["figure"])))
        if "at_least" in item and value < item["at_least"]:
            yield f"{item['title']}（{item['figure']}）是 {value}，不得低于 {item['at_least']}"
        if "at_most" in item and value > item["at_most"]:
            yield f"{item['title']}（{item['figure']}）是 {value}，不得高于 {item['at_most']}"


def figure(metrics: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 - a number of any kind
    """The figure at the dotted path ``name``; None where there is none."""
    value: Any = metrics
    for key in name.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value
