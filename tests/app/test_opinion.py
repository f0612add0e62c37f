"""The review opinion as a Word file."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from helpers import reports

from pipeline import word
from pipeline.app.opinion import opinion
from pipeline.model.report import Report
from pipeline.report.opinion import opinion_values
from pipeline.word.fill import read_properties


def text(report: Report) -> str:
    return "\n".join(block.text for block in word.read(opinion(report), name="意见.docx").blocks)


@pytest.mark.parametrize("report", [reports.report(), reports.clean()], ids=["findings", "clean"])
def test_everything_the_opinion_says_stands_in_the_file(report: Report) -> None:
    printed, values = text(report), opinion_values(report)
    assert "审查意见书" in printed

    def leaves(value: object) -> list[str]:
        if isinstance(value, dict):
            return [leaf for item in value.values() for leaf in leaves(item)]
        if isinstance(value, tuple):
            return [leaf for item in value for leaf in leaves(item)]
        return [line.strip() for line in str(value).splitlines()]

    for leaf in leaves(values):
        assert leaf in printed


def test_an_opinion_without_findings_says_so() -> None:
    assert "没有需要处理的问题。" in text(reports.clean())
    assert "必须修改的问题（" not in text(reports.clean())
    assert "没有可以认定为符合要求的事项。" in text(replace(reports.report(), results=()))


def test_it_can_be_signed() -> None:
    assert all(role in text(reports.report()) for role in ("审查人", "复核人", "批准人", "日期"))


def test_the_file_opens_and_says_what_it_is_about() -> None:
    report = reports.report()
    data = opinion(report)
    assert len(docx.Document(io.BytesIO(data)).tables) >= 6
    properties = read_properties(data)
    assert properties.title == f"审查意见书 {report.document.name}"
    assert (properties.data_sha256, properties.template) == (report.document.sha256, "review_opinion")


def test_the_same_report_gives_the_same_bytes() -> None:
    assert opinion(reports.report()) == opinion(reports.report())


def test_words_that_look_like_tags_or_markup_are_only_words() -> None:
    report = reports.report(name="{{ secret }} <w:p>&.docx")
    assert "{{ secret }} <w:p>&.docx" in text(report)
