"""The findings of a report as comments of Word."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date, datetime
from functools import cache

import docx
import pytest
from helpers.commented import quoted, story

from pipeline import app, word
from pipeline.app.annotating import annotate, noted
from pipeline.model.document import Location
from pipeline.model.evidence import Evidence
from pipeline.model.report import ABOUT_WAIVERS, Outcome, Report, RuleResult, Severity
from pipeline.office import find_office, to_pdf
from pipeline.report import summary
from pipeline.word.comment import Annotated, Reason

TODAY = date(2026, 6, 1)


@cache
def checked(name: str, lang: str = "zh") -> tuple[bytes, Report]:
    path = next(path for path in app.demo_files() if path.stem == name)
    data = app.read_file(path)
    order = app.Order(TODAY, lang=lang)
    return data, app.check_bytes(data, name=path.name, checker=app.load(), order=order)


def comments(made: Annotated) -> list[str]:
    return [item.text for item in docx.Document(io.BytesIO(made.data)).comments]


def test_every_open_finding_is_one_comment_in_the_order_of_the_report() -> None:
    data, report = checked("flawed")
    made = annotate(data, report)
    items = summary.items(report)
    assert len(items) > 5
    assert [text.splitlines()[0].partition("】")[2] for text in comments(made)] == [
        item.result.title for item in items
    ]
    assert [item.note for item in made.placed] == list(range(len(items)))


def test_a_comment_stands_on_the_words_of_its_evidence() -> None:
    data, report = checked("flawed")
    made = annotate(data, report)
    found = quoted(made.data)
    for place, item in zip(made.placed, summary.items(report), strict=True):
        if item.result.evidence:
            assert found[place.id] == item.result.evidence[0].quote
            assert place.exact


def test_something_missing_is_commented_at_the_end_of_what_it_should_follow() -> None:
    data, report = checked("flawed")
    made = annotate(data, report)
    missing = [
        (place, item.result)
        for place, item in zip(made.placed, summary.items(report), strict=True)
        if item.result.expected_at is not None
    ]
    assert missing
    found, texts = quoted(made.data), comments(made)
    for place, result in missing:
        assert result.expected_at is not None
        assert found[place.id] == report.document.blocks[result.expected_at.block].text[-1]
        assert f"应在 {result.expected_clause} 之后" in texts[place.note]


def test_a_comment_says_what_was_found_by_which_norm_and_what_to_do() -> None:
    data, report = checked("flawed")
    result = summary.items(report)[0].result
    lines = comments(annotate(data, report))[0].splitlines()
    assert lines[0] == f"【错误】{result.title}"
    assert lines[1] == result.message
    assert lines[2].startswith(f"依据：{result.basis[0].title}（")
    assert lines[3] == f"修改建议：{result.suggestion}"
    assert lines[4] == f"规则 {result.rule}"


def with_result(report: Report, **values: object) -> Report:
    """``report`` with its first finding alone, changed."""
    result = replace(summary.items(report)[0].result, **values)  # type: ignore[arg-type]
    return replace(report, results=(result,))


def test_further_places_are_named() -> None:
    data, report = checked("flawed")
    evidence = tuple(
        Evidence(report.document.blocks[block].text[:4], Location(block, 0, 4), f"第{block}条")
        for block in range(70, 80)
    )
    text = comments(annotate(data, with_result(report, evidence=evidence)))[0]
    assert f"另见：第71条「{evidence[1].quote}」；第72条「{evidence[2].quote}」" in text
    assert text.count("「") == 5
    assert "（另有 4 处）" in text


def test_evidence_in_the_body_comes_before_that_in_a_footer() -> None:
    data, report = checked("flawed")
    footer = next(block for block in report.document.blocks if block.story == "footer")
    places = (footer.location(), Location(77, 0, 4))
    evidence = tuple(Evidence(report.document.quote(place), place) for place in places)
    made = annotate(data, with_result(report, evidence=evidence))
    assert made.placed[0].exact
    assert quoted(made.data)[0] == evidence[1].quote
    assert f"另见：「{evidence[0].quote.strip()}」" in comments(made)[0]


def test_evidence_in_a_footer_alone_is_commented_at_the_head() -> None:
    data, report = checked("flawed")
    footer = next(block for block in report.document.blocks if block.story == "footer")
    made = annotate(data, with_result(report, evidence=(Evidence(footer.text, footer.location()),)))
    assert made.placed[0].why is Reason.FOOTER
    assert made.placed[0].reason in comments(made)[0]


def test_what_stands_nowhere_is_commented_on_the_title() -> None:
    data, report = checked("flawed")
    made = annotate(data, with_result(report, evidence=(), expected_at=None))
    assert quoted(made.data) == {0: report.terms.title}
    assert "全文未见相应内容" in comments(made)[0]
    untitled = with_result(
        replace(report, terms=replace(report.terms, title="")), evidence=(), expected_at=None
    )
    assert annotate(data, untitled).placed[0].why is Reason.WHOLE


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [(Outcome.VIOLATED, "错误"), (Outcome.UNDETERMINED, "需人工判断"), (Outcome.ERROR, "检查出错")],
)
def test_a_comment_says_of_what_kind_the_finding_is(outcome: Outcome, kind: str) -> None:
    data, report = checked("flawed")
    assert comments(annotate(data, with_result(report, outcome=outcome)))[0].startswith(f"【{kind}】")


@pytest.mark.parametrize("outcome", [Outcome.SATISFIED, Outcome.NOT_APPLICABLE])
def test_what_is_met_leaves_nothing(outcome: Outcome) -> None:
    data, report = checked("flawed")
    made = annotate(data, with_result(report, outcome=outcome))
    assert (made.data, made.placed) == (data, ())


def test_a_compliant_agreement_stays_as_it_is() -> None:
    data, report = checked("compliant")
    assert annotate(data, report).data == data


def test_the_text_is_the_same_and_the_findings_too() -> None:
    data, report = checked("flawed")
    made = annotate(data, report).data
    assert story(word.read(made, name="a.docx")) == story(report.document)
    again = app.check_bytes(made, name="a.docx", checker=app.load(), order=app.Order(TODAY))
    rules = {item.result.rule for item in summary.items(report)}
    assert {item.result.rule for item in summary.items(again)} >= rules


def test_english_comments_are_english() -> None:
    data, report = checked("flawed", "en")
    first = comments(annotate(data, report, lang="en"))[0]
    assert first.startswith("[Error] ")
    assert "Basis: " in first
    assert re.search(r"Rule [a-z-]+/[a-z-]+$", first)


def test_author_and_date_are_those_given() -> None:
    data, report = checked("flawed")
    made = annotate(data, report, author="张律师", initials="张", date=datetime(2026, 6, 1, 9, 30))  # noqa: DTZ001
    comment = next(iter(docx.Document(io.BytesIO(made.data)).comments))
    assert (comment.author, comment.initials) == ("张律师", "张")
    assert comment.timestamp is not None
    assert comment.timestamp.strftime("%Y-%m-%d %H:%M") == "2026-06-01 09:30"


def test_the_same_report_gives_the_same_bytes() -> None:
    data, report = checked("flawed")
    assert annotate(data, report).data == annotate(data, report).data


def test_the_report_of_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="another file"):
        annotate(checked("compliant")[0], checked("flawed")[1])


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_what_was_commented() -> None:
    made = annotate(*checked("flawed"))
    assert to_pdf({"a.docx": made.data})["a.docx"].startswith(b"%PDF")


def test_what_is_said_about_waivers_stays_in_the_house() -> None:
    about = RuleResult(
        "waivers/expired", "豁免已到期", ABOUT_WAIVERS, Outcome.VIOLATED, Severity.WARNING, "豁免已经到期。"
    )
    _, report = checked("flawed")
    assert noted(replace(report, results=(about, *report.results))) == noted(report)
