"""Weekly reports of research staff: progress of each task beside the plan in force (5.2.1 人员职责)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from pipeline.errors import InputError
from pipeline.generate.execution import named, rate_shown
from pipeline.generate.parties import party_names
from pipeline.generate.rescheduling import plan_on
from pipeline.generate.values import read_percent
from pipeline.model.project import Project
from pipeline.process.calendar_files import load_calendar
from pipeline.process.clauses import RESEARCH_DATA
from pipeline.process.figures import points, show_span
from pipeline.process.schedule import Span
from pipeline.process.working_days import is_working_day

CLAUSE = "5.2.1 项目组织架构搭建 · 人员职责"
CHOICE_PLAN = (
    "按计划应完成的比例，按任务开始至报告期末的天数占任务周期天数的比例推算（起止两日都计入），仅供参考。"
)
Values = Mapping[str, object]


def derive(project: Project) -> Values:
    """Per report: its week, its working days, each task's progress against the share of its time."""
    return {
        "progress_reports[]": tuple(_values(project, entry) for entry in project.entries("progress_reports"))
    }


def _values(project: Project, entry: Mapping[str, Any]) -> Values:
    first, last = date.fromisoformat(entry["since"]), date.fromisoformat(entry["until"])
    plan = plan_on(project, last)
    works = entry.get("works") or ()
    return {
        "label": show_span(first, last),
        "working_days": _working_days(first, last),
        "author_party": party_names(project).get(str(entry.get("party"))),
        "reader": entry.get("reviewer") or project.at("organization", "manager", "name"),
        "works[]": tuple(_work(item, plan, last) for item in works),
        "gaps": _gaps(works, plan, last),
        "measures[]": tuple(_measure(project, item) for item in entry.get("measures") or ()),
        "clause": CLAUSE,
        "data_clause": RESEARCH_DATA,
        "choice": CHOICE_PLAN,
    }


def _working_days(first: date, last: date) -> int | None:
    """Working days from ``first`` to ``last``, both included; None outside the calendar."""
    try:
        days = [date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1)]
        return sum(is_working_day(load_calendar(), day).value for day in days)
    except InputError:
        return None


def expected(period: Span, day: date) -> Fraction:
    """The share of ``period`` that has passed at the end of ``day``, 0 to 1."""
    passed = (day - period.first).days + 1
    return min(max(Fraction(passed, period.days), Fraction()), Fraction(1))


def _work(item: Mapping[str, Any], plan: Mapping[str, Span], day: date) -> Values:
    period = plan.get(item.get("task", ""))
    return {"expected": rate_shown(expected(period, day), 1) if period else None}


def _gaps(works: Sequence[Mapping[str, Any]], plan: Mapping[str, Span], day: date) -> list[str]:
    """Each task whose progress is stated beside the share of its time, one sentence a task."""
    stated = {item["task"]: item["progress"] for item in works if item.get("task") and item.get("progress")}
    return [_gap(name, read_percent(text), plan[name], day) for name, text in stated.items() if name in plan]


def _gap(name: str, done: Fraction, period: Span, day: date) -> str:
    wanted = expected(period, day)
    span = show_span(period.first, period.last)
    said = f"“{name}”（{span}）累计完成{rate_shown(done, wanted)}，按计划应完成{rate_shown(wanted, 1)}"
    if done == wanted:
        return f"{said}，与计划一致。"
    return f"{said}，{'超前' if done > wanted else '滞后'}{points(abs(done - wanted))}。"


def _measure(project: Project, item: Mapping[str, Any]) -> Values:
    known = named(project.entries("indicators"), item["indicator"]) or {}
    return {"unit": known.get("unit"), "target": known.get("target"), "baseline": known.get("baseline")}
