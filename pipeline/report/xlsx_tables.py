"""The lists of the workbook: findings, statements, rules, and the page about the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.model.report import Outcome, Report, RuleResult
from pipeline.report import account, brief, summary
from pipeline.report.failure import Entry, Failure
from pipeline.report.passages import Passage, citation, passages, where
from pipeline.report.waiving import answered
from pipeline.report.wording import Wording
from pipeline.report.xlsx_cells import Column, Value
from pipeline.report.xlsx_kinds import KINDS, VERDICTS, colours, said
from pipeline.report.xlsx_write import Table

_QUOTE: Final = 400
_SHOWN: Final = 8
_OUTCOMES: Final = tuple(f"outcome.{item}" for item in Outcome)
_SEVERITIES: Final = tuple(key for key in KINDS if key.startswith("severity."))


def findings(reports: Sequence[Entry], wording: Wording) -> Table:
    """One line for everything to look at, also for what is waived and for files that could not be read."""
    columns = [
        Column(wording("number"), 6, centred=True),
        Column(wording("file"), 26),
        Column(wording("outcome"), 10, centred=True),
        Column(wording("severity"), 10, centred=True),
        Column(wording("rule"), 20),
        Column(wording("clause"), 20),
        Column(wording("found"), 40),
        Column(wording("quote"), 44),
        Column(wording("basis"), 54),
        Column(wording("suggestion"), 44),
        Column(wording("waiver"), 24),
        Column(wording("fingerprint"), 22),
        Column(wording("rule_id"), 26),
    ]
    rows = [row for entry in reports for row in _found(entry, wording)]
    numbered = [[number, *row] for number, row in enumerate(rows, 1)]
    words = colours((*_SEVERITIES, *_OUTCOMES, "verdict.unread"), wording)
    return Table(wording("sheet.findings"), columns, numbered, 2, words, (2, 3))


def _found(entry: Entry, wording: Wording) -> Iterator[list[Value]]:
    if isinstance(entry, Failure):
        unread = said("verdict.unread", wording)
        yield [entry.name, unread, "", "", "", entry.error, *[""] * 6]
        return
    for item in (*summary.items(entry), *summary.waived(entry)):
        result = item.result
        yield [
            entry.document.name,
            wording.name("outcome", result.outcome),
            wording.name("severity", result.severity),
            result.title,
            _clauses(entry, result, wording),
            result.message,
            _quotes(entry, result, wording),
            "\n".join(citation(basis, wording) for basis in result.basis),
            result.suggestion,
            _decided(result, wording),
            result.fingerprint,
            result.rule,
        ]


def _decided(result: RuleResult, wording: Wording) -> str:
    waiver = [answered(result.waiver, wording)] if result.waiver else []
    return "\n".join([*waiver, *([wording("known")] if result.known else [])])


def _clauses(report: Report, result: RuleResult, wording: Wording) -> str:
    clauses = dict.fromkeys(item.clause for item in passages(report, result, limit=_QUOTE) if item.clause)
    return "\n".join(clauses) or where(report, result, wording)


def _quotes(report: Report, result: RuleResult, wording: Wording) -> str:
    found = passages(report, result, limit=_QUOTE)
    if len(found) == 1:
        return found[0].quote
    more = [wording("more", count=len(found) - _SHOWN)] if len(found) > _SHOWN else []
    return "\n".join([*map(_numbered, range(1, _SHOWN + 1), found), *more])


def _numbered(number: int, passage: Passage) -> str:
    return f"（{number}）{passage.quote}"


def statements(reports: Sequence[Entry], wording: Wording) -> Table:
    """One line for every statement that was read out of a file, with its words."""
    columns = [
        Column(wording("file"), 30),
        Column(wording("term"), 16),
        Column(wording("content"), 46),
        Column(wording("note"), 46),
        Column(wording("clause"), 26),
        Column(wording("quote"), 60),
    ]
    rows = [row for entry in reports if isinstance(entry, Report) for row in _stated(entry, wording)]
    return Table(wording("sheet.statements"), columns, rows, 2)


def _stated(report: Report, wording: Wording) -> Iterator[list[Value]]:
    for row in brief.rows(report.terms, wording):
        places = summary.distinct(row.evidence)
        clauses = dict.fromkeys(summary.clause_name(item.clause) for item in places if item.clause)
        quotes = "\n".join(item.quote for item in places)
        yield [report.document.name, row.label, row.value, "\n".join(row.notes), "\n".join(clauses), quotes]


def rules(reports: Sequence[Entry], wording: Wording) -> Table:
    """Every rule, in how many files it had which outcome, and the law behind it."""
    columns = [
        Column(wording("rule"), 32),
        Column(wording("severity"), 10, centred=True),
        *(Column(wording("files_with", name=said(key, wording)), 12, centred=True) for key in _OUTCOMES),
        Column(wording("basis"), 90),
        Column(wording("rule_id"), 34),
    ]
    results = [item for entry in reports if isinstance(entry, Report) for item in entry.results]
    counts = Counter((item.rule, item.outcome) for item in results)
    first = {item.rule: item for item in reversed(results)}
    rows = [_rule(first[rule], counts, wording) for rule in dict.fromkeys(item.rule for item in results)]
    return Table(wording("sheet.rules"), columns, rows, 1, colours(_SEVERITIES, wording), (1,))


def _rule(result: RuleResult, counts: Counter[tuple[str, Outcome]], wording: Wording) -> list[Value]:
    return [
        result.title,
        wording.name("severity", result.severity),
        *(counts[result.rule, outcome] for outcome in Outcome),
        "\n".join(citation(basis, wording) for basis in result.basis),
        result.rule,
    ]


def about(reports: Sequence[Entry], wording: Wording) -> Table:
    """What was checked and how, what was left out, by which rules; a legend of the colours below."""
    columns = [
        Column(wording("file"), 34),
        Column(wording("verdict"), 16, centred=True),
        Column(wording("content"), 100),
    ]
    rows = [row for entry in reports for row in _about(entry, wording)]
    legend: list[list[Value]] = [[wording("legend"), said(key, wording), ""] for key in (*KINDS, *VERDICTS)]
    words = colours((*KINDS, *VERDICTS), wording)
    return Table(
        wording("sheet.about"), columns, [*rows, *legend, ["", "", wording("disclaimer")]], 0, words, (1,)
    )


def _about(entry: Entry, wording: Wording) -> Iterator[list[Value]]:
    if isinstance(entry, Failure):
        yield [entry.name, said("verdict.unread", wording), entry.error]
        return
    yield [entry.document.name, said(f"verdict.{entry.verdict}", wording), "\n".join(_told(entry, wording))]


def _told(report: Report, wording: Wording) -> Iterator[str]:
    def line(key: str, text: str) -> str:
        return wording(key) + wording("colon") + text

    by, since = wording.name("type_by", report.type_by), wording.name("as_of_by", report.as_of_by)
    yield summary.verdict_line(report, wording)
    yield line("type", (report.type_title or report.type) + wording.bracketed(by))
    yield line("as_of", report.as_of.isoformat() + wording.bracketed(since))
    yield line("view", wording.name("view", report.document.view))
    if how_read := account.source(report.document, wording):
        yield line("source", how_read)
    yield from (line("notices", text) for text in report.notices)
    yield from account.lines(report.document, wording)
    yield from (line(key, value) for key, value in report.hashes)
