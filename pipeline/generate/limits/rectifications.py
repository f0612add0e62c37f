"""Limits on rectification plans: a source, and 30 working days after a refused review (5.2.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pipeline.generate.breach import Breach
from pipeline.generate.execution import FAILED_REVIEW, asked_on, source_of, taken
from pipeline.model.project import Project
from pipeline.process.clauses import MEETINGS, MILESTONE_REVIEW

_PLAN = ("rectification_plan",)


def breaches(project: Project) -> tuple[Breach, ...]:
    """Plans without a source, with a last day before the first, longer than 30 working days."""
    return tuple(
        breach
        for index, entry in enumerate(project.entries("rectifications"))
        for breach in _of(f"rectifications[{index}]", entry, project)
    )


def _of(path: str, entry: Mapping[str, Any], project: Project) -> Iterator[Breach]:
    failed = entry["reason"] == FAILED_REVIEW
    clause = MILESTONE_REVIEW if failed else MEETINGS
    if source_of(project, entry) is None:
        section = "milestone_reviews 中的评审" if failed else "meetings 中的会议"
        said = f"没有名为“{entry['source']}”的来源，请写{section}名称"
        yield Breach("limits/rectification_source", clause, f"{path}.source", said, documents=_PLAN)
    since = asked_on(project, entry)
    if since and entry.get("due") and date.fromisoformat(entry["due"]) < since:
        said = "整改完成期限早于提出整改的日期，请改正"
        yield Breach("limits/rectification_dates", clause, f"{path}.due", said, documents=_PLAN)
    yield from _late_items(path, entry, clause)
    span = taken(since, entry.get("due"))
    if span and not span.within:
        yield _too_long(path, clause, "；".join(span.derivation), failed=failed)


def _late_items(path: str, entry: Mapping[str, Any], clause: str) -> Iterator[Breach]:
    for at, item in enumerate(entry.get("items") or ()):
        if item.get("due") and entry.get("due") and item["due"] > entry["due"]:
            said = "整改事项的完成时间晚于整改完成期限，请改正"
            place = f"{path}.items[{at}].due"
            yield Breach("limits/rectification_dates", clause, place, said, documents=_PLAN)


def _too_long(path: str, clause: str, steps: str, *, failed: bool) -> Breach:
    """The standard limits what follows a refused review; for a low rate 30 working days are advice."""
    if failed:
        said = f"整改周期不得超过30个工作日：{steps}"
        return Breach("limits/rectification_period", clause, f"{path}.due", said, documents=_PLAN)
    said = f"目标达成率整改的期限建议参照评审整改，不超过30个工作日：{steps}"
    return Breach("limits/rectification_period", clause, f"{path}.due", said, "warning", _PLAN)
