"""Who owes what for a breach."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from helpers.reading import understood

from pipeline.model.state import State
from pipeline.model.terms_disputes import Liability, LiabilityKind
from pipeline.nlp import liability

HEADING = "第八条 违约责任\n"
RATE, SUM = LiabilityKind.PENALTY_RATE, LiabilityKind.PENALTY_SUM


def others(text: str) -> tuple[Liability, ...]:
    return liability.read(understood(HEADING + text)).others


def only(text: str) -> Liability:
    (found,) = others(text)
    return found


@pytest.mark.parametrize(
    ("text", "rate", "per", "base", "party"),
    [
        ("甲方付款迟延的，每迟延一日按未付款项的万分之五支付违约金。", (5, 10000), "day", "未付款项", "甲方"),
        (
            "乙方交付迟延的，每迟延一日，按合同总额的0.05%向甲方支付违约金。",
            (1, 2000),
            "day",
            "合同总额",
            "乙方",
        ),
        (
            "乙方供货延误的，按延误部分价款的0.5%/天向甲方支付违约金。",
            (1, 200),
            "day",
            "延误部分价款",
            "乙方",
        ),
        ("乙方每迟延一个工作日，应当支付合同价款千分之一的违约金。", (1, 1000), "day", "合同价款", "乙方"),
        ("甲方逾期的，应按应付款项的日万分之五支付滞纳金。", (5, 10000), "day", "应付款项", "甲方"),
        ("丙方迟延提交的，每周按当期经费的0.5%支付违约金。", (1, 200), "week", "当期经费", "丙方"),
        ("逾期付款的，按日万分之二加付。", (2, 10000), "day", "", ""),
        ("甲方不按期付款，每拖延一天按应付款万分之三计付滞纳金。", (3, 10000), "day", "应付款", "甲方"),
        ("逾期的，按5‱（万分之五）每日支付违约金。", (5, 10000), "day", "", ""),
    ],
)
def test_a_penalty_that_grows_with_time(
    text: str, rate: tuple[int, int], per: str, base: str, party: str
) -> None:
    found = only(text)
    assert (found.kind, found.state, found.rate) == (RATE, State.DEFINED, Fraction(*rate))
    assert (found.per, found.base, found.party) == (per, base, party)


@pytest.mark.parametrize(
    ("text", "rate", "amount", "base"),
    [
        ("乙方应向甲方支付合同总额20%的违约金。", Fraction(1, 5), None, "合同总额"),
        ("一方违反本协议的，应向守约方支付违约金人民币50万元。", None, Decimal(500000), ""),
        ("乙方另付违约金，人民币（大写）壹仟伍佰元整（￥1500元）。", None, Decimal(1500), ""),
        ("违约方应当按所获得收益的双倍向守约方支付违约金。", Fraction(2), None, "所获得收益"),
    ],
)
def test_a_penalty_once(text: str, rate: Fraction | None, amount: Decimal | None, base: str) -> None:
    found = only(text)
    assert (found.kind, found.rate, found.amount, found.base) == (SUM, rate, amount, base)
    assert found.per == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("乙方逾期的，每逾期一日按合同总额____%支付违约金。", RATE),
        ("乙方应当支付违约金人民币____元。", SUM),
        ("转让方应当支付数额为____的违约金。", SUM),
        ("甲方违反本合同第三条约定，应当____________。", LiabilityKind.DAMAGES),
    ],
)
def test_what_was_left_to_fill_in_is_blank(text: str, kind: LiabilityKind) -> None:
    found = only(text)
    assert (found.kind, found.state, found.rate, found.amount) == (kind, State.BLANK, None, None)


@pytest.mark.parametrize(
    ("text", "base", "party"),
    [
        ("任何一方违约的，应赔偿守约方因此遭受的全部损失。", "全部损失", "任何一方"),
        ("因一方过错造成损失的，由过错方赔偿。", "", "过错方"),
        ("甲方违约时，乙方有权要求甲方赔偿直接经济损失。", "直接经济损失", "甲方"),
        ("甲方违约时，乙方可以终止协议并向甲方索取损失的赔偿。", "", "甲方"),
    ],
)
def test_damages_with_who_owes_them(text: str, base: str, party: str) -> None:
    found = only(text)
    assert (found.kind, found.base, found.party) == (LiabilityKind.DAMAGES, base, party)


@pytest.mark.parametrize(
    ("text", "rate", "base"),
    [
        ("乙方的累计赔偿责任以甲方已支付的合同款项为限。", None, "甲方已支付的合同款项"),
        ("赔偿总额以项目总经费为上限。", None, "项目总经费"),
        ("违约金总额不超过合同总额的10%。", Fraction(1, 10), "合同总额"),
    ],
)
def test_a_limit_of_liability(text: str, rate: Fraction | None, base: str) -> None:
    found = next(item for item in others(text) if item.kind is LiabilityKind.CAP)
    assert (found.rate, found.base) == (rate, base)


def test_a_loss_that_one_party_bears_is_damages() -> None:
    found = only("因此造成的损失由乙方承担。")
    assert (found.kind, found.party, found.base) == (LiabilityKind.DAMAGES, "乙方", "损失")


def test_a_multiple_of_a_rate_of_interest_is_by_the_year() -> None:
    found = only("乙方违约的，按照同期贷款市场报价利率的四倍支付资金占用费。")
    assert (found.kind, found.rate, found.per) == (RATE, Fraction(4), "year")
    assert found.base == "同期贷款市场报价利率"


def test_a_limit_is_no_promise() -> None:
    found = only("任何一方的累计赔偿责任不超过人民币100万元。")
    assert (found.kind, found.amount) == (LiabilityKind.CAP, Decimal(1000000))


def test_a_penalty_and_its_limit_are_two() -> None:
    found = others("每逾期一日按应付金额的万分之三支付违约金，累计不超过该期金额的10%。")
    assert {(item.kind, item.rate) for item in found} == {
        (RATE, Fraction(3, 10000)),
        (LiabilityKind.CAP, Fraction(1, 10)),
    }


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("乙方不承担间接损失。", "间接损失"),
        ("任何一方均不对利润损失承担责任。", "利润损失"),
        ("因甲方原因造成迟延的，乙方不承担责任。", ""),
    ],
)
def test_an_exclusion_of_liability(text: str, base: str) -> None:
    found = only(text)
    assert (found.kind, found.base) == (LiabilityKind.EXCLUSION, base)


@pytest.mark.parametrize(
    "text",
    [
        "因不可抗力不能履行的，双方互不承担违约责任。",
        "依照《中华人民共和国劳动合同法》第八十七条规定支付赔偿金。",
        "（支付违约金或者损失赔偿额的计算方法）",
        "本合同总额的30%为预付款，验收后支付70%，税率6%。",
        "甲方有权从应付款中扣除违约金。",
        "通知不能免除乙方的违约责任。",
        "研究开发失败造成的损失由双方承担。",
        "联营成员对总公司的债务不承担责任。",
    ],
)
def test_look_alikes_promise_nothing(text: str) -> None:
    assert others(text) == ()


def test_liability_without_a_measure_is_unsettled() -> None:
    found = only("违约方应承担相应的违约责任。")
    assert (found.state, found.party) == (State.UNDEFINED, "违约方")


def test_liability_for_leaks_stands_apart() -> None:
    text = "第七条 保密\n泄密方应赔偿对方的损失。\n" + HEADING + "违约方应赔偿对方的损失。"
    found = liability.read(understood(text))
    assert [item.evidence.quote for item in found.leaks] == ["泄密方应赔偿对方的损失。"]
    assert [item.evidence.quote for item in found.others] == ["违约方应赔偿对方的损失。"]


def test_a_breach_of_secrecy_in_the_clause_about_breach_is_for_leaks() -> None:
    found = liability.read(understood(HEADING + "违反保密约定的，支付违约金5万元。"))
    assert [item.amount for item in found.leaks] == [Decimal(50000)]
    assert found.others == ()
