"""Findings about short invented texts, as rules make them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from pipeline.check.waivers.fingerprint import identified
from pipeline.model.document import Document
from pipeline.model.evidence import Evidence
from pipeline.model.report import Outcome, Report, RuleResult, Severity, Verdict, Waiver
from pipeline.model.terms import Terms

TODAY = date(2026, 6, 1)


def finding(document: Document, *quotes: str, rule: str = "ip/test", **changes: Any) -> RuleResult:  # noqa: ANN401
    """A violation of severity error that rests on the first place of each of ``quotes``, with fingerprint."""
    found = RuleResult(rule, rule, rule.partition("/")[0], Outcome.VIOLATED, Severity.ERROR, "问题")
    evidence = tuple(_evidence(document, quote) for quote in quotes)
    return identified(document, [replace(found, evidence=evidence, **changes)])[0]


def about(text: str, *quotes: str, name: str = "协议.docx", **changes: Any) -> tuple[Document, RuleResult]:  # noqa: ANN401
    """A document of the lines of ``text`` and a finding on it; without ``quotes`` about the whole text."""
    document = Document.from_text(text, name=name)
    return document, finding(document, *(quotes or (text,)), **changes)


def waiver(**changes: Any) -> Waiver:  # noqa: ANN401
    """A waiver of ``ip/test`` in ``协议.docx`` that holds on ``TODAY``."""
    given = Waiver("ip/test", "另有约定", "示例批准人", date(2026, 12, 31), document="协议.docx")
    return replace(given, **changes)


def report(document: Document, *results: RuleResult) -> Report:
    """A report on ``document`` that says ``results``."""
    kind = ("cooperation_agreement", "产学研合作协议", "title")
    return Report(document, *kind, Verdict.FAIL, results, Terms(), "ab" * 32, TODAY, "today")


def _evidence(document: Document, quote: str) -> Evidence:
    block = next(item for item in document.blocks if quote in item.text)
    start = block.text.index(quote)
    return Evidence(quote, block.location(start, start + len(quote)))
