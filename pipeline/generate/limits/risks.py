"""Limits on risks: numbers, probabilities, the rhythm of follow-up, the task force of high risks (6.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from pipeline.generate.breach import Breach
from pipeline.generate.risk_history import History, Look, history
from pipeline.model.project import Project
from pipeline.process.clauses import RISK
from pipeline.process.figures import show_date
from pipeline.process.risk import Grade

_MONTHS = 12
_PLANS = ("risk_response_plan",)
_ALL = ("risk_register", "risk_response_plan", "risk_warning_report")


def breaches(project: Project) -> tuple[Breach, ...]:
    """Numbers used twice, impossible probabilities, follow-up too late, high risks without a team."""
    entries = project.entries("risks")
    found = list(_same_numbers(entries))
    for index, entry in enumerate(entries):
        past = history(entry)
        found += [*_impossible(index, entry), *_late(index, entry, past), *_unplanned(index, entry, past)]
    return tuple(found)


def _same_numbers(entries: tuple[Mapping[str, Any], ...]) -> Iterator[Breach]:
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        if entry["id"] in seen:
            said = f"风险编号“{entry['id']}”已经用于另一项风险，请改成不同的编号"
            yield Breach("limits/risk_number", RISK, f"risks[{index}].id", said, documents=_ALL)
        seen.add(entry["id"])


def _impossible(index: int, entry: Mapping[str, Any]) -> Iterator[Breach]:
    looks = history(entry).looks
    for look in looks:
        if look.risk is None:
            at = (entry.get("assessments") or []).index(look.stated)
            path = f"risks[{index}].assessments[{at}].probability"
            said = f"风险概率{look.stated['probability']}超过100%，不能定级，请改正"
            yield Breach("limits/risk_probability", RISK, path, said, documents=_ALL)


def _late(index: int, entry: Mapping[str, Any], past: History) -> Iterator[Breach]:
    for before, look in pairwise(past.looks):
        months = before.risk.response.months if before.risk else None
        if months is not None and apart(before.on, look.on) > months:
            yield _gap(index, entry, before, look, months)


def _gap(index: int, entry: Mapping[str, Any], before: Look, look: Look, months: int) -> Breach:
    assert before.risk is not None  # noqa: S101 - asked for by the only caller
    follow_up, missing = before.risk.response.follow_up, apart(before.on, look.on) - months
    said = (
        f"{entry['name']}在{show_date(before.on)}评估为{before.name}，应当{follow_up}，"
        f"下一次评估却在{show_date(look.on)}，缺少{missing}个月的记录（按公历月份计算），请补充评估"
    )
    return Breach("limits/risk_follow_up", RISK, f"risks[{index}].assessments", said, documents=_PLANS)


def apart(first: date, second: date) -> int:
    """How many calendar months later ``second`` is."""
    return (second.year - first.year) * _MONTHS + second.month - first.month


def _unplanned(index: int, entry: Mapping[str, Any], past: History) -> Iterator[Breach]:
    peak = past.peak
    if peak is None or peak.risk is None or peak.risk.level is not Grade.HIGH:
        return
    if not (entry.get("plan") or {}).get("team"):
        said = f"{entry['name']}为高风险，应当成立专项风险应对小组，请写明小组成员"
        yield Breach("limits/risk_team", RISK, f"risks[{index}].plan.team", said, documents=_PLANS)
