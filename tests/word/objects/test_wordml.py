from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.word.objects.tags import tag
from pipeline.word.objects.wordml import fitted, split

_shares = st.lists(st.integers(1, 5000), min_size=1, max_size=63)


@given(whole=st.integers(0, 20000), shares=_shares)
def test_a_width_is_divided_without_rest(whole: int, shares: list[int]) -> None:
    parts = split(whole, shares)
    assert sum(parts) == whole
    assert all(abs(part - whole * share / sum(shares)) < 1 for part, share in zip(parts, shares, strict=True))


@given(st.text("年月2026一■", min_size=1, max_size=6), st.integers(9, 24), st.integers(120, 3000))
def test_letters_are_narrowed_until_they_fit(content: str, size: int, width: int) -> None:
    smaller, scale = fitted(content, size=size, width=width)
    ems = sum(0.55 if character.isascii() or character == "■" else 1.0 for character in content)
    assert 8 <= smaller <= size
    assert ems * smaller * 10 * scale / 100 <= width * 1.001 or scale == 1


def test_letters_that_fit_stay_as_they_are() -> None:
    assert fitted("12", size=16, width=400) == (16, 100)
    assert fitted("", size=16, width=1) == (16, 100)


def test_an_element_without_content_is_closed_at_once() -> None:
    assert tag("w:keepNext") == "<w:keepNext/>"
    assert tag("a", {"b": '"<&'}, "x<y", tag("c")) == '<a b="&#34;&lt;&amp;">x&lt;y<c/></a>'
