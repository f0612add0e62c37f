from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.normalise import normalise
from pipeline.text.numerals import to_chinese
from pipeline.text.ratios import RatioSpan, SplitSpan, find_ratios, find_splits


def ratios(source: str) -> tuple[RatioSpan, ...]:
    return find_ratios(normalise(source).text)


def splits(source: str) -> tuple[SplitSpan, ...]:
    return find_splits(normalise(source).text)


@given(st.integers(1, 100), st.integers(0, 99))
def test_a_percentage_is_read_exactly_in_every_script(whole: int, hundredths: int) -> None:
    exact = Fraction(whole * 100 + hundredths, 10_000)
    for written in (
        f"{whole}.{hundredths:02}%",
        f"{whole}.{hundredths:02} ％",
        f"百分之{whole}.{hundredths:02}",
    ):
        assert [span.value for span in ratios(f"甲方分得收益的{written}。")] == [exact]


@given(st.integers(1, 100))
def test_a_percentage_in_words_is_the_one_in_digits(percent: int) -> None:
    both = f"{percent}%（百分之{to_chinese(percent)}）"
    assert [span.value for span in ratios(f"乙方得{both}，")] == [Fraction(percent, 100)]


@given(st.integers(2, 99), st.integers(1, 98))
def test_a_fraction_in_words_is_read(below: int, above: int) -> None:
    (span,) = ratios(f"{to_chinese(below)}分之{to_chinese(above)}")
    assert span.value == Fraction(above, below)


@pytest.mark.parametrize(
    ("source", "value", "unit"),
    [
        ("60％", Fraction(3, 5), "%"),
        ("百分之百", Fraction(1), "%"),
        ("百分之六十五点五", Fraction(131, 200), "%"),
        ("六十（60）%", Fraction(3, 5), "%"),
        ("【60】%", Fraction(3, 5), "%"),
        ("__60__%", Fraction(3, 5), "%"),
        ("千分之三", Fraction(3, 1000), "‰"),
        ("万分之五", Fraction(1, 2000), "‱"),
        ("5‱", Fraction(1, 2000), "‱"),
        ("甲方占2/3", Fraction(2, 3), "分之"),
        ("六成", Fraction(3, 5), "成"),
        ("四成五", Fraction(9, 20), "成"),
        ("六成半", Fraction(13, 20), "成"),
        ("八成归乙方", Fraction(4, 5), "成"),
        ("收益的一半", Fraction(1, 2), "半"),
        ("全部收益归甲方", Fraction(1), "全部"),
        ("税率6%", Fraction(3, 50), "%"),
    ],
)
def test_a_share_is_read(source: str, value: Fraction, unit: str) -> None:
    (span,) = ratios(source)
    assert (span.value, span.unit, span.range) == (value, unit, False)


@pytest.mark.parametrize(
    "source",
    [
        "____%",
        "【】%",
        "[比例]%",
        "××％",
        "**%",
        "　　　％",
        "百分之____",
        "百分之  ）",
        "总经费中的%支付",
        "____成",
        "提成比例：  %（百分之  ）",
    ],
)
def test_a_share_left_to_fill_in_is_blank(source: str) -> None:
    (span,) = ratios(source)
    assert span.blank
    assert span.value is None


@pytest.mark.parametrize(
    "source", ["60%-80%", "60-80%", "20%～40%", "百分之六十至百分之八十", "百分之六十至八十", "三至五成"]
)
def test_a_range_is_no_definite_share(source: str) -> None:
    (span,) = ratios(source)
    assert span.range
    assert span.value is None
    assert not span.blank


def test_two_forms_that_disagree_are_two_shares() -> None:
    assert [span.value for span in ratios("60%（百分之五十）")] == [Fraction(3, 5), Fraction(1, 2)]
    assert [span.value for span in ratios("60（五十）%")] == [None]


@pytest.mark.parametrize(
    "source",
    [
        "一成果",
        "三成员",
        "第三成果",
        "全部条款",
        "完成",
        "比例（%）",
        "单位：%",
        "https://a.cn/%20",
        "七成新",
        "一成不变",
        "于3/1签订",
        "编号为12/3",
    ],
)
def test_what_is_no_share_is_not_found(source: str) -> None:
    assert ratios(source) == ()


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("三七开", (3, 7)),
        ("七三分", (7, 3)),
        ("四六分成", (4, 6)),
        ("按二八", (2, 8)),
        ("五五分成", (5, 5)),
        ("按三、七比例", (3, 7)),
        ("三比七", (3, 7)),
        ("六三一的比例", (6, 3, 1)),
        ("6∶4", (6, 4)),
        ("按3:7", (3, 7)),
        ("比例为：6:3:1", (6, 3, 1)),
        ("60:40", (60, 40)),
        ("60/40分成", (60, 40)),
        ("60%：40%", (60, 40)),
        ("按1:1比例", (1, 1)),
        ("按照2:1分配", (2, 1)),
        ("6比4。", (6, 4)),
        ("对半", (1, 1)),
        ("各半", (1, 1)),
        ("双方各占一半", (1, 1)),
        ("各占50%", (1, 1)),
        ("各百分之五十", (1, 1)),
        ("各享有二分之一", (1, 1)),
        ("三方各占三分之一", (1, 1, 1)),
        ("四方各占25%", (1, 1, 1, 1)),
    ],
)
def test_a_division_is_read_in_the_order_named(source: str, parts: tuple[int, ...]) -> None:
    (span,) = splits(source)
    assert span.values == tuple(Fraction(part, sum(parts)) for part in parts)
    assert span.equal is (len(set(parts)) == 1)


@pytest.mark.parametrize(
    "source", ["均分", "平分收益", "平均分配", "平均分享", "均等", "等额享有", "对等分成"]
)
def test_an_equal_division_need_not_say_among_how_many(source: str) -> None:
    (span,) = splits(source)
    assert (span.values, span.equal) == ((), True)


@pytest.mark.parametrize(
    ("source", "count"), [("按__：__分成", 2), ("按    ：    分成", 2), ("按__:__:__的比例分配", 3)]
)
def test_a_division_left_to_fill_in_has_blanks(source: str, count: int) -> None:
    (span,) = splits(source)
    assert (span.values, span.equal) == ((None,) * count, False)


@pytest.mark.parametrize(
    "source",
    [
        "10:30",
        "上午9:30至11:30",
        "8:00",
        "8:02",
        "比例尺1:500",
        "1:1000",
        "3/7",
        "第三、七条",
        "六三一",
        "一九九七年",
        "甲乙各占20%，丙方占60%",
        "双方均分别签署",
        "公平分配",
        "水平分析",
        "平均分数",
        "机会均等",
        "等额分期",
        "第一、二、七条",
        "附件1:    ",
    ],
)
def test_what_is_no_division_is_not_found(source: str) -> None:
    assert splits(source) == ()


@given(st.lists(st.integers(1, 20), min_size=2, max_size=4))
def test_known_parts_sum_to_one(parts: list[int]) -> None:
    (span,) = splits(f"按{':'.join(map(str, parts))}的比例分配")
    assert sum(value for value in span.values if value is not None) == 1


@pytest.mark.parametrize(
    ("text", "found"), [("利润的一成交给学院", True), ("一成交即付款", False), ("三成交由院方", True)]
)
def test_a_tenth_that_is_handed_over_is_a_share_and_a_closed_deal_is_none(text: str, *, found: bool) -> None:
    assert bool(find_ratios(text)) is found
