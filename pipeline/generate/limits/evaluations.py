"""Limits on evaluations: 50/30/20, five working days of publicity, six months, data (7.1, 7.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pipeline.generate.breach import Breach
from pipeline.generate.closing_day import closing_day
from pipeline.generate.derive.committee_facts import committee
from pipeline.generate.derive.evaluations import FINAL
from pipeline.generate.derive.publicity import FINAL as FINAL_TERM
from pipeline.generate.derive.publicity import PUBLICITY_DAYS, due, publicity_count
from pipeline.generate.evaluating import scored
from pipeline.model.project import Project
from pipeline.process.clauses import EVALUATION_BODY, EVALUATION_METHOD
from pipeline.process.figures import show_date

_REPORT = ("evaluation_report",)


def breaches(project: Project) -> tuple[Breach, ...]:
    """Wrong shares of the committee, publicity, reports and final evaluations at the wrong time, gaps."""
    found = list(_committee(project))
    for index, entry in enumerate(project.entries("evaluations")):
        path = f"evaluations[{index}]"
        found += [*_publicity(path, entry), *_final(path, entry, project), *_missing(path, entry)]
    return tuple(found)


def _breach(rule: str, clause: str, path: str, said: str, *, severity: str = "error") -> Breach:
    return Breach(f"limits/{rule}", clause, path, said, severity, _REPORT)


def _committee(project: Project) -> Iterator[Breach]:
    if not project.entries("evaluation_committee", "members"):
        return
    shape = committee(project)
    if not shape.holds:
        said = "；".join(shape.derivation)
        yield _breach("evaluation_committee", EVALUATION_BODY, "evaluation_committee.members", said)


def _publicity(path: str, entry: Mapping[str, Any]) -> Iterator[Breach]:
    stated = entry.get("publicity") or {}
    since, until, issued = stated.get("since"), stated.get("until"), entry.get("issued_on")
    if since and until and until < since:
        said = f"公示结束日期{until}早于开始日期{since}，请改正"
        yield _breach("evaluation_publicity", EVALUATION_METHOD, f"{path}.publicity.until", said)
    counted = publicity_count(stated)
    if counted and counted.value < PUBLICITY_DAYS:
        steps = "；".join(counted.derivation)
        said = f"公示期应当不少于{PUBLICITY_DAYS}个工作日，现为{counted.value}个：{steps}"
        yield _breach("evaluation_publicity", EVALUATION_METHOD, f"{path}.publicity.until", said)
    if until and issued and issued <= until:
        said = f"公示期满无异议后才能形成报告：报告日期{issued}应当晚于公示结束日期{until}，请改正"
        yield _breach("evaluation_issued", EVALUATION_METHOD, f"{path}.issued_on", said)
    yield from _objections(path, stated, issued)


def _objections(path: str, stated: Mapping[str, Any], issued: str | None) -> Iterator[Breach]:
    for at, objection in enumerate(stated.get("objections") or ()):
        if issued and not objection.get("handling"):
            said = "公示期间的异议处理完毕后才能形成报告，请写明处理结果"
            place = f"{path}.publicity.objections[{at}].handling"
            yield _breach("evaluation_objection", EVALUATION_METHOD, place, said)


def _final(path: str, entry: Mapping[str, Any], project: Project) -> Iterator[Breach]:
    closed = closing_day(project)
    last = due(FINAL_TERM, closed)
    if entry["kind"] != FINAL or closed is None:
        return
    on = date.fromisoformat(entry["on"])
    if last and on > last.due:
        said = f"总结性评价逾期：{'；'.join(last.derivation)}；现为{show_date(on)}"
        yield _breach("evaluation_final", EVALUATION_BODY, f"{path}.on", said)
    if on < closed:
        said = f"总结性评价在合作收尾后开展：{show_date(closed)}收尾，现为{show_date(on)}，请改正"
        yield _breach("evaluation_final", EVALUATION_BODY, f"{path}.on", said)


def _missing(path: str, entry: Mapping[str, Any]) -> Iterator[Breach]:
    missing = scored(entry).result.missing
    if missing:
        said = f"{'、'.join(missing)}没有完整的数据，不能计算综合得分和等级，请补充"
        yield _breach("evaluation_data", EVALUATION_METHOD, f"{path}.measured", said, severity="warning")
