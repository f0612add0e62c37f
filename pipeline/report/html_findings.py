"""Everything about a report beside the document's text as HTML: verdict, findings, rules, terms, account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.model.evidence import Evidence
from pipeline.model.report import Basis, Outcome, Report, RuleResult, Severity
from pipeline.report import account, brief, summary, waiving
from pipeline.report.brief_words import Row
from pipeline.report.marks import KINDS, anchor, card_id, row_id
from pipeline.report.markup import Html, element, join, link
from pipeline.report.quote import around, shorten
from pipeline.report.wording import Wording

_LONG: Final = 120
_SHORT: Final = 40


def findings(report: Report, prefix: str, wording: Wording) -> Html:
    """The whole left side of a report, in the order in which it is read."""
    side = _Side(report, prefix, wording)
    parts = [side.rules(), side.terms(), side.account(), side.foot()]
    return join([side.head(), side.notices(), *side.lists(), *parts])


@dataclass(frozen=True, slots=True)
class _Side:
    report: Report
    prefix: str
    wording: Wording

    def head(self) -> Html:
        report, word = self.report, self.wording
        kind = (report.type_title or report.type) + word.bracketed(word.name("type_by", report.type_by))
        when = report.as_of.isoformat() + word.bracketed(word.name("as_of_by", report.as_of_by))
        view = word.name("view", report.document.view)
        rows = [(word("type"), kind), (word("as_of"), when), (word("view"), view)]
        if how_read := account.source(report.document, word):
            rows.append((word("source"), how_read))
        facts = _facts(rows)
        verdict = element("p", summary.verdict_line(report, word), class_=f"verdict v-{report.verdict}")
        name = element("h2", report.document.name)
        return element("header", name, verdict, self.counts(), facts, self.jumps())

    def jumps(self) -> Html:
        listed = {"to_read": summary.to_read(self.report), "waived": summary.waived(self.report)}
        optional = (key for key, found in listed.items() if found)
        keys = (*optional, "all_rules", "terms", "ledger", "identity")
        return element(
            "nav", *(link(f"{self.prefix}-{key}", self.wording(key)) for key in keys), class_="jumps"
        )

    def counts(self) -> Html:
        kinds = [summary.kind(result) for result in self.report.results]
        chips = [
            element(
                "li",
                kind_name(kind, self.wording),
                " ",
                element("b", str(kinds.count(kind))),
                class_=f"k-{kind}",
            )
            for kind in KINDS
            if kind in kinds
        ]
        return element("ul", *chips, class_="counts")

    def notices(self) -> Html:
        return self.section("notices", _bullets(self.report.notices)) if self.report.notices else Html()

    def lists(self) -> Iterator[Html]:
        for severity in Severity:
            heading = self.wording.name("severity", severity)
            yield self.cards(heading, summary.violated(self.report, severity), severity)
        anchor_id = f"{self.prefix}-to_read"
        yield self.cards(self.wording("to_read"), summary.to_read(self.report), "undetermined", anchor_id)
        waived = summary.waived(self.report)
        yield self.cards(self.wording("waived"), waived, "waived", f"{self.prefix}-waived")

    def cards(
        self, heading: str, items: tuple[summary.Item, ...], kind: str, anchor_id: str | None = None
    ) -> Html:
        if not items:
            return Html()
        title = element("h3", heading, " ", element("span", str(len(items)), class_="count"))
        return element("section", title, *map(self.card, items), class_=f"list k-{kind}", id=anchor_id)

    def card(self, item: summary.Item) -> Html:
        result = item.result
        owner = card_id(self.prefix, item.number)
        number = element("span", str(item.number), class_="num")
        title = element("h4", number, " ", result.title, " ", *self.tags(result))
        parts = [title, element("p", result.message, class_="message"), self.places(result, owner)]
        parts += [self.bases(result.basis), self.suggestion(result), *self.waiving(result)]
        return element("article", *parts, class_=f"card k-{summary.kind(result)}", id=owner)

    def tags(self, result: RuleResult) -> Iterator[Html]:
        for words in waiving.tags(result, self.wording):
            yield element("span", words, class_="tag")
        yield element("code", result.rule)

    def places(self, result: RuleResult, owner: str) -> Html:
        lines = [
            element(
                "li", self.place(evidence, anchor(self.report, self.prefix, owner, index, evidence), _LONG)
            )
            for index, evidence in enumerate(summary.distinct(result.evidence))
        ]
        expected = summary.where_expected(self.report, result, self.wording)
        if expected:
            lines.append(element("li", link(f"{owner}-x", expected, class_="expected")))
        elif summary.nothing_found(result):
            lines.append(element("li", self.wording("absent")))
        return element("ul", *lines, class_="places") if lines else Html()

    def place(self, evidence: Evidence, target: str | None, limit: int) -> Html:
        before, after = around(self.report.document, evidence)
        words = [
            before,
            element("b", evidence.quote) if before + after else shorten(evidence.quote, limit),
            after,
        ]
        name = summary.place_name(self.report, evidence, self.wording)
        clause = element("span", name, class_="clause") if name else Html()
        return link(target, clause, " ", element("q", *words))

    def bases(self, bases: Iterable[Basis]) -> Html:
        lines = [element("dd", self.basis(basis)) for basis in bases]
        return element("dl", element("dt", self.wording("basis")), *lines) if lines else Html()

    def basis(self, basis: Basis) -> Html:
        force = element("span", self.wording.name("force", basis.force), class_="force")
        summed = element("span", basis.summary, class_="summary") if basis.summary else Html()
        return join([element("cite", basis.title), " ", force, summed])

    def suggestion(self, result: RuleResult) -> Html:
        if not result.suggestion:
            return Html()
        words = element("dd", result.suggestion)
        return element("dl", element("dt", self.wording("suggestion")), words, class_="suggestion")

    def waiving(self, result: RuleResult) -> Iterator[Html]:
        """Who answers for the finding; or how to write a waiver of it, folded away."""
        word = self.wording
        if result.waiver:
            words = element("dd", waiving.answered(result.waiver, word))
            yield element("dl", element("dt", word("waiver")), words, class_="waiver")
        stanza = waiving.stanza(self.report, result, word)
        if stanza:
            title = element("summary", word("fingerprint"), " ", element("code", result.fingerprint))
            yield element("details", title, element("p", word("waiver.write")), element("pre", stanza))

    def rules(self) -> Html:
        names = [element("th", self.wording(key), scope="col") for key in ("outcome", "rule", "evidence")]
        numbers = summary.numbers(self.report)
        lines = [self.rule(index, numbers.get(index, 0)) for index in range(len(self.report.results))]
        head = element("thead", element("tr", *names))
        table = element("table", head, element("tbody", *lines), class_="rules")
        return self.section("all_rules", table)

    def rule(self, index: int, number: int) -> Html:
        result = self.report.results[index]
        own = row_id(self.prefix, index)
        owner = card_id(self.prefix, number) if number else own
        outcome = element("span", self.wording.name("outcome", result.outcome), class_="outcome")
        title = join([link(owner if number else None, result.title), element("code", result.rule)])
        shown = element("td", outcome), element("td", title), element("td", self.short(result, owner))
        return element("tr", *shown, class_=f"k-{summary.kind(result)}", id=own)

    def short(self, result: RuleResult, owner: str) -> Html:
        if result.outcome is Outcome.ERROR or not result.evidence:
            expected = summary.where_expected(self.report, result, self.wording)
            return link(f"{owner}-x", expected) if expected else join([result.message])
        first, *others = summary.distinct(result.evidence)
        more = self.wording("more", count=len(others)) if others else ""
        return join([self.place(first, anchor(self.report, self.prefix, owner, 0, first), _SHORT), more])

    def terms(self) -> Html:
        rows = [self.term(row) for row in brief.rows(self.report.terms, self.wording)]
        table = element("table", element("tbody", *rows), class_="terms")
        return self.section("terms", table if rows else element("p", self.wording("terms.none")))

    def term(self, row: Row) -> Html:
        notes = [element("div", note, class_="note") for note in row.notes]
        return element("tr", element("th", row.label, scope="row"), element("td", row.value, *notes))

    def account(self) -> Html:
        lost = account.unread(self.report.document, self.wording)
        lines = [
            element("li", line, class_="unread" if line in lost else None)
            for line in account.lines(self.report.document, self.wording)
        ]
        return self.section("ledger", element("ul", *lines))

    def foot(self) -> Html:
        word = self.wording
        hashes = [(word(key), value or "—") for key, value in self.report.hashes]
        disclaimer = element("p", word("disclaimer"), class_="disclaimer")
        return self.section("identity", join([_facts(hashes), disclaimer]))

    def section(self, key: str, content: Html) -> Html:
        heading = element("h3", self.wording(key))
        return element("section", heading, content, class_=key.replace("_", "-"), id=f"{self.prefix}-{key}")


def kind_name(kind: str, wording: Wording) -> str:
    """The name of one of ``KINDS``."""
    outcome = "error" if kind == "failed" else kind
    return wording.name("severity" if kind in tuple(Severity) else "outcome", outcome)


def _facts(pairs: Iterable[tuple[str, str]]) -> Html:
    items = [element("div", element("dt", name), element("dd", value)) for name, value in pairs]
    return element("dl", *items, class_="facts")


def _bullets(lines: Iterable[str]) -> Html:
    return element("ul", *(element("li", line) for line in lines))
