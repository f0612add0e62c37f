from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ContentError
from pipeline.word.objects.values import entries, figure, filled, get, text, written


class _Blank:
    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        return "＿＿＿＿"


class _Fields:
    def __getitem__(self, name: str) -> object:
        return {"name": "名称"}[name]


def test_a_field_that_is_not_there_is_none_and_prints_as_nothing() -> None:
    assert get({}, "name") is None
    assert text({"other": 1}, "name") == ""
    assert entries({"other": 1}, "rows") == ()


def test_a_blank_field_prints_as_a_line_and_counts_as_not_filled_in() -> None:
    assert text({"name": _Blank()}, "name") == "＿＿＿＿"
    assert filled({"name": _Blank()}, "name") == ""
    assert entries({"rows": _Blank()}, "rows") == ()


def test_anything_with_items_can_be_read() -> None:
    assert text(_Fields(), "name") == "名称"
    assert text(_Fields(), "other") == ""


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (3, "", "3"),
        (2.5, "", "2.5"),
        (Fraction(1, 3), "", "0.3333"),
        (Decimal("1E+3"), "", "1000"),
        ("5,000,000.00元", "元", "5000000"),
        ("¥5,000.50", "元", "5000.5"),
        ("12.5%", "%", "12.5"),
        ("60％", "%", "60"),
        ("1/3", "%", "33.3333"),
        ("-0.00", "", "0"),
    ],
)
def test_figures_are_read_exactly(value: object, unit: str, expected: str) -> None:
    found = figure(value, unit=unit)
    assert found is not None
    assert written(found) == expected


@pytest.mark.parametrize("value", [None, "", _Blank()])
def test_what_is_not_filled_in_is_a_gap_and_no_zero(value: object) -> None:
    assert figure(value) is None


@pytest.mark.parametrize("value", ["1/3", "3元", "1,00", "１２", "约3", float("inf"), [1], False])
def test_what_is_no_figure_is_refused(value: object) -> None:
    with pytest.raises(ContentError):
        figure(value)


@given(st.decimals(min_value=-(10**14), max_value=10**14, places=4))
def test_a_figure_that_is_written_is_read_back(value: Decimal) -> None:
    assert figure(written(value)) == value
