"""Instalments named in one breath are read with their whole; what is divided among parties is no plan."""

from __future__ import annotations

from fractions import Fraction

import pytest

from pipeline.nlp.instalment_lists import read_lists
from pipeline.text.money import find_amounts
from pipeline.text.normalise import normalise


def _read(text: str) -> tuple[list[object], object]:
    plain = normalise(text).text
    parts, base = read_lists(plain, find_amounts(plain))
    return [part.amount if part.share is None else part.share for part in parts], base and base.value


@pytest.mark.parametrize(
    ("text", "amount", "times", "total"),
    [
        (
            "甲方三年共投入人民币贰佰壹拾万元整（¥2,100,000.00），每年3月底前各支付70万元给乙方。",
            700000,
            3,
            2100000,
        ),
        ("项目经费共计120万元，分四年平均拨付，每年6月30日前拨30万元。", 300000, 4, 1200000),
        ("研发经费总额240万元，自下年起每季度首月10日前支付20万元，共支付十二次。", 200000, 12, 2400000),
        ("研究费共计180万元，甲方按季支付，每季15万元，三年付清。", 150000, 12, 1800000),
        ("经费150万元，由甲方于2026年4月、2026年12月和2027年10月各拨付50万元。", 500000, 3, 1500000),
        ("研究经费每年度拨付40万元，合计120万元，分三年到位。", 400000, 3, 1200000),
    ],
)
def test_an_amount_paid_several_times_counts_as_often(text: str, amount: int, times: int, total: int) -> None:
    assert _read(text) == ([amount] * times, total)


def test_a_first_payment_stands_before_equal_ones() -> None:
    text = "许可费共200万元，首付50万元在生效后十日内支付，其余150万元分三年等额支付，每年年底前支付50万元。"
    assert _read(text) == ([500000] * 4, 2000000)


@pytest.mark.parametrize(
    ("text", "parts", "total"),
    [
        (
            "费用为75万元，于生效、中期、验收之后，分别支付30万元、25万元、20万元。",
            [300000, 250000, 200000],
            750000,
        ),
        ("课题经费拨付：2026年100万元，2027年80万元，合计180万元。", [1000000, 800000], 1800000),
        (
            "甲方按40%、40%、20%的比例，分别在签字后、入组后、验收后10日内付至乙方账户。",
            [Fraction(2, 5), Fraction(2, 5), Fraction(1, 5)],
            None,
        ),
        (
            "费用总额为90万元，按3：4：3分三期支付。",
            [Fraction(3, 10), Fraction(2, 5), Fraction(3, 10)],
            900000,
        ),
        ("经费10万元，按3:4:4分三期支付。", [Fraction(3, 10), Fraction(2, 5), Fraction(2, 5)], 100000),
    ],
)
def test_parts_that_follow_one_another_are_a_plan(
    text: str, parts: list[int | Fraction], total: int | None
) -> None:
    assert _read(text) == (parts, total)


@pytest.mark.parametrize(
    "text",
    [
        "甲方、乙方各支付50万元用于平台建设，共100万元。",
        "双方每年各投入30万元，三年共180万元。",
        "甲乙丙三方分别支付100万元、80万元、20万元。",
        "甲方向乙方和丙方分别支付30万元、20万元。",
        "收益按50%、30%、20%的比例分配给三方，每年6月支付。",
        "甲方按年销售额的5%、4%、3%分三期支付提成。",
        "逾期的，丙方每季度支付违约金1万元，共计不超过4万元。",
        "一等奖、二等奖、三等奖分别支付10万元、5万元、3万元的奖励。",
        "甲方每年向乙方支付10万元。",
        "甲方承担60万元，其中设备费、材料费、人工费分别为30万元、20万元、10万元。",
    ],
)
def test_what_is_no_plan_is_not_read_as_one(text: str) -> None:
    assert _read(text) == ([], None)
