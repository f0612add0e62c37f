from __future__ import annotations

import pytest
from helpers.promises import read

from pipeline.check.contradicting import contradicting

BODY = "第七条 收益分配\n成果转化净收益，甲方得60%，乙方得40%。"


def apart(*lines: str) -> list[str]:
    agreement = read("\n".join((BODY, *lines)))
    pair = contradicting(agreement, agreement.terms.benefit_sharing.terms)
    return [term.evidence.quote for term in pair or ()]


@pytest.mark.parametrize(
    "lines",
    [
        ("附件一 收益分配表", "成果转化净收益，甲方得40%，乙方得60%。"),
        ("附件一 收益分配表", "收益分配比例：甲方得55%，乙方得45%。"),
        ("第九条 其他", "成果转化净收益，甲方得50%，乙方得50%。"),
    ],
)
def test_other_figures_for_the_same_income_contradict_each_other(lines: tuple[str, ...]) -> None:
    assert apart(*lines) == ["成果转化净收益，甲方得60%，乙方得40%。", lines[1]]


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("附件一 收益分配表", "成果转化净收益，甲方得60%，乙方得40%。"),
        ("附件一 收益分配表", "向他人许可所得收益，甲方得40%，乙方得60%。"),
        ("附件一 收益分配表", "第三年起的收益，甲方得50%，乙方得50%。"),
        ("附件一 收益分配表", "数据收益，甲方得30%，乙方得70%。", "软件收益，甲方得20%，乙方得80%。"),
        ("第九条 其他", "培训收益，甲方得50%，乙方得50%。"),
        ("附件一 收益分配表", "收益分配比例：甲方得55%，乙方得35%。"),
    ],
)
def test_the_same_figures_and_other_cases_do_not(lines: tuple[str, ...]) -> None:
    assert not apart(*lines)
