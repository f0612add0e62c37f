from __future__ import annotations

import re

import pytest

from pipeline.generate.remedies.figures import length, lengthened
from pipeline.generate.remedies.numbers import typed


@pytest.mark.parametrize(
    ("text", "printed", "following"),
    [
        ("第十四条　退出", "第十四条", "第十五条　"),
        ("第九条、其他", "第九条", "第十条、"),
        ("    3.费用承担", "3.", "    4."),
        ("14.2 甲方", "14.2", "14.3 "),
        ("　　１２．协作", "12.", "　　１３．"),
        ("（三）乙方", "（三）", "（四）"),
        ("1)一方", "1)", "2)"),
        ("① 甲", "①", "② "),
        ("十、其他", "十、", "十一、"),
    ],
)
def test_the_next_number_is_written_as_the_last_one(text: str, printed: str, following: str) -> None:
    found = typed(text, printed)
    assert found is not None
    counted = found.counting(found.value + 1)
    assert counted is not None
    assert counted.printed == following


def test_a_number_that_was_not_read_there_is_none() -> None:
    assert typed("2025年3月1日签订", "3.") is None
    assert typed("甲方", "1.") is None
    assert typed("1. 甲方", "") is None


def test_after_twenty_circles_there_is_none() -> None:
    found = typed("⑳ 末", "⑳")
    assert found is not None
    assert found.counting(21) is None


@pytest.mark.parametrize(
    ("text", "article", "moved"),
    [("14.2 甲", 15, "15.2 "), ("１４．２ 甲", 15, "１５．２ "), ("（2）甲", 15, "（2）")],
)
def test_a_paragraph_below_another_article_names_that(text: str, article: int, moved: str) -> None:
    found = typed(text, re.sub("甲.*", "", text.split(maxsplit=1)[0]))
    assert found is not None
    assert found.within(article).printed == moved


def test_wide_spaces_behind_a_number_shrink_and_the_indent_can_change() -> None:
    found = typed(" 1．      甲", "1．")
    assert found is not None
    assert found.neat().printed == " 1． "
    assert found.neat("　").printed == "　1． "


@pytest.mark.parametrize(
    ("written", "months", "new"),
    [
        ("一年", 24, "二年"),
        ("1年", 24, "2年"),
        ("12个月", 24, "24个月"),
        ("壹年", 24, "贰年"),
        ("一（1）年", 24, "二（2）年"),
        ("十二个月", 24, "二十四个月"),
        ("半年", 24, "二年"),
        ("一年", 30, None),
        ("二年", 24, None),
    ],
)
def test_a_period_is_lengthened_in_its_own_signs(written: str, months: int, new: str | None) -> None:
    assert lengthened(written, months) == new


def test_lengths_are_whole_years_or_months() -> None:
    assert [length(24), length(36), length(30)] == ["二年", "三年", "三十个月"]
