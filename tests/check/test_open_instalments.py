from __future__ import annotations

import pytest
from helpers.agreements import agreement

from pipeline.check.open_instalments import open_instalments


@pytest.mark.parametrize(
    "lines",
    [
        ("首笔款：____元，签字后付。", "尾款：验收后付清。"),
        ("分三期支付，每期____万元。",),
        ("报酬分期支付。", "具体方式如下：____"),
        ("乙方在签字后预付试制费____%，其余部分验收后付清。",),
    ],
)
def test_instalments_without_sums_are_open(lines: tuple[str, ...]) -> None:
    assert open_instalments(agreement("\n".join(("第五条 付款", *lines))))


@pytest.mark.parametrize(
    "lines",
    [
        ("研究费____万元，一次付清，不分期支付。",),
        ("逾期的，每期加付____%。",),
        ("首笔款30万元，于____年____月付。",),
        ("分三期支付，第一期30万元，____月付。",),
        ("本项目分两期实施，总价____元。",),
    ],
)
def test_other_blanks_leave_no_instalment_open(lines: tuple[str, ...]) -> None:
    assert not open_instalments(agreement("\n".join(("第五条 付款", *lines))))
