"""Limits on the cooperation plan: duties for everybody, a schedule that is possible (5.1.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.generate.breach import Breach
from pipeline.generate.limits.cooperation import partners
from pipeline.generate.parties import party_names
from pipeline.model.project import Project
from pipeline.process.clauses import PLAN_SCHEDULE

DUTIES = "5.1.2 合作方案制定 · 分工职责"
_PLAN = ("cooperation_plan",)
_DUE = {
    ("goals", "stages"): ("goals.stages", "阶段目标"),
    ("milestones",): ("milestones", "里程碑"),
}


def breaches(project: Project) -> tuple[Breach, ...]:
    """A party without duties; tasks that end before they begin; what lies outside the cooperation."""
    return (*_idle(project), *_tasks(project), *_due(project))


def _idle(project: Project) -> Iterator[Breach]:
    names, duties = party_names(project), project.entries("duties")
    busy = {names.get(str(duty["party"])) for duty in duties if duty.get("items")}
    for party in partners(project) if duties else ():
        if party not in busy:
            said = f"合作方案应当明确分工，{party}没有职责，请在 duties 中写明"
            yield Breach("limits/plan_duties", DUTIES, "duties", said, documents=_PLAN)


def _tasks(project: Project) -> Iterator[Breach]:
    for index, task in enumerate(project.entries("tasks")):
        path, name = f"tasks[{index}].end", task["name"]
        if task["end"] < task["start"]:
            said = f"任务“{name}”的结束日期 {task['end']} 早于开始日期 {task['start']}，请改正"
            yield Breach("limits/plan_task", PLAN_SCHEDULE, path, said, documents=_PLAN)
        else:
            yield from _outside(project, task["start"], f"tasks[{index}].start", f"任务“{name}”的开始日期")
            yield from _outside(project, task["end"], path, f"任务“{name}”的结束日期")


def _due(project: Project) -> Iterator[Breach]:
    for place, (path, kind) in _DUE.items():
        for index, entry in enumerate(project.entries(*place)):
            what = f"{kind}“{entry['name']}”的日期"
            yield from _outside(project, entry.get("due"), f"{path}[{index}].due", what)


def _outside(project: Project, day: str | None, path: str, what: str) -> Iterator[Breach]:
    """A warning for a day outside the cooperation: sensible only when it is meant."""
    whole: Mapping[str, Any] = project.section("project")
    start, end = whole.get("start"), whole.get("end")
    if not day or not start or not end or start <= day <= end:
        return
    said = f"{what} {day} 不在合作期限（{start} 至 {end}）内，请核对"
    yield Breach("limits/plan_period", PLAN_SCHEDULE, path, said, "warning", _PLAN)
