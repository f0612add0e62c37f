"""A comparison for the terminal: terms first, then findings, then clauses word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rich.console import Console
from rich.text import Text

from pipeline.model.comparison import (
    ClauseChange,
    Comparison,
    Course,
    Edit,
    FindingChange,
    ParagraphChange,
    TermChange,
    TrackedChange,
)
from pipeline.model.evidence import Evidence
from pipeline.model.report import Report
from pipeline.report import diff_rows
from pipeline.report.diff_words import phrase
from pipeline.report.layout import Layout
from pipeline.report.quote import printable, quoted, shorten
from pipeline.report.summary import clause_name, verdict_line
from pipeline.report.text import NARROWEST, WIDEST, WIDTH
from pipeline.report.wording import Wording

_INDENT: Final = 5
_QUOTE: Final = 120
_PLACES: Final = 4
_KEPT: Final = 60
"""Characters of kept text that are shown between two edits."""
_MARKS: Final = {Edit.SAME: ("", ""), Edit.DELETED: ("[-", "-]"), Edit.INSERTED: ("{+", "+}")}
_STYLES: Final = {
    Course.NEW: "bold red",
    Course.WORSE: "bold red",
    Course.LOST: "bold red",
    Course.GONE: "bold yellow",
    Course.BETTER: "bold yellow",
    Course.UNCHANGED: "bold yellow",
    Course.FIXED: "bold green",
    Course.MET: "bold green",
}


def render(comparison: Comparison, *, lang: str = "zh", width: int | None = None) -> str:
    """The comparison as plain text of ``width`` cells (at least 60; default 100)."""
    return "".join(f"{line.plain}\n" for line in _lines(comparison, Wording(lang), width or WIDTH))


def print_comparison(comparison: Comparison, console: Console, *, lang: str = "zh") -> None:
    """Print ``comparison`` as wide as ``console`` is, between 60 and 120 cells."""
    width = min(console.width, WIDEST)
    console.print(Text("\n").join(_lines(comparison, Wording(lang), width)), soft_wrap=True)


def _lines(comparison: Comparison, wording: Wording, width: int) -> Iterator[Text]:
    return _Page(comparison, wording, Layout(max(width, NARROWEST))).lines()


@dataclass(frozen=True, slots=True)
class _Page:
    comparison: Comparison
    wording: Wording
    layout: Layout

    def lines(self) -> Iterator[Text]:
        if self.comparison.identical:
            yield from self.layout.flow(diff_rows.summary(self.comparison, self.wording))
            return
        yield from self.head()
        yield from self.terms()
        yield from self.findings()
        yield from self.tracked()
        yield from self.clauses()
        yield Text()
        yield from self.layout.flow(self.wording("disclaimer"), style="dim")

    def say(self, key: str, **values: object) -> str:
        return phrase(self.wording, key, **values)

    def head(self) -> Iterator[Text]:
        suffix = ".views" if self.comparison.views else ""
        for side, report in (("old", self.comparison.old), ("new", self.comparison.new)):
            yield from self.version(self.say(side + suffix), report)
        yield Text()
        verdict = (
            self.say("verdict") + self.wording("colon") + diff_rows.summary(self.comparison, self.wording)
        )
        yield from self.layout.flow(verdict, style="bold")
        for notice in diff_rows.notices(self.comparison, self.wording):
            yield from self.layout.flow(printable(notice), first="! ", style="bold yellow")

    def version(self, label: str, report: Report) -> Iterator[Text]:
        kind = self.wording.bracketed(report.type_title or report.type)
        said = f"{report.document.name}{kind} {verdict_line(report, self.wording)}"
        yield from self.layout.flow(printable(said), first=label + self.wording("colon"))

    def heading(self, key: str, count: int) -> Iterator[Text]:
        yield from self.layout.heading(self.say(key) + self.wording.bracketed(str(count)))

    def terms(self) -> Iterator[Text]:
        items = self.comparison.terms
        yield from self.heading("terms", len(items))
        if not items:
            yield from self.layout.flow(self.say("terms.none"))
        for number, item in enumerate(items, 1):
            yield from self.term(number, item)

    def term(self, number: int, item: TermChange) -> Iterator[Text]:
        row = diff_rows.term_row(item, self.wording)
        text = f"{row.name}{self.wording('colon')}{row.old} → {row.new}"
        style = "bold magenta" if row.unclear else "bold"
        yield from self.layout.flow(printable(text), first=f"{number:>3}. ", style=style)
        if row.remark:
            yield from self.layout.flow(printable(row.remark), indent=_INDENT)
        yield from self.places("old", row.old_places)
        yield from self.places("new", row.new_places)

    def places(self, side: str, evidence: tuple[Evidence, ...]) -> Iterator[Text]:
        label = " " * _INDENT + self.say(side) + self.wording("colon")
        for item in evidence[:_PLACES]:
            text = f"{clause_name(item.clause)} {quoted(item.quote, _QUOTE)}".strip()
            yield from self.layout.flow(printable(text), first=label, style="dim")
        if len(evidence) > _PLACES:
            more = self.wording("more", count=len(evidence) - _PLACES)
            yield from self.layout.flow(more, first=label, style="dim")

    def findings(self) -> Iterator[Text]:
        yield from self.heading("findings", len(self.comparison.findings))
        if not self.comparison.findings:
            yield from self.layout.flow(self.say("findings.none"))
        for course, items in diff_rows.by_course(self.comparison):
            title = self.say(f"course.{course}") + self.wording.bracketed(str(len(items)))
            yield from self.layout.flow(title, style=_STYLES[course])
            for item in items:
                yield from self.finding(item)

    def finding(self, item: FindingChange) -> Iterator[Text]:
        result = diff_rows.told(item)
        title = f"{result.title}  [{' · '.join((item.rule, *diff_rows.tags(result, self.wording)))}]"
        yield from self.layout.flow(printable(title), first="  · ", style="bold")
        decided = diff_rows.decision(self.comparison, item, self.wording)
        if decided:
            yield from self.layout.flow(decided, indent=_INDENT, style="bold")
        if item.course is Course.UNCHANGED:
            yield from self.moved_places(item)
            return
        yield from self.layout.flow(printable(diff_rows.message(item, self.wording)), indent=_INDENT)
        side = "new" if result is item.new else "old"
        yield from self.places(side, result.evidence)

    def moved_places(self, item: FindingChange) -> Iterator[Text]:
        for key, places, side in (("gone", item.places_gone, "old"), ("new", item.places_new, "new")):
            if places:
                yield from self.layout.flow(self.say(f"places.{key}", count=len(places)), indent=_INDENT)
                yield from self.places(side, places)

    def tracked(self) -> Iterator[Text]:
        if self.comparison.tracked:
            yield from self.heading("tracked", len(self.comparison.tracked))
        for item in self.comparison.tracked:
            yield from self.layout.flow(
                printable(tracked_line(item, self.wording)), first="  ", indent=_INDENT
            )

    def clauses(self) -> Iterator[Text]:
        yield from self.heading("clauses", len(self.comparison.clauses))
        if not self.comparison.clauses:
            yield from self.layout.flow(self.say("clauses.none"))
        for clause in self.comparison.clauses:
            yield from self.clause(clause)

    def clause(self, clause: ClauseChange) -> Iterator[Text]:
        yield from self.layout.flow(printable(clause_title(clause, self.wording)), first="· ", style="bold")
        for paragraph in clause.paragraphs:
            yield from self.layout.flow(printable(self.paragraph(paragraph)), indent=_INDENT)

    def paragraph(self, item: ParagraphChange) -> str:
        text = "".join(_kept(pieces) for pieces in _marked(item))
        moved = moved_words(item, self.wording)
        return self.wording.bracketed(moved) + text if moved else text


def clause_title(clause: ClauseChange, wording: Wording) -> str:
    """``第六条 经费 → 第七条 经费：改写、移动（涉及 2 项要素或规则）``."""
    old, new = clause_name(clause.old), clause_name(clause.new)
    name = " → ".join(dict.fromkeys(filter(None, (old, new))))
    done = [phrase(wording, f"clause.{clause.course}")]
    if clause.moved and clause.course != "moved":
        done.append(phrase(wording, "moved"))
    bears = phrase(wording, "touches", count=clause.weight) if clause.weight else ""
    return name + wording("colon") + wording.joined(done) + wording.bracketed(bears)


def moved_words(item: ParagraphChange, wording: Wording) -> str:
    """Where a paragraph went or came from; empty for one that stayed."""
    if not item.moved:
        return ""
    key = (
        "moved"
        if item.old is not None and item.new is not None
        else "moved.here"
        if item.old is None
        else "moved.away"
    )
    return phrase(wording, key)


def tracked_line(item: TrackedChange, wording: Wording) -> str:
    """``第 2 处（张三，2026-01-02）：第五条 保密 删除「一年」，插入「三年」``."""
    who = wording.joined([text for text in (item.author, item.date[:10]) if text])
    done = [
        f"{phrase(wording, key)}{quoted(text, 60)}"
        for key, text in (("deleted", item.deleted), ("inserted", item.inserted))
        if text
    ]
    name = phrase(wording, "tracked.entry", number=item.number) + wording.bracketed(who)
    return name + wording("colon") + " ".join(filter(None, (clause_name(item.place), wording.joined(done))))


def _marked(item: ParagraphChange) -> Iterable[tuple[str, str, str]]:
    for piece in item.pieces:
        before, after = _MARKS[piece.edit]
        yield before, piece.text, after


def _kept(marked: tuple[str, str, str]) -> str:
    before, text, after = marked
    return f"{before}{text if before else shorten(text, _KEPT)}{after}"
