from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.process.committee import (
    EXACT_SIZES,
    Counts,
    MemberClass,
    composition,
    from_counts,
    nearest,
)

PARTNER, EXPERT, STAKEHOLDER = MemberClass
SMALL = st.integers(0, 12)


def distance(counts: tuple[int, ...]) -> int:
    """Ten times the sum of deviations from 50, 30 and 20 percent."""
    size = sum(counts)
    return sum(abs(10 * count - share * size) for count, share in zip(counts, (5, 3, 2), strict=True))


@pytest.mark.parametrize("tens", [1, 2, 3])
def test_five_three_two_holds(tens: int) -> None:
    members = [PARTNER] * 5 * tens + [EXPERT] * 3 * tens + [STAKEHOLDER] * 2 * tens
    found = composition(members)
    assert found.exact
    assert found.holds
    assert found.nearest == (found.counts,)


@pytest.mark.parametrize("counts", [(4, 4, 2), (10, 0, 0), (3, 1, 1), (6, 3, 2)])
def test_other_shares_do_not_hold(counts: Counts) -> None:
    assert not from_counts(counts).holds


def test_a_small_committee_holds_only_when_nearness_is_enough() -> None:
    assert not from_counts((3, 1, 1)).holds
    near = from_counts((3, 1, 1), exact=False)
    assert near.holds
    assert not near.exact
    assert not from_counts((5, 0, 0), exact=False).holds


def test_a_committee_without_members_does_not_hold() -> None:
    found = composition([], exact=False)
    assert (found.holds, found.shares) == (False, None)


def test_a_negative_number_of_members_is_refused() -> None:
    with pytest.raises(InputError, match="外部专家人数不能是负数"):
        from_counts((1, -1, 1))


def test_no_composition_of_nobody() -> None:
    with pytest.raises(InputError, match="至少要有一名"):
        nearest(0)


def test_the_derivation_names_what_to_change() -> None:
    assert from_counts((4, 4, 2)).derivation == (
        "评价委员会共10人，应为合作方代表50%、外部专家30%、利益相关方20%（7.1 评价周期与主体）",
        "合作方代表4人，占4÷10＝40%，不等于50%",
        "外部专家4人，占4÷10＝40%，不等于30%",
        "利益相关方2人，占2÷10＝20%，等于20%",
        "构成不符合要求",
        "10人的委员会应为合作方代表5人、外部专家3人、利益相关方2人",
    )
    assert from_counts((2, 2, 3)).derivation[-1] == (
        "人数不是10的倍数，无法恰好达到；7人中最接近的构成为合作方代表4人、外部专家2人、利益相关方1人"
    )


@given(st.integers(1, 30))
def test_the_nearest_compositions_are_those_of_least_distance(size: int) -> None:
    every = [counts for counts in product(range(size + 1), repeat=3) if sum(counts) == size]
    least = min(distance(counts) for counts in every)
    assert set(nearest(size)) == {counts for counts in every if distance(counts) == least}


@given(SMALL, SMALL, SMALL)
def test_only_multiples_of_ten_can_hold_exactly(partners: int, experts: int, stakeholders: int) -> None:
    found = from_counts((partners, experts, stakeholders))
    if found.shares is not None:
        assert sum(found.shares) == 1
    assert found.holds == (found.shares is not None and distance(found.counts) == 0)
    assert not found.holds or sum(found.counts) % EXACT_SIZES == 0
