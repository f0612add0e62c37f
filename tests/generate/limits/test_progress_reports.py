from __future__ import annotations

from typing import Any

import pytest
from helpers.execution import project

from pipeline.generate.limits.progress_reports import breaches


def found(**more: Any) -> list[str]:  # noqa: ANN401 - any field of a report
    entry = {"since": "2024-05-20", "until": "2024-05-24", "reporter": "冯示例", **more}
    return [item.path for item in breaches(project(progress_reports=[entry]))]


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("2024-05-26", []),
        ("2024-05-27", ["progress_reports[0].until"]),
        ("2024-05-19", ["progress_reports[0].until"]),
    ],
)
def test_a_report_covers_one_week(until: str, expected: list[str]) -> None:
    assert found(until=until) == expected


def test_tasks_and_indicators_are_those_of_the_project() -> None:
    works = [
        {"task": "配方设计", "content": "试验"},
        {"content": "其他"},
        {"task": "没有", "content": "试验"},
    ]
    measures = [{"indicator": "没有", "value": "1"}]
    assert found(works=works, measures=measures) == [
        "progress_reports[0].works[2].task",
        "progress_reports[0].measures[0].indicator",
    ]
