"""Limits on reviews of milestones: known milestones, a plan after a refusal, 30 working days (5.2.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pipeline.generate.breach import Breach
from pipeline.generate.execution import (
    PASSED,
    REFUSED,
    completeness,
    indicator_rate,
    named,
    plan_for,
    taken,
)
from pipeline.model.project import Project
from pipeline.process.clauses import MILESTONE_REVIEW

_REVIEW = ("milestone_review",)


def breaches(project: Project) -> tuple[Breach, ...]:
    """Reviews of unknown milestones, refusals without a plan or beyond 30 working days, doubtful passes."""
    found: list[Breach] = []
    for index, entry in enumerate(project.entries("milestone_reviews")):
        path = f"milestone_reviews[{index}]"
        if named(project.entries("milestones"), entry["milestone"]) is None:
            said = f"没有名为“{entry['milestone']}”的里程碑，请写 milestones 中的名称"
            found.append(_breach("review_milestone", f"{path}.milestone", said))
        if entry.get("conclusion") == REFUSED:
            found += _refused(path, entry, project)
        if entry.get("conclusion") == PASSED:
            found += _passed(path, entry, project)
    return tuple(found)


def _breach(rule: str, path: str, said: str, *, severity: str = "error") -> Breach:
    return Breach(f"limits/{rule}", MILESTONE_REVIEW, path, said, severity, _REVIEW)


def _refused(path: str, entry: Mapping[str, Any], project: Project) -> Iterator[Breach]:
    plan = plan_for(project, entry["name"])
    if plan is None and not entry.get("rectify_by"):
        said = "评审不通过的需限期整改，请写明整改期限，并在 rectifications 中写明整改计划"
        yield _breach("review_rectification", f"{path}.rectify_by", said)
    span = taken(date.fromisoformat(entry["reviewed_on"]), entry.get("rectify_by"))
    if span and not span.within:
        said = f"整改周期不得超过30个工作日：{'；'.join(span.derivation)}"
        yield _breach("review_rectification", f"{path}.rectify_by", said)
    if entry.get("rectify_by") and entry["rectify_by"] < entry["reviewed_on"]:
        yield _breach("review_rectification", f"{path}.rectify_by", "整改期限早于评审日期，请改正")


def _passed(path: str, entry: Mapping[str, Any], project: Project) -> Iterator[Breach]:
    """The standard leaves the conclusion to the experts: what speaks against it is only pointed out."""
    rate, whole = indicator_rate(entry), completeness(project, entry)
    if rate.count < rate.of or not rate.of:
        said = f"评审结论为通过，但技术指标达标率为{rate.shown}，请核对结论和指标"
        yield _breach("review_conclusion", f"{path}.conclusion", said, severity="warning")
    if whole.count < whole.of or not whole.of:
        said = f"评审结论为通过，但成果完整性为{whole.shown}，请核对结论和提交的材料"
        yield _breach("review_conclusion", f"{path}.conclusion", said, severity="warning")
