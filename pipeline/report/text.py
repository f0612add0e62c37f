"""A report for the terminal: the verdict, then everything that somebody has to look at, then all the rest."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from pipeline.model.evidence import Evidence
from pipeline.model.report import Basis, Outcome, Report, RuleResult, Severity
from pipeline.report import account, brief, summary, waiving
from pipeline.report.failure import Entry, Failure
from pipeline.report.layout import Column, Layout
from pipeline.report.quote import LIMIT, around, printable, quoted
from pipeline.report.wording import Wording

WIDTH: Final = 100
NARROWEST: Final = 60
WIDEST: Final = 120
_SHORT: Final = 36
_SHOWN: Final = 8
_HASH: Final = 16
_INDENT: Final = 5
_FIELDS: Final = ("place", "basis", "suggestion", "waiver", "fingerprint")
_STYLES: Final = {
    "error": "bold red",
    "warning": "bold yellow",
    "advice": "bold blue",
    "undetermined": "bold magenta",
    "waived": "bold cyan",
    "satisfied": "green",
    "not_applicable": "dim",
    "pass": "bold green",
    "review": "bold yellow",
    "fail": "bold red",
}


def render(report: Entry, *, lang: str = "zh", width: int | None = None, colour: bool = False) -> str:
    """The report as text of ``width`` cells (at least 60; default 100), with ANSI colours if asked for."""
    if not colour:
        return "".join(f"{line.plain}\n" for line in _lines(report, Wording(lang), width or WIDTH))
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width or WIDTH,
        force_terminal=True,
        color_system="standard",
        no_color=False,
        legacy_windows=False,
    )
    print_report(report, console, lang=lang)
    return stream.getvalue()


def print_report(report: Entry, console: Console, *, lang: str = "zh") -> None:
    """Print ``report`` as wide as ``console`` is, between 60 and 120 cells."""
    width = min(console.width, WIDEST)
    console.print(Text("\n").join(_lines(report, Wording(lang), width)), soft_wrap=True)


def _lines(report: Entry, wording: Wording, width: int) -> Iterator[Text]:
    page = _Page(wording, Layout(max(width, NARROWEST)))
    return page.failure(report) if isinstance(report, Failure) else page.report(report)


@dataclass(frozen=True, slots=True)
class _Page:
    wording: Wording
    layout: Layout

    def failure(self, failure: Failure) -> Iterator[Text]:
        yield from self.layout.flow(printable(failure.name), style="bold")
        yield from self.line("verdict.unread", failure.error, _STYLES["fail"])

    def report(self, report: Report) -> Iterator[Text]:
        yield from self.head(report)
        for severity in Severity:
            heading = self.wording.name("severity", severity)
            yield from self.items(report, heading, summary.violated(report, severity), severity)
        yield from self.items(report, self.wording("to_read"), summary.to_read(report), "undetermined")
        yield from self.items(report, self.wording("waived"), summary.waived(report), "waived")
        yield from self.table(report)
        yield from self.terms(report)
        yield from self.bullets("ledger", account.lines(report.document, self.wording))
        yield from self.foot(report)

    def head(self, report: Report) -> Iterator[Text]:
        word = self.wording
        yield from self.layout.flow(printable(report.document.name), style="bold")
        how = word.bracketed(word.name("type_by", report.type_by))
        yield from self.line("type", (report.type_title or report.type) + how)
        when = word.bracketed(word.name("as_of_by", report.as_of_by))
        yield from self.line("as_of", report.as_of.isoformat() + when)
        yield from self.line("view", word.name("view", report.document.view))
        if how_read := account.source(report.document, word):
            yield from self.line("source", how_read)
        yield Text()
        yield from self.layout.flow(summary.verdict_line(report, word), style=_STYLES[report.verdict])
        yield from self.bullets("notices", report.notices)

    def items(self, report: Report, title: str, items: Sequence[summary.Item], style: str) -> Iterator[Text]:
        if items:
            yield from self.layout.heading(title + self.wording.bracketed(str(len(items))), _STYLES[style])
        for index, item in enumerate(items):
            if index:
                yield Text()
            yield from self.item(report, item)

    def item(self, report: Report, item: summary.Item) -> Iterator[Text]:
        result = item.result
        tags = " · ".join([result.rule, *waiving.tags(result, self.wording)])
        number = f"{item.number:>3}. "
        yield from self.layout.flow(printable(f"{result.title}  [{tags}]"), first=number, style="bold")
        yield from self.layout.flow(printable(result.message), indent=_INDENT)
        yield from self.field("place", self.places(report, result))
        yield from self.field("basis", map(self.citation, result.basis))
        yield from self.field("suggestion", filter(None, [result.suggestion]))
        answered = [waiving.answered(result.waiver, self.wording)] if result.waiver else []
        yield from self.field("waiver", answered)
        yield from self.field("fingerprint", filter(None, [result.fingerprint]))

    def citation(self, basis: Basis) -> str:
        title = basis.title + self.wording.bracketed(self.wording.name("force", basis.force))
        return title + self.wording("colon") + basis.summary if basis.summary else title

    def places(self, report: Report, result: RuleResult) -> Iterator[str]:
        evidence = summary.distinct(result.evidence)
        yield from (self.place(report, item) for item in evidence[:_SHOWN])
        if len(evidence) > _SHOWN:
            yield self.wording("more", count=len(evidence) - _SHOWN)
        expected = summary.where_expected(report, result, self.wording)
        if expected:
            yield expected
        elif summary.nothing_found(result):
            yield self.wording("absent")

    def place(self, report: Report, evidence: Evidence, limit: int = LIMIT) -> str:
        before, after = around(report.document, evidence, limit // 5)
        name = summary.place_name(report, evidence, self.wording)
        return f"{name} {quoted(before + evidence.quote + after, limit)}".strip()

    def table(self, report: Report) -> Iterator[Text]:
        word = self.wording
        yield from self.layout.heading(word("all_rules") + word.bracketed(str(len(report.results))))
        yield from self.row(word("outcome"), word("rule"), word("evidence"), style="dim")
        for result in report.results:
            style = _STYLES.get(summary.kind(result), _STYLES["error"])
            outcome = word.name("outcome", result.outcome)
            yield from self.row(outcome, result.title, self.short(report, result), style=style)

    def row(self, outcome: str, rule: str, evidence: str, *, style: str) -> Iterator[Text]:
        first, second = 10, self.layout.width // 3
        cells = [Column(outcome, first, style), Column(printable(rule), second)]
        rest = self.layout.width - first - second
        yield from self.layout.columns([*cells, Column(printable(evidence), rest, "dim")])

    def short(self, report: Report, result: RuleResult) -> str:
        if result.outcome is Outcome.ERROR:
            return result.message
        if not result.evidence:
            return summary.where_expected(report, result, self.wording) or result.message
        rest = len(summary.distinct(result.evidence)) - 1
        more = self.wording("more", count=rest) if rest else ""
        return self.place(report, result.evidence[0], _SHORT) + more

    def terms(self, report: Report) -> Iterator[Text]:
        yield from self.layout.heading(self.wording("terms"))
        rows = brief.rows(report.terms, self.wording)
        if not rows:
            yield from self.layout.flow(self.wording("terms.none"))
        size = max((cell_len(row.label) for row in rows), default=0) + 2
        last = ""
        for row in rows:
            label, last = "" if row.label == last else row.label, row.label
            yield from self.layout.flow(printable(row.value), first=label, indent=size)
            for note in row.notes:
                yield from self.layout.flow(printable(note), indent=size, style="dim")

    def foot(self, report: Report) -> Iterator[Text]:
        yield from self.layout.heading(self.wording("identity"))
        for key, value in report.hashes:
            yield from self.line(key, value[:_HASH] or "—")
        yield Text()
        yield from self.layout.flow(self.wording("disclaimer"), style="dim")

    def bullets(self, key: str, lines: Iterable[str]) -> Iterator[Text]:
        texts = [printable(line) for line in lines]
        if texts:
            yield from self.layout.heading(self.wording(key))
        for text in texts:
            yield from self.layout.flow(text, first="· ")

    def line(self, key: str, text: str, style: str = "") -> Iterator[Text]:
        yield from self.layout.flow(self.wording(key) + self.wording("colon") + printable(text), style=style)

    def field(self, key: str, texts: Iterable[str]) -> Iterator[Text]:
        labels = {name: self.wording(name) + self.wording("colon") for name in _FIELDS}
        indent = _INDENT + max(map(cell_len, labels.values()))
        label = " " * _INDENT + labels[key]
        for text in texts:
            yield from self.layout.flow(printable(text), first=label, indent=indent)
            label = ""
