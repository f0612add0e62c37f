"""Labels with nothing behind them are read with a blank for their answer."""

from __future__ import annotations

from pipeline.model.document import Block, Cell
from pipeline.model.open_questions import Said, read


def _asked(*lines: str) -> list[str]:
    return [asked.text for asked in read([Said(text, 0, 0) for text in lines], [])]


def _columns(*rows: str) -> list[str]:
    cells = [
        (Cell(0, row, column), text)
        for row, line in enumerate(rows)
        for column, text in enumerate(line.split("|"))
        if text
    ]
    blocks = [Block(at, text, cells=(cell,)) for at, (cell, text) in enumerate(cells)]
    said = [Said(block.text, block.index, 0) for block in blocks]
    return [asked.text for asked in read(said, blocks)]


def test_the_heading_of_an_empty_clause_asks() -> None:
    assert list(read([Said("技术要求", 0, 5, titles=True, blank=True)], [])) == [("技术要求:▁", 5)]
    assert list(read([Said("技术要求", 0, 5, titles=True)], [])) == []


def test_a_question_over_a_line_to_write_on_asks_also_without_its_remark() -> None:
    said = _asked("工作进度(分几步做)", "▁.")
    assert said == ["工作进度(分几步做):▁", "工作进度:▁"]


def test_a_sentence_over_a_blank_line_asks_nothing() -> None:
    assert _asked("乙方负责培训。", "▁") == []


def test_a_dot_behind_a_blank_is_no_word() -> None:
    assert _asked("方式如下:▁.") == ["方式如下:▁"]


def test_the_head_of_an_empty_column_asks() -> None:
    assert _columns("货名|数量", "营养钵|", "育苗盘|") == ["数量:▁"]
    assert _columns("货名|数量", "营养钵|3", "育苗盘|") == []
