"""What outsiders take off first is nobody's share, and a commission booked to somebody is not shared."""

from __future__ import annotations

import pytest
from helpers.promises import sharing

from pipeline.model.terms import State
from pipeline.nlp.sharing_outsiders import without_outsiders


def state(text: str) -> State:
    return sharing(f"第八条 收益分成\n{text}").state


@pytest.mark.parametrize(
    "text",
    [
        "用苹果手机付款的，苹果公司抽取30%的费用，教师到账额=付款额*(1-苹果公司抽取比例)*(1-平台分成比例)。",
        "在苹果端下单的，苹果公司收取30%的渠道费，余款按乙方分成比例结算。",
        "订单收入按约定的分成比例分配，微信支付扣取0.6%的手续费。",
        "可分成的收入按比例分成，应用商店抽成30%。",
        "可分成收入=流水×(1-渠道费率30%)，乙方分成=可分成收入×分成比例。",
        "收入的分成比例见平台规则，开户银行收取百分之一的手续费。",
        "收入按分成比例分配，提现手续费率为0.5%。",
    ],
)
def test_what_an_outsider_takes_is_no_share(text: str) -> None:
    assert state(text) is State.UNDEFINED


@pytest.mark.parametrize(
    "text",
    [
        "苹果公司抽取30%后，剩余收入甲方得40%，乙方得60%。",
        "渠道方抽成30%，研发方得70%，按月分成。",
        "流水扣除支付机构收取的0.6%手续费后，甲方、乙方四六分成。",
    ],
)
def test_what_the_parties_get_beside_an_outsider_is_a_share(text: str) -> None:
    assert state(text) is State.DEFINED


def test_a_party_is_no_outsider() -> None:
    text = "平台方收取30%,教师得70%"
    assert without_outsiders(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "首次报备的客户在四个月内签约的，佣金归乙方。",
        "客户由甲方自行谈成签约的，佣金归甲方所有。",
        "带看登记在先的，佣金归先登记的一方。",
    ],
)
def test_a_commission_booked_to_one_is_not_shared(text: str) -> None:
    assert sharing(f"第二条 合作模式\n{text}").state is State.ABSENT


@pytest.mark.parametrize(
    "text",
    [
        "双方一起带看成交的，居间佣金总额按照50%:50%进行合作分成。",
        "中介佣金由房源方与客源方五五分成。",
        "该居间佣金由甲乙双方各得一半。",
        "居间收取的佣金，甲方六成、乙方四成分配。",
        "净利 40/60 分润（甲/乙）。",
    ],
)
def test_brokers_share_their_commission(text: str) -> None:
    assert sharing(f"第二条 佣金\n{text}").state is State.DEFINED


@pytest.mark.parametrize(
    "text", ["居间佣金按成交额的3%支付给乙方。", "甲方促成交易后，乙方应支付中介费，比例为2%。"]
)
def test_a_broker_paid_by_a_client_shares_nothing(text: str) -> None:
    assert sharing(f"第二条 佣金\n{text}").state is not State.DEFINED


def test_a_heading_about_commissions_tells_what_is_divided() -> None:
    found = sharing("第二条 佣金分配\n房源方得40%，客源方得60%。")
    assert [int((share.value or 0) * 100) for share in found.terms[0].shares] == [40, 60]


def test_what_is_settled_to_a_shop_is_its_share() -> None:
    assert sharing("第二条 分账\n每笔订单金额的92%结算给商户。").state is State.DEFINED


def test_a_proportion_of_rights_in_results_left_to_talks_is_undefined() -> None:
    text = "第五条 成果\n课题成果双方共享，研究小组的成果权益比例参照有关法律协商确定。"
    assert sharing(text).state is State.UNDEFINED
