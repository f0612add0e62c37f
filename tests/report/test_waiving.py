"""Waived and known findings in reports."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from helpers import findings, reports
from helpers.findings import about, waiver
from jsonschema import Draft202012Validator

from pipeline.content import load_json_schema
from pipeline.model.report import OPEN, Outcome, Report
from pipeline.report import as_json, html, markdown, sarif, summary, text, waiving
from pipeline.report.wording import Wording

DOCUMENT, FOUND = about("保密期限为一年。", rule="confidentiality/period")
GIVEN = waiver(since=date(2026, 1, 2), source="cxy.toml:7")
WAIVED = replace(FOUND, outcome=Outcome.WAIVED, waived_from=Outcome.VIOLATED, waiver=GIVEN)
ZH = Wording("zh")


def shown(*results: Any) -> Report:  # noqa: ANN401
    return findings.report(DOCUMENT, *results)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_report_says_who_answers_for_a_waived_finding(lang: str) -> None:
    made = shown(WAIVED)
    pages = [
        text.render(made, lang=lang, width=120),
        html.render([made], lang=lang),
        as_json.render(made, lang=lang),
        markdown.render([made], lang=lang).replace("\\", ""),
        sarif.render([made], lang=lang),
    ]
    for page in pages:
        for words in (GIVEN.reason, GIVEN.approver, "2026-12-31", "2026-01-02", "cxy.toml:7"):
            assert words in page


def test_a_waived_finding_is_listed_but_not_open() -> None:
    made = shown(WAIVED)
    assert (summary.items(made), summary.to_read(made), made.news) == ((), (), ())
    assert [item.result for item in summary.waived(made)] == [WAIVED]
    assert "已豁免 · 原为不符合 · 错误" in text.render(made)


def test_waived_findings_are_numbered_after_the_open_ones() -> None:
    made = shown(WAIVED, FOUND)
    assert summary.numbers(made) == {1: 1, 0: 2}


@pytest.mark.parametrize(
    ("results", "said"),
    [
        ((WAIVED,), "不通过：1 项已豁免"),
        (
            (WAIVED, replace(FOUND, outcome=Outcome.SATISFIED)),
            "不通过：1 项已豁免、其余适用的 1 项规则均符合",
        ),
        ((FOUND, WAIVED), "不通过：1 项不符合（错误 1）、1 项已豁免"),
        ((replace(FOUND, known=True), FOUND), "不通过：2 项不符合（错误 2）、其中 1 项已登记"),
    ],
)
def test_the_verdict_names_what_is_waived_or_known(results: tuple[Any, ...], said: str) -> None:
    assert summary.verdict_line(shown(*results), ZH) == said


def test_known_findings_are_shown_like_any_other_with_a_tag() -> None:
    made = shown(replace(FOUND, known=True))
    assert "[confidentiality/period · 已登记]" in text.render(made)
    assert ">已登记</span>" in html.render([made])
    assert json.loads(as_json.render(made))["summary"]["known"] == 1
    assert made.by_outcome(*OPEN)


def test_every_open_finding_carries_its_fingerprint() -> None:
    made = shown(FOUND)
    for page in (text.render(made), html.render([made]), as_json.render(made)):
        assert FOUND.fingerprint in page


def test_the_json_of_waived_and_known_findings_is_what_the_schema_says() -> None:
    made = shown(WAIVED, replace(FOUND, known=True), replace(WAIVED, waiver=waiver()))
    Draft202012Validator(load_json_schema("report")).validate(json.loads(as_json.render(made)))
    value = json.loads(as_json.render(made))["results"][0]
    assert (value["outcome"], value["waived_from"]) == ("waived", "violated")
    assert value["waiver"]["approver"] == GIVEN.approver


def test_the_waiver_that_a_page_offers_can_be_read_and_names_the_finding() -> None:
    document = replace(DOCUMENT, name='a"b\\c[1]\n.docx')
    given = tomllib.loads(waiving.stanza(findings.report(document, FOUND), FOUND, ZH))["waivers"][0]
    assert (given["rule"], given["fingerprint"]) == (FOUND.rule, FOUND.fingerprint)
    assert given["document"].startswith('a"b\\c[1]')
    assert given["reason"] == given["approver"] == given["expires"] == ""


@pytest.mark.parametrize(
    "outcome", [Outcome.WAIVED, Outcome.ERROR, Outcome.SATISFIED, Outcome.NOT_APPLICABLE]
)
def test_no_waiver_is_offered_for_what_cannot_be_waived(outcome: Outcome) -> None:
    assert waiving.stanza(shown(FOUND), replace(FOUND, outcome=outcome), ZH) == ""


def test_nothing_is_said_to_be_missing_in_a_finding_about_waivers() -> None:
    told = replace(FOUND, rule="waivers/unused", group="waivers", evidence=(), fingerprint="")
    for page in (text.render(shown(told)), html.render([shown(told)])):
        assert "全文未见相应内容" not in page
    assert "全文未见相应内容" in text.render(shown(replace(told, group="exit")))


def test_reports_without_waivers_say_nothing_of_them() -> None:
    assert "豁免" not in text.render(reports.report())
