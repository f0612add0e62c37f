"""Income divided by a list of names and figures."""

from __future__ import annotations

import pytest
from helpers.promises import sharing

from pipeline.model.terms import State
from pipeline.nlp import sharing_lists


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


@pytest.mark.parametrize(
    "rows",
    [
        "车位补贴 20万 40% 8.0万 60% 12.0万",
        "车位补贴 20万 40% 8.0万 60% 12.0万\n引荐奖励 10万 30% 3.0万 70% 7.0万",
    ],
)
def test_a_table_typed_as_lines_divides_by_its_heads(rows: str) -> None:
    head = "类别 服务收益 甲方分成 甲方金额 乙方分成 乙方金额"
    assert shares(f"第四条 收益分成\n{head}\n{rows}") == [("甲方", 40), ("乙方", 60)]


@pytest.mark.parametrize(
    "text",
    [
        "第四条 收益分成\n类别 服务收益 甲方分成 乙方分成\n增长率 20万 10% 15%",
        "第四条 收益分成\n类别 服务收益 甲方分成\n车位补贴 20万 100%",
        "第四条 费用\n类别 甲方承担 乙方承担\n水电费 40% 60%",
        "第四条 收益分成\n类别 甲方分成 乙方分成\n车位补贴 ▁% ▁%",
    ],
)
def test_rows_that_make_no_whole_below_such_heads_divide_nothing(text: str) -> None:
    assert shares(text) == []


def test_a_row_left_open_below_such_heads_is_blank() -> None:
    found = sharing_lists.division(["类别甲方分成乙方分成", "车位补贴▁%▁%"])
    assert found is not None
    assert found.state is State.BLANK
