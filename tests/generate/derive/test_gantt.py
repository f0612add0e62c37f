from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.generate.derive.gantt import Task, gantt

_START = date(2026, 3, 2)


@st.composite
def _tasks(draw: st.DrawFn) -> Task:
    start = date(2020, 1, 1) + timedelta(days=draw(st.integers(0, 5000)))
    end = start + timedelta(days=draw(st.integers(0, 3000)))
    kind: Literal["task", "milestone"] = draw(st.sampled_from(["task", "milestone"]))
    return Task(
        draw(st.text(max_size=5)), "", start, end, kind, draw(st.sampled_from(["bar", "done", "late"]))
    )


def _chart(days: int, *tasks: Task) -> Any:  # noqa: ANN401 - as templates see it
    return gantt(tasks, start=_START, end=_START + timedelta(days=days))


def _labels(chart: Any) -> list[str]:  # noqa: ANN401 - as templates see it
    return [period["label"] for period in chart["periods"]]


def _groups(chart: Any) -> list[tuple[str, int]]:  # noqa: ANN401 - as templates see it
    return [(group["label"], group["span"]) for group in chart["groups"]]


@given(
    st.lists(_tasks(), max_size=6),
    st.dates(date(2015, 1, 1), date(2045, 1, 1)),
    st.integers(0, 3000),
)
def test_every_task_is_marked_without_a_gap_in_the_periods_that_it_touches(
    tasks: list[Task], start: date, days: int
) -> None:
    chart: Any = gantt(tasks, start=start, end=start + timedelta(days=days))
    assert [row["name"] for row in chart["rows"]] == [task.name for task in tasks]
    assert 1 <= len(chart["periods"]) <= 40
    assert not chart["groups"] or sum(group["span"] for group in chart["groups"]) == len(chart["periods"])
    for row, task in zip(chart["rows"], tasks, strict=True):
        assert len(row["cells"]) == len(chart["periods"])
        mark = "milestone" if task.kind == "milestone" else task.state
        marked = "".join("x" if cell == mark else " " for cell in row["cells"])
        assert set(row["cells"]) <= {"", mark}
        assert marked.strip()
        assert " " not in marked.strip()
        assert task.kind == "task" or marked.count("x") == 1


@given(_tasks(), _tasks())
def test_what_ends_first_is_never_marked_later(one: Task, other: Task) -> None:
    chart: Any = gantt([one, other], start=one.start, end=one.end)
    first, second = ([place for place, cell in enumerate(row["cells"]) if cell] for row in chart["rows"])
    assert (one.end <= other.end) <= (first[-1] <= second[-1])


@pytest.mark.parametrize(
    ("days", "unit", "columns"),
    [
        (0, "周", 1),
        (139, "周", 20),
        (140, "个月", 5),
        (729, "个月", 24),
        (730, "个季度", 9),
        (760, "个季度", 9),
        (3590, "个季度", 40),
        (3620, "年", 11),
    ],
)
def test_the_length_of_periods_follows_the_length_of_the_project(days: int, unit: str, columns: int) -> None:
    chart = _chart(days)
    assert (chart["unit"], len(chart["periods"])) == (unit, columns)


def test_weeks_are_counted_and_stand_below_their_months() -> None:
    chart = _chart(48)
    assert _labels(chart) == ["1", "2", "3", "4", "5", "6", "7"]
    assert _groups(chart) == [("2026年3月", 5), ("4月", 2)]


def test_months_stand_below_their_years() -> None:
    chart = gantt([], start=date(2026, 11, 15), end=date(2027, 6, 1))
    assert _labels(chart) == ["11", "12", "1", "2", "3", "4", "5", "6"]
    assert _groups(chart) == [("2026年", 2), ("2027年", 6)]


def test_quarters_stand_below_their_years() -> None:
    chart = gantt([], start=date(2026, 10, 1), end=date(2029, 2, 1))
    assert _labels(chart) == ["四", *"一二三四", *"一二三四", "一"]
    assert _groups(chart) == [("2026", 1), ("2027年", 4), ("2028年", 4), ("2029", 1)]


def test_years_need_nothing_above_them() -> None:
    chart = gantt([], start=date(2026, 10, 1), end=date(2040, 2, 1))
    assert _labels(chart)[::14] == ["2026", "2040"]
    assert chart["groups"] == ()


def test_a_task_takes_the_months_that_it_touches() -> None:
    task = Task("小试", "示例大学", date(2026, 4, 30), date(2026, 6, 1))
    row = _chart(200, task)["rows"][0]
    assert row["cells"] == ("", "bar", "bar", "bar", "", "", "")
    assert (row["owner"], row["start"], row["end"]) == ("示例大学", "2026.4.30", "2026.6.1")


def test_a_milestone_is_marked_on_the_day_that_it_is_due() -> None:
    task = Task("评审", "双方", date(2026, 4, 1), date(2026, 6, 30), "milestone")
    row = _chart(200, task)["rows"][0]
    assert row["cells"] == ("", "", "", "milestone", "", "", "")
    assert (row["start"], row["end"]) == ("", "2026.6.30")


def test_the_chart_is_wide_enough_for_tasks_outside_the_project() -> None:
    early = Task("筹备", "", date(2026, 1, 10), date(2026, 2, 1))
    late = Task("归档", "", date(2026, 12, 1), date(2026, 12, 2))
    assert _labels(_chart(200, early, late)) == [str(month) for month in range(1, 13)]


def test_a_task_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InputError, match="任务“小试”的结束日期 2026-01-01 早于开始日期 2026-02-01"):
        _chart(10, Task("小试", "", date(2026, 2, 1), date(2026, 1, 1)))


def test_more_than_forty_years_are_refused() -> None:
    with pytest.raises(InputError, match="超过 40 年"):
        _chart(15000)
