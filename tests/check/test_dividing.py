"""Words that count only where income is divided."""

from __future__ import annotations

import pytest
from helpers.judging import found
from helpers.promises import read

from pipeline.check.matter import Found

PATTERN = {"wording_shared": ["[0-9]+日内付清"], "except": ["会务费"]}


@pytest.mark.parametrize(
    ("lines", "state"),
    [
        ("许可所得甲方得六成，乙方得四成，10日内付清。", Found.SETTLED),
        ("许可所得甲方得六成，乙方得四成。公司收款。款项10日内付清。", Found.SETTLED),
        ("许可所得甲方得六成，乙方得四成。会务费10日内付清。", Found.ABSENT),
        ("许可所得甲方得六成，乙方得四成。甲。乙。丙。款项10日内付清。", Found.ABSENT),
        ("双方共同研究。款项10日内付清。", Found.ABSENT),
    ],
)
def test_the_sentence_and_three_behind_it_are_looked_at(lines: str, state: Found) -> None:
    assert found(read(f"第五条 约定\n{lines}"), PATTERN).state is state
