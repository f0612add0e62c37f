"""The results of a SARIF log: one for each rule and file, those that are met and do not apply included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pipeline.model.report import Outcome, RuleResult
from pipeline.report.fingerprint import fingerprints
from pipeline.report.passages import citation
from pipeline.report.sarif_places import Places
from pipeline.report.sarif_rules import LEVELS, RuleTable
from pipeline.report.summary import distinct, where_expected
from pipeline.report.waiving import answered
from pipeline.report.wording import Wording

KINDS: Final = {
    Outcome.SATISFIED: "pass",
    Outcome.VIOLATED: "fail",
    Outcome.UNDETERMINED: "review",
    Outcome.NOT_APPLICABLE: "notApplicable",
    Outcome.ERROR: "review",
    Outcome.WAIVED: "review",
}
"""SARIF 2.1.0, 3.27.9."""
_FINGERPRINT: Final = "cxy/v1"


def results(places: Places, table: RuleTable, wording: Wording) -> Iterator[dict[str, Any]]:
    """The results of one file in the order of the rules."""
    found = places.report.results
    for result, known in zip(found, fingerprints(found), strict=True):
        kind = _kind(result)
        yield {
            "ruleId": result.rule,
            "ruleIndex": table.places[result.rule],
            "kind": kind,
            "level": LEVELS[result.severity] if kind == "fail" else "none",
            "message": {"text": _message(result, wording)},
            "locations": _locations(places, result, wording),
            "partialFingerprints": {_FINGERPRINT: known},
            "properties": _properties(result, wording),
            **_decided(result, wording),
        }


def _kind(result: RuleResult) -> str:
    """What the result is without the waiver: a waived finding stands, and is suppressed."""
    return KINDS[result.waived_from or result.outcome]


def _decided(result: RuleResult, wording: Wording) -> dict[str, Any]:
    """The waiver as a suppression (3.35); a finding that the baseline holds as unchanged (3.27.24)."""
    decided: dict[str, Any] = {"baselineState": "unchanged"} if result.known else {}
    if result.waiver is not None:
        reason = answered(result.waiver, wording)
        decided["suppressions"] = [{"kind": "external", "status": "accepted", "justification": reason}]
    return decided


def _message(result: RuleResult, wording: Wording) -> str:
    said = result.message or result.title
    if _kind(result) in {"pass", "notApplicable"} or not result.suggestion:
        return said
    return f"{said}\n{wording('suggestion')}{wording('colon')}{result.suggestion}"


def _locations(places: Places, result: RuleResult, wording: Wording) -> list[dict[str, Any]]:
    found = [places.of_evidence(item) for item in distinct(result.evidence)]
    if not found and result.expected_at is not None:
        told = where_expected(places.report, result, wording)
        found = [places.of_expected(result.expected_at, result.expected_clause, told)]
    return found or [places.of_file()]


def _properties(result: RuleResult, wording: Wording) -> dict[str, Any]:
    return {
        "outcome": result.outcome.value,
        "severity": result.severity.value,
        "title": result.title,
        "citations": [citation(item, wording) for item in result.basis],
        "suggestion": result.suggestion,
        "fingerprint": result.fingerprint,
    }
