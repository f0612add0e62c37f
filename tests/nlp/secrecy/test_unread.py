"""Words that seem to say how long secrecy lasts and are not understood leave its absence uncertain."""

from __future__ import annotations

import pytest
from helpers.understanding import understood

from pipeline.model.terms import SecrecyPeriod

_DUTY = "第六条 资料的管理\n双方不得把对方的图纸、配方透露给第三人。\n"


def _periods(text: str) -> list[SecrecyPeriod]:
    return [term.period for term in understood(f"示例合作协议\n{text}").terms.confidentiality.periods]


@pytest.mark.parametrize(
    "text",
    [
        _DUTY + "上述要求在课题结束以后另一轮换届之前照样作数，收摊后也不变。",
        _DUTY + "第七条 其他\n乙方毕业离园后，第六条的规矩照旧管用到收回钥匙满年。",
        _DUTY + "第七条 其他\n成员单位退出后，仍应遵守资料的管理一章的规定至换届满届。",
    ],
)
def test_they_are_an_undefined_period(text: str) -> None:
    assert SecrecyPeriod.UNDEFINED in _periods(text)


@pytest.mark.parametrize(
    "text",
    [
        _DUTY,
        _DUTY + "合同终止后十日内，双方返还借用的仪器。",
        _DUTY + "第七条 其他\n合同解除后，第六条以外的设备由甲方在三十日内运走。",
        _DUTY + "《民法典》第六条在本协议终止后继续有效。",
        _DUTY + "第七条 员工\n员工离职后两年内不得到对方任职。",
    ],
)
def test_what_is_to_be_done_by_then_is_no_period(text: str) -> None:
    assert _periods(text) == []


def test_a_ban_on_using_what_is_secret_may_be_meant() -> None:
    text = _DUTY + "服务结束后两年内，任何一方不得利用该信息从事损害对方的活动。"
    assert _periods(text) == [SecrecyPeriod.UNDEFINED]
