"""Secrecy that ends with a calendar year, and a cooperation that ends on a day."""

from __future__ import annotations

import pytest
from helpers.promises import secrecy, shown

DUTY = "双方对合作中知悉的对方技术资料负有保密义务。"


def periods(*lines: str) -> list[str]:
    return [shown(term) for term in secrecy("\n".join(("第六条 保密", DUTY, *lines))).periods]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "上款的保密时限为：自样机交付时起，到合作期届满以后的第四个自然年年末。",
            "months 36 cooperation_end",
        ),
        ("保密至合作终止后第三个公历年末。", "months 24 cooperation_end"),
        ("保密期限至协议终止后的第三个12月31日。", "months 24 cooperation_end"),
        ("保密至合作终止后第二个自然年末。", "undefined cooperation_end"),
        ("各方在本条下的责任持续至投资方不再持有公司股权之日后满三年。", "months 36 cooperation_end"),
    ],
)
def test_the_year_in_which_the_cooperation_ends_may_be_the_first(line: str, found: str) -> None:
    assert periods(line) == [found]


def test_what_is_secret_by_its_nature_leaves_no_period_open() -> None:
    told = "“秘密资料”指标明或者依其性质应当被视为保密的资料。"
    assert periods(told, "本条在合同终止（不论何种原因）后3年内对双方有约束力。") == [
        "months 36 cooperation_end"
    ]


def test_before_the_public_knows_it_is_until_it_is_public() -> None:
    line = "保密期限：该工艺为公众所知悉之前，双方始终负有保密义务，合同终止不影响本条。"
    assert periods(line) == ["until_public none"]


def test_clauses_that_go_on_by_their_nature_leave_it_open() -> None:
    assert periods("依其性质应当继续有效的条款在终止后继续有效。") == ["undefined none"]
