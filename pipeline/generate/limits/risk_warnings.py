"""Limits on warnings: a graded risk behind each, what a red one asks for, 2 and 48 hours (5.2.3, 6.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.generate.breach import Breach
from pipeline.generate.derive.risk_warnings import NOTICE_HOURS, SOLUTION_HOURS, hours, look_of, moment
from pipeline.generate.risk_history import by_number, histories
from pipeline.model.project import Project
from pipeline.process.clauses import COMMUNICATION, RISK
from pipeline.process.risk import Grade

_REPORT = ("risk_warning_report",)
WARNING = f"{RISK} · 三级预警机制"


def breaches(project: Project) -> tuple[Breach, ...]:
    """Warnings of unknown or ungraded risks, red ones that lack an action, times that were not kept."""
    known, told = by_number(project), histories(project)
    found: list[Breach] = []
    for index, entry in enumerate(project.entries("risk_warnings")):
        look = look_of(entry, told.get(entry["risk"]))
        level = look.risk.level if look and look.risk else None
        if level is None:
            found.append(_ungraded(index, entry, known))
        if level is Grade.HIGH:
            found += _red(index, entry)
        found += _times(index, entry.get("emergency") or {})
    return tuple(found)


def _breach(rule: str, clause: str, path: str, said: str) -> Breach:
    return Breach(f"limits/{rule}", clause, path, said, documents=_REPORT)


def _ungraded(index: int, entry: Mapping[str, Any], known: Mapping[str, Any]) -> Breach:
    number = entry["risk"]
    if number not in known:
        said = f"风险清单中没有编号为“{number}”的风险（已有：{'、'.join(known) or '无'}）"
        return _breach("warning_risk", RISK, f"risk_warnings[{index}].risk", said)
    said = f"{number}在{entry['on']}以前没有可以定级的评估，不能确定预警的颜色，请先在 risks 中写明评估"
    return _breach("warning_risk", RISK, f"risk_warnings[{index}].on", said)


def _red(index: int, entry: Mapping[str, Any]) -> Iterator[Breach]:
    """What a red warning must have: an emergency meeting, a suspension, filings."""
    if not (entry.get("meeting") or {}).get("on"):
        said = "红色预警应当立即召开管理委员会紧急会议，请写明会议日期"
        yield _breach("warning_meeting", WARNING, f"risk_warnings[{index}].meeting.on", said)
    if not (entry.get("suspension") or {}).get("scope"):
        said = "红色预警应当暂停相关工作，请写明暂停范围"
        yield _breach("warning_suspension", WARNING, f"risk_warnings[{index}].suspension.scope", said)
    if not entry.get("filings"):
        said = "红色预警应当同时向合作方上级主管部门报备，请写明报备方和上级主管部门"
        yield _breach("warning_filing", WARNING, f"risk_warnings[{index}].filings", said)


def _times(index: int, stated: Mapping[str, Any]) -> Iterator[Breach]:
    """5.2.3: the committee is told within 2 hours, a solution is proposed within 48."""
    path = f"risk_warnings[{index}].emergency"
    for name, limit, what in (
        ("notified", NOTICE_HOURS, "通知管理委员会"),
        ("solved", SOLUTION_HOURS, "提出解决方案"),
    ):
        taken = hours(stated.get("occurred"), stated.get(name))
        if taken is not None and taken < 0:
            yield _breach(
                "emergency_order", COMMUNICATION, f"{path}.{name}", f"{what}的时间早于发现时间，请改正"
            )
        elif taken is not None and taken > limit:
            said = f"应当在发现后{limit}小时内{what}，实际超过{limit}小时"
            yield _breach("emergency_hours", COMMUNICATION, f"{path}.{name}", said)
    yield from _no_times(path, stated)


def _no_times(path: str, stated: Mapping[str, Any]) -> Iterator[Breach]:
    """Times such as 2024-02-30 25:00 fit the pattern of the schema and are none."""
    for name, text in stated.items():
        try:
            moment(text)
        except ValueError:
            yield _breach(
                "emergency_time", COMMUNICATION, f"{path}.{name}", f"“{text}”不是有效的日期和时间，请改正"
            )
