"""Income divided by a list of names and figures."""

from __future__ import annotations

import pytest
from helpers.promises import sharing

from pipeline.model.terms import State


def shares(text: str) -> list[tuple[str, int]]:
    found = sharing(text)
    terms = [term for term in found.terms if term.state is State.DEFINED]
    return [(share.party, int((share.value or 0) * 100)) for term in terms for share in term.shares]


@pytest.mark.parametrize(
    "text",
    [
        "第四条 合伙事务\n年终净利润分配：\n1. 发起人：55%\n2. 骨干团队：30%\n3. 互助基金：15%",
        "第四条 年终净利润分配\n1. 发起人：55%\n2. 骨干团队：30%\n• 画师：20%\n• 编程：10%\n3. 互助基金：15%",
        "第四条 合伙事务\n利润分配如下：发起人：55%，骨干团队：30%，互助基金：15%。",
    ],
)
def test_a_list_of_names_divides_what_it_announces(text: str) -> None:
    assert shares(text) == [("发起人", 55), ("骨干团队", 30), ("互助基金", 15)]


@pytest.mark.parametrize(
    "text",
    [
        "第四条 经费分配：\n设备：60%\n材料：40%",
        "第四条 利润分配\n发起人：55%\n画师：30%",
        "第四条 利润分配：公积金：10%，发展基金：20%，股东：70%",
        "第四条 收入分配：\n研发投入：60%\n市场费用：40%",
        "第四条 收益分配，例如：\n发起人：60%\n画师：40%",
    ],
)
def test_a_list_that_makes_no_whole_or_names_no_takers_divides_nothing(text: str) -> None:
    assert shares(text) == []
