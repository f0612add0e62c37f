"""The JSON of a report."""

from __future__ import annotations

import dataclasses
import json
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from helpers import reports
from helpers.rebuild import place, rebuild
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import pipeline
from pipeline.model import state, terms_disputes, terms_exit, terms_results
from pipeline.model import terms as model_terms
from pipeline.model.document import Ledger, Unread, View
from pipeline.model.evidence import Evidence
from pipeline.model.report import Basis, Outcome, Report, RuleResult, Severity, Verdict, Waiver
from pipeline.model.terms import Terms
from pipeline.report import as_json
from pipeline.report.failure import Failure

SCHEMA = json.loads(
    (Path(pipeline.__file__).parent / "schemas" / "report.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
FAILURE = Failure("坏的.docx", "坏的.docx 不是 Word 文件，请另存为 .docx 后重试。")
TERM_CLASSES = {
    "party": model_terms.Party,
    "amount": model_terms.Amount,
    "amount_pair": model_terms.AmountPair,
    "payment": model_terms.Payment,
    "payment_plan": model_terms.PaymentPlan,
    "dated_event": model_terms.DatedEvent,
    "cooperation_term": model_terms.CooperationTerm,
    "ownership": model_terms.Ownership,
    "secrecy_term": model_terms.SecrecyTerm,
    "confidentiality": model_terms.Confidentiality,
    "share": model_terms.Share,
    "share_term": model_terms.ShareTerm,
    "benefit_sharing": model_terms.BenefitSharing,
    "reference": model_terms.Reference,
    "secrecy_scope": model_terms.SecrecyScope,
    "period": state.Period,
    "subject": terms_results.Subject,
    "filing_duty": terms_results.FilingDuty,
    "distribution": terms_results.Distribution,
    "exit_condition": terms_exit.ExitCondition,
    "liquidation": terms_exit.Liquidation,
    "exit_ownership": terms_exit.ExitOwnership,
    "exit": terms_exit.Exit,
    "liability": terms_disputes.Liability,
    "forum": terms_disputes.Forum,
    "terms": Terms,
    "basis": Basis,
    "waiver": Waiver,
}


def parsed(report: Report | Failure) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(as_json.render(report))
    return value


def rebuilt(value: dict[str, Any]) -> RuleResult:
    expected = value["expected_at"]
    return RuleResult(
        value["rule"],
        value["title"],
        value["group"],
        Outcome(value["outcome"]),
        Severity(value["severity"]),
        value["message"],
        rebuild(tuple[Basis, ...], value["basis"]),
        rebuild(tuple[Evidence, ...], value["evidence"]),
        value["suggestion"],
        None if expected is None else place(expected),
        "" if expected is None else expected["clause"],
        value["fingerprint"],
        None if value["waiver"] is None else rebuild(Waiver, value["waiver"]),
        None if value["waived_from"] is None else Outcome(value["waived_from"]),
        value["known"],
    )


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "made", [reports.report(), reports.report(view=View.MARKED), reports.clean(), FAILURE]
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_output_is_what_the_schema_says(made: Report | Failure, lang: str) -> None:
    VALIDATOR.validate(json.loads(as_json.render(made, lang=lang)))


def test_several_files_are_a_list_in_their_order() -> None:
    value = json.loads(as_json.render_all([reports.report(), FAILURE, reports.clean()]))
    VALIDATOR.validate(value)
    names = [item["document"]["name"] for item in value]
    assert names == ["示例合作协议.docx", "坏的.docx", "无问题.docx"]


def test_a_file_that_could_not_be_read_has_its_name_and_its_error_only() -> None:
    assert parsed(FAILURE) == {"document": {"name": FAILURE.name}, "error": FAILURE.error}


@pytest.mark.parametrize("definition", sorted(TERM_CLASSES))
def test_the_schema_names_the_fields_of_the_model(definition: str) -> None:
    names = [item.name for item in dataclasses.fields(TERM_CLASSES[definition])]
    assert list(SCHEMA["$defs"][definition]["properties"]) == names


@pytest.mark.parametrize("definition", sorted(SCHEMA["$defs"]))
def test_the_schema_leaves_no_object_open(definition: str) -> None:
    value = SCHEMA["$defs"][definition]
    if value.get("type") == "object":
        assert value["additionalProperties"] is False
        assert value["required"] == list(value["properties"])


@pytest.mark.parametrize("key", ["document", "verdict", "results", "terms", "ledger", "ruleset", "as_of"])
def test_a_report_without_one_of_its_parts_is_not_valid(key: str) -> None:
    value = parsed(reports.report())
    del value[key]
    assert not VALIDATOR.is_valid(value)


def test_the_terms_come_back_as_they_were() -> None:
    made = reports.report()
    assert rebuild(Terms, parsed(made)["terms"]) == made.terms


def test_the_results_come_back_as_they_were_and_in_their_order() -> None:
    made = reports.report()
    assert tuple(map(rebuilt, parsed(made)["results"])) == made.results


def test_the_ledger_comes_back_as_it_was() -> None:
    made = reports.report()
    value = parsed(made)["ledger"]
    left_out = tuple((item["reason"], item["characters"]) for item in value["left_out"])
    ledger = Ledger(value["read"], left_out, rebuild(tuple[Unread, ...], value["unread"]))
    assert ledger == made.document.ledger


def test_the_rest_says_what_the_report_says() -> None:
    made = reports.report(verdict=Verdict.REVIEW)
    value = parsed(made)
    assert value["document"] == {
        "name": made.document.name,
        "sha256": made.document.sha256,
        "type": made.type,
        "type_title": made.type_title,
        "type_by": made.type_by,
        "view": "final",
        "revisions": 1,
        "pictures": 1,
        "source": {"how": "docx", "kind": "docx", "confidence": 1.0, "pages": [], "remarks": []},
    }
    assert (value["verdict"], value["ruleset"], value["as_of"]) == ("review", made.ruleset, "2025-03-01")
    assert (value["as_of_by"], tuple(value["notices"])) == ("signing", made.notices)
    assert {key: count for key, count in value["summary"].items() if key != "text"} == {
        "satisfied": 2, "violated": 4, "undetermined": 1, "not_applicable": 1, "error": 1,
        "waived": 0, "known": 0,
    }  # fmt: skip


def test_every_quotation_stands_at_its_place() -> None:
    made = reports.report()
    for result in parsed(made)["results"]:
        for item in result["evidence"]:
            assert made.document.blocks[item["block"]].text[item["start"] : item["end"]] == item["quote"]


def test_chinese_stays_readable_and_the_output_is_always_the_same() -> None:
    first = as_json.render(reports.report())
    assert "保密期限不少于合作结束后两年" in first
    assert first == as_json.render(reports.report())
    assert first.endswith("}\n")


@given(st.text(st.characters(), max_size=30))
def test_any_file_name_survives_the_way_to_a_utf8_file(name: str) -> None:
    text = as_json.render(Failure(name, "不是 Word 文件。")).encode("utf-8").decode("utf-8")
    assert json.loads(text)["document"]["name"] == name


@pytest.mark.parametrize(
    ("definition", "values"),
    [
        ("liability", terms_disputes.LiabilityKind),
        ("forum", terms_disputes.ForumKind),
    ],
)
def test_the_schema_names_every_kind(definition: str, values: type[StrEnum]) -> None:
    assert SCHEMA["$defs"][definition]["properties"]["kind"]["enum"] == [item.value for item in values]
