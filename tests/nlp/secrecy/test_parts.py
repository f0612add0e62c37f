"""Periods for some of the secrets, and for all but some."""

from __future__ import annotations

import pytest
from helpers.promises import secrecy

from pipeline.model.terms import SecrecyPeriod

HEAD = "第八条 保密\n双方对从对方取得的技术资料负有保密义务。"


@pytest.mark.parametrize(
    "text",
    [
        "菌种的保密为长期，其余资料的保密期与本合同有效期一致。",
        "核心工艺长期保密；其他信息保密至合作期满。",
    ],
)
def test_the_rest_of_the_secrets_has_its_own_period(text: str) -> None:
    found = secrecy(HEAD + text).periods
    general = [term.period for term in found if not term.subject]
    assert general == [SecrecyPeriod.COOPERATION_ONLY]
    assert [term.period for term in found if term.subject] == [SecrecyPeriod.PERMANENT]


@pytest.mark.parametrize(
    "text",
    [
        "除源代码外，接收方的保密义务至合作结束后满三年时消灭。",
        "对个人信息以外的技术资料，保密期限为本合同终止后三年。",
    ],
)
def test_a_period_for_all_but_some_secrets_is_the_general_one(text: str) -> None:
    assert [(term.months, term.subject) for term in secrecy(HEAD + text).periods] == [(36, "")]
