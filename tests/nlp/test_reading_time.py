"""No sentence, however contrived, holds up the reading of secrecy and of shares."""

from __future__ import annotations

import re
import time
from itertools import permutations

import pytest
from helpers.promises import read

from pipeline.nlp import amended, secrecy, sharing, sharing_others, sharing_pieces, sharing_words
from pipeline.nlp.secrecy import anchors, fields, lasting, neighbours, topic

LENGTH = 5_000
PIECES = (
    "终止后",
    "保密",
    "不得",
    "至",
    "公开",
    "应",
    "自",
    "收入",
    "按",
    "甲方",
    "三年",
    "合作期，",
    "不因",
    "▁",
    "净",
)
SLOWEST = 0.25
"""Seconds of the processor for one search; a pattern that runs away takes minutes."""


def patterns() -> list[re.Pattern[str]]:
    modules = (
        amended,
        anchors,
        fields,
        lasting,
        neighbours,
        sharing_others,
        sharing_pieces,
        sharing_words,
        topic,
    )
    return [value for module in modules for value in vars(module).values() if isinstance(value, re.Pattern)]


def texts() -> list[str]:
    pairs = ("".join(pair) for pair in permutations(PIECES, 2))
    return [(text * LENGTH)[:LENGTH] for text in (*PIECES, *pairs)]


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.pattern[:20])
def test_no_pattern_runs_away(pattern: re.Pattern[str]) -> None:
    hardest = max(texts(), key=lambda text: _seconds(pattern, text[:400]))
    assert _seconds(pattern, hardest) < SLOWEST


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    start = time.thread_time()
    pattern.search(text)
    return time.thread_time() - start


@pytest.mark.parametrize(
    "piece", ["终止后三年保密，", "自签订之日起五年，", "收益按6:4分成，", "甲方占30%，乙方占70%，"]
)
def test_a_sentence_of_many_figures_is_read_in_time(piece: str) -> None:
    given = read(f"第六条 保密与收益分配\n双方应当保密，{(piece * LENGTH)[:LENGTH]}。")
    start = time.thread_time()
    secrecy.read(given, given.terms.cooperation_term, given.terms.dates)
    sharing.read(given)
    assert time.thread_time() - start < 10 * SLOWEST
