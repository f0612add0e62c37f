"""Quotations in a report."""

from __future__ import annotations

import pytest
from helpers import reports
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Document, Location
from pipeline.model.evidence import Evidence
from pipeline.report.quote import GAP, around, printable, quoted, shorten


@given(st.text(max_size=200), st.integers(10, 100))
def test_a_shortened_text_keeps_its_beginning_and_its_end(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= max(limit, 10)
    if len(text) <= limit:
        assert short == text
    else:
        before, _, after = (
            short.rpartition(GAP) if GAP not in text else (text[:1].strip(), GAP, text[-1:].strip())
        )
        assert text.startswith(before)
        assert text.endswith(after)


def test_a_long_quotation_is_cut_in_the_middle() -> None:
    assert shorten("一二三四五六七八九十一二三四五六七八九十", 10) == "一二三四……七八九十"


@given(st.text(st.characters(), max_size=50))
def test_nothing_that_could_steer_a_terminal_is_left(text: str) -> None:
    assert not set(printable(text)) & set("\x00\x07\x08\n\r\t\x1b\x7f\x9b\u202e\u2066\ud800")
    printable(text).encode("utf-8")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲\x1b[31m乙", "甲<U+001B>[31m乙"),
        ("甲\u202e乙", "甲<U+202E>乙"),
        ("甲\t乙\n丙", "甲 乙 丙"),
        ("甲\u3000乙", "甲\u3000乙"),
    ],
)
def test_signs_that_cannot_be_printed_are_named(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_a_quotation_of_spaces_shows_them() -> None:
    assert quoted("    ") == "「    」"


def test_a_short_quotation_comes_with_the_words_around_it() -> None:
    source = Document.from_text("违约金为合同总额的【】，自违约之日起十日内支付，逾期另计利息。")
    place = Evidence("【】", source.blocks[0].location(9, 11))
    assert around(source, place) == ("违约金为合同总额的", "，自违约之日起十日内支付，逾期另" + GAP)


def test_a_long_quotation_stands_alone() -> None:
    source = reports.document()
    assert around(source, reports.evidence(source, reports.LEAK)) == ("", "")


def test_a_place_outside_the_document_has_nothing_around_it() -> None:
    assert around(Document.from_text("甲"), Evidence("乙", Location(7, 0, 1))) == ("", "")
