"""A small project whose execution documents tests vary."""

from __future__ import annotations

from typing import Any

from pipeline.generate.load import project_of
from pipeline.model.project import Project

PARTIES = [
    {"name": "示例科技有限公司", "short": "示例科技", "kind": "企业", "vote_weight": "50%"},
    {"name": "示例大学", "short": "示例大学", "kind": "高校", "vote_weight": "40%"},
    {"name": "示例科技评估中心", "short": "示例评估中心", "kind": "第三方机构", "vote_weight": "10%"},
]
TASKS = [
    {"name": "配方设计", "party": "示例大学", "start": "2024-04-01", "end": "2024-06-30"},
    {"name": "实验室小试", "party": "示例大学", "start": "2024-06-01", "end": "2024-08-30"},
    {"name": "工艺中试", "party": "示例科技", "start": "2024-09-02", "end": "2025-04-30"},
]
MILESTONES = [
    {"name": "小试完成", "due": "2024-08-30", "party": "示例大学", "deliverables": ["小试报告", "配方报告"]},
]


def project(**sections: Any) -> Project:  # noqa: ANN401 - any section of a project file
    """The project with ``sections`` beside or instead of its own."""
    base: dict[str, Any] = {
        "project": {"name": "示例项目", "start": "2024-03-01", "end": "2026-02-28"},
        "parties": PARTIES,
        "tasks": TASKS,
        "milestones": MILESTONES,
    }
    return project_of({**base, **sections})
