"""Whether the goals of an improvement plan were reached (7.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pipeline.process.achievement import Achievement, improvement

CHOICE_DIRECTION = (
    "改进目标大于改进前的数值时，实测值不小于目标为达成；改进目标小于改进前的数值时，实测值不大于目标为达成。"
)
CHOICE_RATE = "目标达成率按达成的改进项数÷全部改进项数计算；没有实测值的改进项不视为达成。"
CHOICE_START = "“改进计划实施后3个月内”自计划开始实施之日起算。"
CHOICES = (CHOICE_RATE, CHOICE_DIRECTION, CHOICE_START)


@dataclass(frozen=True, slots=True)
class Checked:
    """One item of a plan: whether its goal was reached, and how far the way was covered."""

    entry: Mapping[str, Any]
    reached: bool | None
    """None without a goal or a measured value."""
    covered: Fraction | None
    """(measured - before) ÷ (goal - before); None while a figure is missing or goal and before are equal."""


def checked(entry: Mapping[str, Any]) -> Checked:
    """The state of one item of ``improvements[].items``."""
    target, actual = _figure(entry, "target"), _figure(entry, "actual")
    if target is None or actual is None:
        return Checked(entry, None, None)
    baseline = _figure(entry, "baseline")
    if baseline is None or baseline == target:
        return Checked(entry, actual >= target, None)
    reached = actual >= target if target > baseline else actual <= target
    return Checked(entry, reached, (actual - baseline) / (target - baseline))


def _figure(entry: Mapping[str, Any], name: str) -> Fraction | None:
    stated = entry.get(name)
    return None if stated is None else Fraction(Decimal(stated))


def verification(plan: Mapping[str, Any]) -> Achievement | None:
    """The rate of goals reached; None while the plan was not verified."""
    if not plan.get("verified_on"):
        return None
    items = [checked(entry) for entry in plan.get("items") or ()]
    return improvement(sum(item.reached is True for item in items), len(items))
