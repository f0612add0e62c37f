"""Rows of tables read as sentences, with the heads of their columns."""

from __future__ import annotations

import pytest

from pipeline.model.document import Cell
from pipeline.model.table_rows import Said, read


def _rows(*lines: str) -> list[str]:
    said = [
        Said(text, Cell(0, row, column), 0)
        for row, line in enumerate(lines)
        for column, text in enumerate(line.split("|"))
    ]
    return [row.text for row in read(said)]


def test_a_row_reads_twice_without_and_with_the_heads_of_its_columns() -> None:
    assert _rows("成果|数量", "样机|2台") == [
        "成果:数量",
        "样机:2台；成果:样机，数量:2台",
    ]


@pytest.mark.parametrize("caption", ["表3", "表3 ", "附表2:", "表三", "表2-1、", "表2.1 "])
def test_the_number_of_the_table_is_no_part_of_the_first_head(caption: str) -> None:
    assert _rows(f"{caption}成果|数量", "样机|2台")[1] == "样机:2台；成果:样机，数量:2台"


@pytest.mark.parametrize("head", ["表一致性", "表面处理", "报表3期"])
def test_other_words_with_that_character_stay(head: str) -> None:
    assert _rows(f"{head}|数量")[0] == f"{head}:数量"


def test_a_title_over_the_table_hides_no_heads() -> None:
    assert _rows("交付清单", "成果|数量", "样机|2台")[1] == "样机:2台；成果:样机，数量:2台"


def test_a_numbered_head_in_the_middle_begins_another_table() -> None:
    rows = _rows("表1 指标|数值", "精度|一毫米", "表2 成果|数量", "样机|2台")
    assert rows[3] == "样机:2台；成果:样机，数量:2台"
