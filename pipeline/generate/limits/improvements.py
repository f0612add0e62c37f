"""Limits on improvement plans: checked within three months, passed from 90 % on (7.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.generate.breach import Breach
from pipeline.generate.derive.improvements import CHECK
from pipeline.generate.derive.publicity import due
from pipeline.generate.improving import verification
from pipeline.model.project import Project
from pipeline.process.clauses import IMPROVEMENT

_PLAN = ("improvement_plan",)


def breaches(project: Project) -> tuple[Breach, ...]:
    """Plans for no evaluation, checks too late, failed checks that nobody followed up."""
    names = [entry["name"] for entry in project.entries("evaluations")]
    found: list[Breach] = []
    for index, plan in enumerate(project.entries("improvements")):
        path = f"improvements[{index}]"
        found += [*_unknown(path, plan, names), *_late(path, plan), *_failed(path, plan)]
    return tuple(found)


def _breach(rule: str, path: str, said: str) -> Breach:
    return Breach(f"limits/{rule}", IMPROVEMENT, path, said, documents=_PLAN)


def _unknown(path: str, plan: Mapping[str, Any], names: list[str]) -> Iterator[Breach]:
    stated = plan.get("evaluation")
    if stated and stated not in names:
        said = f"没有名为“{stated}”的评价（已有：{'、'.join(names) or '无'}）"
        yield _breach("improvement_evaluation", f"{path}.evaluation", said)


def _late(path: str, plan: Mapping[str, Any]) -> Iterator[Breach]:
    begun, done = plan.get("implemented_on"), plan.get("verified_on")
    if not begun or not done:
        return
    last = due(CHECK, begun)
    if last and done > last.due.isoformat():
        said = f"改进效果验证逾期：{'；'.join(last.derivation)}；现为{done}"
        yield _breach("improvement_verified", f"{path}.verified_on", said)
    if done < begun:
        said = f"验证日期{done}早于实施日期{begun}，请改正"
        yield _breach("improvement_verified", f"{path}.verified_on", said)


def _failed(path: str, plan: Mapping[str, Any]) -> Iterator[Breach]:
    found = verification(plan)
    if found is not None and found.reached is not True and not plan.get("reanalysis"):
        said = f"{'；'.join(found.derivation)}；请写明重新分析的原因和调整后的措施"
        yield _breach("improvement_failed", f"{path}.reanalysis", said)
