"""From the findings of a report to proposals: one article for rules that belong together, nothing twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.generate.remedies import parties
from pipeline.generate.remedies.compose import Composer, Piece
from pipeline.generate.remedies.draft import Draft
from pipeline.generate.remedies.figures import length, rewordings
from pipeline.generate.remedies.load import Duty, Remedy, Section
from pipeline.generate.remedies.proposal import Addition, Proposal
from pipeline.generate.remedies.words import words
from pipeline.model.agreement import Clause
from pipeline.model.report import Outcome, RuleResult
from pipeline.text.blanks import find_placeholders

PERIOD = "confidentiality/period"
_FIGURE, _PARTY = "period-", "party-"


@dataclass(frozen=True, slots=True)
class Ready:
    """A finished article, and the rules that it meets."""

    title: str
    pieces: tuple[Piece, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What proposals are made from.

    ``months`` is what the law asks of secrecy; ``ready`` holds finished articles by remedy.
    """

    remedies: tuple[Remedy, ...]
    months: int
    ready: Mapping[str, tuple[Ready, ...]]


class Proposer:
    """Makes the proposals for one draft and its results."""

    def __init__(self, draft: Draft, results: Sequence[RuleResult], known: Known) -> None:
        """Hold what is proposed for."""
        self._draft = draft
        self._results = {result.rule: result for result in results}
        self._known = known

    def proposals(self, wanted: Iterable[str], ways: Mapping[str, int]) -> tuple[Proposal, ...]:
        """What to add for the rules ``wanted``, in the order of the remedies.

        ``ways`` says which way to go for a proposal, by its identifier (default the first); one that has no
        more ways is left out.
        """
        rules = frozenset(rule for rule in wanted if self._is_lacking(rule))
        figures = tuple(self._figures(ways)) if PERIOD in rules else ()
        rules -= {PERIOD} if figures else set()
        named = tuple(self._parties(ways)) if parties.RULE in rules else ()
        composer = Composer(self._draft)
        found = (self._of(remedy, rules, composer, ways.get(remedy.id, 0)) for remedy in self._known.remedies)
        return (*named, *figures, *(proposal for made in found for proposal in made))

    def _of(
        self, remedy: Remedy, rules: frozenset[str], composer: Composer, way: int
    ) -> tuple[Proposal, ...]:
        home = self._draft.home(remedy.clauses)
        anchored = bool(rules.intersection(remedy.anchor))
        following = frozenset(remedy.follows if anchored else ())
        sections = [s for s in remedy.sections if self._serves(s, rules, following)]
        served = tuple(dict.fromkeys(d.rule for s in sections for d in s.duties if self._is_open(d.rule)))
        if not rules.intersection(served):
            return ()
        joined = None if anchored else home
        ready = self._fitting(remedy, rules.intersection(served), alone=home is None)
        kinds = [*(["ready"] if ready else []), *(["joined"] if joined else []), "article"]
        if way >= len(kinds):
            return ()
        behind = self._behind(served, home)
        pieces = tuple(self._pieces(sections))
        made: list[tuple[str, Addition | None]]
        if kinds[way] == "joined" and joined is not None:
            made = [(remedy.title, composer.paragraphs(joined, pieces))]
        else:
            articles = ready if kinds[way] == "ready" else (Ready(remedy.title, pieces, served),)
            made = [
                (item.title, composer.article(item.title, item.pieces, behind=behind)) for item in articles
            ]
        return tuple(
            Proposal(remedy.id, title, served, addition, len(kinds), self._clause(addition.after))
            for title, addition in made
            if addition is not None
        )

    def _fitting(self, remedy: Remedy, rules: frozenset[str], *, alone: bool) -> tuple[Ready, ...]:
        """Finished articles that meet ``rules`` and say nothing again that an article of the draft says.

        ``alone``: the draft has no article about it.
        """
        fitting = [
            item
            for item in self._known.ready.get(remedy.id, ())
            if rules.intersection(item.rules) and (alone or not any(map(self._is_met, item.rules)))
        ]
        covered = {rule for item in fitting for rule in item.rules}
        return tuple(fitting) if rules <= covered else ()

    def _is_met(self, rule: str) -> bool:
        result = self._results.get(rule)
        return result is not None and result.outcome is Outcome.SATISFIED and result.group != "draft"

    def _clause(self, block: int) -> str:
        article = self._draft.article_before(block)
        return "" if article is None else article.printed

    def _pieces(self, sections: Iterable[Section]) -> Iterator[Piece]:
        values = {"months": length(self._known.months)}
        roles = self._draft.roles or ("甲方", "乙方")
        for section in sections:
            for line in section.lines:
                yield Piece(line.level, words(line.source, roles=roles, values=values, own=self._draft.own))

    def _serves(self, section: Section, rules: frozenset[str], following: frozenset[str]) -> bool:
        """True when ``section`` is needed for a rule of ``rules``, or for one that comes with its article."""
        return any(
            (duty.rule in rules or (duty.rule in following and self._is_open(duty.rule)))
            and self._is_missing(duty)
            for duty in section.duties
        )

    def _is_missing(self, duty: Duty) -> bool:
        """True unless the result names what is missing and ``duty.item`` is not among it."""
        result = self._results.get(duty.rule)
        if not duty.item or result is None:
            return True
        named = self._named(duty.rule)
        return duty.item in named or not named

    def _named(self, rule: str) -> frozenset[str]:
        """The matters of ``rule`` that its result names."""
        items = (
            duty.item
            for remedy in self._known.remedies
            for section in remedy.sections
            for duty in section.duties
            if duty.rule == rule and duty.item
        )
        return frozenset(item for item in items if item in self._results[rule].message)

    def _is_open(self, rule: str) -> bool:
        result = self._results.get(rule)
        return result is not None and result.outcome is not Outcome.SATISFIED

    def _is_lacking(self, rule: str) -> bool:
        """True when words are missing; a blank of the agreement's own is for its parties to fill."""
        result = self._results.get(rule)
        if result is None or result.outcome not in (Outcome.VIOLATED, Outcome.UNDETERMINED):
            return False
        if rule == PERIOD or (result.outcome is Outcome.VIOLATED and self._named(rule)):
            return True
        blank = any(find_placeholders(evidence.quote) for evidence in result.evidence)
        return result.outcome is Outcome.VIOLATED and not blank

    def _behind(self, rules: Iterable[str], home: Clause | None) -> int | None:
        """The block behind which the first of ``rules`` is expected."""
        for rule in rules:
            place = self._results[rule].expected_at
            if place is not None:
                return place.block
        return None if home is None else self._draft.end(home)

    def _parties(self, ways: Mapping[str, int]) -> Iterator[Proposal]:
        """A proposal for each party whose address is missing."""
        for number, addition in enumerate(parties.addresses(self._draft), 1):
            if not ways.get(f"{_PARTY}{number}", 0):
                yield Proposal(f"{_PARTY}{number}", "当事人的住所", (parties.RULE,), addition, 1, "首部")

    def _figures(self, ways: Mapping[str, int]) -> Iterator[Proposal]:
        """A proposal for each statement of the secrecy period that is there already."""
        for number, choices in enumerate(rewordings(self._draft.agreement, self._known.months), 1):
            identifier = f"{_FIGURE}{number}"
            way = ways.get(identifier, 0)
            if way < len(choices):
                name = self._clause(choices[way].location.block)
                yield Proposal(identifier, "保密期限", (PERIOD,), choices[way], len(choices), name)


def rules_of(identifier: str, remedies: Iterable[Remedy]) -> frozenset[str]:
    """The rules that the proposal ``identifier`` can meet."""
    if identifier.startswith(_FIGURE):
        return frozenset({PERIOD})
    if identifier.startswith(_PARTY):
        return frozenset({parties.RULE})
    sections = (section for remedy in remedies if remedy.id == identifier for section in remedy.sections)
    return frozenset(duty.rule for section in sections for duty in section.duties)
