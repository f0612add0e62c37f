"""The report in the terminal."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from helpers import reports
from rich.cells import cell_len
from rich.console import Console

from pipeline.model.evidence import Evidence
from pipeline.model.report import Outcome, Report
from pipeline.report import text
from pipeline.report.failure import Failure

FAILURE = Failure("坏的.docx", "坏的.docx 不是 Word 文件，请另存为 .docx 后重试。")
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def section(shown: str, title: str) -> str:
    """What stands under the heading that starts with ``title``."""
    return shown.split(f"── {title}", 1)[1].split("\n", 1)[1].split("\n── ", 1)[0]


def with_quote(quote: str) -> Report:
    made = reports.clean()
    place = made.results[0].evidence[0].location
    evidence = Evidence(quote, place, "第一条 保密")
    return replace(made, results=(replace(made.results[0], outcome=Outcome.VIOLATED, evidence=(evidence,)),))


def test_the_verdict_stands_on_a_line_of_its_own_before_the_findings() -> None:
    lines = text.render(reports.report()).splitlines()
    assert lines[0] == "示例合作协议.docx"
    verdict = lines.index("不通过：4 项不符合（错误 2、警告 1、建议 1）、1 项需人工判断、1 项检查出错")
    assert verdict < next(number for number, line in enumerate(lines) if line.startswith("── 错误"))


def test_a_finding_has_everything_that_a_lawyer_needs() -> None:
    assert section(text.render(reports.report()), "错误（2）").startswith(
        """\
  1. 保密期限不少于合作结束后两年  [confidentiality/period]
     保密期限自签订之日起一年，合作期限为两年，合作结束时保密义务已经终止。
     位置：    第三条 保密 「保密期限自本协议签订之日起」
     依据：    《产学研合作管理技术规范》5.1.3 合作协议签署 · 保密条款（强制性规定）：保密期限在合作
               结束后不少于两年。
               《中华人民共和国民法典》第八百四十五条（指引性规定）：技术合同一般写明项目名称、内容
               和要求、履行计划与方式、成果归属及收益分配办法等。
     修改建议：改为“保密期限至合作结束后满两年止”或更长。
"""
    )


def test_something_missing_has_the_place_where_it_was_expected() -> None:
    assert "位置：    应在 第三条 保密 之后\n" in section(text.render(reports.report()), "警告（1）")


def test_something_missing_without_a_place_is_said_to_be_nowhere() -> None:
    made = reports.report()
    missing = replace(made.results[1], expected_at=None, expected_clause="")
    assert "位置：    全文未见相应内容" in text.render(replace(made, results=(missing,)))


def test_findings_stand_in_the_order_of_their_weight() -> None:
    headings = re.findall(r"^── (\S+) ", text.render(reports.report()), re.MULTILINE)
    assert " ".join(headings) == (
        "提示 错误（2） 警告（1） 建议（1） 需由人判断（2） 全部规则（9） 合同要素 读取情况 核验信息"
    )


def test_what_a_person_has_to_read_is_kept_apart_and_named() -> None:
    shown = section(text.render(reports.report()), "需由人判断")
    assert "保密范围  [confidentiality/scope · 待定 · 警告]" in shown
    assert "引用的条款存在  [draft/references-resolve · 检查出错 · 错误]" in shown


def test_every_rule_is_in_the_table_in_its_order_with_its_outcome() -> None:
    made = reports.report()
    rows = section(text.render(made, width=140), "全部规则").splitlines()[1:]
    assert [row.split()[0] for row in rows if not row.startswith(" ")] == [
        "符合", "不符合", "不符合", "待定", "不符合", "不符合", "符合", "不适用", "检查出错",
    ]  # fmt: skip
    for result in made.results:
        assert any(result.title in row for row in rows)


def test_a_rule_that_is_met_is_shown_with_its_evidence() -> None:
    table = section(text.render(reports.report()), "全部规则")
    assert re.search("符合 +退出条款 +第五条 退出 「……\\S+可以书面通知退出", table)


def test_a_quotation_keeps_its_characters_and_is_cut_in_the_middle() -> None:
    long = "甲" * 60 + "乙" * 60
    shown = "".join(text.render(with_quote(long)).split())
    assert f"「{'甲' * 39}……{'乙' * 39}」" in shown


@pytest.mark.parametrize("colour", [False, True])
def test_words_of_the_document_are_never_commands_or_markup(colour: bool) -> None:  # noqa: FBT001
    shown = text.render(with_quote("[red]甲[/red] :smile: \x1b[2J\u202e乙"), colour=colour)
    assert "「[red]甲[/red] :smile: <U+001B>[2J<U+202E>乙」" in ANSI.sub("", shown)
    assert "\x1b[2J" not in shown


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_wider_than_the_page_or_ends_with_a_space(width: int, lang: str) -> None:
    for line in text.render(reports.report(), width=width, lang=lang).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


def test_a_page_that_is_too_narrow_is_made_wider() -> None:
    assert text.render(reports.report(), width=10) == text.render(reports.report(), width=60)


@pytest.mark.parametrize("width", [70, 100, 133])
def test_the_columns_of_the_table_align(width: int) -> None:
    rows = section(text.render(reports.report(), width=width), "全部规则").splitlines()
    second, third = (cell_len(rows[0].split(title)[0]) for title in ("规则", "原文依据"))
    for row in rows[1:]:
        assert _starts_at(row, second)
        assert _starts_at(row, third)


def _starts_at(row: str, cell: int) -> bool:
    """Whether a space stands right before ``cell``, no character lying across it."""
    for end in range(len(row) + 1):
        if cell_len(row[:end]) == cell:
            return end == 0 or row[end - 1] == " "
    return cell_len(row) < cell


def test_a_pipe_gets_clean_text_and_a_terminal_the_same_in_colour() -> None:
    plain, coloured = text.render(reports.report()), text.render(reports.report(), colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31m" in coloured
    assert ANSI.sub("", coloured) == plain


def test_the_environment_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = text.render(reports.report())
    for name, value in (("FORCE_COLOR", "1"), ("COLUMNS", "70"), ("TERM", "dumb")):
        monkeypatch.setenv(name, value)
    assert text.render(reports.report()) == before


@pytest.mark.parametrize(("wide", "used"), [(40, 60), (72, 72), (300, 120)])
def test_printing_uses_the_width_of_the_console_as_far_as_it_can_be_read(wide: int, used: int) -> None:
    stream = io.StringIO()
    text.print_report(reports.report(), Console(file=stream, width=wide), lang="en")
    assert stream.getvalue() == text.render(reports.report(), width=used, lang="en")


def test_a_clean_report_has_no_findings_and_all_the_rest() -> None:
    shown = text.render(reports.clean())
    assert "通过：适用的 1 项规则均符合" in shown
    assert "── 错误" not in shown
    assert "未读出合同要素。" in shown
    assert shown.endswith("本报告为自动检查结果，不构成法律意见。\n")


def test_the_report_can_be_identified() -> None:
    shown = section(text.render(reports.report()), "核验信息")
    assert "文件 SHA-256：9f9f9f9f9f9f9f9f\n" in shown
    assert "规则集：c0ffeec0ffeec0ff\n" in shown


def test_a_file_that_could_not_be_read_has_its_reason() -> None:
    assert text.render(FAILURE) == f"坏的.docx\n未能检查：{FAILURE.error}\n"
