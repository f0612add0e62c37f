"""What meetings and reviews of milestones found, and which rectification plans answer them (5.2.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from pipeline.errors import InputError
from pipeline.model.project import Project
from pipeline.process.achievement import Achievement, achievement
from pipeline.process.calendar_files import load_calendar
from pipeline.process.clauses import MILESTONE_REVIEW
from pipeline.process.deadlines import Deadline, deadline
from pipeline.process.figures import Number, exact, plain
from pipeline.process.schedule import WithinWorkingDays, milestone_rectification

LOW_RATE, FAILED_REVIEW = "目标达成率低于80%", "阶段性成果评审不通过"
"""The two reasons for a rectification plan."""
QUARTERLY = "季度复盘"
PASSED, REFUSED = "通过", "不通过"
Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of all, with the steps; ``share`` is None when there is nothing to count."""

    count: int
    of: int
    share: Fraction | None
    shown: str
    derivation: tuple[str, ...]


def rate_shown(share: Number, limit: Number) -> str:
    """A share as percent in figures: 80%, 约77.78%; on the right side of ``limit`` when it is rounded."""
    return f"{plain(exact(share) * 100, limit=exact(limit) * 100)}%"


def named(entries: Sequence[Entry], name: str | None, *, key: str = "name") -> Entry | None:
    """The first of ``entries`` called ``name``; None when there is none."""
    return next((entry for entry in entries if name and entry.get(key) == name), None)


def reached(meeting: Entry) -> Achievement:
    """The rate at which the tasks that a meeting looked at were done."""
    tasks = meeting.get("tasks") or ()
    return achievement(sum(bool(task["done"]) for task in tasks), len(tasks))


def indicator_rate(review: Entry) -> Rate:
    """技术指标达标率 = 达标指标数 ÷ 指标总数 × 100%."""
    items = review.get("indicators") or ()
    return _rate(
        "技术指标达标率", "达标指标数÷评审指标总数", sum(bool(item["met"]) for item in items), len(items)
    )


def completeness(project: Project, review: Entry) -> Rate:
    """成果完整性: complete materials ÷ materials that were to be handed in."""
    items = materials(project, review)
    count = sum(bool(item["complete"]) for item in items)
    return _rate("成果完整性", "已提交且内容完整的材料数÷应提交的材料数", count, len(items))


def materials(project: Project, review: Entry) -> list[Entry]:
    """The materials that a review lists, and the deliverables of the milestone that it does not: missing."""
    stated = list(review.get("materials") or ())
    milestone = named(project.entries("milestones"), review["milestone"]) or {}
    names = {item["name"] for item in stated}
    absent = [
        {"name": name, "complete": False, "note": "评审时没有登记提交情况"}
        for name in milestone.get("deliverables") or ()
        if name not in names
    ]
    return [*stated, *absent]


def plan_for(project: Project, source: str) -> Entry | None:
    """The rectification plan that answers the meeting or review called ``source``."""
    return named(project.entries("rectifications"), source, key="source")


def source_of(project: Project, plan: Entry) -> Entry | None:
    """The meeting or review that a rectification plan answers; None when there is none of that name."""
    section = "milestone_reviews" if plan["reason"] == FAILED_REVIEW else "meetings"
    return named(project.entries(section), plan["source"])


def asked_on(project: Project, plan: Entry) -> date | None:
    """From which day a rectification runs: that of the refused review; the stated one or the meeting's."""
    source = source_of(project, plan) or {}
    stated = source.get("reviewed_on") or plan.get("asked_on") or source.get("held_on")
    return date.fromisoformat(stated) if stated else None


def last_day(since: date | None) -> Deadline | None:
    """The thirtieth working day after ``since``; None without a day or outside the calendar."""
    return due("milestone_rectification", since)


def due(identity: str, since: date | None) -> Deadline | None:
    """The deadline ``identity`` counted from ``since``; None without a day or outside the calendar."""
    if since is None:
        return None
    try:
        return deadline(load_calendar(), identity, since)
    except InputError:
        return None


def taken(since: date | None, until: str | None) -> WithinWorkingDays | None:
    """The working days from ``since`` to ``until`` against 30; None while a day is missing or they cross."""
    if since is None or not until:
        return None
    try:
        return milestone_rectification(load_calendar(), since, date.fromisoformat(until))
    except InputError:
        return None


def _rate(name: str, how: str, count: int, of: int) -> Rate:
    if not of:
        return Rate(0, 0, None, "没有数据", (f"没有登记可以计算{name}的事项（{MILESTONE_REVIEW}）",))
    share = Fraction(count, of)
    shown = rate_shown(share, 1)
    step = f"{name}＝{how}×100%＝{count}÷{of}×100%＝{shown}"
    return Rate(count, of, share, shown, (step,))
