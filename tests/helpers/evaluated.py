"""Small projects with risks, evaluations and improvement plans, for tests of what follows from them."""

from __future__ import annotations

from typing import Any

from pipeline.generate.context import context
from pipeline.generate.load import project_of
from pipeline.generate.record import Record
from pipeline.model.project import Project

PARTIES = [
    {"name": "示例科技有限公司", "short": "示例科技", "kind": "企业", "lead": True},
    {"name": "示例大学", "short": "示例大学", "kind": "高校"},
]
PROJECT = {"name": "示例项目", "start": "2024-03-01", "end": "2026-02-28"}


def project(**sections: Any) -> Project:  # noqa: ANN401 - any section of a project file
    """A project of two parties with these sections."""
    return project_of({"project": PROJECT, "parties": PARTIES, **sections})


def printed(**sections: Any) -> Record:  # noqa: ANN401 - any section of a project file
    """What templates see of a project with these sections."""
    return context(project(**sections))


def look(on: str, probability: str, impact: str) -> dict[str, str]:
    """One assessment of a risk."""
    return {"on": on, "probability": probability, "impact": f"{impact}影响"}


def risk(*looks: dict[str, str], number: str = "R01", **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """A risk with these assessments."""
    named = {"id": number, "name": f"风险{number}", "category": "技术风险", "owner": "示例科技"}
    return {**named, "assessments": list(looks), **more}


def warning(on: str, *, number: str = "R01", **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """A warning about a risk."""
    return {"id": "YJ-01", "risk": number, "on": on, **more}


def measured(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - one indicator's figures
    """Figures that give 100 points; ``changed`` replaces those of an indicator, None leaves it out."""
    full: dict[str, Any] = {
        "technical": {"met": 5, "total": 5},
        "conversion": {"converted": 4, "total": 5},
        "funds": {"value": "1200.00", "spent": "1000.00", "benchmark": "1.00"},
        "equipment": {"used": 80, "available": 100},
        "communication": {"issues": 10, "days": 70},
        "duties": {"done": 20, "total": 20},
        "intention": {"definite": True},
        "talents": {"trained": 6, "planned": 6},
    }
    return {name: value for name, value in {**full, **changed}.items() if value is not None}


def evaluation(on: str, *, name: str = "阶段性评价", kind: str = "阶段性评价", **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """An evaluation with full scores unless ``measured`` says otherwise."""
    return {"name": name, "kind": kind, "on": on, "measured": measured(), **more}


def members(partners: int, experts: int, stakeholders: int) -> list[dict[str, str]]:
    """Members of an evaluation committee in these numbers."""
    counts = {"合作方代表": partners, "外部专家": experts, "利益相关方": stakeholders}
    return [
        {"name": f"{group}{index}", "group": group}
        for group, count in counts.items()
        for index in range(count)
    ]


def item(baseline: str | None, target: str | None, actual: str | None) -> dict[str, str]:
    """One item of an improvement plan."""
    stated = {"problem": "问题", "baseline": baseline, "target": target, "actual": actual}
    return {name: value for name, value in stated.items() if value is not None}
