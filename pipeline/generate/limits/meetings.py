"""Limits on meetings: a quarter with less than 80 % of its tasks done asks for a plan (5.2.2 定期例会)."""

from __future__ import annotations

from pipeline.generate.breach import Breach
from pipeline.generate.execution import QUARTERLY, plan_for, reached
from pipeline.model.project import Project
from pipeline.process.clauses import MEETINGS

_MINUTES = ("meeting_minutes",)


def breaches(project: Project) -> tuple[Breach, ...]:
    """Quarterly reviews below 80 % that no rectification plan answers; such without any planned task."""
    found: list[Breach] = []
    for index, entry in enumerate(project.entries("meetings")):
        if entry["kind"] != QUARTERLY:
            continue
        rate, path = reached(entry), f"meetings[{index}].tasks"
        if rate.rate is None:
            said = f"“{entry['name']}”没有登记计划任务，目标达成率无法计算，请逐项写明任务和是否完成"
            found.append(Breach("limits/achievement", MEETINGS, path, said, "warning", _MINUTES))
        elif not rate.reached and plan_for(project, entry["name"]) is None:
            steps = "；".join(rate.derivation)
            said = f"“{entry['name']}”：{steps}。请在 rectifications 中写明整改计划，来源写这次会议的名称"
            found.append(Breach("limits/achievement", MEETINGS, path, said, documents=_MINUTES))
    return tuple(found)
