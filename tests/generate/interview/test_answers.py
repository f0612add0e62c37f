"""Answers are read as people write them, and refused with what to write instead."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.content import validate
from pipeline.generate.interview.answers import Answer, AnswerError, choices_of, read_answer
from pipeline.generate.shape import Shape, project_shape
from pipeline.generate.values import PartyName, read_percent
from pipeline.text.money import write_words

PARTIES = (
    PartyName(short="示例科技", name="示例科技有限公司", role="甲方", kind="企业"),
    PartyName(short="示例大学", name="示例大学", role="乙方", kind="高校"),
)


def leaf(path: str) -> Shape:
    shape = project_shape().at(path)
    assert shape is not None
    return shape


def read(path: str, text: str, *, numbered: bool = True) -> Answer:
    value = read_answer(leaf(path), text, parties=PARTIES, numbered=numbered)
    assert not validate(value, leaf(path).schema, Path("答案"))
    return value


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("funding.total", "500万", "5000000.00"),
        ("funding.total", "5,000,000", "5000000.00"),
        ("funding.total", "5，000，000元", "5000000.00"),
        ("funding.total", "¥5,000,000.50", "5000000.50"),
        ("funding.total", "五百万元", "5000000.00"),
        ("funding.total", "1.5万元", "15000.00"),
        ("funding.total", "人民币伍佰万元整", "5000000.00"),
        ("funding.total", "1亿2000万", "120000000.00"),
        ("project.start", "2026年3月1日", "2026-03-01"),
        ("project.start", "2026.3.1", "2026-03-01"),
        ("project.start", "2026/03/01", "2026-03-01"),
        ("project.start", "20260301", "2026-03-01"),
        ("project.start", "二〇二六年三月一日", "2026-03-01"),
        ("parties[].vote_weight", "60", "60%"),
        ("parties[].vote_weight", "60%", "60%"),
        ("parties[].vote_weight", "６０％", "60%"),
        ("parties[].vote_weight", "六成", "60%"),
        ("parties[].vote_weight", "六成五", "65%"),
        ("parties[].vote_weight", "百分之六十", "60%"),
        ("parties[].vote_weight", "1/3", "1/3"),
        ("parties[].vote_weight", "三分之一", "1/3"),
        ("parties[].vote_weight", "0.5%", "0.5%"),
        ("parties[].vote_weight", "1%", "1%"),
        ("funding.payer", "1", "示例科技"),
        ("funding.payer", "乙方", "示例大学"),
        ("funding.payer", "示例科技有限公司", "示例科技"),
        ("project.type", "2", "成果转化"),
        ("project.type", "人才培养", "人才培养"),
        ("project.core_technology", "是", True),
        ("project.core_technology", "2", False),
        ("project.core_technology", "No", False),
        ("secrecy.months", "24", 24),
        ("secrecy.months", "24个月", 24),
        ("secrecy.months", "二十四个月", 24),
        ("ip.reply_days", "15天", 15),
        ("agreement.copies", "六份", 6),
        ("resource_trackings[].month", "2026年3月", "2026-03"),
        ("resource_trackings[].month", "2026-03-01", "2026-03"),
        ("risk_warnings[].emergency.occurred", "2026年3月1日9时5分", "2026-03-01 09:05"),
        ("risk_warnings[].emergency.occurred", "2026-03-01 09:05", "2026-03-01 09:05"),
        ("improvements[].items[].baseline", "98.50", "98.50"),
        ("improvements[].items[].baseline", "-1,000.5", "-1000.5"),
        ("project.name", "  涂层研发\t一期 ", "涂层研发 一期"),
        ("project.summary", "第一段\r\n第二段", "第一段\n第二段"),
    ],
)
def test_an_answer_is_stored_as_the_schema_wants_it(path: str, text: str, value: Answer) -> None:
    assert read(path, text) == value


@pytest.mark.parametrize(
    ("path", "text", "words"),
    [
        ("funding.total", "五百左右", "“五百左右”不是金额，请写成 5000000.00"),
        ("funding.total", "-5", "不是金额"),
        ("funding.total", "100美元", "不是金额"),
        ("funding.total", "100-200万", "不是金额"),
        ("funding.total", "0.005", "最多两位小数"),
        ("funding.total", "9999999999999999", "太大"),
        ("project.start", "2026年3月", "没有写明是哪一天"),
        ("project.start", "2026-02-30", "不是日历上的日期"),
        ("project.start", "明年", "“明年”不是日期"),
        ("parties[].vote_weight", "0.6", "可能是 0.6%，也可能是 60%"),
        ("parties[].vote_weight", "1", "可能是 1%，也可能是 100%"),
        ("parties[].vote_weight", "60%-80%", "不是比例"),
        ("parties[].vote_weight", "一半左右", "不是比例"),
        ("funding.payer", "示例技科", "是不是 示例科技？"),
        ("funding.payer", "3", "没有名为“3”的合作方"),
        ("project.type", "技术研究", "是不是 技术研发？"),
        ("project.type", "0", "请从 技术研发、成果转化、人才培养 中选"),
        ("project.core_technology", "也许", "请写 是 或者 否"),
        ("secrecy.months", "2年", "“2年”不是整数"),
        ("ip.reply_days", "2个月", "不是整数"),
        ("secrecy.months", "0", "不能小于 1"),
        ("feasibility.panel[].scores.technical", "101", "不能大于 100"),
        ("resource_trackings[].month", "三月", "写法不对"),
        ("risk_warnings[].emergency.occurred", "2026-03-01", "写法不对"),
        ("improvements[].items[].baseline", "很高", "不是数值"),
        ("project.name", "a\x07b", "不能使用的字符（编码 0007）"),
        ("project.name", " \n ", "没有内容"),
        ("project.name", "高温\n合金", "“高温”后面有换行，这里只能写一行"),
    ],
)
def test_an_answer_that_cannot_be_used_says_what_to_write(path: str, text: str, words: str) -> None:
    with pytest.raises(AnswerError) as caught:
        read(path, text)
    assert words in str(caught.value)


def test_in_a_file_a_number_names_no_choice() -> None:
    with pytest.raises(AnswerError, match="不在可选的值之内"):
        read("project.type", "1", numbered=False)
    assert read("funding.payer", "甲方", numbered=False) == "甲方"


@given(st.decimals(min_value=0, max_value=99_999_999_999_999, places=2))
def test_any_amount_is_read_in_figures_and_in_words(amount: Decimal) -> None:
    assert read("funding.total", f"{amount:,.2f}元") == f"{amount:.2f}"
    assert read("funding.total", write_words(amount)) == f"{amount:.2f}"


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2150, 1, 1)))
def test_any_day_is_read_in_every_way_of_writing(day: date) -> None:
    for text in (
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
    ):
        assert read("project.start", text) == day.isoformat()


@given(st.integers(0, 9999), st.integers(1, 9999))
def test_a_share_that_is_read_is_the_share_that_was_written(hundredths: int, below: int) -> None:
    text = f"{Decimal(hundredths) / 100:f}%"
    assert read_percent(str(read("parties[].vote_weight", text))) == read_percent(text)
    assert read_percent(str(read("parties[].vote_weight", f"{below}/9999"))) == Fraction(below, 9999)


def test_choices_are_the_parties_the_words_or_yes_and_no() -> None:
    assert choices_of(leaf("funding.payer"), PARTIES) == ("示例科技", "示例大学")
    assert choices_of(leaf("project.core_technology"), ()) == ("是", "否")
    assert choices_of(leaf("project.name"), PARTIES) == ()
