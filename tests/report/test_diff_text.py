"""A comparison in the terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from helpers.versions import changed
from rich.cells import cell_len

from pipeline.compare.terms import _ORDER
from pipeline.model.comparison import (
    Bearing,
    Change,
    ClauseCourse,
    Comparison,
    Course,
    Decision,
    TrackedChange,
)
from pipeline.report import diff_rows, diff_text
from pipeline.report.diff_words import ASPECTS, PHRASES, TOPICS, VALUES
from pipeline.report.wording import Wording

SECRECY = ("合作结束之日起三年", "合作结束之日起一年")


def lines(comparison: Comparison, **options: object) -> str:
    return diff_text.render(comparison, **options)  # type: ignore[arg-type]


def test_a_changed_term_shows_both_values_and_both_quotations() -> None:
    text = lines(changed(SECRECY))
    assert "保密期限 · 长度：36 个月（3 年） → 12 个月（1 年）" in text
    assert "旧：第十一条 保密 11.2 「保密期限：合作期限内以及合作结束之日起三年。」" in text
    assert "新：第十一条 保密 11.2 「保密期限：合作期限内以及合作结束之日起一年。」" in text


def test_terms_come_before_findings_and_findings_before_clauses() -> None:
    text = lines(changed(SECRECY))
    places = [
        text.index(heading) for heading in ("── 合同要素的变化", "── 规则结果的变化", "── 条款文字的变化")
    ]
    assert places == sorted(places)


def test_reworded_text_is_marked_word_by_word() -> None:
    assert "合作结束之日起[-三年-]{+一年+}。" in lines(changed(SECRECY))


def test_what_is_gone_is_said_to_be_not_found_any_more() -> None:
    assert "双方协商一致 → 不再找到" in lines(changed(("（三） 双方协商一致。\n", "")))


def test_what_is_unclear_is_left_to_a_person() -> None:
    assert "读不准，请人工核对" in lines(changed(("技术资料、试验数据、经营信息", "技术资料")))


def test_identical_files_take_one_sentence() -> None:
    found = changed()
    assert lines(replace(found, identical=True)) == "两份文件逐字节相同，没有任何变化。\n"
    assert lines(replace(found, identical=True, views=True)).count("\n") == 1


def test_different_kinds_are_warned_of() -> None:
    found = changed()
    other = replace(found, new=replace(found.new, type="loan", type_title="借款合同"))
    assert "被认作不同的类型" in lines(other)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_too_wide(width: int) -> None:
    text = lines(changed(SECRECY, ("9.6 后续改进", "9.6 其后的改进")), width=width)
    assert max(map(cell_len, text.splitlines())) <= width


def test_control_characters_of_a_file_do_not_reach_the_terminal() -> None:
    text = lines(changed(("合作结束之日起三年", "合作结束之日起一年\u202e\x1b[31m")))
    assert "\x1b" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize("bearing", Bearing)
@pytest.mark.parametrize("course", [Course.NEW, Course.FIXED])
def test_a_finding_says_on_which_change_it_hangs(bearing: Bearing, course: Course) -> None:
    found = changed(SECRECY)
    decided = replace(
        found,
        views=True,
        findings=tuple(replace(item, course=course) for item in found.findings),
        tracked=(TrackedChange(3, "张三", "2026-01-02", "三年", "一年", "第十一条 保密"),),
        decisions=(Decision("confidentiality/period", bearing, (3,)),),
    )
    text = lines(decided)
    assert "第 3 处" in text
    assert "删除「三年」、插入「一年」" in text
    if bearing is Bearing.ONLY:
        wanted = "只有接受第 3 处修订才符合" if course is Course.FIXED else "接受第 3 处修订后不符合"
        assert wanted in text


def test_everything_has_a_name() -> None:
    assert set(_ORDER) <= TOPICS.keys()
    assert {f"course.{item}" for item in Course} | {f"short.{item}" for item in Course} <= PHRASES.keys()
    assert {f"clause.{item}" for item in ClauseCourse} | {
        f"change.{item}" for item in Change
    } <= PHRASES.keys()
    assert all(all(pair) for table in (PHRASES, TOPICS, ASPECTS, VALUES) for pair in table.values())


def test_nothing_changed_is_said_in_words() -> None:
    assert diff_rows.summary(changed(), Wording()) == "要素和规则结果都没有变化，文字也没有变化。"
    reworded = changed(("合作结束之日起三年", "合作结束之日起36个月"))
    assert diff_rows.summary(reworded, Wording()) == "要素和规则结果都没有变化；有 1 条条款的文字有改动。"


def test_english_is_spoken() -> None:
    assert "Secrecy period" in lines(changed(SECRECY), lang="en")
