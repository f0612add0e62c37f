"""Limits on weekly reports: a week each, tasks of the plan, data that two people checked (5.2.1, 5.2.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from pipeline.generate.breach import Breach
from pipeline.generate.derive.progress_reports import CLAUSE
from pipeline.model.project import Project

_REPORT = ("rd_progress_report",)
_WEEK = 7


def breaches(project: Project) -> tuple[Breach, ...]:
    """Reports that cover more than a week or end before they begin, tasks that the plan does not know."""
    tasks = {task["name"] for task in project.entries("tasks")}
    indicators = {item["name"] for item in project.entries("indicators")}
    found: list[Breach] = []
    for index, entry in enumerate(project.entries("progress_reports")):
        path = f"progress_reports[{index}]"
        found += _period(path, entry)
        found += _names(f"{path}.works", entry.get("works") or (), ("task", "tasks", tasks))
        lists = entry.get("measures") or ()
        found += _names(f"{path}.measures", lists, ("indicator", "indicators", indicators))
    return tuple(found)


def _breach(rule: str, path: str, said: str) -> Breach:
    return Breach(f"limits/{rule}", CLAUSE, path, said, documents=_REPORT)


def _period(path: str, entry: Mapping[str, Any]) -> Iterator[Breach]:
    days = (date.fromisoformat(entry["until"]) - date.fromisoformat(entry["since"])).days + 1
    if days < 1:
        yield _breach("report_period", f"{path}.until", "本周止早于本周起，请改正")
    if days > _WEEK:
        said = f"研发人员需每周提交《研发进展报告》，这份报告的期间为{days}天，请分周填写"
        yield _breach("report_period", f"{path}.until", said)


def _names(
    path: str,
    items: Sequence[Mapping[str, Any]],
    known: tuple[str, str, set[str]],
) -> Iterator[Breach]:
    key, section, names = known
    for at, item in enumerate(items):
        if item.get(key) and item[key] not in names:
            said = f"{section} 中没有“{item[key]}”，请写那里的名称"
            yield _breach("report_names", f"{path}[{at}].{key}", said)
