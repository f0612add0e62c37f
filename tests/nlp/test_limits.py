"""Texts that no agreement looks like are read in time that grows with their length, not with its square."""

from __future__ import annotations

import time

import pytest

from pipeline.model.document import Document
from pipeline.nlp.segment import segment
from pipeline.text.normalise import normalise

SHORT, LONG = 10_000, 80_000
FEW, MANY = 1_500, 12_000
GROWTH = 20
"""Linear time grows eightfold from one size to the other, quadratic time by 64."""
TRIFLE = 0.1
FILLERS = (
    *"（(“《【[<_*X…·—-□。；：，、第条年一1１万%\t ",
    "{{",
    "1,",
    "第1条、",
    "（1）",
    "第三种",
    "甲方：",
    "____年",
    "□甲方 ",
    "。”",
)
LINES = ("1. 甲方提供资料。", "第一条 合作", "附件一", "如下：", "违约责任", "甲方（盖章）：")


@pytest.mark.parametrize("filler", FILLERS)
def test_a_long_line_of_the_same(filler: str) -> None:
    short, long = (seconds(f"第一条 合作内容\n甲{filler * (size // len(filler))}") for size in (SHORT, LONG))
    assert long < GROWTH * short + TRIFLE


@pytest.mark.parametrize("line", LINES)
def test_many_lines_of_the_same(line: str) -> None:
    few, many = (seconds(f"{line}\n" * count) for count in (FEW, MANY))
    assert many < GROWTH * few + TRIFLE


def seconds(text: str) -> float:
    """Processor time of finding the clauses of ``text``."""
    document = Document.from_text(text)
    normalise.cache_clear()
    start = time.process_time()
    segment(document)
    return time.process_time() - start
