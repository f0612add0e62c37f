"""The feasibility report: its panel, the four dimensions side by side, the levels of the risks (5.1.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from pipeline.generate.parties import party_names
from pipeline.generate.values import read_percent
from pipeline.model.project import Project
from pipeline.process.risk import CHOICE_GAPS, Grade, assess

DIMENSIONS = {
    "technical": "技术可行性",
    "resource": "资源可行性",
    "market": "市场可行性",
    "risk": "风险可行性",
}
"""The four dimensions of 5.1.1 by the name of their record."""
FEASIBLE_FROM = 80
BARELY_FROM = 60
CHOICE_SCORES = (
    "标准没有规定评分办法。本评估小组采用百分制，以全体成员评分的算术平均值（四舍五入保留一位小数）为维度得分："
    f"{FEASIBLE_FROM}分以上为可行，{BARELY_FROM}分以上不足{FEASIBLE_FROM}分为基本可行，不足{BARELY_FROM}分为不可行。"
)
CHOICES = (CHOICE_SCORES,)
PASSED = "通过"
_TENTH = Decimal("0.1")


def derive(project: Project) -> Mapping[str, object]:
    """Size and origin of the panel, the dimensions with judgement and mean score, the level of each risk."""
    panel = project.entries("feasibility", "panel")
    return {
        "feasibility": {
            "panel_size": len(panel),
            "panel[]": tuple({"origin": _origin(project, member)} for member in panel),
            "scored": scored(panel),
            "score_choice": CHOICE_SCORES,
            "risk_choice": CHOICE_GAPS,
            "dimensions": [_dimension(project, key) for key in DIMENSIONS],
            "summary": _summary(project),
            "passed": project.at("feasibility", "conclusion", "result") == PASSED,
            "risk": {"items[]": _levels(project)},
        }
    }


def scored(panel: Sequence[Mapping[str, Any]]) -> bool:
    """Whether every member of the panel has scored every dimension; false for no panel."""
    return bool(panel) and all(member.get("scores", {}).keys() >= DIMENSIONS.keys() for member in panel)


def mean_score(panel: Sequence[Mapping[str, Any]], dimension: str) -> Decimal | None:
    """The mean of all members' scores for a key of ``DIMENSIONS``, one decimal (``CHOICE_SCORES``).

    None unless everybody has scored everything.
    """
    if not scored(panel):
        return None
    total = Decimal(sum(member["scores"][dimension] for member in panel))
    return (total / len(panel)).quantize(_TENTH, ROUND_HALF_UP)


def graded(score: Decimal) -> str:
    """The judgement that goes with a mean score: 可行, 基本可行 or 不可行 (``CHOICE_SCORES``)."""
    if score >= FEASIBLE_FROM:
        return "可行"
    return "基本可行" if score >= BARELY_FROM else "不可行"


def _origin(project: Project, member: Mapping[str, Any]) -> str | None:
    """The full name of the party that a member stands for; else the member's own unit."""
    party = party_names(project).get(str(member.get("party")))
    return party.name if party else member.get("unit")


def _dimension(project: Project, key: str) -> Mapping[str, object]:
    return {
        "name": DIMENSIONS[key],
        "judgement": project.at("feasibility", key, "judgement"),
        "score": mean_score(project.entries("feasibility", "panel"), key),
    }


def _summary(project: Project) -> str:
    """The judgements in one line: ``技术可行性、市场可行性为可行，资源可行性为基本可行``."""
    by_judgement: dict[str, list[str]] = {}
    for key, name in DIMENSIONS.items():
        judgement = project.at("feasibility", key, "judgement") or "未评估"
        by_judgement.setdefault(judgement, []).append(name)
    return "，".join(f"{'、'.join(names)}为{judgement}" for judgement, names in by_judgement.items())


def _levels(project: Project) -> tuple[Mapping[str, object], ...]:
    return tuple({"level": _level(item)} for item in project.entries("feasibility", "risk", "items"))


def _level(item: Mapping[str, Any]) -> str | None:
    """高风险, 中风险 or 低风险 by table 1 of 6.2; None while one is missing or impossible."""
    probability, impact = item.get("probability"), item.get("impact")
    if probability is None or impact is None or read_percent(probability) > 1:
        return None
    return assess(read_percent(probability), Grade(impact.removesuffix("影响"))).name
