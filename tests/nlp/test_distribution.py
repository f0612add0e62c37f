"""When and how benefits are paid out."""

from __future__ import annotations

import pytest
from helpers.reading import understood

from pipeline.model.state import Period, State
from pipeline.model.terms_results import Distribution
from pipeline.nlp import distribution

HEADING = "第八条 收益分配\n转化收益由甲方享有60%，乙方享有40%。\n"


def read(text: str) -> tuple[Distribution, ...]:
    return understood(HEADING + text).terms.benefit_sharing.distribution


def only(text: str) -> Distribution:
    (found,) = read(text)
    return found


@pytest.mark.parametrize(
    ("text", "every", "within"),
    [
        ("每年12月31日前结清。", 12, None),
        ("按年结算一次。", 12, None),
        ("每半年分配一次。", 6, None),
        ("每季度结束后三十日内支付。", 3, Period(days=30)),
        ("按月结算，收到款项后20个工作日内支付。", 1, Period(days=20, working=True)),
        ("自款项到账之日起十五日内支付。", None, Period(days=15)),
    ],
)
def test_the_time_is_read(text: str, every: int | None, within: Period | None) -> None:
    found = only(text)
    assert (found.every, found.within, found.state) == (every, within, State.DEFINED)
    assert found.when


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("以银行转账方式支付。", ("转账",)),
        ("一次性支付。", ("一次性",)),
        ("分期支付，汇入乙方账户。", ("转账", "分期")),
        ("每季度双方对账后结清。", ("对账", "结算")),
    ],
)
def test_the_manner_is_read(text: str, how: tuple[str, ...]) -> None:
    assert only(text).how == how


@pytest.mark.parametrize(
    "text", ["分配时间：____________", "分配方式：____________", "每年____月____日前支付，____日内付清。"]
)
def test_what_was_left_to_fill_in_is_blank(text: str) -> None:
    assert State.BLANK in {item.state for item in read(text)}


def test_a_time_that_is_still_to_be_agreed_is_unsettled() -> None:
    assert only("分配的时间由双方另行协商确定。").state is State.UNDEFINED


@pytest.mark.parametrize(
    "text",
    [
        "逾期支付的，每日按万分之五支付违约金。",
        "甲方应于每月缴纳税款。",
        "会员每年缴纳会费五万元。",
        "第九条 付款\n合同签订后十日内支付预付款30%。",
    ],
)
def test_payments_of_another_kind_are_none(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("shared", "paid"),
    [
        (
            "教材对外出售的，扣掉印制费用后，学院得四成五，船厂得五成五。",
            "学院财务处每年十一月底以前列出明细，十二月二十日以前付清。",
        ),
        (
            "转让所得由甲方取得60%、乙方取得40%。",
            "收款的一方在款项到账后十日内将另一方应得部分电汇至其账户。",
        ),
        ("到手的钱甲方拿六成，乙方拿四成。", "谁收的钱谁在一个月里列出清单，过后转到对方账户。"),
    ],
)
def test_what_follows_a_sharing_sentence_says_when_it_is_paid(shared: str, paid: str) -> None:
    given = understood(f"第三条 其他\n{shared}\n{paid}")
    found = distribution.read(given, given.terms.benefit_sharing)
    assert [item.evidence.quote for item in found] == [paid]


def test_another_payment_behind_a_sharing_sentence_is_none_of_it() -> None:
    text = "第三条 其他\n到手的钱甲方拿六成，乙方拿四成。\n甲方每年向乙方支付课题费十万元，年底付清。"
    given = understood(text)
    assert distribution.read(given, given.terms.benefit_sharing) == ()
