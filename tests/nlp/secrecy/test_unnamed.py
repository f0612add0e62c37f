"""How long duties last that are secrecy without its name."""

from __future__ import annotations

import pytest
from helpers.promises import secrecy, shown

KEPT = "1. 对甲方提供的设计图纸、工艺参数，乙方除本项目所需外不得使用，亦不得提供给他人。"
STORED = "1. 各方应妥善保管他方交付的图纸、代码，不向三方以外的单位和个人提供。"
DEVICE = "1. 甲方提供的样机由乙方保管，不得转交给他人。"
LENT = "1. 乙方的贷款不向合作社以外的个人提供资金。"


def periods(*lines: str) -> list[str]:
    return [shown(term) for term in secrecy("\n".join(lines)).periods]


@pytest.mark.parametrize("duty", [KEPT, STORED])
@pytest.mark.parametrize(
    ("length", "found"),
    [
        ("2. 本条义务自签订之日起，至协议终止之日后第40个月届满。", ["months 40 cooperation_end"]),
        ("2. 本条义务持续至合作结束后满三年。", ["months 36 cooperation_end"]),
    ],
)
def test_a_duty_to_hand_nothing_to_outsiders_lasts_as_long_as_the_next_item_says(
    duty: str, length: str, found: list[str]
) -> None:
    assert periods("第六条 资料往来", duty, length) == found


@pytest.mark.parametrize("duty", [DEVICE, LENT])
def test_a_duty_about_things_or_money_gives_secrecy_no_length(duty: str) -> None:
    assert periods("第六条 往来", duty, "2. 本条义务持续至合作结束后满三年。") == []


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ("较晚", ["months 36 cooperation_end"]),
        ("较早", ["undefined 36 cooperation_end"]),
    ],
)
def test_of_listed_days_the_later_is_sure_and_the_earlier_is_not(choice: str, found: list[str]) -> None:
    listed = f"2. 本条义务自收到资料之日开始，到下列日期中{choice}的一个为止：（a）产品上市之日；"
    last = "（b）本协议终止之日起满三年之日。"
    assert periods("第六条 资料往来", KEPT, listed + last) == found


def test_the_receivers_duty_is_secrecy_where_somebody_discloses() -> None:
    text = (
        "第一条 定义",
        "披露方向接收方提供的图纸为保密信息，接收方不得泄露。",
        "第六条 期限",
        "接收方的义务维持至该期间结束后第四个周年日。",
    )
    assert periods(*text) == ["months 48 cooperation_end"]


def test_who_receives_goods_has_no_duty_of_secrecy() -> None:
    text = ("第一条 保密", "双方应保密。", "第六条 验货", "接收方的义务维持至交货后第四个周年日。")
    assert periods(*text) == []
