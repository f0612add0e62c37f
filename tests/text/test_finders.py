"""What holds for every finder of the room."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.credit_code import find_codes
from pipeline.text.dates import find_dates
from pipeline.text.durations import find_durations
from pipeline.text.money import find_amounts
from pipeline.text.normalise import normalise
from pipeline.text.ratios import find_ratios, find_splits


class Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


FINDERS: tuple[Callable[[str], Sequence[Span]], ...] = (
    find_amounts,
    find_codes,
    find_dates,
    find_durations,
    find_ratios,
    find_splits,
)
ALPHABET = (
    "0123456789.,，:-~()%‰▁〇零一二两三五九十百千万亿壹贰拾佰半点年月日号天周个工作小时季度"
    "元圆角分整成之比各占均平开至每第¥人民币X \n"
)


@pytest.mark.parametrize("find", FINDERS)
@given(text=st.text(alphabet=ALPHABET, max_size=60))
def test_spans_are_sorted_apart_and_inside_the_text(find: Callable[[str], Sequence[Span]], text: str) -> None:
    spans = find(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize("find", [*FINDERS, normalise])
@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1,",
        "一",
        "▁",
        "三(",
        "一、",
        "三年",
        "1:",
        "第",
        "各占",
        "A1",
        "五分之",
        " ",
        "甲 ",
        "_",
        "【",
        "(",
        "{",
        "人民币",
        "…",
        "X",
        "甲乙",
    ],
)
def test_the_time_grows_with_the_length_only(find: Callable[[str], object], unit: str) -> None:
    text = unit * 8_000
    started = time.thread_time()
    find(text)
    assert time.thread_time() - started < 1.5
