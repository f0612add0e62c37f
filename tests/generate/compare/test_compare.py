"""Facts that a hand edit changes are found; other words are left to their author."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.generate.compare import compare
from pipeline.model.document import Block, Document, Run, Story

TEXT = """高温涂层合作协议
甲方：示例科技有限公司
经费总额为人民币伍佰万元整（¥5,000,000.00）。
甲方应当在2024年3月15日前支付第一期 2,000,000.00元。
收益由甲方得60%，乙方得40%。
保密期限为合作结束后三年。
里程碑：实验室小试完成。
项目编号：CXY-2024-001
热循环寿命不低于1000次。"""
NAMES = ("示例科技有限公司", "实验室小试完成", "高温涂层")


def edited(old: str, new: str) -> Document:
    assert old in TEXT
    return Document.from_text(TEXT.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "kind", "expected", "found"),
    [
        ("¥5,000,000.00", "¥5,200,000.00", "金额", "¥5,000,000.00", "¥5,200,000.00"),
        ("伍佰万元整", "伍佰贰拾万元整", "金额", "人民币伍佰万元整", "人民币伍佰贰拾万元整"),
        ("3月15日", "3月25日", "日期", "2024年3月15日", "2024年3月25日"),
        ("甲方得60%", "甲方得50%", "比例", "60%", "50%"),
        ("三年", "一年", "期限", "三年", "一年"),
        ("示例科技有限公司", "示例科枝有限公司", "名称", "示例科技有限公司", "示例科枝有限公司"),
        ("小试完成", "小试", "名称", "实验室小试完成", "实验室小试"),
        ("CXY-2024-001", "CXY-2024-007", "编号", "CXY-2024-001", "CXY-2024-007"),
        ("1000次", "900次", "数值", "1000", "900"),
    ],
)
def test_a_changed_fact_is_named_with_what_stands_in_its_place(
    old: str, new: str, kind: str, expected: str, found: str
) -> None:
    (deviation,) = compare(Document.from_text(TEXT), edited(old, new), names=NAMES).deviations
    assert (deviation.kind, deviation.expected, deviation.found) == (kind, expected, found)


def test_other_words_may_change() -> None:
    result = compare(Document.from_text(TEXT), edited("应当在", "须于"), names=NAMES)
    assert result.deviations == ()
    assert result.edited == 1


def test_the_same_amount_written_otherwise_is_no_deviation() -> None:
    assert (
        compare(Document.from_text(TEXT), edited("2,000,000.00元", "200万元"), names=NAMES).deviations == ()
    )


def test_a_paragraph_that_was_removed_takes_its_facts_with_it() -> None:
    lines = TEXT.splitlines()
    del lines[3]
    told = compare(Document.from_text(TEXT), Document.from_text("\n".join(lines)), names=NAMES).deviations
    assert [(item.expected, item.found) for item in told] == [("2024年3月15日", ""), ("2,000,000.00元", "")]


def test_a_paragraph_that_was_added_brings_facts_that_the_project_does_not_know() -> None:
    found = Document.from_text(TEXT + "\n另付奖金100万元。")
    (deviation,) = compare(Document.from_text(TEXT), found, names=NAMES).deviations
    assert (deviation.expected, deviation.found) == ("", "100万元")


def test_an_added_paragraph_between_does_not_hide_a_change_below_it() -> None:
    text = TEXT.replace("收益", "双方另行确认下列事项。\n收益").replace("40%", "50%")
    (deviation,) = compare(Document.from_text(TEXT), Document.from_text(text), names=NAMES).deviations
    assert (deviation.expected, deviation.found) == ("40%", "50%")


def test_equal_documents_do_not_differ() -> None:
    document = Document.from_text(TEXT)
    assert compare(document, replace(document, name="other.docx"), names=NAMES).deviations == ()


@example(1, 100_000)
@example(1, 149_301)
@given(st.integers(min_value=1, max_value=99_999_999), st.integers(min_value=1, max_value=99_999_999))
def test_any_changed_amount_is_found(old: int, new: int) -> None:
    told = compare(
        Document.from_text(f"本期支付{old:,}.00元，逾期另计。"),
        Document.from_text(f"本期支付{new:,}.00元，逾期另计。"),
    ).deviations
    assert bool(told) == (old != new)
    assert all((item.expected, item.found) == (f"{old:,}.00元", f"{new:,}.00元") for item in told)


@pytest.mark.parametrize(
    ("text", "found", "swapped"),
    [
        ("收益由甲方得60%，乙方得40%。", "收益由甲方得40%，乙方得60%。", {("60%", "40%"), ("40%", "60%")}),
        (
            "3月5日付1万元，4月5日付2万元。",
            "3月5日付2万元，4月5日付1万元。",
            {("1万元", "2万元"), ("2万元", "1万元")},
        ),
        ("经费由甲方向乙方支付。", "经费由乙方向甲方支付。", {("甲方", "乙方"), ("乙方", "甲方")}),
        ("经费由甲方支付。", "经费由乙方支付。", {("甲方", "乙方")}),
    ],
)
def test_facts_that_changed_places_are_deviations(
    text: str, found: str, swapped: set[tuple[str, str]]
) -> None:
    told = compare(Document.from_text(text), Document.from_text(found)).deviations
    assert {(item.expected, item.found) for item in told} == swapped


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收益由甲方得60%，乙方得40%。", "收益由乙方得40%，甲方得60%。"),
        ("甲方于2024年3月15日支付100万元。", "甲方支付100万元，时间为2024年3月15日。"),
        ("经费由甲方支付给乙方。", "经费由甲方支付。"),
        ("经费应当支付。", "经费应当由甲方支付。"),
    ],
)
def test_a_sentence_may_be_turned_round(text: str, found: str) -> None:
    assert compare(Document.from_text(text), Document.from_text(found)).deviations == ()


def footer(text: str, *numbers: str) -> Document:
    """A document with a footer in which ``numbers`` are fields."""
    runs, end = [], 0
    for number in numbers:
        start = text.index(number, end)
        runs += [Run(end, start), Run(start, start + len(number), marks=frozenset({"field"}))]
        end = start + len(number)
    block = Block(0, text, part="word/footer1.xml", story=Story.FOOTER, runs=(*runs, Run(end, len(text))))
    return Document("a.docx", (block,))


def test_page_numbers_are_counted_anew_by_whoever_saves_the_file() -> None:
    built, saved = footer("第 1 页　共 1 页", "1", "1"), footer("第 27 页　共 31 页", "27", "31")
    result = compare(built, saved)
    assert (result.deviations, result.edited) == ((), 0)
    assert compare(footer("— 1 —", "1"), footer("— IV —", "IV")).deviations == ()


def test_a_figure_that_somebody_typed_into_a_footer_is_none_of_its_page_numbers() -> None:
    (deviation,) = compare(
        footer("第 1 页　共 1 页", "1", "1"), footer("第 1 页　共 1 页 报价 9", "1", "1")
    ).deviations
    assert (deviation.expected, deviation.found) == ("", "9")


def test_a_line_break_at_the_end_of_a_paragraph_is_no_edit() -> None:
    built, saved = (
        Document("a.docx", (Block(0, "（以下无正文）"),)),
        Document("a.docx", (Block(0, "（以下无正文）\n"),)),
    )
    assert compare(built, saved).edited == 0


def test_the_number_of_an_account_is_one_fact() -> None:
    old, new = "账号 0000 0001 0000 0001", "账号 0000 0001 0000 0007"
    (deviation,) = compare(Document.from_text(old), Document.from_text(new)).deviations
    assert (deviation.kind, deviation.found) == ("账号", "0000 0001 0000 0007")
