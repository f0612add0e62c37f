from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.packed import packed, unpacked
from pipeline.model.plain import to_plain


@dataclass(frozen=True, slots=True)
class Part:
    share: Fraction | None = None
    sum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    name: str
    day: date | None = None
    parts: tuple[Part, ...] = ()


PARTS = st.builds(
    Part, st.none() | st.fractions(), st.none() | st.decimals(allow_nan=False, allow_infinity=False)
)
WHOLES = st.builds(
    Whole,
    st.text(st.characters(codec="utf-8")),
    st.none() | st.dates(),
    st.lists(PARTS, max_size=3).map(tuple),
)


@given(WHOLES)
def test_what_was_packed_comes_back_and_says_what_plain_values_say(value: Whole) -> None:
    assert unpacked(packed(value), Whole) == value
    assert json.loads(packed(value)) == to_plain(value)


def test_half_a_pair_of_surrogates_loses_itself_alone() -> None:
    assert unpacked(packed(Whole("甲\ud800乙", parts=(Part(Fraction(1, 3)),))), Whole) == Whole(
        "甲?乙", parts=(Part(Fraction(1, 3)),)
    )


@pytest.mark.parametrize("said", ["{", '{"name": 1}', "{}", '{"name": "a", "day": "later"}'])
def test_what_is_no_such_value_is_refused(said: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the words are the library's
        unpacked(said, Whole)
