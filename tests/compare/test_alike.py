"""What belongs together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.compare import alike
from pipeline.compare.alike import grams, likeness, pair

TEXTS = st.text(alphabet="甲乙丙丁", max_size=12)
LISTS = st.lists(TEXTS, max_size=6)


def scored(first: str, second: str) -> float:
    return likeness(grams(first), grams(second))


@given(TEXTS, TEXTS)
def test_likeness_is_the_same_both_ways_and_between_0_and_1(first: str, second: str) -> None:
    assert 0 <= scored(first, second) == scored(second, first) <= 1


@given(TEXTS)
def test_a_text_is_most_like_itself(text: str) -> None:
    assert scored(text, text) == 1


@given(LISTS, LISTS)
def test_pairs_are_mirrored(old: list[str], new: list[str]) -> None:
    forth = pair(old, new, scored, least=0.3)
    back = pair(new, old, scored, least=0.3)
    assert sorted(forth) == sorted((i, j) for j, i in back)


@given(LISTS, LISTS)
def test_nothing_is_paired_twice(old: list[str], new: list[str]) -> None:
    found = pair(old, new, scored, least=0)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found) == min(len(old), len(new))


def test_of_equals_the_nearest_belong_together() -> None:
    assert pair(["甲", "甲"], ["甲", "甲"], scored, least=0.5) == [(0, 0), (1, 1)]


def test_long_lists_are_searched_near_the_same_place() -> None:
    size = alike.MOST_PAIRS // 50
    texts = [f"第{number}号文件的全部内容" for number in range(size)]
    assert pair(texts, texts, lambda a, b: float(a == b), least=0.5) == [(i, i) for i in range(size)]
