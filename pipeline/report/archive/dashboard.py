"""The dashboard: one page that needs nothing else, for archives of any size."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, Final

from pipeline.model.archive import Archive, AuditedFile, Change, FileOutcome, Run
from pipeline.model.report import Severity, Verdict
from pipeline.report.archive import words
from pipeline.report.archive.page import look, meta, page_name, sheet
from pipeline.report.markup import Html, element

KINDS: Final = ("error", "warning", "advice", "undetermined", "failed")
"""What an open finding looks like, by number in the data."""
VERDICTS: Final = (Verdict.FAIL, Verdict.REVIEW, Verdict.PASS)
"""Verdicts by number in the data, the gravest first; then files not checked, then duplicates."""


class Numbered:
    """Gives every text that it is asked for a number, in the order of asking."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        """The number of ``text``, from 0."""
        return self._numbers.setdefault(text, len(self._numbers))

    @property
    def texts(self) -> list[str]:
        """All texts, by number."""
        return list(self._numbers)


def dashboard(archive: Archive) -> str:
    """The page on ``archive``, whose rows open ``reports/…``; the same archive gives the same page."""
    script = sheet("dashboard.js")
    head = element(
        "head", *meta(_policy(script)), element("title", "协议检查总览"), element("style", Html(_style()))
    )
    data = element("script", Html(_json(_data(archive))), type="application/json", id="data")
    body = element("body", Html(sheet("dashboard.html")), data, element("script", Html(script)))
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='zh-CN')}\n"


def _policy(script: str) -> str:
    """The browser runs ``script`` and nothing else."""
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
        "base-uri 'none'; form-action 'none'"
    )


def _style() -> str:
    return sheet("page.css") + sheet("dashboard.css")


def _json(value: dict[str, Any]) -> str:
    """JSON that cannot end the element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _data(archive: Archive) -> dict[str, Any]:
    """What the script shows; texts that come back again and again are numbered."""
    types, parties, ways = Numbered(), Numbered(), Numbered()
    rules = {item.rule: number for number, item in enumerate(archive.run.rules)}
    rows = [_row(file, types, parties, ways, rules) for file in archive]
    return {
        "run": dict(_run(archive.run)),
        "compared": archive.run.previous is not None,
        "rules": [[item.title, item.severity.value] for item in archive.run.rules],
        "types": types.texts,
        "parties": parties.texts,
        "ways": ways.texts,
        "kinds": [*map(words.severity, Severity), "待定", "检查出错"],
        "verdicts": [*map(words.verdict_name, VERDICTS), words.UNREAD, words.OUTCOMES[FileOutcome.DUPLICATE]],
        "outcomes": list(words.OUTCOMES.values()),
        "changes": list(words.CHANGES.values()),
        "files": rows,
    }


def _run(run: Run) -> Iterator[tuple[str, str]]:
    yield "次数", f"第 {run.number} 次" + ("" if run.complete else "（中途停止，文件不全）")
    yield "检查之日", run.today.isoformat()
    yield "适用法律", words.LAWS.get(run.law_date, f"{run.law_date} 施行的法律")
    yield "来源", "；".join(run.sources)
    yield "规则集", run.ruleset[:16]
    yield "分类模型", run.model[:16] or "未使用"
    yield "程序版本", run.version


def _standing(file: AuditedFile) -> int:
    if file.verdict is not None:
        return VERDICTS.index(file.verdict)
    return len(VERDICTS) + (file.outcome is FileOutcome.DUPLICATE)


def _row(
    file: AuditedFile, types: Numbered, parties: Numbered, ways: Numbered, rules: dict[str, int]
) -> list[Any]:
    """One file; ``dashboard.js`` names the places."""
    terms = file.terms
    return [
        file.path,
        page_name(file) if file.outcome is FileOutcome.CHECKED else "",
        terms.title,
        types(file.type_title or "—"),
        _standing(file),
        terms.signed.isoformat() if terms.signed else "",
        terms.ends.isoformat() if terms.ends else "",
        float(terms.amount) if terms.amount is not None else None,
        [parties(item.name) for item in terms.parties if item.name],
        ways(words.how(file).partition("（")[0] or "—"),
        round(file.confidence, 3),
        list(words.OUTCOMES).index(file.outcome),
        list(Change).index(file.change),
        file.reason or (f"与 {file.duplicate_of} 相同" if file.duplicate_of else words.copy(file)),
        [
            [rules[item.rule], KINDS.index(look(item)), int(item.change is Change.NEW)]
            for item in file.findings
        ],
        len(file.fixed),
    ]
