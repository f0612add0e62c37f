"""Applications for a change of the schedule: both plans, share of the period, votes (5.2.2 进度调整)."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.generate.execution import rate_shown
from pipeline.generate.parties import party_names
from pipeline.generate.rescheduling import CHOICE_MILESTONE, MovedMilestone, Rescheduled, rescheduled
from pipeline.generate.voting import rows
from pipeline.model.project import Project
from pipeline.process.clauses import PLAN_SCHEDULE, SCHEDULE_CHANGE
from pipeline.process.figures import percent, show_span
from pipeline.process.schedule import CHOICES, SCHEDULE_CHANGE_LIMIT, Change, Portion
from pipeline.process.votes import CHOICE_DENOMINATOR, SCHEDULE_CHANGE_APPROVAL

Values = Mapping[str, object]


def derive(project: Project) -> Values:
    """Per application: rows of the old and the new plan, what share moves, the count of the votes."""
    return {"schedule_changes[]": tuple(_values(project, one) for one in rescheduled(project))}


def _values(project: Project, one: Rescheduled) -> Values:
    entry = one.entry
    return {
        "applicant_name": entry.get("applicant") or project.at("organization", "manager", "name"),
        "rows": _rows(project, one),
        "milestone_rows": [_milestone(item) for item in one.milestones],
        "whole": _whole(one),
        "within": one.within,
        "verdict": "符合" if one.within else "不符合",
        "steps": [*one.result.derivation, *_milestone_steps(one)],
        "choices": [*CHOICES, *([CHOICE_MILESTONE] if one.milestones else [])],
        "limit": percent(SCHEDULE_CHANGE_LIMIT),
        "limit_clause": PLAN_SCHEDULE,
        "others": _others(one),
        **_votes(project, one),
    }


def _rows(project: Project, one: Rescheduled) -> list[Values]:
    portions = {item.name: item for item in one.result.tasks}
    notes = {item["task"]: item.get("note") for item in one.entry["tasks"]}
    owners = {task["name"]: task.get("party") for task in project.entries("tasks")}
    parties = party_names(project)
    return [
        {
            "task": change.name,
            "party": parties.get(str(owners.get(change.name))),
            "before": show_span(change.before.first, change.before.last),
            "before_days": change.before.days,
            "after": show_span(change.after.first, change.after.last),
            "after_days": change.after.days,
            "moved": moved(change),
            "note": notes[change.name],
            **_share(portions[change.name]),
        }
        for change in one.touched
    ]


def moved(change: Change) -> str:
    """What becomes of a period: 延长9天, 缩短21天, 周期不变，顺延5天, 不变."""
    days = change.after.days - change.before.days
    if days:
        return f"{'延长' if days > 0 else '缩短'}{abs(days)}天"
    shift = (change.after.first - change.before.first).days
    return f"周期不变，{'顺延' if shift > 0 else '提前'}{abs(shift)}天" if shift else "不变"


def _share(portion: Portion | None) -> Values:
    if portion is None:
        return {"share": "无法计算", "held": "无法判断"}
    return {
        "share": rate_shown(portion.share, portion.limit),
        "held": "符合" if portion.within else "超出限度",
    }


def _milestone(item: MovedMilestone) -> Values:
    days = (item.after - item.before).days
    return {
        "name": item.name,
        "before": item.before,
        "after": item.after,
        "moved": f"{'顺延' if days > 0 else '提前'}{abs(days)}天" if days else "不变",
        **_share(item.portion),
    }


def _milestone_steps(one: Rescheduled) -> list[str]:
    return [line for item in one.milestones if item.portion for line in item.portion.derivation]


def _whole(one: Rescheduled) -> Values:
    first = min((change.before.first for change in one.changes), default=None)
    last = max((change.before.last for change in one.changes), default=None)
    end = max((change.after.last for change in one.changes), default=None)
    start = min((change.after.first for change in one.changes), default=None)
    return {
        "before": show_span(first, last) if first and last else None,
        "after": show_span(start, end) if start and end else None,
        "days": one.result.whole.original if one.result.whole else None,
        "moved_days": one.result.whole.days if one.result.whole else None,
        **_share(one.result.whole),
    }


def _others(one: Rescheduled) -> str:
    touched = {change.name for change in one.touched}
    return "、".join(change.name for change in one.changes if change.name not in touched)


def _votes(project: Project, one: Rescheduled) -> Values:
    votes = one.entry.get("votes") or ()
    tally = one.tally
    return {
        "ballots": rows(project, votes, tally),
        "voted": bool(votes),
        "approval": rate_shown(tally.approval, tally.threshold) if tally.approval is not None else None,
        "threshold": str(SCHEDULE_CHANGE_APPROVAL),
        "passed": tally.passed,
        "conclusion": ("通过" if tally.passed else "不通过") if votes else None,
        "vote_steps": list(tally.derivation) if votes else [],
        "vote_choice": CHOICE_DENOMINATOR,
        "vote_clause": SCHEDULE_CHANGE,
        "in_force": one.in_force,
    }
