from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from helpers.execution import project

from pipeline.generate.derive.progress_reports import derive, expected
from pipeline.process.schedule import Span


def derived(*works: dict[str, str], **more: Any) -> Any:  # noqa: ANN401 - a record of derived values
    entry = {"since": "2024-05-20", "until": "2024-05-24", "reporter": "冯示例", "works": list(works)}
    indicators = [{"name": "寿命", "unit": "次", "target": "≥1000", "baseline": "600"}]
    made = project(progress_reports=[{**entry, **more}], indicators=indicators)
    return derive(made)["progress_reports[]"][0]  # type: ignore[index]


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2024, 3, 31), Fraction(0)),
        (date(2024, 4, 1), Fraction(1, 10)),
        (date(2024, 4, 10), Fraction(1)),
        (date(2024, 5, 1), Fraction(1)),
    ],
)
def test_the_share_of_time_stays_between_none_and_all(day: date, share: Fraction) -> None:
    assert expected(Span(date(2024, 4, 1), date(2024, 4, 10)), day) == share


def test_progress_stands_beside_the_share_of_its_time() -> None:
    found = derived({"task": "配方设计", "content": "试验", "progress": "58%"})
    assert found["works[]"][0]["expected"] == "约59.34%"
    assert found["gaps"] == [
        "“配方设计”（2024年4月1日至6月30日）累计完成58%，按计划应完成约59.34%，滞后约1.34个百分点。"
    ]


def test_a_task_is_compared_once_with_its_last_figure() -> None:
    works = [{"task": "配方设计", "content": "一", "progress": "10%"}]
    works.append({"task": "配方设计", "content": "二", "progress": "70%"})
    (gap,) = derived(*works)["gaps"]
    assert "累计完成70%" in gap
    assert "超前" in gap


def test_work_without_a_task_is_not_compared() -> None:
    found = derived({"content": "封存粉末"}, {"task": "没有", "content": "其他", "progress": "1%"})
    assert found["gaps"] == []
    assert [item["expected"] for item in found["works[]"]] == [None, None]


def test_working_days_leave_out_the_holidays() -> None:
    assert derived(since="2024-04-29", until="2024-05-05")["working_days"] == 2
    assert derived()["working_days"] == 5


def test_measured_values_have_the_unit_and_the_target_of_their_indicator() -> None:
    found = derived(measures=[{"indicator": "寿命", "value": "845"}, {"indicator": "别的", "value": "1"}])
    assert [item["target"] for item in found["measures[]"]] == ["≥1000", None]
