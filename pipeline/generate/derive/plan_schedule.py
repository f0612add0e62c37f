"""The schedule of the cooperation plan: its Gantt chart, how far one change may move it (5.1.2 时间计划)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pipeline.generate.derive.gantt import Task, gantt
from pipeline.generate.parties import party_names
from pipeline.model.project import Project
from pipeline.process.clauses import PLAN_SCHEDULE
from pipeline.process.figures import percent
from pipeline.process.schedule import CHOICE_LENGTH, SCHEDULE_CHANGE_LIMIT, Span


def derive(project: Project) -> Mapping[str, object]:
    """The chart of tasks and milestones; days of each task and of the whole, days of the largest change."""
    whole = span(project.section("project"))
    return {
        "plan": {
            "gantt": _chart(project, whole),
            "days": whole.days if whole else None,
            "change_days": most_days(whole) if whole else None,
            "change_limit": percent(SCHEDULE_CHANGE_LIMIT),
            "change_clause": PLAN_SCHEDULE,
            "change_choice": f"{CHOICE_LENGTH}允许调整的天数不足1天的部分舍去。",
        },
        "tasks[]": tuple(_limits(span(task)) for task in project.entries("tasks")),
    }


def span(entry: Mapping[str, Any]) -> Span | None:
    """The period from ``start`` to ``end``; None while one is missing or they are in the wrong order."""
    start, end = entry.get("start"), entry.get("end")
    return (
        Span(date.fromisoformat(start), date.fromisoformat(end)) if start and end and start <= end else None
    )


def most_days(period: Span) -> int:
    """The days by which one change may move ``period``: 10 %, whole days."""
    return math.floor(period.days * SCHEDULE_CHANGE_LIMIT)


def _limits(period: Span | None) -> Mapping[str, object]:
    if period is None:
        return {"days": None, "change_days": None}
    return {"days": period.days, "change_days": most_days(period)}


def _chart(project: Project, whole: Span | None) -> Mapping[str, object] | None:
    """The chart as the object ``gantt`` draws it; None while there is nothing to draw or no frame for it."""
    lines = [*_tasks(project), *_milestones(project)]
    if not lines or whole is None:
        return None
    return gantt(lines, start=whole.first, end=whole.last, caption="任务与里程碑甘特图")


def _tasks(project: Project) -> Iterator[Task]:
    for entry in project.entries("tasks"):
        period = span(entry)
        if period:
            yield Task(entry["name"], _owner(project, entry), period.first, period.last)


def _milestones(project: Project) -> Iterator[Task]:
    for entry in project.entries("milestones"):
        if due := entry.get("due"):
            day = date.fromisoformat(due)
            yield Task(entry["name"], _owner(project, entry), day, day, "milestone")


def _owner(project: Project, entry: Mapping[str, Any]) -> str:
    """The short name of the party that is responsible; empty while nobody is."""
    return str(party_names(project).get(str(entry.get("party")), ""))
