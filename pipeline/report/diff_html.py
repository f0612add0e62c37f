"""A comparison as one HTML page that needs nothing else: no network, no script, readable in print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from pipeline.model.comparison import (
    ClauseChange,
    Comparison,
    Course,
    Edit,
    FindingChange,
    ParagraphChange,
    TermChange,
)
from pipeline.model.evidence import Evidence
from pipeline.model.report import Report
from pipeline.report import diff_rows
from pipeline.report.diff_text import clause_title, moved_words
from pipeline.report.diff_words import phrase
from pipeline.report.markup import Html, element, join, link
from pipeline.report.quote import shorten
from pipeline.report.summary import clause_name, verdict_line
from pipeline.report.wording import Wording

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_QUOTE: Final = 240
_PLACES: Final = 4
_TAGS: Final = {Edit.DELETED: "del", Edit.INSERTED: "ins"}


def render(comparison: Comparison, *, lang: str = "zh") -> str:
    """The page for ``comparison``; the same comparison always gives the same page."""
    page = _Page(comparison, Wording(lang))
    style = files("pipeline.report").joinpath("diff_style.css").read_text(encoding="utf-8")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", page.title()),
        element("style", Html(style)),
    )
    bar = element("header", element("h1", page.title()), class_="bar")
    body = element("body", bar, element("main", *page.parts()))
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='zh-CN' if lang == 'zh' else lang)}\n"


@dataclass(frozen=True, slots=True)
class _Page:
    comparison: Comparison
    wording: Wording

    def say(self, key: str, **values: object) -> str:
        return phrase(self.wording, key, **values)

    def title(self) -> str:
        return self.say("title.views" if self.comparison.views else "title")

    def parts(self) -> Iterator[Html]:
        yield self.versions()
        yield element("p", diff_rows.summary(self.comparison, self.wording), class_="verdict")
        for notice in diff_rows.notices(self.comparison, self.wording):
            yield element("p", notice, class_="notice")
        if not self.comparison.identical:
            yield self.jumps()
            yield self.terms()
            yield self.findings()
            yield self.tracked()
            yield self.clauses()
        yield element("p", self.wording("disclaimer"), class_="foot")

    def versions(self) -> Html:
        suffix = ".views" if self.comparison.views else ""
        rows = [
            part
            for side, report in (("old", self.comparison.old), ("new", self.comparison.new))
            for part in self.version(self.say(side + suffix), report)
        ]
        return element("dl", *rows, class_="versions")

    def version(self, label: str, report: Report) -> tuple[Html, Html]:
        said = f"{report.type_title or report.type} · {verdict_line(report, self.wording)}"
        digest = f"SHA-256 {report.document.sha256[:16]}" if report.document.sha256 else ""
        small = element("small", " · ".join(filter(None, (said, digest))))
        return element("dt", label), element("dd", report.document.name, small)

    def jumps(self) -> Html:
        keys = ["terms", "findings", *(["tracked"] if self.comparison.tracked else []), "clauses"]
        return element("nav", *(link(key, self.say(key)) for key in keys))

    def section(self, key: str, count: int, *content: Html) -> Html:
        heading = element("h2", self.say(key), " ", element("span", str(count)))
        rest = content or (element("p", self.say(f"{key}.none")),)
        return element("section", heading, *rest, id=key)

    def terms(self) -> Html:
        items = self.comparison.terms
        return self.section("terms", len(items), *map(self.term, items))

    def term(self, item: TermChange) -> Html:
        row = diff_rows.term_row(item, self.wording)
        values = element("p", element("del", row.old), " → ", element("ins", row.new), class_="values")
        remark = element("p", row.remark, class_="remark") if row.remark else Html()
        missing = self.say("not_there"), self.say("not_found")
        sides = self.sides(row.old_places, row.new_places, missing=missing)
        return element(
            "article",
            element("h4", row.name),
            values,
            remark,
            sides,
            class_="card unclear" if row.unclear else "card",
        )

    def sides(
        self, old: tuple[Evidence, ...], new: tuple[Evidence, ...], *, missing: tuple[str, str]
    ) -> Html:
        sides = self.side("old", old, missing[0]), self.side("new", new, missing[1])
        return element("div", *sides, class_="sides")

    def side(self, side: str, evidence: tuple[Evidence, ...], missing: str) -> Html:
        quotes = [self.quote(item) for item in evidence[:_PLACES]]
        if len(evidence) > _PLACES:
            quotes.append(Html(self.wording("more", count=len(evidence) - _PLACES)))
        suffix = ".views" if self.comparison.views else ""
        return element("div", element("b", self.say(side + suffix)), join(quotes, " ") if quotes else missing)

    def quote(self, item: Evidence) -> Html:
        name = clause_name(item.clause)
        clause = element("span", name, class_="clause") if name else Html()
        return join([clause, " ", element("q", shorten(item.quote, _QUOTE))])

    def findings(self) -> Html:
        groups = [self.course(course, items) for course, items in diff_rows.by_course(self.comparison)]
        return self.section("findings", len(self.comparison.findings), *groups)

    def course(self, course: Course, items: Iterable[FindingChange]) -> Html:
        cards = list(map(self.finding, items))
        title = element("h3", self.say(f"course.{course}"), " ", element("span", str(len(cards))))
        shown = join(cards)
        if course in (Course.UNCHANGED, Course.MET):
            shown = element("details", element("summary", title), element("div", shown, class_="inner"))
            return element("div", shown, class_=f"c-{course}")
        return element("div", title, shown, class_=f"c-{course}")

    def finding(self, item: FindingChange) -> Html:
        result = diff_rows.told(item)
        tags = [element("span", tag, class_="tag") for tag in diff_rows.tags(result, self.wording)]
        title = element("h4", *tags, result.title, " ", element("code", item.rule))
        decided = diff_rows.decision(self.comparison, item, self.wording)
        decision = element("p", decided, class_="decision") if decided else Html()
        old = item.old.evidence if item.old else ()
        new = item.new.evidence if item.new else ()
        if item.course is Course.UNCHANGED:
            old, new = item.places_gone, item.places_new
        sides = self.sides(old, new, missing=("—", "—")) if old or new else Html()
        return element(
            "article",
            title,
            decision,
            element("p", diff_rows.message(item, self.wording)),
            sides,
            class_="card",
        )

    def tracked(self) -> Html:
        items = self.comparison.tracked
        if not items:
            return Html()
        rows = [
            element(
                "tr",
                element("td", self.say("tracked.entry", number=item.number)),
                element("td", " ".join(filter(None, (item.author, item.date[:10])))),
                element("td", clause_name(item.place)),
                element("td", *self.edited(item.deleted, item.inserted)),
            )
            for item in items
        ]
        return self.section(
            "tracked", len(items), element("table", element("tbody", *rows), class_="tracked")
        )

    def edited(self, deleted: str, inserted: str) -> Iterator[Html]:
        for tag, text in (("del", deleted), ("ins", inserted)):
            if text:
                yield element(tag, shorten(text, _QUOTE))

    def clauses(self) -> Html:
        items = self.comparison.clauses
        return self.section("clauses", len(items), *map(self.clause, items))

    def clause(self, item: ClauseChange) -> Html:
        title = element("summary", clause_title(item, self.wording))
        paragraphs = [self.paragraph(paragraph) for paragraph in item.paragraphs]
        return element("details", title, element("div", *paragraphs, class_="text"))

    def paragraph(self, item: ParagraphChange) -> Html:
        moved = moved_words(item, self.wording)
        tag = element("span", moved, class_="tag") if moved else Html()
        pieces = [
            element(_TAGS[piece.edit], piece.text) if piece.edit in _TAGS else piece.text
            for piece in item.pieces
        ]
        return element("p", tag, *pieces)
