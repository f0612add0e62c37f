"""Figures over which a line of a scanned page was broken."""

from __future__ import annotations

import pytest
from helpers.promises import sharing

from pipeline.model.terms import State


def shares(*lines: str) -> list[list[tuple[str, str]]]:
    found = sharing("\n".join(("第七条 成果", *lines)))
    return [[(share.party, str(share.value)) for share in term.shares] for term in found.terms]


HALVES = [[("甲方", "1/2"), ("乙方", "1/2")]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("技术外售须经双方同意，所得净收益由甲、乙双方各得百", "分之五十。"),
        ("技术外售的净收益由甲、乙双方各得百分", "之五十，年底结清。"),
        ("技术外售的净收益由甲、乙双方各得百分之", "五十。"),
        ("技术外售的净收益由甲、乙双方各占", "一半。"),
    ],
)
def test_a_figure_is_read_over_the_end_of_a_line(first: str, second: str) -> None:
    assert shares(first, second) == HALVES


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("技术外售的净收益由双方另行商定。", "分之五十的设备款先付。"),
        ("技术外售的净收益由双方协商分配", "丙方承担设备款的百分之五十。"),
    ],
)
def test_a_sentence_that_has_ended_takes_no_figure_from_the_next_line(first: str, second: str) -> None:
    assert sharing(f"第七条 成果\n{first}\n{second}").state is State.UNDEFINED


def test_the_figures_of_an_annex_that_calculates_and_divides_income_are_shares() -> None:
    text = (
        "第七条 推广\n对外许可的净收入依附表二所列比例划分。\n第八条 其他\n一式三份。\n"
        "附表二 许可收入的计算和划分\n学校：45%；公司：35%；医院：20%"
    )
    assert sharing(text).state is State.DEFINED


@pytest.mark.parametrize(
    "line",
    [
        "利润先提取10%的奖励基金后，余额甲方得三分之二，乙方得三分之一。",
        "利润在提留20%备用金之后，余额甲方得三分之二，乙方得三分之一。",
    ],
)
def test_what_goes_into_a_fund_first_is_no_share(line: str) -> None:
    assert shares(line) == [[("甲方", "2/3"), ("乙方", "1/3")]]
