"""Gains and losses that one key divides, and losses alone that nobody's income comes with."""

from __future__ import annotations

import pytest
from helpers.promises import sharing

from pipeline.model.terms import State
from pipeline.nlp.sharing_losses import gains_alone


def parts(text: str) -> list[int]:
    """The figures of the first statement that has some, in hundredths."""
    terms = sharing(f"第五条 {text}").terms
    shares = next((term.shares for term in terms if term.shares), ())
    return [int((share.value or 0) * 100) for share in shares]


def state(text: str) -> State:
    return sharing(f"第五条 {text}").state


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("门店的投入、债权、债务和利润，一律按8:2的原则承担或分配。", [80, 20]),
        ("合作社经营的利润与亏损均按6:4的比例享有和承担。", [60, 40]),
        ("甲、乙双方按7:3分配利润、承担亏损。", [70, 30]),
        ("项目盈亏由双方按四六比例分享和分担。", [40, 60]),
        ("双方按照6:4的比例分享利润并分担风险。", [60, 40]),
        ("合伙的盈利和亏损，甲方60%、乙方40%分享及承担。", [60, 40]),
        ("盈亏比例：甲方占55%，乙方占45%。", [55, 45]),
        ("甲乙双方按6:4的比例共负盈亏。", [60, 40]),
        ("一切盈余、亏损和债务，甲方享有并承担55%，乙方享有并承担45%。", [55, 45]),
        ("利润分配和亏损分担：甲方65%，乙方35%。", [65, 35]),
        ("利润分配比例与债务承担比例：甲方55%，乙方45%。", [55, 45]),
        ("盈亏均按三七开，甲方三，乙方七。", [30, 70]),
        ("甲方享有60%的利润并承担60%的亏损，乙方享有40%的利润并承担40%的亏损。", [60, 40]),
        ("经营净收益和经营亏损由甲方享有和承担80%，由乙方享有和承担20%。", [80, 20]),
        ("店铺盈利、亏损双方各承担一半。", [50, 50]),
        ("共同投资、共享收益、共担风险，甲方占51%，乙方占49%。", [51, 49]),
    ],
)
def test_gains_that_are_divided_with_the_losses_have_their_shares(text: str, figures: list[int]) -> None:
    assert parts(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "门店的投资、债务和费用均按9:1的原则承担。",
        "亏损、债务按7:3的比例由双方分担。",
        "双方自负盈亏，房租各承担50%。",
        "盈亏由甲方自行承担，乙方收取固定管理费，杂费按6:4分担。",
        "经营风险和投资损失由双方按出资比例承担。",
        "收入和支出由会计每月核对，差错率不超过1%。",
    ],
)
def test_losses_alone_divide_no_income(text: str) -> None:
    assert state(text) is State.ABSENT


@pytest.mark.parametrize(
    "text",
    [
        "双方按贡献分享利润，承担费用的比例为甲方60%、乙方40%。",
        "甲方按贡献分享利润，承担亏损的60%，乙方承担40%。",
        "利润协商分配，亏损由甲方承担60%、乙方承担40%。",
        "损益由合伙人按实缴出资比例分配、分担。",
        "盈亏比例按各方出资比例执行。",
    ],
)
def test_a_key_for_the_losses_is_none_for_the_gains(text: str) -> None:
    assert state(text) is State.UNDEFINED


@pytest.mark.parametrize("text", ["双方共担风险。", "利润另行商定，亏损各自承担。", "按6:4分配利润。", ""])
def test_text_without_losses_beside_a_gain_stays(text: str) -> None:
    assert gains_alone(text) == text
