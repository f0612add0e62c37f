"""Reports as JSON, described by ``pipeline/schemas/report.schema.json``. The order of the keys is fixed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from pipeline.model.document import Document, Location
from pipeline.model.evidence import Evidence
from pipeline.model.plain import to_plain
from pipeline.model.report import Report, RuleResult
from pipeline.report.failure import Entry, Failure
from pipeline.report.json_text import json_text
from pipeline.report.summary import counts, verdict_line
from pipeline.report.wording import Wording


def render(report: Entry, *, lang: str = "zh") -> str:
    """One report (or failure) as a JSON object, with a line feed at the end."""
    return json_text(to_dict(report, lang=lang))


def render_all(reports: Sequence[Entry], *, lang: str = "zh") -> str:
    """Several files: a JSON list with one object a file, in the order given."""
    return json_text([to_dict(report, lang=lang) for report in reports])


def to_dict(report: Entry, *, lang: str = "zh") -> dict[str, Any]:
    """The JSON object of one file; ``{"document": {"name"}, "error"}`` for a file that could not be read."""
    if isinstance(report, Failure):
        return {"document": {"name": report.name}, "error": report.error}
    return {
        "document": _document(report),
        "verdict": report.verdict.value,
        "summary": {"text": verdict_line(report, Wording(lang)), **counts(report), "known": _known(report)},
        "notices": list(report.notices),
        "results": [_result(result) for result in report.results],
        "terms": _plain(report.terms),
        "ledger": _ledger(report.document),
        "ruleset": report.ruleset,
        "model": report.model,
        "as_of": report.as_of.isoformat(),
        "as_of_by": report.as_of_by,
    }


def _known(report: Report) -> int:
    return sum(result.known for result in report.results)


def _document(report: Report) -> dict[str, Any]:
    document = report.document
    return {
        "name": document.name,
        "sha256": document.sha256,
        "type": report.type,
        "type_title": report.type_title,
        "type_by": report.type_by,
        "view": document.view.value,
        "revisions": len(document.revisions),
        "pictures": document.pictures,
        "source": _plain(document.source),
    }


def _result(result: RuleResult) -> dict[str, Any]:
    return {
        "rule": result.rule,
        "title": result.title,
        "group": result.group,
        "outcome": result.outcome.value,
        "severity": result.severity.value,
        "message": result.message,
        "basis": _plain(result.basis),
        "evidence": _plain(result.evidence),
        "suggestion": result.suggestion,
        "expected_at": _expected(result.expected_at, result.expected_clause),
        "fingerprint": result.fingerprint,
        "waiver": _plain(result.waiver),
        "waived_from": _plain(result.waived_from),
        "known": result.known,
    }


def _expected(location: Location | None, clause: str) -> dict[str, Any] | None:
    return None if location is None else {"clause": clause, **_place(location)}


def _ledger(document: Document) -> dict[str, Any]:
    ledger = document.ledger
    left_out = [{"reason": reason, "characters": count} for reason, count in ledger.left_out]
    return {"read": ledger.read, "left_out": left_out, "unread": _plain(ledger.unread)}


def _place(location: Location) -> dict[str, Any]:
    return {"part": location.part, "block": location.block, "start": location.start, "end": location.end}


def _plain(value: Any) -> Any:  # noqa: ANN401 - any model value goes in, any JSON value comes out
    """As ``to_plain``, with the place of an evidence beside its quotation instead of below it."""
    if isinstance(value, Evidence):
        return {"quote": value.quote, "clause": value.clause, **_place(value.location)}
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return to_plain(value)
