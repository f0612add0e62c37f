"""A small project whose preparation is in order; tests change one thing of it."""

from __future__ import annotations

from typing import Any

from pipeline.generate.context import context
from pipeline.generate.derive import Topic
from pipeline.generate.record import Record
from pipeline.model.project import Project

Data = dict[str, Any]


def prepared() -> Data:
    """The data of a project of three parties (50/40/10 %), under way since 2024-03-01; fresh each time."""
    return {
        "project": {
            "name": "示例项目",
            "stage": "中期执行",
            "start": "2024-03-01",
            "end": "2026-02-28",
            "signing_date": "2024-02-20",
            "core_technology": True,
        },
        "parties": [
            _party("示例科技有限公司", "示例科技", "企业", "50%", lead=True),
            _party("示例大学", "示例大学", "高校", "40%"),
            _party("示例评估中心", "评估中心", "第三方机构", "10%"),
        ],
        "requirement": {"submitted_on": "2023-10-16"},
        "funding": {"total": "5000000.00"},
        "resources": [
            {
                "party": "甲方",
                "kind": "资金",
                "name": "研发资金",
                "amount": "5000000.00",
                "due": "2024-03-15",
            },
            {"party": "示例大学", "kind": "设备", "name": "试验机", "amount": "860000.00"},
            {"party": "示例大学", "kind": "人员", "name": "研究人员"},
        ],
        "duties": [
            {"party": "示例科技", "items": ["投入资金"]},
            {"party": "示例大学", "items": ["研究"]},
        ],
        "tasks": [{"name": "小试", "party": "乙方", "start": "2024-03-01", "end": "2024-06-08"}],
        "milestones": [{"name": "小试完成", "party": "示例大学", "due": "2024-08-30"}],
        "organization": {
            "committee": [_member("周示例", "示例科技"), _member("郑示例", "示例大学")],
            "chair": "周示例",
            "manager": {"name": "王示例"},
            "executive": [_member("王示例", "示例大学"), {"name": "陈示例", "unit": "示例研究会"}],
            "supervision": [_member("吴示例", "甲方"), _member("卫示例", "示例大学")],
        },
        "feasibility": _feasibility(),
        "plan_review": _plan_review(),
        "agreement_review": _agreement_review(),
    }


def project(data: Data) -> Project:
    """``data`` as a project."""
    return Project(data)


def printed(topic: Topic, data: Data) -> Record:
    """The context of a project with the values of one topic only."""
    return context(Project(data), topics=(topic,))


def _party(name: str, short: str, kind: str, weight: str, *, lead: bool = False) -> Data:
    return {
        "name": name,
        "short": short,
        "kind": kind,
        "lead": lead,
        "vote_weight": weight,
        "representative": f"{short}法定代表人",
        "legal_department": f"{short}法务部",
        "research_department": f"{short}科技处",
        "contact": {"name": f"{short}联系人", "phone": "000-00000001"},
    }


def _member(name: str, party: str) -> Data:
    return {"name": name, "party": party}


def _feasibility() -> Data:
    return {
        "assessed_on": "2023-11-24",
        "panel": [
            {"name": "孔示例", "unit": "示例研究会", "scores": _scores(84)},
            {"name": "陈示例", "party": "甲方", "scores": _scores(85)},
            {"name": "冯示例", "party": "示例大学", "scores": _scores(90)},
        ],
        "technical": {"judgement": "可行"},
        "resource": {"judgement": "可行"},
        "market": {"judgement": "可行"},
        "risk": {
            "judgement": "可行",
            "items": [{"kind": "技术风险", "name": "不达标", "probability": "40%", "impact": "高影响"}],
        },
        "conclusion": {"result": "通过"},
    }


def _scores(value: int) -> dict[str, int]:
    return dict.fromkeys(("technical", "resource", "market", "risk"), value)


def _plan_review() -> Data:
    return {
        "reviewed_on": "2023-12-20",
        "experts": [{"name": "华示例", "kind": "技术专家"}, {"name": "姜示例", "kind": "管理专家"}],
        "votes": [
            {"party": "甲方", "choice": "赞成"},
            {"party": "示例大学", "choice": "赞成"},
            {"party": "评估中心", "choice": "弃权"},
        ],
        "opinions": [{"content": "补充到位时间", "adopted": "采纳", "response": "已写明"}],
    }


def _agreement_review() -> Data:
    reviews = [
        {"party": party, "department": department, "result": "同意", "on": "2024-01-22"}
        for party in ("示例科技", "示例大学", "评估中心")
        for department in ("法务部门", "科研管理部门")
    ]
    return {
        "submitted_on": "2024-01-15",
        "checklist": [{"item": "保密条款", "result": "符合"}],
        "reviews": reviews,
        "law_firm": {"name": "示例律师事务所", "result": "修改后同意", "on": "2024-02-02"},
    }
