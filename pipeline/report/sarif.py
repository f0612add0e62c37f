"""Reports as SARIF 2.1.0 (OASIS, errata 01): the form in which tools exchange results of analyses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from pipeline import __version__
from pipeline.model.report import Outcome, Report
from pipeline.report.failure import Entry, Failure
from pipeline.report.json_text import json_text
from pipeline.report.sarif_places import LEFT_OVER, Places
from pipeline.report.sarif_results import results
from pipeline.report.sarif_rules import rules
from pipeline.report.summary import verdict_line
from pipeline.report.wording import Wording

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_AS_READ: Final = (
    "行、列和字符位置按读出的文字计算：每段一行，从首段数起，自动编号不计入",
    "Lines, columns, offsets: in the text as read, one line a paragraph, without automatic numbers",
)


@dataclass(frozen=True, slots=True)
class _File:
    """Address of a file, and its number among the artifacts."""

    uri: str
    index: int


def render(
    reports: Sequence[Entry],
    *,
    lang: str = "zh",
    uris: Sequence[str] = (),
    reasons: Mapping[str, str] | None = None,
) -> str:
    """One run over all ``reports``: every rule with its outcome, met ones too; same reports, same text.

    ``uris`` name the files as the user gave them (default: their names). ``reasons`` say by identifier why a
    rule exists. A file that could not be read and a rule that crashed are notifications, and the run is said
    not to have succeeded.
    """
    return json_text(to_dict(reports, lang=lang, uris=uris, reasons=reasons or {}))


def to_dict(
    reports: Sequence[Entry], *, lang: str, uris: Sequence[str], reasons: Mapping[str, str]
) -> dict[str, Any]:
    """The SARIF log as plain values."""
    wording = Wording(lang)
    addresses = list(uris) or [_address(item) for item in reports]
    made = [_artifact(item, uri, wording) for item, uri in zip(reports, addresses, strict=True)]
    artifacts = [item for number, item in enumerate(made) if item not in made[:number]]
    files = [_File(uri, artifacts.index(item)) for uri, item in zip(addresses, made, strict=True)]
    pairs = list(zip(reports, files, strict=True))
    table = rules([item for item in reports if isinstance(item, Report)], reasons, wording)
    places = [Places(item, file.index, file.uri) for item, file in pairs if isinstance(item, Report)]
    run = {
        "tool": {"driver": _driver(table.descriptors, wording)},
        "language": wording.pick(("zh-CN", "en")),
        "columnKind": "unicodeCodePoints",
        "artifacts": artifacts,
        "results": [item for place in places for item in results(place, table, wording)],
        "invocations": [_invocation(pairs)],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _driver(descriptors: list[dict[str, Any]], wording: Wording) -> dict[str, Any]:
    return {
        "name": "cxy",
        "version": __version__,
        "semanticVersion": __version__,
        "shortDescription": {"text": wording("report")},
        "fullDescription": {"text": wording("disclaimer")},
        "rules": descriptors,
    }


def _address(entry: Entry) -> str:
    return quote((entry.name if isinstance(entry, Failure) else entry.document.name).translate(LEFT_OVER))


def _artifact(entry: Entry, uri: str, wording: Wording) -> dict[str, Any]:
    artifact: dict[str, Any] = {"location": {"uri": uri}, "roles": ["analysisTarget"], "mimeType": WORD}
    if isinstance(entry, Failure):
        return artifact
    if entry.document.sha256:
        artifact["hashes"] = {"sha-256": entry.document.sha256}
    return {
        **artifact,
        "description": {"text": wording.pick(_AS_READ)},
        "properties": {
            "verdict": entry.verdict.value,
            "summary": verdict_line(entry, wording),
            "type": entry.type,
            "typeTitle": entry.type_title,
            "view": entry.document.view.value,
            "asOf": entry.as_of.isoformat(),
            "ruleset": entry.ruleset,
            "model": entry.model,
        },
    }


def _invocation(pairs: Sequence[tuple[Entry, _File]]) -> dict[str, Any]:
    notes = [note for entry, file in pairs for note in _notifications(entry, file)]
    return {
        "executionSuccessful": not any(note["level"] == "error" for note in notes),
        "toolExecutionNotifications": notes,
    }


def _notifications(entry: Entry, file: _File) -> list[dict[str, Any]]:
    if isinstance(entry, Failure):
        return [_notification("error", entry.error, file)]
    crashed = [result for result in entry.results if result.outcome is Outcome.ERROR]
    return [
        *(_notification("note", text, file) for text in entry.notices),
        *(_notification("error", f"{item.title}：{item.message}", file, item.rule) for item in crashed),
    ]


def _notification(level: str, text: str, file: _File, rule: str = "") -> dict[str, Any]:
    where = [{"physicalLocation": {"artifactLocation": {"uri": file.uri, "index": file.index}}}]
    notification: dict[str, Any] = {"level": level, "message": {"text": text}, "locations": where}
    return {**notification, "associatedRule": {"id": rule}} if rule else notification
