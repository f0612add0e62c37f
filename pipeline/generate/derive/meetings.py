"""Minutes of monthly meetings and quarterly reviews: the rate at which tasks were done (5.2.2 定期例会)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pipeline.generate.execution import QUARTERLY, plan_for, rate_shown, reached
from pipeline.generate.parties import party_names
from pipeline.model.project import Project
from pipeline.process.achievement import CHOICE_NOTHING_PLANNED, Achievement
from pipeline.process.clauses import MEETINGS
from pipeline.process.figures import show_span

Values = Mapping[str, object]


def derive(project: Project) -> Values:
    """Per meeting: whose meeting it is, its period, the rate with its steps, the plan that answers it."""
    return {"meetings[]": tuple(_values(project, entry) for entry in project.entries("meetings"))}


def _values(project: Project, entry: Mapping[str, Any]) -> Values:
    rate, quarterly = reached(entry), entry["kind"] == QUARTERLY
    plan = plan_for(project, entry["name"])
    tasks = entry.get("tasks") or ()
    return {
        "heading": "季度复盘会纪要" if quarterly else "进度例会纪要",
        "body": "合作项目管理委员会" if quarterly else "项目执行组",
        "quarterly": quarterly,
        "period": _period(entry),
        "clause": MEETINGS,
        "planned_count": rate.planned,
        "done_count": rate.done,
        "open_count": rate.planned - rate.done,
        "unfinished": "、".join(task["name"] for task in tasks if not task["done"]),
        "rate": None if rate.rate is None else rate_shown(rate.rate, rate.minimum),
        "reached": rate.reached is True,
        "needs_plan": quarterly and rate.reached is False,
        "verdict": _verdict(rate, quarterly=quarterly),
        "steps": list(rate.derivation),
        "choice": CHOICE_NOTHING_PLANNED if rate.rate is None else None,
        "plan_name": plan["name"] if plan else None,
        "attendees[]": tuple(_origin(project, person) for person in entry.get("attendees") or ()),
        "attendee_count": len(entry.get("attendees") or ()),
    }


def _period(entry: Mapping[str, Any]) -> str | None:
    since, until = entry.get("since"), entry.get("until")
    if not since or not until:
        return None
    return show_span(date.fromisoformat(since), date.fromisoformat(until))


def _verdict(rate: Achievement, *, quarterly: bool) -> str:
    """What follows from the rate; only the quarterly review of the committee asks for a plan."""
    if rate.rate is None:
        return "总结期内没有登记计划任务，目标达成率无法计算。"
    shown = rate_shown(rate.rate, rate.minimum)
    if rate.reached:
        return f"目标达成率{shown}，达到80%的要求，不需要制定整改计划。"
    if quarterly:
        return f"目标达成率{shown}，低于80%，应当制定整改计划。"
    return f"本期任务完成率{shown}，低于80%，未完成的任务由责任方限期补完，季度复盘时一并评估。"


def _origin(project: Project, person: Mapping[str, Any]) -> Values:
    party = party_names(project).get(str(person.get("party")))
    return {"origin": party.name if party else person.get("unit")}
