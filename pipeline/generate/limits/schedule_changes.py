"""Limits on changes of the schedule: known tasks, 10 % of the period, two thirds (5.1.2, 5.2.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.generate.breach import Breach
from pipeline.generate.rescheduling import Rescheduled, new_span, planned, rescheduled
from pipeline.model.project import Project
from pipeline.process.clauses import PLAN_SCHEDULE, SCHEDULE_CHANGE

_REQUEST = ("schedule_change_request",)


def breaches(project: Project) -> tuple[Breach, ...]:
    """Unknown tasks and milestones, impossible periods, more than 10 %, changes without two thirds."""
    found: list[Breach] = []
    for index, one in enumerate(rescheduled(project)):
        path = f"schedule_changes[{index}]"
        found += [*_names(path, one.entry, project), *_extent(path, one), *_votes(path, one)]
    return tuple(found)


def _breach(rule: str, clause: str, path: str, said: str) -> Breach:
    return Breach(f"limits/{rule}", clause, path, said, documents=_REQUEST)


def _names(path: str, entry: Mapping[str, Any], project: Project) -> Iterator[Breach]:
    spans = planned(project)
    for at, item in enumerate(entry["tasks"]):
        place = f"{path}.tasks[{at}]"
        if item["task"] not in spans:
            said = f"任务计划中没有写明起止日期的任务“{item['task']}”，请写 tasks 中的任务名称"
            yield _breach("schedule_task", PLAN_SCHEDULE, f"{place}.task", said)
        elif new_span(item, spans[item["task"]]) is None:
            said = "新的结束日期早于开始日期，请改正"
            yield _breach("schedule_dates", PLAN_SCHEDULE, f"{place}.end", said)
    known = {item["name"] for item in project.entries("milestones") if item.get("due")}
    for at, item in enumerate(entry.get("milestones") or ()):
        if item["milestone"] not in known:
            said = f"没有名为“{item['milestone']}”的里程碑，请写 milestones 中的名称"
            yield _breach("schedule_task", PLAN_SCHEDULE, f"{path}.milestones[{at}].milestone", said)


def _extent(path: str, one: Rescheduled) -> Iterator[Breach]:
    portions = [*one.result.tasks, one.result.whole, *(item.portion for item in one.milestones)]
    for portion in portions:
        if portion and not portion.within:
            said = f"单次调整不得超过原周期的10%：{'；'.join(portion.derivation)}"
            yield _breach("schedule_change", PLAN_SCHEDULE, f"{path}.tasks", said)


def _votes(path: str, one: Rescheduled) -> Iterator[Breach]:
    if one.entry.get("votes") and one.tally.problem:
        yield _breach("schedule_vote", SCHEDULE_CHANGE, f"{path}.votes", one.tally.problem)
    if one.entry.get("effective_on") and not one.tally.passed:
        steps = "；".join(one.tally.derivation)
        said = f"管理委员会投票通过（通过率≥2/3）后方可执行，现写明了执行日期：{steps}"
        yield _breach("schedule_vote", SCHEDULE_CHANGE, f"{path}.effective_on", said)
