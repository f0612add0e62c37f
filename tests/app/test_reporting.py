"""Reports in every form, and what stops a run."""

from __future__ import annotations

from dataclasses import replace

import pytest
from helpers import reports

from pipeline.app.reporting import FAIL_ON, FORMS, Rendering, fails, opinions, render
from pipeline.model.report import Outcome, Report, RuleResult, Severity, Verdict
from pipeline.report.failure import Entry, Failure

FAILURE = Failure("坏的.docx", "不是 Word 文件，请另存为 .docx 后重试。")


def only(outcome: Outcome, severity: Severity) -> Report:
    one = RuleResult("a/b", "", "", outcome, severity, "")
    return replace(reports.report(verdict=Verdict.REVIEW), results=(one,))


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_the_same_every_time(form: str) -> None:
    entries: list[Entry] = [reports.report(), FAILURE, reports.clean()]
    assert render(entries, form, Rendering()) == render(entries, form, Rendering())
    assert render(entries, form, Rendering("en")) != render(entries, form, Rendering())


@pytest.mark.parametrize(
    ("outcome", "severity", "stopped_by"),
    [
        (Outcome.VIOLATED, Severity.ERROR, {"", "error", "warning", "undetermined", "advice"}),
        (Outcome.VIOLATED, Severity.WARNING, {"", "warning", "undetermined", "advice"}),
        (Outcome.VIOLATED, Severity.ADVICE, {"", "advice"}),
        (Outcome.UNDETERMINED, Severity.ERROR, {"", "undetermined", "advice"}),
        (Outcome.UNDETERMINED, Severity.ADVICE, {"", "undetermined", "advice"}),
        (Outcome.ERROR, Severity.ADVICE, {"", "error", "warning", "undetermined", "advice"}),
    ],
)
def test_what_stops_a_run(outcome: Outcome, severity: Severity, stopped_by: set[str]) -> None:
    report = only(outcome, severity)
    assert {level for level in ("", *FAIL_ON) if fails(report, level)} == stopped_by


@pytest.mark.parametrize("level", ["", *FAIL_ON])
def test_a_clean_report_never_stops_a_run(level: str) -> None:
    assert not fails(reports.clean(), level)


@pytest.mark.parametrize("level", ["", *FAIL_ON])
def test_what_is_waived_or_known_stops_nothing(level: str) -> None:
    report = only(Outcome.VIOLATED, Severity.ERROR)
    (one,) = report.results
    assert not fails(replace(report, results=(replace(one, known=True),)), level)
    assert not fails(replace(report, results=(replace(one, outcome=Outcome.WAIVED),)), level)


def test_opinions_have_names_of_their_own() -> None:
    made = opinions([reports.report(), FAILURE, reports.report(), reports.clean()])
    assert list(made) == [
        "示例合作协议_审查意见书.docx",
        "示例合作协议_审查意见书_2.docx",
        "无问题_审查意见书.docx",
    ]
    assert opinions([FAILURE]) == {}
