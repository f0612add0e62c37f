"""Changes of the schedule: the plan in force before each, and what it made of it (5.2.2 进度调整)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.generate.voting import ballots
from pipeline.model.project import Project
from pipeline.process.clauses import PLAN_SCHEDULE
from pipeline.process.schedule import (
    SCHEDULE_CHANGE_LIMIT,
    Change,
    Portion,
    ScheduleChange,
    Span,
    portion,
    schedule_change,
)
from pipeline.process.votes import Tally, schedule_vote

CHOICE_MILESTONE = (
    "里程碑移动的幅度，以合作开始日至里程碑原定日期（起止两日都计入）为原周期，"
    "按移动的天数计算；标准没有单独规定里程碑的算法。"
)
Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class MovedMilestone:
    """A milestone before and after; ``portion`` is None without a start of the project before it."""

    name: str
    before: date
    after: date
    portion: Portion | None


@dataclass(frozen=True, slots=True)
class Rescheduled:
    """One application: the whole plan before and after it, and the votes on it."""

    changes: tuple[Change, ...]
    """Every task of the plan in its order, changed or not."""
    result: ScheduleChange
    milestones: tuple[MovedMilestone, ...]
    tally: Tally
    entry: Entry

    @property
    def within(self) -> bool:
        """Whether tasks, milestones and the whole stay within 10 %."""
        return self.result.within and all(item.portion and item.portion.within for item in self.milestones)

    @property
    def in_force(self) -> bool:
        """Whether it was passed and carried out."""
        return self.tally.passed and bool(self.entry.get("effective_on"))

    @property
    def touched(self) -> tuple[Change, ...]:
        """The tasks that the application names."""
        names = {item["task"] for item in self.entry["tasks"]}
        return tuple(change for change in self.changes if change.name in names)


def rescheduled(project: Project) -> tuple[Rescheduled, ...]:
    """Every application of ``schedule_changes`` in its order, each against the plan then in force."""
    spans, days = planned(project), _milestones(project)
    found: list[Rescheduled] = []
    for entry in project.entries("schedule_changes"):
        one = _one(project, entry, spans, days)
        found.append(one)
        if one.in_force:
            spans = {change.name: change.after for change in one.changes}
            days |= {item.name: item.after for item in one.milestones}
    return tuple(found)


def planned(project: Project) -> dict[str, Span]:
    """The tasks of the cooperation plan that have a valid period."""
    spans = {task["name"]: _span(task) for task in project.entries("tasks")}
    return {name: period for name, period in spans.items() if period}


def plan_on(project: Project, day: date) -> dict[str, Span]:
    """The tasks with the periods in force on ``day``."""
    spans = planned(project)
    for one in rescheduled(project):
        if one.in_force and date.fromisoformat(one.entry["effective_on"]) <= day:
            spans |= {change.name: change.after for change in one.changes}
    return spans


def milestones_on(project: Project, day: date) -> dict[str, date]:
    """The milestones with the dates in force on ``day``."""
    days = _milestones(project)
    for one in rescheduled(project):
        if one.in_force and date.fromisoformat(one.entry["effective_on"]) <= day:
            days |= {item.name: item.after for item in one.milestones}
    return days


def new_span(item: Entry, before: Span) -> Span | None:
    """The period that ``item`` asks for; None when it would end before it begins."""
    first = date.fromisoformat(item["start"]) if item.get("start") else before.first
    last = date.fromisoformat(item["end"]) if item.get("end") else before.last
    return Span(first, last) if first <= last else None


def _span(task: Entry) -> Span | None:
    """The period of a task; None while one end is missing or they are in the wrong order."""
    start, end = task.get("start"), task.get("end")
    if not start or not end or end < start:
        return None
    return Span(date.fromisoformat(start), date.fromisoformat(end))


def _one(project: Project, entry: Entry, spans: Mapping[str, Span], days: Mapping[str, date]) -> Rescheduled:
    wanted = {item["task"]: item for item in entry["tasks"]}
    changes = tuple(Change(name, before, _after(wanted.get(name), before)) for name, before in spans.items())
    known = [name for name in wanted if name in spans]
    votes: Sequence[Entry] = entry.get("votes") or ()
    return Rescheduled(
        changes,
        schedule_change(changes if known else ()),
        tuple(_moved(project, entry.get("milestones") or (), days)),
        schedule_vote(ballots(project, votes)),
        entry,
    )


def _after(item: Entry | None, before: Span) -> Span:
    return (new_span(item, before) or before) if item else before


def _moved(project: Project, items: Iterable[Entry], days: Mapping[str, date]) -> Iterable[MovedMilestone]:
    start = project.at("project", "start")
    for item in items:
        before = days.get(item["milestone"])
        if before is None:
            continue
        after = date.fromisoformat(item["due"])
        yield MovedMilestone(
            item["milestone"], before, after, _portion(item["milestone"], start, before, after)
        )


def _portion(name: str, start: str | None, before: date, after: date) -> Portion | None:
    if not start or date.fromisoformat(start) > before:
        return None
    whole = Span(date.fromisoformat(start), before)
    moved = abs((after - before).days)
    return portion(f"里程碑“{name}”", moved, whole.days, limit=SCHEDULE_CHANGE_LIMIT, clause=PLAN_SCHEDULE)


def _milestones(project: Project) -> dict[str, date]:
    return {
        item["name"]: date.fromisoformat(item["due"])
        for item in project.entries("milestones")
        if item.get("due")
    }
