"""Goals, deadline and verification of the improvement plans (7.3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from pipeline.generate.derive.publicity import due
from pipeline.generate.evaluating import Scored, ordered
from pipeline.generate.improving import CHOICES, Checked, checked, verification
from pipeline.model.project import Project
from pipeline.process.achievement import Achievement
from pipeline.process.figures import percent, plain

CHECK = "improvement_check"
"""7.3: 改进计划实施后3个月内开展效果验证."""
PASSED, FAILED, PENDING = "验证通过", "验证未通过", "尚未验证"
Values = Mapping[str, object]


def derive(project: Project) -> Mapping[str, object]:
    """Per plan: what each item reached, the last day for the check, the rate and the verdict."""
    marked = {own.entry["name"]: own for own in ordered(project)}
    return {
        "improvements[]": tuple(_plan(entry, marked) for entry in project.entries("improvements")),
        "improvement_choices": list(CHOICES),
    }


def _plan(entry: Mapping[str, Any], marked: Mapping[str, Scored]) -> Values:
    items = [checked(item) for item in entry.get("items") or ()]
    found = verification(entry)
    ends = [item["due"] for item in entry.get("items") or () if item.get("due")]
    return {
        "items[]": tuple(_item(item) for item in items),
        "count": len(items),
        "last_due": date.fromisoformat(max(ends)) if ends else None,
        **_origin(marked.get(entry.get("evaluation", ""))),
        **_deadline(entry),
        "reached": sum(item.reached is True for item in items),
        "rate": percent(found.rate, limit=found.minimum) if found and found.rate is not None else None,
        "steps": _steps(found),
        "verdict": _verdict(found.reached if found else None, verified=found is not None),
        "passed": found is not None and found.reached is True,
    }


def _steps(found: Achievement | None) -> list[str]:
    """The derivation in the words of an improvement plan: it has items, not tasks."""
    said = found.derivation if found else ()
    return [step.replace("实际完成任务数÷计划任务数", "达成的改进项数÷全部改进项数") for step in said]


def _verdict(reached: bool | None, *, verified: bool) -> str:  # noqa: FBT001 - a state, not a switch
    if not verified:
        return PENDING
    return PASSED if reached else FAILED


def _origin(own: Scored | None) -> Values:
    if own is None:
        return {"evaluated_on": None, "total": None, "grade": None}
    result = own.result
    return {
        "evaluated_on": own.on,
        "total": None if result.total is None else plain(Fraction(round(result.total * 100), 100)),
        "grade": result.rating.value if result.rating else None,
    }


def _item(item: Checked) -> Values:
    entry = item.entry
    unit = "" if entry.get("unit") in (None, "—") else entry["unit"]
    return {
        "from_to": _from_to(entry, unit),
        "actual_shown": f"{entry['actual']}{unit}" if entry.get("actual") else None,
        "reached_shown": "待验证" if item.reached is None else ("达成" if item.reached else "未达成"),
        "covered": "—" if item.covered is None else percent(Fraction(round(item.covered * 1000), 1000)),
    }


def _from_to(entry: Mapping[str, Any], unit: str) -> str | None:
    """The goal in words: 由71%提升至80%."""
    if not entry.get("target"):
        return None
    if not entry.get("baseline"):
        return f"达到{entry['target']}{unit}"
    rises = Fraction(entry["target"]) >= Fraction(entry["baseline"])
    return f"由{entry['baseline']}{unit}{'提升至' if rises else '降低至'}{entry['target']}{unit}"


def _deadline(entry: Mapping[str, Any]) -> Values:
    """The last day for the verification: three months after the plan was put into practice."""
    last = due(CHECK, entry.get("implemented_on"))
    return {
        "verify_by": last.due if last else None,
        "verify_steps": "；".join(last.derivation) if last else None,
    }
