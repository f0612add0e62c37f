"""Pieces are put together where the other version has them whole, and never in the middle of a number."""

from __future__ import annotations

import pytest

from pipeline.compare.paragraphs import Paragraph
from pipeline.compare.rejoin import rejoined


def paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((at,), text, text, ((0, len(text), 0),)) for at, text in enumerate(texts))


@pytest.mark.parametrize("parts", [("甲方付款，", "乙方交货。"), ("甲方", "付款，乙方", "交货。")])
def test_pieces_of_a_whole_are_one(parts: tuple[str, ...]) -> None:
    joined, whole = rejoined(paragraphs(*parts), paragraphs("甲方付款，乙方交货。"))
    assert [item.key for item in joined] == [item.key for item in whole]
    assert joined[0].blocks == tuple(range(len(parts)))


def test_a_place_in_a_joined_paragraph_is_the_place_in_its_piece() -> None:
    (joined,), _ = rejoined(paragraphs("甲方付款，", "乙方交货。"), paragraphs("甲方付款，乙方交货。"))
    start = joined.text.index("交货")
    assert joined.place(start, start + 2) == (1, 2, 4)


@pytest.mark.parametrize("parts", [("1", "20万元"), ("第一", "百二十万元"), ("占5", "%")])
def test_a_number_is_not_put_together(parts: tuple[str, str]) -> None:
    joined, _ = rejoined(paragraphs(*parts), paragraphs("".join(parts)))
    assert len(joined) == 2


def test_what_is_whole_nowhere_stays_in_pieces() -> None:
    joined, _ = rejoined(paragraphs("甲方付款，", "乙方交货。"), paragraphs("丙方验收。"))
    assert len(joined) == 2
