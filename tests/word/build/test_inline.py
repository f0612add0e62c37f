from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.word.build.inline import LineBreak, Reference, RunTag, Words, spans, words_of


def test_bold_words_are_spans_of_their_own() -> None:
    assert spans("甲**乙**丙") == (Words("甲"), Words("乙", bold=True), Words("丙"))


def test_bold_may_touch_chinese_punctuation() -> None:
    assert spans("**“甲方”**是") == (Words("“甲方”", bold=True), Words("是"))


def test_a_tag_stays_with_the_words_around_it() -> None:
    assert spans("共{{ a.b }}元") == (Words("共{{ a.b }}元"),)


def test_signs_inside_a_tag_mean_nothing() -> None:
    assert spans('{% if a == "**" %}x{% endif %}') == (Words('{% if a == "**" %}x{% endif %}'),)


def test_a_reference_drops_its_words() -> None:
    assert spans("见[第X条](#a)。") == (Words("见"), Reference("a"), Words("。"))


def test_brackets_without_an_anchor_are_text() -> None:
    assert spans("〔2026〕[1]") == (Words("〔2026〕[1]"),)


def test_a_call_for_runs_stands_alone() -> None:
    assert spans('a{{r ref("x") }}b') == (Words("a"), RunTag('{{r ref("x") }}'), Words("b"))


def test_a_line_may_be_broken() -> None:
    assert spans("甲<br>乙") == (Words("甲"), LineBreak(), Words("乙"))


def test_a_backslash_makes_a_sign_plain() -> None:
    assert spans(r"\*\*a\|b") == (Words("**a|b"),)


@given(st.text(st.sampled_from("甲a *\\[]#{}%<>|\n")))
def test_no_span_is_empty_and_neighbours_differ(text: str) -> None:
    found = spans(text)
    assert all(span.text for span in found if isinstance(span, Words))
    for one, other in pairwise(found):
        assert not (isinstance(one, Words) and isinstance(other, Words) and one.bold == other.bold)


@given(st.text(st.sampled_from("甲乙a1，。")))
def test_plain_words_are_shown_as_written(text: str) -> None:
    assert words_of(text) == text
