"""The appraisal: its committee, its votes, how long rectification may take, when it passed (5.3.1)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from pipeline.errors import InputError
from pipeline.generate import agreement_words as words
from pipeline.generate.derive.publicity import due
from pipeline.generate.results import AFTER_RECTIFICATION, day_of, passed_on
from pipeline.model.project import Project
from pipeline.process.calendar_files import load_calendar
from pipeline.process.deadlines import Deadline
from pipeline.process.figures import percent, plain
from pipeline.process.schedule import WithinWorkingDays, appraisal_rectification

TECHNICAL, INDUSTRIAL = "技术专家", "产业专家"
DIMENSIONS: Mapping[str, str] = {
    "novelty": "技术创新性",
    "completeness": "成果完整性",
    "applicability": "应用可行性",
}
"""The three dimensions of 5.3.1 成果鉴定."""
CHOICE_PASSED = (
    "标准没有说明“整改后通过”从哪一天起算知识产权申请的期限，本报告以评估机构复核通过的日期为鉴定通过之日。"
)
Values = Mapping[str, object]


def derive(project: Project) -> Mapping[str, object]:
    """Subject and clients, numbers and marks of the committee, indicators met, dates with their steps."""
    return {
        "appraisal": {
            **_subject(project),
            **_committee(project.entries("appraisal", "committee")),
            **_indicators(project),
            **_rectification(project),
            **_filing(project),
        }
    }


def _subject(project: Project) -> Values:
    named = [words.find(project, name) for name in project.at("appraisal", "clients") or ()]
    clients = [party for party in named if party] or list(words.partners(project))
    return {
        "about": project.at("appraisal", "subject") or project.at("project", "name"),
        "client_names": "、".join(party.name for party in clients),
        "client_list": clients,
    }


def _committee(experts: Sequence[Mapping[str, Any]]) -> Values:
    kinds = Counter(expert.get("kind") for expert in experts)
    said = Counter(expert["verdict"] for expert in experts if expert.get("verdict"))
    return {
        "size": len(experts),
        "technical_count": kinds[TECHNICAL],
        "industrial_count": kinds[INDUSTRIAL],
        "chair": next((expert["name"] for expert in experts if expert.get("post") == "主任委员"), None),
        "scored": [
            {"name": title, "average": average(experts, key)}
            for key, title in DIMENSIONS.items()
            if average(experts, key)
        ],
        "votes": "，".join(f"{verdict}{count}人" for verdict, count in said.items()) or None,
        "voted": sum(said.values()),
    }


def average(experts: Sequence[Mapping[str, Any]], key: str) -> str | None:
    """The mean of the marks in ``key``, two decimals at most; None unless every expert gave one."""
    marks = [expert[key] for expert in experts if key in expert]
    if not marks or len(marks) < len(experts):
        return None
    return plain(Fraction(math.floor(Fraction(sum(marks), len(marks)) * 100 + Fraction(1, 2)), 100))


def _indicators(project: Project) -> Values:
    entries = project.entries("indicators")
    met = sum(entry.get("met") is True for entry in entries)
    return {
        "indicator_count": len(entries),
        "met_count": met,
        "met_rate": percent(Fraction(met, len(entries))) if entries else None,
        "conditions_met": bool(project.entries("appraisal", "conditions"))
        and all(entry.get("met") is True for entry in project.entries("appraisal", "conditions")),
    }


def _rectification(project: Project) -> Values:
    if project.at("appraisal", "conclusion") != AFTER_RECTIFICATION:
        return {"rectify_by": None, "rectify_steps": None, "rectify_taken": None, "rectify_days": None}
    latest, taken = rectify_by(project), rectify_taken(project)
    return {
        "rectify_by": latest.due if latest else None,
        "rectify_steps": "；".join(latest.derivation) if latest else None,
        "rectify_taken": "；".join(taken.derivation) if taken else None,
        "rectify_days": taken.days if taken else None,
    }


def rectify_by(project: Project) -> Deadline | None:
    """The last day for rectification: 60 working days after the conclusion."""
    return due("appraisal_rectification", project.at("appraisal", "concluded_on"))


def rectify_taken(project: Project) -> WithinWorkingDays | None:
    """How long rectification took or is to take; None while a day is missing or they are in wrong order."""
    first, last = day_of(project.at("appraisal", "concluded_on")), rectified_on(project)
    if first is None or last is None:
        return None
    try:
        return appraisal_rectification(load_calendar(), first, last)
    except InputError:
        return None


def rectified_on(project: Project) -> date | None:
    """The last day on which something was put right; else the day by which it is to be."""
    stated = project.entries("appraisal", "rectification", "items")
    done = [entry["done_on"] for entry in stated if entry.get("done_on")]
    if stated and len(done) == len(stated):
        return day_of(max(done))
    return day_of(project.at("appraisal", "rectification", "due"))


def _filing(project: Project) -> Values:
    passed = passed_on(project)
    last = due("ip_filing", passed)
    return {
        "passed_on": passed,
        "filing_by": last.due if last else None,
        "filing_steps": "；".join(last.derivation) if last else None,
        "passed_choice": CHOICE_PASSED
        if project.at("appraisal", "conclusion") == AFTER_RECTIFICATION
        else None,
    }
