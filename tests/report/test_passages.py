"""The plain words of a result."""

from __future__ import annotations

from dataclasses import replace

from helpers import reports

from pipeline.report.passages import Passage, citation, passages, where
from pipeline.report.wording import Wording

WORDING = Wording()


def test_a_citation_says_how_the_norm_binds_and_what_it_says() -> None:
    said = citation(reports.STANDARD, WORDING)
    assert said == f"{reports.STANDARD.title}（强制性规定）：{reports.STANDARD.summary}"
    assert citation(replace(reports.STANDARD, summary=""), WORDING).endswith("（强制性规定）")


def test_words_are_shown_with_their_clause_and_short_ones_with_what_is_around() -> None:
    report = reports.report()
    assert passages(report, report.results[2], limit=80) == (
        Passage("第三条 保密", "保密期限自本协议签订之日起"),
    )
    blanks = passages(report, report.results[4], limit=80)
    assert blanks[0].quote == "签订日期：____年__月__日"
    assert len(blanks) == 4


def test_long_words_are_shortened_in_the_middle() -> None:
    report = reports.report()
    (found,) = passages(report, report.results[3], limit=10)
    assert len(found.quote) <= 10
    assert found.quote.startswith("技术资料")
    assert found.quote.endswith("协议")


def test_something_missing_has_a_place_or_none_in_the_text() -> None:
    report = reports.report()
    missing = report.results[1]
    assert where(report, missing, WORDING) == "应在 第三条 保密 之后"
    assert where(report, replace(missing, expected_at=None), WORDING) == "全文未见相应内容"
    assert where(report, report.results[2], WORDING) == ""
    assert where(report, report.results[7], WORDING) == ""
