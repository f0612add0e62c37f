"""Instalments that make what their payer puts in, and not all that the parties put in together."""

from __future__ import annotations

from decimal import Decimal

import pytest
from helpers.understanding import FRONT, terms_of


def _plan(text: str) -> tuple[list[Decimal | None], Decimal | None]:
    plan = terms_of(FRONT + text).payment_plans[0]
    return [item.amount for item in plan.payments], plan.total.value if plan.total else None


def test_thousands_are_no_comma_between_instalments() -> None:
    text = (
        "第三条 经费\n甲方向乙方拨付课题经费玖拾万元整（￥900,000），其中450,000元在协议生效后十日内汇出，"
        "270,000元在初验后十日内汇出，180,000元在结题后十日内汇出。"
    )
    assert _plan(text) == ([Decimal(450000), Decimal(270000), Decimal(180000)], Decimal(900000))


@pytest.mark.parametrize(
    "share", ["其中甲方承担人民币1,000,000元现金，乙方以机时折价260,000元投入。", "其中拨给乙方1,000,000元。"]
)
def test_what_the_payer_puts_in_is_the_whole_of_what_it_pays(share: str) -> None:
    text = (
        f"第三条 经费\n3.1 项目总经费1,260,000元，{share}\n"
        "3.2 甲方拨付如下：生效后十日内600,000元；验收后十日内400,000元。"
    )
    assert _plan(text) == ([Decimal(600000), Decimal(400000)], Decimal(1000000))


def test_instalments_that_make_nobodys_part_are_measured_by_the_total() -> None:
    text = (
        "第三条 经费\n3.1 项目总经费1,260,000元，其中甲方承担人民币1,000,000元现金。\n"
        "3.2 甲方拨付如下：生效后十日内600,000元；验收后十日内300,000元。"
    )
    assert _plan(text) == ([Decimal(600000), Decimal(300000)], Decimal(1260000))


def test_more_than_the_total_is_nobodys_part() -> None:
    text = (
        "第三条 经费\n3.1 项目总经费900,000元，甲方承担人民币1,000,000元现金。\n"
        "3.2 甲方拨付如下：生效后十日内600,000元；验收后十日内400,000元。"
    )
    assert _plan(text)[1] == Decimal(900000)
