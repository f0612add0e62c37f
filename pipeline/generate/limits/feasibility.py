"""Limits on the feasibility report: who sits on the panel, what its conclusion allows (5.1.1)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from pipeline.generate.breach import Breach
from pipeline.generate.derive.feasibility import (
    DIMENSIONS,
    PASSED,
    graded,
    mean_score,
)
from pipeline.generate.limits.cooperation import partners, under_way
from pipeline.generate.parties import party_names
from pipeline.generate.values import read_percent
from pipeline.model.project import Project

CLAUSE = "5.1.1 需求对接与可行性分析 · 可行性评估"
_REPORT = ("feasibility_report",)
_LATER = ("cooperation_plan", "plan_review", "cooperation_agreement", "agreement_review")
_FIRST = ("requirement", "submitted_on")
_AFTER = {
    ("plan_review", "reviewed_on"): "方案评审日期",
    ("project", "signing_date"): "协议签署日期",
    ("project", "start"): "合作开始日期",
}
"""What comes after the assessment (评估通过后方可推进合作)."""


def breaches(project: Project) -> tuple[Breach, ...]:
    """A party without a seat, a conclusion against its reasons or passed over, dates in the wrong order."""
    return (
        *_unrepresented(project),
        *_contradiction(project),
        *_passed_over(project),
        *_order(project),
        *_probabilities(project),
        *_scores(project),
    )


def _unrepresented(project: Project) -> Iterator[Breach]:
    names, panel = party_names(project), project.entries("feasibility", "panel")
    seated = {names.get(str(member.get("party"))) for member in panel}
    for party in partners(project) if panel else ():
        if party not in seated:
            said = f"可行性评估小组由各合作方联合成立，{party}没有成员，请在 panel 中补充并写明 party"
            yield Breach("limits/feasibility_panel", CLAUSE, "feasibility.panel", said, documents=_REPORT)


def _contradiction(project: Project) -> Iterator[Breach]:
    if project.at("feasibility", "conclusion", "result") != PASSED:
        return
    for key, name in DIMENSIONS.items():
        if project.at("feasibility", key, "judgement") == "不可行":
            said = f"{name}的判断是“不可行”，结论却是“通过”，请改正其中一处"
            path = f"feasibility.{key}.judgement"
            yield Breach("limits/feasibility_conclusion", CLAUSE, path, said, documents=_REPORT)


def _passed_over(project: Project) -> Iterator[Breach]:
    result = project.at("feasibility", "conclusion", "result")
    if result in (None, PASSED):
        return
    if under_way(project) or project.at("plan", "prepared_on"):
        said = f"评估结论是“{result}”，评估通过后方可推进合作，请先重新评估并通过，再编制合作方案和签署协议"
        path = "feasibility.conclusion.result"
        yield Breach("limits/feasibility_passed", CLAUSE, path, said, documents=_LATER)


def _order(project: Project) -> Iterator[Breach]:
    day, first = project.at("feasibility", "assessed_on"), project.at(*_FIRST)
    if not day:
        return
    path = "feasibility.assessed_on"
    if first and day < first:
        said = f"评估日期 {day} 早于需求说明书的提交日期 {first}，请改正"
        yield Breach("limits/feasibility_date", CLAUSE, path, said, documents=_REPORT)
    for place, name in _AFTER.items():
        later = project.at(*place)
        if later and day > later:
            said = f"评估日期 {day} 晚于{name} {later}，评估通过后方可推进合作，请改正"
            yield Breach("limits/feasibility_date", CLAUSE, path, said, documents=_REPORT)


def _probabilities(project: Project) -> Iterator[Breach]:
    for index, item in enumerate(project.entries("feasibility", "risk", "items")):
        stated = item.get("probability")
        if stated is not None and read_percent(stated) > Fraction(1):
            path = f"feasibility.risk.items[{index}].probability"
            said = f"风险概率{stated}超过100%，不能定级，请改正"
            yield Breach("limits/risk_probability", CLAUSE, path, said, documents=_REPORT)


def _scores(project: Project) -> Iterator[Breach]:
    """A judgement that is not the one of its mean score: a warning, for the scale is the panel's own."""
    for key, name in DIMENSIONS.items():
        score = mean_score(project.entries("feasibility", "panel"), key)
        judgement = project.at("feasibility", key, "judgement")
        if score is not None and judgement and judgement != graded(score):
            said = f"{name}平均{score}分，按报告的尺度为“{graded(score)}”，现写“{judgement}”，请核对"
            path = f"feasibility.{key}.judgement"
            yield Breach("limits/feasibility_score", CLAUSE, path, said, "warning", _REPORT)
