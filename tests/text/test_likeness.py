from __future__ import annotations

import random

import pytest

from pipeline.text.likeness import alike, sketch

LETTERS = [chr(code) for code in range(0x4E00, 0x5600)]
TEXT = "".join(random.Random(1).choices(LETTERS, k=4000))  # noqa: S311 - no secret


def test_a_text_is_like_itself_however_it_is_spaced_and_punctuated() -> None:
    spaced = "，\n ".join(TEXT[start : start + 37] for start in range(0, len(TEXT), 37))
    assert alike(sketch(TEXT), sketch(spaced)) == 1
    assert sketch("甲方Ａ１２b协议") == sketch("甲 方a12B（协议）。")


@pytest.mark.parametrize("part", [0.0, 0.01, 0.05, 0.2, 0.5, 1.0])
def test_likeness_is_the_part_that_is_the_same(part: float) -> None:
    kept = round(len(TEXT) * (1 - part))
    other = TEXT[:kept] + "".join(random.Random(2).choices(LETTERS, k=len(TEXT) - kept))  # noqa: S311
    assert alike(sketch(TEXT), sketch(other)) == pytest.approx(1 - part, abs=0.04)


def test_the_likeness_of_short_texts_is_exact() -> None:
    assert alike(sketch("一二三四五"), sketch("一二三四六")) == pytest.approx(2 * 2 / 6)


@pytest.mark.parametrize("text", ["", "一二", "。，！", "😀😀😀"])
def test_texts_without_three_letters_are_like_nothing(text: str) -> None:
    assert sketch(text) == b""
    assert alike(sketch(text), sketch(text)) == 0
    assert alike(sketch(text), sketch(TEXT)) == 0
