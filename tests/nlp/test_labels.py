"""Typed clause numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.labels import read_automatic, read_label
from pipeline.text.numerals import to_chinese


@pytest.mark.parametrize(
    ("text", "shape", "value", "printed"),
    [
        ("第十二条 保密", "article", 12, "第十二条"),
        ("第 12 条 保密", "article", 12, "第12条"),
        ("第１２条　保密", "article", 12, "第12条"),
        ("第一条、合作方式", "article", 1, "第一条"),
        ("第二章  总则", "chapter", 2, "第二章"),
        ("第三节 经费", "section", 3, "第三节"),
        ("第一部分 通用条款", "part", 1, "第一部分"),
        ("一、合作内容", "一、", 1, "一、"),
        ("十二．其他", "一、", 12, "十二."),
        ("贰、研究目标", "壹、", 2, "贰、"),
        ("拾陆．附则", "壹、", 16, "拾陆."),
        ("（叁）任务", "(壹)", 3, "（叁）"),
        ("第壹条 协作内容", "article", 1, "第壹条"),
        ("（三）任务", "(一)", 3, "（三）"),
        ("㈢任务", "(一)", 3, "㈢"),
        ("(4) 任务", "(1)", 4, "(4)"),
        ("（１）任务", "(1)", 1, "（1）"),
        ("⑵任务", "(1)", 2, "⑵"),
        ("[3] 任务", "[1]", 3, "[3]"),
        ("2) 任务", "1)", 2, "2)"),
        ("1. 任务", "1.", 1, "1."),
        ("１．任务", "1.", 1, "1."),
        ("1、任务", "1、", 1, "1、"),
        ("③任务", "①", 3, "③"),
        ("A. 任务", "A.", 1, "A."),
        ("b) 任务", "a)", 2, "b)"),
        ("(c) 任务", "(a)", 3, "(c)"),
        ("(iv) 任务", "(i)", 4, "(iv)"),
        ("IV. 任务", "I.", 4, "IV."),
        ("Ⅲ、任务", "I.", 3, "Ⅲ、"),
        ("附件一：预算", "annex", 1, "附件一"),
        ("附 件 2 预算", "annex", 2, "附件2"),
        ("附件", "annex", 0, "附件"),
        ("附录B 说明", "annex", 2, "附录B"),
        ("Article 3 Term", "article", 3, "Article 3"),
        ("第二、乙方负责", "第一、", 2, "第二、"),
    ],
)
def test_a_number_is_read_with_its_style(text: str, shape: str, value: int, printed: str) -> None:
    label = read_label(text)
    assert label is not None
    assert (label.shape, label.value, label.printed) == (shape, value, printed)
    assert not label.doubtful


@pytest.mark.parametrize(
    ("text", "path"),
    [("1.1 目的", (1, 1)), ("5.1.2本项", (5, 1, 2)), ("３．２　范围", (3, 2)), ("2.10、期限", (2, 10))],
)
def test_a_decimal_number_has_all_its_steps(text: str, path: tuple[int, ...]) -> None:
    label = read_label(text)
    assert label is not None
    assert label.path == path
    assert text[label.end :].strip() in {"目的", "本项", "范围", "期限"}


@pytest.mark.parametrize(
    "text",
    [
        "2024年1月1日签订",
        "二〇二四年签订",
        "3个月内付清",
        "3 个月内付清",
        "10%的违约金",
        "1,000元",
        "100.5万元以上",
        "2024.3.15",
        "一方违约的",
        "三、四线城市",
        "第三条约定的事项",
        "第五条第二款",
        "第九条、第十条的约定继续有效",
        "（1）项所述",
        "3:2的比例",
        "e.g. 示例",
        "十方共同",
        "",
    ],
)
def test_the_beginning_of_a_sentence_is_no_number(text: str) -> None:
    assert read_label(text) is None


@pytest.mark.parametrize(
    "text", ["1.5倍赔偿", "0.5 %", "3.5万元", "第十条在终止后继续有效", "3：甲方", "1 总则", "一 总则"]
)
def test_what_may_be_a_number_or_a_word_is_doubtful(text: str) -> None:
    label = read_label(text)
    assert label is None or label.doubtful


@given(st.integers(1, 99))
def test_numerals_of_every_style_count_the_same(value: int) -> None:
    han = to_chinese(value)
    for text in (
        f"第{han}条 甲",
        f"第{value}条 甲",
        f"{han}、甲",
        f"（{han}）甲",
        f"({value})甲",
        f"{value}. 甲",
    ):
        label = read_label(text)
        assert label is not None
        assert label.value == value
        assert text[label.end :].strip() == "甲"


@pytest.mark.parametrize(
    ("printed", "shape", "shown"),
    [
        ("第三条、", "article", "第三条"),
        ("1.1", "1.1", "1.1"),
        ("1", "1.", "1"),
        ("（二）", "(一)", "（二）"),
        ("甲款", "auto2", "甲款"),
    ],
)
def test_a_number_that_word_printed_is_read(printed: str, shape: str, shown: str) -> None:
    label = read_automatic(printed, level=2)
    assert label is not None
    assert (label.shape, label.printed) == (shape, shown)


@pytest.mark.parametrize("bullet", ["●", "-", "", "▪"])
def test_a_bullet_is_no_number(bullet: str) -> None:
    assert read_automatic(bullet) is None


@pytest.mark.parametrize(
    "text",
    [
        "第七条、第八条继续有效。",
        "第七条和第八条继续有效。",
        "第七条第二款所列的资料",
        "第七条各项样件备齐",
        "第七条开列的物件",
    ],
)
def test_articles_that_a_sentence_names_are_no_number_of_its_own(text: str) -> None:
    assert read_label(text) is None


@pytest.mark.parametrize(
    "text", ["2．2031年度完成选型", "2.2031年度完成选型", "2、2031年完成选型", "2．150件样品"]
)
def test_a_year_or_a_long_number_behind_the_number_is_no_part_of_it(text: str) -> None:
    label = read_label(text)
    assert label is not None
    assert (label.value, label.end) == (2, 2)


@pytest.mark.parametrize("text", ["2.5倍", "2、3号样品", "2025年"])
def test_a_quantity_is_no_number_of_a_clause(text: str) -> None:
    label = read_label(text)
    assert label is None or label.doubtful
