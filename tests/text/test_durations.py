from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.durations import DurationSpan, find_durations
from pipeline.text.normalise import normalise
from pipeline.text.numerals import to_chinese, to_financial


def durations(source: str) -> tuple[DurationSpan, ...]:
    return find_durations(normalise(source).text)


def only(source: str) -> DurationSpan:
    (span,) = durations(source)
    return span


SCRIPTS = (str, to_chinese, to_financial)


@given(st.integers(1, 99), st.sampled_from(SCRIPTS), st.sampled_from(SCRIPTS))
def test_years_are_read_in_every_script(years: int, script: object, other: object) -> None:
    assert callable(script)
    assert callable(other)
    for written in (
        script(years),
        f"{script(years)}（{other(years)}）",
        f"[{script(years)}({other(years)})]",
        f" {script(years)} ",
    ):
        assert only(f"保密期限为协议终止后{written}年。").months == years * 12


@given(st.integers(1, 9), st.integers(1, 11), st.sampled_from(SCRIPTS), st.sampled_from(["零", "又", ""]))
def test_years_and_months_add_up(years: int, months: int, script: object, joint: str) -> None:
    assert callable(script)
    assert only(f"期限{script(years)}年{joint}{script(months)}个月").months == years * 12 + months


@pytest.mark.parametrize(
    ("source", "months"),
    [
        ("半年", 6),
        ("本合同一年内", 12),
        ("两年半", 30),
        ("一年半", 18),
        ("1.5年", 18),
        ("3周年", 36),
        ("五个周年", 60),
        ("存续五载。", 60),
        ("两个寒暑", 24),
        ("满七年终止", 84),
        ("三个完整年度", 36),
        ("三个自然月", 3),
        ("一个半月", Fraction(3, 2)),
        ("半个月", Fraction(1, 2)),
        ("两个季度", 6),
        ("壹拾贰个月", 12),
        ("至协议终止后满五年止", 60),
        ("不少于三年", 36),
        ("6个月以上", 6),
        ("保密期限：3年", 36),
        ("永久/3年", 36),
        ("3年后", 36),
        ("5年期", 60),
        ("三年（36个月）", 36),
        ("2年（含2年）", 24),
        ("为期（ 3 ）年", 36),
        ("  2 年", 24),
        ("__3__年", 36),
        ("【3】年", 36),
    ],
)
def test_a_length_in_months_is_read(source: str, months: Fraction) -> None:
    span = only(source)
    assert (span.months, span.days, span.hours, span.blank, span.range) == (months, None, None, False, False)


@pytest.mark.parametrize(
    ("source", "days", "kind"),
    [
        ("90日", 90, "calendar"),
        ("10天内", 10, "calendar"),
        ("收到通知之日起五日内", 5, "calendar"),
        ("签订之日30日内", 30, "calendar"),
        ("30个工作日", 30, "working"),
        ("十（10）个工作日", 10, "working"),
        ("15个自然日", 15, "calendar"),
        ("三周内", 21, "calendar"),
        ("两个星期", 14, "calendar"),
        ("三十日期满", 30, "calendar"),
    ],
)
def test_a_length_in_days_is_read(source: str, days: int, kind: str) -> None:
    span = only(source)
    assert (span.months, span.days, span.working) == (None, days, kind == "working")


def test_months_and_odd_days_add_up() -> None:
    assert only("一个月零十五日").length == (Fraction(1), 15, None, False)


@pytest.mark.parametrize(("source", "hours"), [("24小时内", 24), ("七十二个小时", 72)])
def test_hours_are_neither_months_nor_days(source: str, hours: int) -> None:
    assert only(source).length == (None, None, hours, False)


@pytest.mark.parametrize(
    ("source", "unit"),
    [
        ("____年", "年"),
        ("【】年", "年"),
        ("[年数] 年", "年"),
        ("×年之后", "年"),
        ("X年", "年"),
        ("N年", "年"),
        ("合作终止后      年内", "年"),
        ("永久/______年", "年"),
        ("____个月", "月"),
        ("保密期限为： 年", "年"),
        ("保密期限：年。", "年"),
        ("保密期限为个月", "月"),
        ("{{天数}}日内", "日"),
        ("提前    个工作日", "日"),
        ("3年零__个月", "年"),
    ],
)
def test_a_length_left_to_fill_in_is_blank(source: str, unit: str) -> None:
    span = only(source)
    assert (span.months, span.days, span.blank, span.unit) == (None, None, True, unit)


@pytest.mark.parametrize("source", ["三至五年", "3-5年", "三五年", "两三个月", "15~30日"])
def test_a_range_has_no_length(source: str) -> None:
    span = only(source)
    assert (span.months, span.days, span.range, span.blank) == (None, None, True, False)


def test_two_numbers_that_disagree_have_no_length() -> None:
    span = only("五（3）年")
    assert (span.months, span.blank, span.range) == (None, False, False)


@pytest.mark.parametrize(
    "source",
    [
        "自2024年3月1日起",
        "2024年",
        "二〇二六年",
        "2024年度",
        "2024-2026年",
        "第3年",
        "第五个月",
        "每年",
        "每3年",
        "当年",
        "年度",
        "3月5日",
        "每月5日前",
        "20__年",
        "____年__月__日",
        "    年  月  日",
        "自____年起",
        "80年代",
        "十余年",
        "下半年",
        "上半年度",
        "5.2 年度报告",
        "三年级",
        "同一年内",
        "任一年",
        "上一年",
    ],
)
def test_what_is_no_period_is_not_found(source: str) -> None:
    assert durations(source) == ()


@pytest.mark.parametrize("source", ["2.3年内不得披露", "第一项\n1.5年内"])
def test_a_number_that_may_be_a_label_has_no_length(source: str) -> None:
    span = only(source)
    assert (span.months, span.blank) == (None, False)


def test_every_period_of_a_sentence_is_found_in_order() -> None:
    text = normalise("技术秘密为五年，其他资料为____个月，收到书面通知后10日内归还。").text
    found = find_durations(text)
    assert [text[span.start : span.end] for span in found] == ["五年", "▁个月", "10日"]
