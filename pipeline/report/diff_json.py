"""A comparison as JSON, described by ``pipeline/schemas/diff.schema.json``."""

from __future__ import annotations

import json
import re
from datetime import date
from fractions import Fraction
from typing import Any

from pipeline.model.comparison import (
    ClauseChange,
    Comparison,
    FindingChange,
    Money,
    Named,
    Said,
    TermChange,
    Value,
)
from pipeline.model.evidence import Evidence
from pipeline.model.report import Report, RuleResult
from pipeline.model.state import Period
from pipeline.report import diff_rows
from pipeline.report.wording import Wording

_SURROGATE = re.compile("[\ud800-\udfff]")


def render(comparison: Comparison, *, lang: str = "zh") -> str:
    """The comparison as a JSON object, with a line feed at the end."""
    text = json.dumps(to_dict(comparison, lang=lang), ensure_ascii=False, indent=1, allow_nan=False)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def to_dict(comparison: Comparison, *, lang: str = "zh") -> dict[str, Any]:
    """The JSON object of a comparison."""
    wording = Wording(lang)
    return {
        "mode": "views" if comparison.views else "files",
        "identical": comparison.identical,
        "matters": comparison.matters,
        "summary": diff_rows.summary(comparison, wording),
        "notices": list(diff_rows.notices(comparison, wording)),
        "old": _version(comparison.old),
        "new": _version(comparison.new),
        "terms": [_term(item, wording) for item in comparison.terms],
        "findings": [_finding(comparison, item, wording) for item in comparison.findings],
        "clauses": [_clause(item) for item in comparison.clauses],
        "tracked": [
            {
                "number": item.number,
                "author": item.author,
                "date": item.date,
                "deleted": item.deleted,
                "inserted": item.inserted,
                "place": item.place,
            }
            for item in comparison.tracked
        ],
    }


def _version(report: Report) -> dict[str, Any]:
    document = report.document
    return {
        "name": document.name,
        "sha256": document.sha256,
        "view": document.view.value,
        "type": report.type,
        "type_title": report.type_title,
        "verdict": report.verdict.value,
        "ruleset": report.ruleset,
        "as_of": report.as_of.isoformat(),
    }


def _term(item: TermChange, wording: Wording) -> dict[str, Any]:
    row = diff_rows.term_row(item, wording)
    return {
        "topic": item.topic,
        "subject": item.subject,
        "aspect": item.aspect,
        "change": item.change.value,
        "note": item.note,
        "text": f"{row.name}：{row.old} → {row.new}",
        "old": _said(item.old, wording),
        "new": _said(item.new, wording),
    }


def _said(said: Said | None, wording: Wording) -> dict[str, Any] | None:
    if said is None:
        return None
    values = [{**_value(value), "text": diff_rows.shown(value, wording)} for value in said.values]
    return {"values": values, "evidence": list(map(_place, said.evidence))}


def _value(value: Value) -> dict[str, Any]:
    if isinstance(value, Named):
        return {"type": "named", "value": value.key}
    if isinstance(value, Money):
        return {"type": "money", "value": f"{value.value:f}", "currency": value.currency}
    if isinstance(value, Fraction):
        return {"type": "share", "value": str(value)}
    if isinstance(value, Period):
        return {"type": "period", "months": value.months, "days": value.days, "working": value.working}
    if isinstance(value, date):
        return {"type": "date", "value": value.isoformat()}
    return {"type": "text", "value": value}


def _place(item: Evidence) -> dict[str, Any]:
    place = item.location
    return {
        "quote": item.quote,
        "clause": item.clause,
        "part": place.part,
        "block": place.block,
        "start": place.start,
        "end": place.end,
    }


def _finding(comparison: Comparison, item: FindingChange, wording: Wording) -> dict[str, Any]:
    known = next((found for found in comparison.decisions if found.rule == item.rule), None)
    text = diff_rows.decision(comparison, item, wording)
    return {
        "rule": item.rule,
        "title": diff_rows.told(item).title,
        "course": item.course.value,
        "old": _result(item.old),
        "new": _result(item.new),
        "places_gone": list(map(_place, item.places_gone)),
        "places_new": list(map(_place, item.places_new)),
        "decision": None
        if known is None
        else {"bearing": known.bearing.value, "tracked": list(known.numbers), "text": text},
    }


def _result(result: RuleResult | None) -> dict[str, Any] | None:
    if result is None:
        return None
    return {
        "outcome": result.outcome.value,
        "severity": result.severity.value,
        "message": result.message,
        "evidence": list(map(_place, result.evidence)),
    }


def _clause(item: ClauseChange) -> dict[str, Any]:
    return {
        "course": item.course.value,
        "old": item.old,
        "new": item.new,
        "moved": item.moved,
        "touches": item.weight,
        "paragraphs": [
            {
                "old": paragraph.old,
                "new": paragraph.new,
                "moved": paragraph.moved,
                "pieces": [{"edit": piece.edit.value, "text": piece.text} for piece in paragraph.pieces],
            }
            for paragraph in item.paragraphs
        ],
    }
