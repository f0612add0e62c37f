from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.normalise import BLANK, normalise

TEXT = st.text(
    alphabet="甲乙方第年月日份元条公司为：:；。（）()【】[]{}$ \u3000\t\n_＿…X×*N%％0123三五□√☑/-—─.",
    max_size=60,
)


@given(st.one_of(TEXT, st.text(max_size=40)))
def test_every_character_leads_back_and_nothing_is_out_of_order(source: str) -> None:
    normalised = normalise(source)
    spans = [normalised.original(place, place + 1) for place in range(len(normalised.text))]
    for start, end in spans:
        assert 0 <= start < end <= len(source)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(TEXT)
def test_a_character_that_is_no_blank_stands_for_its_own_shape_in_the_source(source: str) -> None:
    normalised = normalise(source)
    for place, char in enumerate(normalised.text):
        start, end = normalised.original(place, place + 1)
        if char not in {BLANK, " ", *"☐☑□■√✓☒"}:
            assert end == start + 1
            assert normalise(source[start]).text in {char, BLANK, ""} or source[start] == char


@given(TEXT)
def test_the_whole_leads_back_to_a_range_of_the_source(source: str) -> None:
    normalised = normalise(source)
    start, end = normalised.original(0, len(normalised.text))
    assert 0 <= start <= end <= len(source)


@given(TEXT)
def test_the_way_there_finds_what_the_way_back_gives(source: str) -> None:
    normalised = normalise(source)
    for place in range(len(normalised.text)):
        assert normalised.located(*normalised.original(place, place + 1)) == (place, place + 1)


@given(TEXT)
def test_no_blank_stands_beside_a_blank(source: str) -> None:
    assert BLANK * 2 not in normalise(source).text


@given(st.text(alphabet="甲乙方应当在三年内保密，。；、", max_size=40))
def test_plain_sentences_stay_as_they_are(source: str) -> None:
    assert normalise(source).text == source


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("（甲方）：５０％", "(甲方):50%"),
        ("６∶４", "6:4"),
        ("《协议》【甲】“乙”；。，、？！", "《协议》【甲】“乙”；。，、？！"),
        ("保 密 期 限", "保密期限"),
        ("期限为 24 个月", "期限为24个月"),
        ("API 接口", "API接口"),
        ("Open API v2", "Open API v2"),
        ("甲\u200b方\ufeff", "甲方"),
        ("￥100", "¥100"),
        ("\u2f94语", "言语"),
        ("  甲方：示例大学  ", "甲方:示例大学"),
        ("第一行\n第二行", "第一行\n第二行"),
        ("", ""),
    ],
)
def test_the_same_words_get_one_shape(source: str, text: str) -> None:
    assert normalise(source).text == text


def test_a_span_leads_back_across_dropped_spaces() -> None:
    source = "保 密 期 限：三（３）年"
    normalised = normalise(source)
    start = normalised.text.index("三(3)年")
    assert source[slice(*normalised.original(start, start + 5))] == "三（３）年"
    assert source[slice(*normalised.original(0, 4))] == "保 密 期 限"


def test_an_empty_range_stays_empty() -> None:
    normalised = normalise("甲  方：    ")
    for place in range(len(normalised.text) + 1):
        start, end = normalised.original(place, place)
        assert start == end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("乙方交付样机,甲方验收; 逾期的,另行商定;", "乙方交付样机，甲方验收；逾期的，另行商定；"),
        ("付¥150,000.00;验收后付余款", "付¥150,000.00；验收后付余款"),
        ("A,B and C;(1,2)", "A,B and C;(1,2)"),
    ],
)
def test_commas_of_an_english_keyboard_between_chinese_words_are_chinese_ones(
    text: str, expected: str
) -> None:
    assert normalise(text).text == expected


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("本合約終止後", "本合同终止后"),
        ("合约约定的价款", "合同约定的价款"),
        ("示例开发合约", "示例开发合约"),
        ("符合约定的样品", "符合约定的样品"),
        ("综合约束条件", "综合约束条件"),
        ("联合约谈", "联合约谈"),
        ("示例合约管理公司", "示例合约管理公司"),
    ],
)
def test_an_agreement_that_calls_itself_by_another_name_reads_as_one(source: str, plain: str) -> None:
    assert normalise(source).text == plain
