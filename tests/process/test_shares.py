from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.process.shares import Share, check_shares, divide, split, to_fen, yuan

WEIGHTS = st.lists(st.fractions(0, 100, max_denominator=1000), min_size=1, max_size=9).filter(any)
FEN = st.integers(0, 10**16)


def shares(*values: str) -> list[Share]:
    return [Share(f"第{place}方", Fraction(value)) for place, value in enumerate(values, start=1)]


@pytest.mark.parametrize("values", [("3/5", "3/10", "1/10"), ("1/3", "1/3", "1/3"), ("1",), ("1", "0")])
def test_shares_that_make_up_the_whole_hold(values: tuple[str, ...]) -> None:
    found = check_shares(shares(*values))
    assert (found.total, found.holds, found.problem) == (Fraction(1), True, "")


@pytest.mark.parametrize(
    ("given_shares", "said"),
    [
        ([], "没有写明分配比例"),
        (shares("0.3333", "0.3333", "0.3333"), "合计为99.99%，应为100%"),
        (shares("0.6", "0.5"), "合计为110%，应为100%"),
        (shares("1.5", "-0.5"), "不能是负数"),
        ([Share("甲方", Fraction(1, 2)), Share("甲方", Fraction(1, 2))], "甲方的分配比例写了不止一次"),
    ],
)
def test_shares_that_do_not_make_up_the_whole_are_told(given_shares: list[Share], said: str) -> None:
    found = check_shares(given_shares)
    assert not found.holds
    assert said in found.problem
    assert found.derivation[-1] == found.problem


def test_a_tail_goes_to_the_largest_remainder_and_then_to_the_first() -> None:
    assert split(10_000, [1, 1, 1]) == (3334, 3333, 3333)
    assert split(100, [Fraction(1, 6), Fraction(1, 3), Fraction(1, 2)]) == (17, 33, 50)
    assert split(1, [1, 2]) == (0, 1)


@pytest.mark.parametrize("weights", [[], [0], [2, -1]])
def test_weights_that_divide_nothing_are_refused(weights: list[int]) -> None:
    with pytest.raises(InputError, match="分配比例"):
        split(100, weights)


def test_a_negative_amount_is_refused() -> None:
    with pytest.raises(InputError, match="金额不能是负数"):
        split(-1, [1])


@pytest.mark.parametrize("amount", ["0.001", "-1"])
def test_an_amount_is_whole_fen(amount: str) -> None:
    with pytest.raises(InputError, match="最多写到分"):
        to_fen(Decimal(amount))


def test_an_amount_is_divided_with_its_derivation() -> None:
    found = divide(Decimal("100.00"), shares("1/3", "1/3", "1/3"))
    assert [part.amount for part in found.parts] == [Decimal("33.34"), Decimal("33.33"), Decimal("33.33")]
    assert found.derivation[0] == "第1方：100.00元×1/3（约33.33%）→33.34元"
    assert found.derivation[-1] == "合计：33.34＋33.33＋33.33＝100.00元，与总额一致（零头按最大余数法分配）"


def test_without_a_tail_none_is_mentioned() -> None:
    assert divide(Decimal(10), shares("0.6", "0.4")).derivation[-1] == "合计：6.00＋4.00＝10.00元，与总额一致"


def test_broken_shares_divide_nothing() -> None:
    with pytest.raises(InputError, match="应为100%"):
        divide(Decimal(10), shares("0.6", "0.3"))


@given(FEN, WEIGHTS)
def test_the_parts_sum_to_the_whole_and_miss_their_share_by_less_than_a_fen(
    amount: int, weights: list[Fraction]
) -> None:
    parts = split(amount, weights)
    assert sum(parts) == amount
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - amount * weight / sum(weights)) < 1


@given(FEN, WEIGHTS)
def test_who_has_more_weight_never_gets_less(amount: int, weights: list[Fraction]) -> None:
    pairs = sorted(zip(weights, split(amount, weights), strict=True))
    for (lighter, less), (heavier, more) in pairwise(pairs):
        assert lighter == heavier or less <= more


@given(FEN)
def test_fen_and_yuan_are_inverse(amount: int) -> None:
    assert to_fen(yuan(amount)) == amount
