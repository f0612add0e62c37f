"""Characters taken for others that look alike."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.dates import find_dates
from pipeline.text.lookalikes import plain
from pipeline.text.normalise import normalise


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("2O26年5月l日", "2026年5月1日"),
        ("二O二六年九月一日", "二〇二六年九月一日"),
        ("二OO八年", "二〇〇八年"),
        ("不低于l20公斤", "不低于120公斤"),
        ("合作结束后3O个月", "合作结束后30个月"),
        ("1OO万元", "100万元"),
        ("收益的5O%", "收益的50%"),
        ("第l条", "第1条"),
        ("末经对方允许", "未经对方允许"),
        ("合同可以解徐 ；", "合同可以解除 ；"),
        ("承担违约贵任", "承担违约责任"),
        ("提交示例仲栽委员会", "提交示例仲裁委员会"),
        ("课题末成", "课题未成"),
        ("出苗率末达百分之五十", "出苗率未达百分之五十"),
        ("己有的专利", "已有的专利"),
        ("己经公开", "已经公开"),
    ],
)
def test_what_was_meant_is_read(read: str, meant: str) -> None:
    assert plain(read) == meant


@pytest.mark.parametrize(
    "text",
    [
        "每年末付清",
        "贵任职资格的认定",
        "课题负责人解徐州",
        "学期末有考核",
        "年末完成结算",
        "管路末端",
        "粉末应在干燥处保存",
        "自己有设备的一方",
        "据为己有",
        "己方",
        "统一社会信用代码91990000MA0CX0C07H",
        "专利号ZL2O1710448213.6",
        "H2O2浓度",
        "I2C总线1个",
        "IO接口",
        "O2浓度",
        "流量5 l/min",
        "N50系列",
        "IP地址2个",
        "二零二六年",
    ],
)
def test_what_was_not_taken_for_another_stays(text: str) -> None:
    assert plain(text) == text


def test_a_date_with_lookalikes_is_a_date() -> None:
    found = [
        span.value
        for text in ("2O26年5月l日", "二O二六年五月一日")
        for span in find_dates(normalise(text).text)
    ]
    assert found == [date(2026, 5, 1)] * 2


@given(st.text(alphabet="0123456789OoIl|二六〇年月日末己经有。,.- A", max_size=30))
def test_every_character_keeps_its_place(text: str) -> None:
    after = plain(text)
    assert len(after) == len(text)
    assert {a for a, b in zip(text, after, strict=True) if a != b} <= set("OoIl|0末己")
