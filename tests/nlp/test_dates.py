"""Dates and what happens on them."""

from __future__ import annotations

from datetime import date

import pytest
from helpers.segmenting import of_blocks, paragraph, table
from helpers.understanding import FRONT, terms_of, understood
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Story
from pipeline.model.terms import State

_SIGNED = "第一条 合作内容\n双方共同研发。\n（以下无正文）\n甲方（盖章）：\n乙方（盖章）：\n"
_DAY = date(2024, 3, 1)


def events(text: str) -> list[tuple[str, date | None, State]]:
    return [(event.event, event.value, event.state) for event in terms_of(text).dates]


@pytest.mark.parametrize(
    "text",
    [
        "签订日期：2024年3月1日",
        "签订时间：2024年3月1日    签订地点：示例市",
        "日期：2024年3月1日",
        "2024年3月1日",
        "2024年3月1日于示例市",
        "二〇二四年三月一日",
        "法定代表人（签字）：王明    2024年3月1日",
        "签署：甲方____  乙方____  2024-03-01",
    ],
)
def test_the_date_among_the_signatures_is_that_of_signing(text: str) -> None:
    assert events(_SIGNED + text) == [("signing", _DAY, State.DEFINED)]


@pytest.mark.parametrize(
    "text",
    [
        "签订日期：2024年3月1日",
        "签署日期：2024-03-01",
        "本合同于2024年3月1日在示例市签订。",
        "本协议由双方于2024年3月1日签署。",
    ],
)
def test_the_head_and_the_articles_may_name_the_signing(text: str) -> None:
    assert events(f"{text}\n第一条 合作内容\n双方共同研发。") == [("signing", _DAY, State.DEFINED)]


def test_a_cell_may_name_the_signing() -> None:
    blocks = of_blocks(
        "示例合作协议", *table(("签订日期", "2024年3月1日")), *FRONT.splitlines()[1:], "第一条 内容"
    )
    assert [event.event for event in understood(blocks).terms.dates] == ["signing"]


@pytest.mark.parametrize("text", ["日期：    年    月    日", "年  月  日", "签订日期：____年____月____日"])
def test_a_date_left_blank_is_kept(text: str) -> None:
    assert events(_SIGNED + text) == [("signing", None, State.BLANK)]


def test_two_dates_on_one_line_of_signatures_are_both_signing() -> None:
    text = "日期：____年__月__日        日期：____年__月__日"
    assert [event for event, _, _ in events(_SIGNED + text)] == ["signing", "signing"]


@pytest.mark.parametrize(
    "text",
    [
        "双方于2019年6月10日签订《示例开发合同》，现补充如下。",
        "原合同于2019年6月10日签订。",
        "双方商定2019年6月10日签订正式合同。",
        "乙方应当于2019年6月10日前完成测试。",
    ],
)
def test_the_signing_of_another_contract_is_no_signing(text: str) -> None:
    assert [event for event, _, _ in events(f"第一条 背景\n{text}")] == ["other"]


@pytest.mark.parametrize(
    "text",
    [
        "合作期限自2024年1月1日起至2026年12月31日止。",
        "合作期限：2024年1月1日—2026年12月31日。",
        "合作期限为2024-01-01至2026-12-31。",
        "首期起于2024年1月1日，止于2026年12月31日。",
        "合作期限自2024年1月1日（含当日）至2026年12月31日（含当日）。",
    ],
)
def test_a_range_has_a_start_and_an_end(text: str) -> None:
    assert events(f"第一条 期限\n{text}") == [
        ("start", date(2024, 1, 1), State.DEFINED),
        ("end", date(2026, 12, 31), State.DEFINED),
    ]


def test_months_without_days_count_from_their_first_to_their_last_day() -> None:
    assert events("第一条 期限\n期限为2024年1月至2024年2月。") == [
        ("start", date(2024, 1, 1), State.DEFINED),
        ("end", date(2024, 2, 29), State.DEFINED),
    ]


@pytest.mark.parametrize("text", ["甲方于2024年8月底前运走设备。", "服务至2024年6月3十日止。"])
def test_a_month_elsewhere_and_a_day_not_legible_are_no_dates(text: str) -> None:
    assert events(f"第一条 其他\n{text}") == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("本协议自2024年3月1日起生效。", "effective"),
        ("生效日期：2024年3月1日。", "effective"),
        ("合作自2024年3月1日开始。", "start"),
        ("本协议有效期至2024年3月1日。", "end"),
        ("合作期限自本协议生效之日起至2024年3月1日止。", "end"),
        ("原合同自2024年3月1日起终止。", "other"),
    ],
)
def test_the_words_around_a_date_tell_its_event(text: str, event: str) -> None:
    assert events(f"第一条 期限\n{text}") == [(event, _DAY, State.DEFINED)]


@pytest.mark.parametrize("text", ["2024年2月30日", "2023年9月31日", "2024-13-01"])
def test_a_day_that_no_calendar_has_is_undefined(text: str) -> None:
    assert events(f"第一条 进度\n乙方于{text}前完成测试。") == [("other", None, State.UNDEFINED)]


def test_headers_and_guidance_date_nothing() -> None:
    header = paragraph("2020年1月1日修订", story=Story.HEADER)
    blocks = of_blocks(
        *FRONT.splitlines(), "填写说明：本合同自2019年1月1日起使用。", "第一条 内容", "双方研发。", header
    )
    assert understood(blocks).terms.dates == ()


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    written = f"{day.year}年{day.month}月{day.day}日"
    assert events(f"第一条 期限\n合作期限至{written}止。") == [("end", day, State.DEFINED)]


@pytest.mark.parametrize(
    "text",
    [
        "共建的时间是三年，即2026年9月15日起，2029年9月14日止。",
        "首个周期自2026年9月15日起算，于2029年9月14日届满。",
        "项目从2026年9月15日开始，2029年9月14日收尾。",
        "打立秋那天（2026年9月15日）动手，干到2029年9月14日。",
    ],
)
def test_the_words_behind_a_date_tell_a_start_or_an_end(text: str) -> None:
    found = [(event, value) for event, value, _ in events(f"第二条 {text}")]
    assert found == [("start", date(2026, 9, 15)), ("end", date(2029, 9, 14))]


def test_what_is_past_is_no_end() -> None:
    text = "第二条 合作自2026年5月1日开始。前期调研已于2026年3月31日结束。"
    assert [event for event, _, _ in events(text)] == ["start", "other"]
