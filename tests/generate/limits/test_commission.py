from __future__ import annotations

from typing import Any

import pytest

from pipeline.generate.limits.commission import breaches
from pipeline.generate.load import project_of

COMPANY, SCHOOL = "示例科技", "示例大学"


def warned(items: list[str], *, kind: str = "技术研发", task: str = "", third: bool = False) -> bool:
    parties = [
        {"name": "示例科技有限公司", "short": COMPANY, "kind": "第三方机构" if third else "企业"},
        {"name": SCHOOL, "short": SCHOOL, "kind": "高校"},
    ]
    data: dict[str, Any] = {
        "project": {"name": "示例", "type": kind},
        "parties": parties,
        "duties": [{"party": COMPANY, "items": items}, {"party": SCHOOL, "items": ["负责配方设计和小试"]}],
        "tasks": [{"name": task, "party": COMPANY, "start": "2026-01-01", "end": "2026-02-01"}]
        if task
        else [],
    }
    return [breach.path for breach in breaches(project_of(data))] == ["parties[0]"]


@pytest.mark.parametrize(
    "items",
    [
        ["投入研发资金"],
        ["提供研发资金和试验场地"],
        ["支付研究开发经费", "组织例会并保存档案"],
        ["提供中试设备"],
    ],
)
def test_a_party_that_only_pays_or_lends_is_warned_of(items: list[str]) -> None:
    assert warned(items)


@pytest.mark.parametrize(
    "items", [["投入研发资金", "负责工艺中试"], ["承担样品试制"], ["负责产品的设计和试验"]]
)
def test_a_party_with_work_of_research_is_not(items: list[str]) -> None:
    assert not warned(items)


def test_a_task_of_research_counts() -> None:
    assert not warned(["投入研发资金"], task="喷涂工艺中试")


def test_marketing_is_a_part_of_conversion_but_not_of_research() -> None:
    assert not warned(["投入资金", "负责市场推广"], kind="成果转化")
    assert warned(["投入资金", "负责市场推广"], kind="技术研发")


def test_training_people_is_no_research() -> None:
    assert not warned(["投入培养经费"], kind="人才培养")


def test_a_third_party_need_not_research() -> None:
    assert not warned(["提供中介服务"], third=True)
