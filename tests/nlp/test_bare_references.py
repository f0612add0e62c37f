"""Clauses and tables mentioned by nothing but their numbers."""

from __future__ import annotations

import pytest
from helpers.segmenting import of_blocks, paragraph, table

from pipeline.nlp.analyse import analyse
from pipeline.nlp.lexicon import Lexicon


def _mentions(text: str, tables: int = 2) -> list[tuple[str, bool]]:
    blocks = [
        paragraph("第一条 指标", heading_level=1),
        paragraph("1.1 精度按图纸。"),
        paragraph("1.2 范围不变。"),
    ]
    for number in range(1, tables + 1):
        blocks += table((f"表{number} 项目", "指标"), ("精度", "一毫米"))
    blocks += [paragraph("第二条 退出", heading_level=1), paragraph(text)]
    agreement = analyse(of_blocks("示例项目协议", *blocks), Lexicon(()))
    return [(item.target, item.resolved is not None) for item in agreement.terms.references]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("出现1.1的情况时，可以退出。", ["1.1"]),
        ("退出后按1.2处理。", ["1.2"]),
        ("应满足表1的指标，成果见表2。", ["表1", "表2"]),
        ("验收以表1、表2为依据。", ["表1", "表2"]),
        ("误差达到3.5的要求。", []),
        ("厚度1.1毫米，压力1.2%。", []),
        ("按照某标准表1的规定取样，报表2份，仪表1台。", []),
        ("表面处理按图纸，双方观点表一致。", []),
    ],
)
def test_only_numbers_that_something_carries_are_mentions(text: str, targets: list[str]) -> None:
    assert _mentions(text) == [(target, True) for target in targets]


def test_a_table_above_the_last_of_a_row_is_missed() -> None:
    assert _mentions("退出后按表5处理。", tables=3) == [("表5", False)]
    assert _mentions("退出后按表5处理。", tables=2) == []
