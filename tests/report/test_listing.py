from __future__ import annotations

import pytest
from rich.cells import cell_len

from pipeline.report.listing import headline, table

GROUPS = {
    "甲": [("a/short", "短", "错误", "民法典"), ("a/much-longer", "长一些的名称", "警告", "民法典" * 20)],
    "乙": [("b/other", "别的", "建议", "")],
}


@pytest.mark.parametrize("width", [20, 60, 100])
def test_columns_stand_below_each_other_in_all_groups(width: int) -> None:
    lines = [line.plain for line in table(GROUPS, width)]
    starts = {
        cell_len(line[: line.index(word)])
        for line in lines
        for word in ("错误", "警告", "建议")
        if word in line
    }
    assert len(starts) == 1


def test_every_group_has_its_heading_and_every_row_its_line() -> None:
    lines = [line.plain for line in table(GROUPS, 100)]
    assert [line.split()[1] for line in lines if line.startswith("── ")] == ["甲", "乙"]
    assert [line.split()[0] for line in lines if "/" in line] == ["a/short", "a/much-longer", "b/other"]


def test_no_line_is_wider_than_the_terminal() -> None:
    assert max(cell_len(line.plain) for line in table(GROUPS, 100)) <= 100


def test_without_rows_there_is_nothing() -> None:
    assert list(table({}, 100)) == []


def test_a_headline_is_as_wide_as_the_terminal_and_shows_its_text() -> None:
    first, *middle, last = [line.plain for line in headline("示例一：" + "很长的名称" * 30, 60)]
    assert first == last == "═" * 60
    assert "".join(middle).startswith("示例一：很长的名称")
    assert max(map(cell_len, middle)) <= 60
