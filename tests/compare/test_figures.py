"""Figures and what they mean."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compare.figures import figures
from pipeline.model.comparison import Money, Named, Value
from pipeline.model.state import Period


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("保密三年", "period", Period(36)),
        ("保密36个月", "period", Period(36)),
        ("提前三十个工作日通知", "period", Period(days=30, working=True)),
        ("享有六成", "share", Fraction(3, 5)),
        ("享有60％", "share", Fraction(3, 5)),
        ("支付500万元", "amount", Money(Decimal(5_000_000).normalize())),
        ("支付人民币伍佰万元整", "amount", Money(Decimal(5_000_000).normalize())),
        ("于2026年4月1日前", "date", date(2026, 4, 1)),
        ("共1,200,000.00", "number", "1,200,000"),
        ("共1200000", "number", "1,200,000"),
        ("振实密度2.5", "number", "5/2"),
        ("一式四份", "number", "4"),
        ("编号SL-2026-001", "number", "SL-2026-001"),
        ("期限为____年", "period", Named("blank")),
        ("三至五年内", "period", "三至五年"),
    ],
)
def test_a_figure_has_its_meaning(text: str, kind: str, value: Value) -> None:
    assert [(item.kind, item.value) for item in figures(text)] == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "按照第八条第二款的约定",
        "见附件三",
        "依照《民法典（2020年版）》",
        "双方协商一致",
        "不得再许可第三人",
    ],
)
def test_what_names_a_place_or_an_outsider_is_no_figure(text: str) -> None:
    assert figures(text) == ()


@given(st.text(alphabet="甲方于2026年4月1日支付五0万元%成三个工作日第条，。 ", max_size=40))
def test_figures_stand_in_order_and_apart(text: str) -> None:
    found = figures(text)
    ends = [0, *(end for item in found for end in (item.start, item.end)), len(text)]
    assert ends == sorted(ends)
    assert all(item.start < item.end for item in found)
