"""Mentions of the parts of a form by the numbers they carry."""

from __future__ import annotations

import pytest
from helpers.segmenting import of_blocks, paragraph, table

from pipeline.nlp.analyse import analyse
from pipeline.nlp.lexicon import Lexicon


def _targets(text: str) -> list[str]:
    blocks = [
        paragraph("表一　任务", heading_level=1),
        *table(("1-1 做什么", "双方研制示例装置。"), ("1-2 指标", "见任务书。")),
    ]
    blocks += [paragraph("表二　经费", heading_level=1), paragraph(text)]
    agreement = analyse(of_blocks("示例项目协议", *blocks), Lexicon(()))
    return [item.target for item in agreement.terms.references if item.resolved is not None]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("按1-1、1-2逐项核对。", ["1-1", "1-2"]),
        ("任务以表一为准。", ["表一"]),
        ("表二所列款项按年拨付。", []),
        ("每月1-2日付款，1-2人到场。", []),
        ("数据见表九。", []),
    ],
)
def test_only_numbers_of_other_parts_are_references(text: str, targets: list[str]) -> None:
    assert _targets(text) == targets


def test_a_column_named_by_its_letter_is_a_reference() -> None:
    blocks = [
        paragraph("A　指标", heading_level=1),
        paragraph("密度不低于二克。"),
        paragraph("B　评定", heading_level=1),
    ]
    blocks += [paragraph("按A栏逐项核对，A级为合格。")]
    agreement = analyse(of_blocks("示例项目协议", *blocks), Lexicon(()))
    assert [item.target for item in agreement.terms.references] == ["A"]
