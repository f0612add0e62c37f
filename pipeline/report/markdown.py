"""Reports as Markdown (CommonMark with tables): for wikis, issues and mail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.model.report import Report, RuleResult, Severity
from pipeline.report import account, brief, summary, waiving
from pipeline.report.failure import Entry, Failure
from pipeline.report.passages import Passage, citation, passages, where
from pipeline.report.quote import LIMIT, printable
from pipeline.report.wording import Wording

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|~#$&])")
_OPENING: Final = re.compile(r"^(\d{1,9})([.)])|^([+=-])")
_SHORT: Final = 40
_SHOWN: Final = 5


def render(reports: Sequence[Entry], *, lang: str = "zh") -> str:
    """One text on all ``reports``, in their order, with an overview when there are several."""
    page = _Page(Wording(lang))
    return "\n\n".join(page.all(reports)) + "\n"


def escaped(text: str) -> str:
    """``text`` on one line, so that a reader of Markdown shows these characters and nothing else."""
    plain = _SPECIAL.sub(r"\\\1", printable(text).strip())
    return _OPENING.sub(lambda match: f"{match[1] or ''}\\{match[2] or match[3]}", plain)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are escaped already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


@dataclass(frozen=True, slots=True)
class _Page:
    wording: Wording

    def all(self, reports: Sequence[Entry]) -> Iterator[str]:
        yield f"# {self.wording('report')}"
        if len(reports) > 1:
            yield self.overview(reports)
        for entry in reports:
            yield from self.failure(entry) if isinstance(entry, Failure) else self.report(entry)

    def overview(self, reports: Sequence[Entry]) -> str:
        rows = [
            (escaped(entry.name), escaped(self.unread(entry)))
            if isinstance(entry, Failure)
            else (escaped(entry.document.name), escaped(summary.verdict_line(entry, self.wording)))
            for entry in reports
        ]
        return table((self.wording("files"), self.wording("verdict")), rows)

    def unread(self, failure: Failure) -> str:
        return self.wording("verdict.unread") + self.wording("colon") + failure.error

    def failure(self, failure: Failure) -> Iterator[str]:
        yield f"## {escaped(failure.name)}"
        yield escaped(self.unread(failure))

    def report(self, report: Report) -> Iterator[str]:
        word = self.wording
        yield f"## {escaped(report.document.name)}"
        yield escaped(summary.verdict_line(report, word))
        yield self.bullets(self.facts(report))
        yield from self.section("notices", self.bullets(map(escaped, report.notices)))
        for severity in Severity:
            heading = word.name("severity", severity)
            yield from self.items(report, heading, summary.violated(report, severity))
        yield from self.items(report, word("to_read"), summary.to_read(report))
        yield from self.items(report, word("waived"), summary.waived(report))
        yield from self.section("all_rules", self.rules(report))
        yield from self.section("terms", self.terms(report) or word("terms.none"))
        yield from self.section("ledger", self.bullets(map(escaped, account.lines(report.document, word))))
        yield from self.section("identity", self.bullets(self.identity(report)))
        yield escaped(word("disclaimer"))

    def facts(self, report: Report) -> Iterator[str]:
        word = self.wording
        kind = (report.type_title or report.type) + word.bracketed(word.name("type_by", report.type_by))
        when = report.as_of.isoformat() + word.bracketed(word.name("as_of_by", report.as_of_by))
        yield self.fact("type", kind)
        yield self.fact("as_of", when)
        yield self.fact("view", word.name("view", report.document.view))
        if how_read := account.source(report.document, word):
            yield self.fact("source", how_read)

    def identity(self, report: Report) -> Iterator[str]:
        for key, value in report.hashes:
            yield self.wording(key) + self.wording("colon") + f"`{value or '—'}`"

    def items(self, report: Report, title: str, items: Sequence[summary.Item]) -> Iterator[str]:
        if items:
            yield f"### {title}{self.wording.bracketed(str(len(items)))}"
        for item in items:
            yield f"#### {item.number}\\. {escaped(item.result.title)} `{item.result.rule}`"
            yield escaped(item.result.message)
            yield self.bullets(self.fields(report, item.result))

    def fields(self, report: Report, result: RuleResult) -> Iterator[str]:
        tags = waiving.tags(result, self.wording)
        if tags:
            yield self.fact("outcome", " · ".join(tags))
        found = passages(report, result, limit=LIMIT, wording=self.wording)
        yield from (self.fact("place", self.place(item)) for item in found[:_SHOWN])
        if len(found) > _SHOWN:
            yield self.fact("place", self.wording("more", count=len(found) - _SHOWN))
        expected = where(report, result, self.wording)
        if expected:
            yield self.fact("place", expected)
        yield from (self.fact("basis", citation(item, self.wording)) for item in result.basis)
        if result.suggestion:
            yield self.fact("suggestion", result.suggestion)
        if result.waiver:
            yield self.fact("waiver", waiving.answered(result.waiver, self.wording))
        if result.fingerprint:
            yield self.fact("fingerprint", result.fingerprint)

    def place(self, item: Passage) -> str:
        return f"{item.clause} 「{item.quote}」".strip()

    def rules(self, report: Report) -> str:
        word = self.wording
        head = (word("outcome"), word("rule"), word("evidence"))
        return table(head, (self.rule(report, result) for result in report.results))

    def rule(self, report: Report, result: RuleResult) -> tuple[str, str, str]:
        found = passages(report, result, limit=_SHORT, wording=self.wording)
        shown = self.place(found[0]) if found else where(report, result, self.wording) or result.message
        more = self.wording("more", count=len(found) - 1) if len(found) > 1 else ""
        outcome = self.wording.name("outcome", result.outcome)
        return outcome, escaped(result.title), escaped(shown + more)

    def terms(self, report: Report) -> str:
        rows = brief.rows(report.terms, self.wording)
        if not rows:
            return ""
        cells = ((row.label, self.value(row.value, row.notes)) for row in rows)
        return table((self.wording("term"), self.wording("content")), cells)

    def value(self, value: str, notes: Sequence[str]) -> str:
        return "<br>".join(escaped(text) for text in (value, *notes))

    def section(self, key: str, body: str) -> Iterator[str]:
        if body:
            yield f"### {self.wording(key)}"
            yield body

    def fact(self, key: str, text: str) -> str:
        return self.wording(key) + self.wording("colon") + escaped(text)

    def bullets(self, lines: Iterable[str]) -> str:
        return "\n".join(f"- {line}" for line in lines)
