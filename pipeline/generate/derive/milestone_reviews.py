"""Reviews of milestones: rate of the indicators, completeness, experts, rectification (5.2.2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from pipeline.generate.execution import (
    PASSED,
    REFUSED,
    completeness,
    indicator_rate,
    last_day,
    materials,
    named,
    plan_for,
    taken,
)
from pipeline.generate.parties import party_names
from pipeline.generate.rescheduling import milestones_on
from pipeline.model.project import Project
from pipeline.process.clauses import MILESTONE_REVIEW, RESEARCH_DATA
from pipeline.process.schedule import MILESTONE_WORKING_DAYS
from pipeline.process.working_days import CHOICE_WORKING_DAY

AGREE = "同意通过"
CHOICE_RATE = (
    "技术指标达标率按本次评审的指标计算；成果完整性按里程碑的交付物和评审列明的其他材料计算，"
    "没有登记提交情况的视为没有提交。标准没有规定两项的合格线，是否通过由专家评审决定。"
)
Values = Mapping[str, object]


def derive(project: Project) -> Values:
    """Per review: both rates with their steps, the milestone, the votes of the experts, the last day."""
    return {
        "milestone_reviews[]": tuple(
            _values(project, entry) for entry in project.entries("milestone_reviews")
        )
    }


def _values(project: Project, entry: Mapping[str, Any]) -> Values:
    rate, whole = indicator_rate(entry), completeness(project, entry)
    return {
        "rate": rate.shown,
        "met_count": rate.count,
        "indicator_count": rate.of,
        "material_rows": materials(project, entry),
        "completeness": whole.shown,
        "complete_count": whole.count,
        "material_count": whole.of,
        "complete": whole.count == whole.of and whole.of > 0,
        "steps": [*rate.derivation, *whole.derivation],
        "choice": CHOICE_RATE,
        "clause": MILESTONE_REVIEW,
        "data_clause": RESEARCH_DATA,
        "passed": entry.get("conclusion") == PASSED,
        "refused": entry.get("conclusion") == REFUSED,
        "goal": _goal(project, entry),
        **_experts(entry),
        "rectification": _rectification(project, entry),
    }


def _goal(project: Project, entry: Mapping[str, Any]) -> Values:
    """The milestone with its date in force on the day of the review; None while it is unknown."""
    milestone = named(project.entries("milestones"), entry["milestone"]) or {}
    day = date.fromisoformat(entry["reviewed_on"])
    return {
        "due": milestones_on(project, day).get(entry["milestone"]),
        "criteria": milestone.get("criteria"),
        "party": party_names(project).get(str(milestone.get("party"))),
    }


def _experts(entry: Mapping[str, Any]) -> Values:
    experts = entry.get("experts") or ()
    counted = Counter(expert.get("choice", "未表态") for expert in experts)
    lead = next((expert["name"] for expert in experts if expert.get("lead")), None)
    return {
        "expert_count": len(experts),
        "agree_count": counted[AGREE],
        "voices": "，".join(f"{choice}{count}人" for choice, count in counted.items()),
        "lead_name": lead,
        "experts[]": tuple({"post": "组长" if expert.get("lead") else "成员"} for expert in experts),
    }


def _rectification(project: Project, entry: Mapping[str, Any]) -> Values:
    since = date.fromisoformat(entry["reviewed_on"])
    latest, plan = last_day(since), plan_for(project, entry["name"])
    by = entry.get("rectify_by") or (plan or {}).get("due")
    span = taken(since, by)
    return {
        "by": date.fromisoformat(by) if by else None,
        "latest": latest.due if latest else None,
        "latest_steps": "；".join(latest.derivation) if latest else None,
        "days": span.days if span else None,
        "held": span.within if span else None,
        "limit": MILESTONE_WORKING_DAYS,
        "plan_name": plan["name"] if plan else None,
        "choice": CHOICE_WORKING_DAY,
    }
