"""Rectification plans: what they answer, the last day, how far they are (5.2.2 定期例会、阶段性成果评审)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pipeline.generate.execution import (
    FAILED_REVIEW,
    asked_on,
    completeness,
    indicator_rate,
    last_day,
    reached,
    source_of,
    taken,
)
from pipeline.model.project import Project
from pipeline.process.clauses import MEETINGS, MILESTONE_REVIEW
from pipeline.process.schedule import MILESTONE_WORKING_DAYS
from pipeline.process.working_days import CHOICE_WORKING_DAY

CHOICE_LIMIT = (
    "30个工作日是标准对阶段性成果评审整改的期限；目标达成率低于80%的整改，标准没有规定期限，参照同一期限。"
)
Values = Mapping[str, object]


def derive(project: Project) -> Values:
    """Per plan: the finding behind it with its steps, the last day by the standard, what is done."""
    plans = project.entries("rectifications")
    return {"rectifications[]": tuple(_values(project, entry) for entry in plans)}


def _values(project: Project, entry: Mapping[str, Any]) -> Values:
    since = asked_on(project, entry)
    latest, span = last_day(since), taken(since, entry.get("due"))
    failed = entry["reason"] == FAILED_REVIEW
    return {
        "failed_review": failed,
        "clause": MILESTONE_REVIEW if failed else MEETINGS,
        "asked": since,
        "author": entry.get("prepared_by") or project.at("organization", "manager", "name"),
        "finding": _finding(project, entry),
        "steps": _steps(project, entry),
        "latest": latest.due if latest else None,
        "latest_steps": "；".join(latest.derivation[1:-1]) if latest else None,
        "limit": MILESTONE_WORKING_DAYS,
        "days": span.days if span else None,
        "held": span.within if span else None,
        "days_steps": "；".join(span.derivation) if span else None,
        "choices": [*([] if failed else [CHOICE_LIMIT]), CHOICE_WORKING_DAY],
        **_progress(entry, since),
    }


def _finding(project: Project, entry: Mapping[str, Any]) -> str | None:
    """What the meeting or the review found, one sentence; None when it is not in the project file."""
    source = source_of(project, entry)
    if source is None:
        return None
    if entry["reason"] == FAILED_REVIEW:
        rate = indicator_rate(source)
        count = f"，评审指标{rate.of}项，达标{rate.count}项" if rate.of else ""
        said = source.get("conclusion") or "未作出"
        return f"里程碑“{source['milestone']}”的阶段性成果评审结论为{said}{count}。"
    rate_of = reached(source)
    return f"总结期内计划任务{rate_of.planned}项，实际完成{rate_of.done}项。"


def _steps(project: Project, entry: Mapping[str, Any]) -> list[str]:
    source = source_of(project, entry)
    if source is None:
        return []
    if entry["reason"] == FAILED_REVIEW:
        return [*indicator_rate(source).derivation, *completeness(project, source).derivation]
    return list(reached(source).derivation)


def _progress(entry: Mapping[str, Any], since: date | None) -> Values:
    items = entry.get("items") or ()
    days = [item["done_on"] for item in items if item.get("done_on")]
    finished = max(days) if items and len(days) == len(items) else None
    span = taken(since, finished)
    return {
        "item_count": len(items),
        "done_count": len(days),
        "finished": date.fromisoformat(finished) if finished else None,
        "finished_days": span.days if span else None,
        "in_time": bool(finished and entry.get("due") and finished <= entry["due"]),
        "verified": bool((entry.get("verification") or {}).get("on")),
        "outcome": _outcome(entry),
    }


def _outcome(entry: Mapping[str, Any]) -> str | None:
    passed = (entry.get("verification") or {}).get("passed")
    return None if passed is None else ("合格" if passed else "不合格")
