import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.model import features

texts = st.lists(st.text("保密甲方0９ a。\n　▁𠮷", max_size=12), min_size=1, max_size=5)


def ids(heading: str, text: str) -> set[int]:
    return set(features.read([heading], [text]).ids.tolist())


def test_width_layout_digits_and_case_make_no_difference() -> None:
    assert ids("", "甲方 应当\n支付１２３元 ABC") == ids("", "甲方应当支付9元abc")


def test_the_number_of_a_heading_makes_no_difference() -> None:
    assert ids("第十二条　保密", "各方。") == ids("保密", "各方。") != ids("", "各方。")


def test_a_run_of_the_heading_is_none_of_the_text() -> None:
    assert ids("保密", "") & ids("", "保密") == set()


def test_no_run_goes_from_one_text_into_the_next() -> None:
    both = features.read(["", ""], ["甲", "乙"])
    assert set(both.ids.tolist()) == ids("", "甲") | ids("", "乙")


def test_text_and_heading_have_their_weights() -> None:
    rows = features.read(["保密义务"], ["双方应当保守秘密。"])
    assert np.isclose((rows.values**2).sum(), 1 + features.HEADING_WEIGHT**2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一方可以退出。 违约的一方\n赔偿 损失；", ["一方可以退出。", "违约的一方", "赔偿损失；"]),
        ("一方可以退出，应当通知", ["一方可以退出，应当通知"]),
        ("。", ["。"]),
        ("", [""]),
        ("甲方负责采购原料和招聘工人,乙方负责研究配方和培训工人,其他再谈", 3),
    ],
)
def test_a_text_is_cut_into_sentences(text: str, expected: list[str] | int) -> None:
    found = features.sentences(text)
    assert (len(found) if isinstance(expected, int) else found) == expected


@given(st.text("保密甲方0９ a。；,\n　▁", max_size=60))
def test_each_clause_has_a_sentence_without_white_space(text: str) -> None:
    read = features.clauses(["", ""], ["别的。", text])
    assert (np.diff(read.first) >= 1).all()
    assert read.first[-1] == len(read.parts)
    assert not any(mark.isspace() for item in features.sentences(text) for mark in item)


def test_only_the_beginning_of_a_very_long_text_is_read() -> None:
    assert ids("", "甲" * features.MOST + "乙") == ids("", "甲" * features.MOST)


@given(texts)
def test_texts_are_read_together_as_one_by_one(given_texts: list[str]) -> None:
    rows = features.read(given_texts, given_texts)
    assert len(rows) == len(given_texts)
    for at, text in enumerate(given_texts):
        alone = features.read([text], [text])
        own = slice(rows.starts[at], rows.starts[at + 1])
        assert rows.ids[own].tolist() == alone.ids.tolist()
        assert np.allclose(rows.values[own], alone.values)
