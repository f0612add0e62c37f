"""The evaluations of a project with their scores: raw figures to the eight measured values (7.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pipeline.generate.values import money
from pipeline.model.project import Project
from pipeline.process.evaluation import Evaluation, Measured, evaluate
from pipeline.process.figures import plain

Basis = Mapping[str, tuple[str, str | None]]
"""Per indicator of ``process.indicators``: how the measured value came about, and its source."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One entry of ``evaluations`` with its result."""

    entry: Mapping[str, Any]
    on: date
    basis: Basis
    result: Evaluation


def ordered(project: Project) -> tuple[Scored, ...]:
    """Every evaluation, the earliest first."""
    return tuple(sorted((scored(entry) for entry in project.entries("evaluations")), key=lambda own: own.on))


def scored(entry: Mapping[str, Any]) -> Scored:
    """The result of one evaluation; an indicator whose figures are incomplete has no data."""
    stated: Mapping[str, Mapping[str, Any]] = entry.get("measured") or {}
    found = {
        "technical": _quotient(stated, "technical", "met", "total", "项"),
        "transformation": _quotient(stated, "conversion", "converted", "total", "项"),
        "fund_efficiency": _funds(stated.get("funds") or {}),
        "equipment": _quotient(stated, "equipment", "used", "available", "小时"),
        "communication": _communication(stated.get("communication") or {}),
        "duties": _quotient(stated, "duties", "done", "total", "项"),
        "intention": _intention(stated.get("intention") or {}),
        "talent": _quotient(stated, "talents", "trained", "planned", "人"),
    }
    measured = Measured(**{name: value for name, (value, _, _) in found.items()})
    basis = {name: (said, source) for name, (_, said, source) in found.items()}
    return Scored(entry, date.fromisoformat(entry["on"]), basis, evaluate(measured))


Found = tuple[Any, str, str | None]
"""A measured value (None without data), how it came about, its source."""


def _quotient(stated: Mapping[str, Mapping[str, Any]], key: str, over: str, under: str, unit: str) -> Found:
    figures = stated.get(key) or {}
    done, planned = figures.get(over), figures.get(under)
    if done is None or not planned:
        return None, "", figures.get("source")
    return Fraction(done, planned), f"{done}{unit}÷{planned}{unit}", figures.get("source")


def _funds(figures: Mapping[str, Any]) -> Found:
    """(成果价值 ÷ 资金投入) ÷ 行业均值."""
    value, spent, benchmark = (figures.get(name) for name in ("value", "spent", "benchmark"))
    if value is None or spent is None or benchmark is None or not Decimal(spent) or Decimal(benchmark) <= 0:
        return None, "", figures.get("source")
    said = f"（{money(value).wan}÷{money(spent).wan}）÷行业均值{plain(Decimal(benchmark))}"
    return Fraction(value) / Fraction(spent) / Fraction(benchmark), said, figures.get("source")


def _communication(figures: Mapping[str, Any]) -> Found:
    issues, days = figures.get("issues"), figures.get("days")
    if not issues or days is None:
        return None, "", figures.get("source")
    return Fraction(days, issues), f"累计{days}天÷{issues}个问题", figures.get("source")


def _intention(figures: Mapping[str, Any]) -> Found:
    definite = figures.get("definite")
    if definite is None:
        return None, "", figures.get("source")
    return (
        bool(definite),
        figures.get("content") or ("有明确意向" if definite else "没有计划新的合作"),
        figures.get("source"),
    )
