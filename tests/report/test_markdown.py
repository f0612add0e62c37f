"""Markdown: what a reader of Markdown shows is what the report says, whatever the words hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from helpers import reports
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.model.report import Outcome, Severity
from pipeline.report import markdown, summary
from pipeline.report.failure import Failure
from pipeline.report.quote import printable
from pipeline.report.wording import Wording

FAILURE = Failure("坏的.docx", "不是 Word 文件，请另存为 .docx 后重试。")


def tokens(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def shown(text: str) -> list[str]:
    """The texts of paragraphs, headings and cells as a reader sees them; ValueError for markup inside."""
    lines = []
    for token in tokens(text):
        if token.type == "inline":
            children = token.children or []
            if any(
                child.type not in {"text", "code_inline", "html_inline", "softbreak"} for child in children
            ):
                raise ValueError([child.type for child in children])
            lines.append("".join(child.content for child in children))
    return lines


@given(st.text(min_size=1))
def test_any_text_is_shown_as_it_stands(text: str) -> None:
    plain = printable(text).strip()
    assert shown(markdown.escaped(text)) == ([" ".join(plain.split(" "))] if plain else [])


@pytest.mark.parametrize(
    "text",
    [
        "# 一",
        "1. 甲",
        "- 甲",
        "+ 甲",
        "= 甲",
        "> 甲",
        "*甲*",
        "_甲_",
        "`甲`",
        "[甲](http://a)",
        "<b>",
        "a|b",
        "&lt;",
        "~~a~~",
        "\\",
        "$a$",
    ],
)
def test_signs_of_markdown_are_words_of_the_document(text: str) -> None:
    assert shown(markdown.escaped(text)) == [text]


@given(st.lists(st.lists(st.text(min_size=1), min_size=2, max_size=2), min_size=1, max_size=4))
def test_a_table_keeps_its_cells_whatever_they_hold(rows: list[list[str]]) -> None:
    text = markdown.table(("甲", "乙"), ([markdown.escaped(cell) for cell in row] for row in rows))
    cells = [token.content for token in tokens(text) if token.type == "inline"]
    assert len(cells) == 2 * (len(rows) + 1)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_finding_has_its_place_basis_and_suggestion(lang: str) -> None:
    report = reports.report()
    text = "\n".join(shown(markdown.render([report], lang=lang)))
    for item in summary.items(report):
        assert f"{item.number}. {item.result.title} {item.result.rule}" in text
        assert printable(item.result.message) in text
        assert item.result.suggestion in text
        assert all(basis.title in text for basis in item.result.basis)
    assert summary.verdict_line(report, Wording(lang)) in text
    assert "保密期限自本协议签订之日起" in text


def test_every_rule_stands_in_the_table_with_its_outcome() -> None:
    report = reports.report()
    lines = markdown.render([report]).splitlines()
    for item in report.results:
        named = Wording().name("outcome", item.outcome)
        assert any(line.startswith(f"| {named} | {markdown.escaped(item.title)} |") for line in lines)


def test_several_files_have_an_overview_and_those_not_read_are_named() -> None:
    text = markdown.render([reports.report(), FAILURE, reports.clean()])
    assert "## 坏的.docx" in text
    assert shown(text).count("坏的.docx") == 2
    assert f"| 坏的.docx | 未能检查：{FAILURE.error} |" in text
    assert "| 文件 | 结论 |" not in markdown.render([reports.clean()])


def test_what_is_waived_or_known_stays_in_sight() -> None:
    text = markdown.render([reports.waived()])
    assert "### 已豁免（1）" in text
    assert "- 豁免：另签收益分配协议（批准人：法务部负责人" in text
    assert "- 结果：已豁免 · 原为不符合 · 警告" in text
    assert "- 结果：已登记" in text
    assert "- 指纹：f1-0123456789abcdef" in text


def test_many_places_are_counted_not_listed() -> None:
    report = reports.report()
    one = report.results[4]
    places = tuple(
        replace(item, location=replace(item.location, start=number))
        for number in range(2)
        for item in one.evidence
    )
    made = markdown.render([replace(report, results=(replace(one, evidence=places),))])
    assert "另有 3 处" in made


def test_a_violation_without_a_place_says_so() -> None:
    report = reports.report()
    one = replace(report.results[1], expected_at=None, expected_clause="", outcome=Outcome.VIOLATED)
    assert "全文未见相应内容" in markdown.render([replace(report, results=(one,))])


def test_severities_come_gravest_first() -> None:
    lines = markdown.render([reports.report()]).splitlines()
    headings = [line for line in lines if line.startswith("### ")]
    names = [Wording().name("severity", severity) for severity in Severity]
    found = [next(number for number, line in enumerate(headings) if name in line) for name in names]
    assert found == sorted(found)
