"""So much of what is earned is due to somebody; those who share may be listed in a table."""

from __future__ import annotations

import pytest
from helpers.promises import sharing
from helpers.segmenting import of_blocks, table

from pipeline.model.terms import State


def state(text: str) -> State:
    return sharing(f"第五条 其他约定\n{text}").state


@pytest.mark.parametrize(
    "text",
    [
        "使用人就专利产品的销售净额按百分之三计提使用费。",
        "使用人应就每半年的净销售额，按百分之二的费率向专利权人支付许可使用费。",
        "厂里从新酒的毛利中分给研究所百分之五。",
        "公司出租设备所得的净利润，拿百分之八给学院。",
        "学院应得的百分之十五收益，折为公司的期权。",
        "课本和文创的利润，社方拿七分，画室拿三分。",
        "净收益公司得七成，学校得三成，学校所得的六成奖励科研团队。",
    ],
)
def test_a_part_of_what_is_earned_goes_to_somebody(text: str) -> None:
    assert state(text) is State.DEFINED


@pytest.mark.parametrize(
    "text",
    [
        "学院应得的百分之十五经费，分两次拨付。",
        "从样品的销售收入中给公司百分之三的折扣。",
        "利润中分百分之三交税。",
        "合同价款固定，不按净销售额计提任何提成。",
        "专利权学院占六分，公司占四分。",
        "期末考核公司打六分，学院打四分。",
    ],
)
def test_other_parts_are_no_shares(text: str) -> None:
    assert state(text) is not State.DEFINED


def test_a_table_may_list_those_who_share() -> None:
    rows = table(("分享主体", "比例"), ("示例学院", "65%"), ("示例测试公司", "35%"))
    terms = sharing(of_blocks("第七条 其他约定", *rows)).terms
    assert [share.value and int(share.value * 100) for share in terms[0].shares] == [65, 35]


def test_a_table_may_list_the_incomes() -> None:
    rows = table(("收益项目", "学院", "公司"), ("专利许可", "55%", "45%"))
    terms = sharing(of_blocks("第七条 其他约定", *rows)).terms
    assert [share.value and int(share.value * 100) for share in terms[0].shares] == [55, 45]


def test_a_table_of_what_is_put_in_shares_nothing() -> None:
    rows = table(("出资主体", "比例"), ("示例学院", "65%"), ("示例测试公司", "35%"))
    assert not sharing(of_blocks("第七条 其他约定", *rows)).terms
