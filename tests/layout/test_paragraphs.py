"""Lines become paragraphs where a line was broken for want of room."""

import pytest
from helpers.laid import page, texts, typed

FULL = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"
"""Forty characters: a line from 100 to 500."""


def lines(*given: tuple[str, float], start: float = 100.0, pitch: float = 18.0) -> list[list]:  # type: ignore[type-arg]
    return [list(typed(text, left, start + pitch * at)) for at, (text, left) in enumerate(given)]


def test_a_full_line_goes_on_on_the_next() -> None:
    assert texts(page(lines((FULL[2:], 120), (FULL, 100), ("完。", 100)))) == [FULL[2:] + FULL + "完。"]


def test_a_line_that_had_room_ends_its_paragraph() -> None:
    body = lines((FULL[2:], 120), (FULL, 100), (FULL, 100), ("短。", 100), ("下一段。", 120))
    assert texts(page(body))[-1] == "下一段。"


def test_an_indent_starts_a_paragraph_behind_a_full_line() -> None:
    body = lines((FULL[2:], 120), (FULL, 100), (FULL[2:], 120), (FULL, 100), ("完", 100))
    assert texts(page(body)) == [FULL[2:] + FULL, FULL[2:] + FULL + "完"]


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    first = page(lines((FULL[2:], 120), (FULL, 100), (FULL, 100)), number=1)
    second = page(lines(("下页完。", 100), ("另一段。", 120)), number=2)
    assert texts(first, second) == [FULL[2:] + FULL + FULL + "下页完。", "另一段。"]


@pytest.mark.parametrize("number", ["第二条 内容", "（二）内容", "2.内容", "二、内容", "附件一 清单"])
def test_a_number_starts_a_paragraph_behind_a_full_stop(number: str) -> None:
    full = FULL[:-1] + "。"
    body = lines((full, 100), (number, 100), (FULL, 100), (FULL, 100), ("完", 100))
    assert texts(page(body))[:2] == [full, number]


def test_items_that_end_at_one_place_by_chance_are_no_edge_where_a_line_reached_further() -> None:
    item = "验收以附件一所列的全部功能点和性能指标为准并由双方签字确认"
    rest = [*(f"{number}. {item}" for number in (2, 3, 4)), *(f"{number}. 短" for number in range(5, 15))]
    body = lines(
        ("1. " + FULL[2:-2] + "、", 120), ("权限管理与报表导出", 100), *((text, 120.0) for text in rest)
    )
    assert texts(page(body)) == ["1. " + FULL[2:-2] + "、权限管理与报表导出", *rest]


def test_the_first_line_may_lie_further_from_the_second_than_the_others_do() -> None:
    first, *rest = lines((FULL[2:], 120), (FULL, 100), (FULL, 100), ("完。", 100))
    lower = [[glyph._replace(base=glyph.base + 6) for glyph in line] for line in rest]
    assert texts(page([first, *lower])) == [FULL[2:] + FULL * 2 + "完。"]


def test_words_of_two_lines_are_parted_by_a_space_and_hyphens_go() -> None:
    latin = "the quick brown fox jumps over the lazy dog and runs away from everybody who hunts him"
    body = lines((latin[:79], 100), ("hunts him", 100))
    assert texts(page([*body]))[0].endswith("everybody who hunts him"[-9:])


def test_larger_characters_are_no_part_of_the_paragraph() -> None:
    head = list(typed("一二三四五六七八九十一二三四五六七八九十", 100, 60, size=20))
    assert (
        texts(page([head, *lines((FULL, 100), ("完", 100))]))[0] == "一二三四五六七八九十一二三四五六七八九十"
    )


def test_lines_far_below_one_another_are_two_paragraphs() -> None:
    body = [*lines((FULL, 100), (FULL, 100), (FULL, 100)), *lines((FULL, 100), ("完", 100), start=200)]
    assert texts(page(body)) == [FULL * 3, FULL + "完"]


def test_what_was_typed_apart_stays_apart_and_what_was_spread_is_closed() -> None:
    spread = list(typed("提出方：", 100, 100, step=2.0))
    spread = [glyph._replace(right=glyph.left + 10) for glyph in spread]
    assert texts(page([spread, *typed_rows()]))[0] == "提出方："


def test_the_room_between_the_words_of_a_date_is_not_closed_however_evenly_it_is_left() -> None:
    dated = list(typed("在年月日前", 100, 100, step=2.0))
    dated = [glyph._replace(right=glyph.left + 10) for glyph in dated]
    assert texts(page([dated, *typed_rows()]))[0] == "在 年 月 日 前"


def typed_rows() -> list[list]:  # type: ignore[type-arg]
    return lines((FULL, 100), ("完", 100), start=140)


def test_characters_printed_twice_come_once_and_are_bold() -> None:
    word = list(typed("粗体", 100, 100))
    again = [glyph._replace(left=glyph.left + 0.4, right=glyph.right + 0.4) for glyph in word]
    made = page([[*word, *again]])
    assert texts(made) == ["粗体"]


def test_a_ruling_line_without_words_is_a_place_to_fill_in() -> None:
    from pipeline.layout import Rule  # noqa: PLC0415

    made = page([list(typed("验收专家", 100, 100))], rules=[Rule(145, 102, 200, 102.5)])
    assert texts(made)[0].startswith("验收专家_")


def test_a_narrow_gap_before_a_unit_is_a_place_to_fill_in_but_not_behind_a_number() -> None:
    empty = [*typed("总价（大写）", 100, 100), *typed("元，", 163.2, 100)]
    filled = [*typed("每年3", 100, 140), *typed("月31", 127.6, 140), *typed("日前。", 150.2, 140)]
    assert texts(page([empty, filled])) == ["总价（大写） 元，", "每年3月31日前。"]
