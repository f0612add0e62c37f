from __future__ import annotations

import pytest

from pipeline.benchmark.sheet import Place, Sheet, body
from pipeline.text.notation import Kind

SOURCE = """= 第八条　保密
8.1 各方应当保密。期限为{--二--}{++三++}年。
| 项目 | 甲 // 乙 |
正文{_填写的_}文字；另一句。
"""


def sheet(source: str = SOURCE) -> Sheet:
    return Sheet.read(source)


def test_words_are_found_as_they_are_shown() -> None:
    (place,) = sheet().find("期限为三年")
    assert sheet().words(place) == "期限为三年"
    assert sheet().find("二") == ()


def test_words_that_stand_twice_have_no_single_place() -> None:
    assert sheet("甲\n甲").only("甲") is None
    assert sheet("甲\n乙").only("甲") == Place(0, 0, 1)


def test_cells_and_their_paragraphs_are_found() -> None:
    (place,) = sheet().find("乙")
    paragraph = sheet().paragraphs[place.paragraph]
    assert (paragraph.line, paragraph.cell, paragraph.part) == (2, 1, 1)


def test_an_unchanged_sheet_is_written_as_it_was() -> None:
    assert sheet().written({}) == SOURCE


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("应当保密", "各方应当保密。"),
        ("期限", "期限为三年。"),
        ("填写", "正文填写的文字；"),
        ("保密。期限", "各方应当保密。期限为三年。"),
    ],
)
def test_a_sentence_ends_at_its_stop_and_begins_behind_the_number(words: str, sentence: str) -> None:
    (place,) = sheet().find(words)
    assert sheet().words(sheet().sentence(place)) == sentence


def edited(words: str, new: str) -> str:
    found = sheet()
    (place,) = found.find(words)
    return found.written(found.edited([(place, new)]))


def test_words_are_replaced_where_they_stand() -> None:
    assert "8.1 各方可以保密。" in edited("应当", "可以")
    assert "正文{_留空_}文字" in edited("填写的", "留空")
    assert "| 项目 | 甲 // 丙 |" in edited("乙", "丙")


def test_a_mark_left_empty_goes_with_its_words() -> None:
    assert "正文文字；" in edited("填写的", "")


def test_what_is_cut_across_a_mark_leaves_the_rest_sound() -> None:
    assert "正{_的_}文字" in edited("文填写", "")


def test_deleted_words_stay_when_what_is_shown_is_replaced() -> None:
    assert "期限为{--二--}{++五++}年。" in edited("三", "五")


def test_a_line_of_which_only_the_number_is_left_goes() -> None:
    found = sheet("8.1 各方应当保密。\n8.2 其他。")
    (place,) = found.find("各方应当保密。")
    assert found.written(found.edited([(place, "")])) == "8.2 其他。\n"


def test_several_places_of_one_line_are_edited_together() -> None:
    found = sheet("甲方60%，乙方40%。")
    cuts = [(found.find("60")[0], "70"), (found.find("40")[0], "30")]
    assert found.written(found.edited(cuts)) == "甲方70%，乙方30%。\n"


def test_a_place_is_wrapped_in_a_mark() -> None:
    found = sheet()
    (place,) = found.find("各方应当保密。")
    assert "8.1 {!各方应当保密。!}期限" in found.written(found.wrapped([place], Kind.STRUCK))


def test_marks_that_would_cross_are_refused() -> None:
    found = sheet()
    (place,) = found.find("填写的文字")
    with pytest.raises(ValueError, match="没有"):
        found.wrapped([Place(place.paragraph, place.start + 1, place.end)], Kind.STRUCK)


def test_lines_are_dropped_replaced_and_added() -> None:
    found = sheet("甲\n乙\n丙")
    assert found.written({0: (), 1: (body("丁", "="),), 3: (body("戊"),)}) == "= 丁\n丙\n戊\n"
