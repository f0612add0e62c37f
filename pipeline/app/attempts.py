"""Trying repairs on a draft until every one that is left is proved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from pipeline import check
from pipeline.app.checking import Checker, check_document, read_document
from pipeline.app.order import Order
from pipeline.app.ready_clauses import ready_clauses
from pipeline.generate.remedies import reasons
from pipeline.generate.remedies.draft import Draft
from pipeline.generate.remedies.load import load_remedies
from pipeline.generate.remedies.numbers import typed
from pipeline.generate.remedies.proposal import Addition, Planned, Proposal
from pipeline.generate.remedies.propose import PERIOD, Known, Proposer, Ready, rules_of
from pipeline.model.document import Block, Document, Run
from pipeline.model.project import Project
from pipeline.model.report import ABOUT_WAIVERS, Outcome, Report, RuleResult
from pipeline.word.revise import Change, Insertion, Paragraph, Replacement, Revised, revise

MONTHS = "secrecy-minimum-months"
"""The parameter of law that says how long secrecy has to last."""
_RANK = {
    outcome: rank for rank, outcome in enumerate((Outcome.UNDETERMINED, Outcome.VIOLATED, Outcome.ERROR), 1)
}
_ROUNDS = 24
_Clauses = Mapping[str, tuple[Ready, ...]]
"""Finished articles by remedy."""


@dataclass(slots=True)
class _State:
    """What was learnt: the way of each proposal, why the last one failed, which numbers to type."""

    ways: dict[str, int] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    typed: set[tuple[str, str]] = field(default_factory=set)
    unmet: set[str] = field(default_factory=set)
    """Rules that were not met by what was to meet them."""

    def reject(self, proposal: Proposal, why: str) -> None:
        """Take the next way of ``proposal``; with no more ways it is given up."""
        self.ways[proposal.id] = self.ways.get(proposal.id, 0) + 1
        self.failed[proposal.id] = why


@dataclass(frozen=True, slots=True)
class Try:
    """Proposals as changes, the copy that they make, and the reports on it."""

    proposals: tuple[Proposal, ...]
    revised: Revised
    document: Document
    after: Report
    filled: Report
    """With examples in the places to fill in."""


class Trial:
    """One draft while repairs are tried on it."""

    def __init__(  # noqa: PLR0913, PLR0917 - one for each argument of `fix`
        self, data: bytes, report: Report, checker: Checker, order: Order, author: str, date: datetime
    ) -> None:
        """Hold the draft ``data`` and the report on it."""
        self._data = data
        self._report = report
        self._checker = checker
        self._order = order
        self._signed = (author, date)
        self._draft = Draft(checker.analyse(report.document))
        self._state = _State()
        self._remedies = load_remedies()

    def settled(self, wanted: tuple[RuleResult, ...], project: Project | None) -> Try:
        """The copy with every repair for ``wanted`` that can be proved."""
        ready = {} if project is None else ready_clauses(project, self._draft, self._remedies)
        for _ in range(_ROUNDS):
            done = self._try(self._proposals(wanted, ready))
            if not self._learn(done, wanted, ready):
                return done
        return self._try(())

    def _proposals(
        self, wanted: tuple[RuleResult, ...], ready: _Clauses, *, among: frozenset[str] | None = None
    ) -> tuple[Proposal, ...]:
        """What is proposed now, all of it or only ``among`` these."""
        remedies = tuple(item for item in self._remedies if among is None or item.id in among)
        proposer = Proposer(self._draft, self._report.results, Known(remedies, self._months(), ready))
        rules = [result.rule for result in wanted if result.rule not in self._state.unmet]
        found = proposer.proposals(rules, self._state.ways)
        return tuple(item for item in found if among is None or item.id in among)

    def _months(self) -> int:
        ruleset = self._checker.ruleset
        profile = check.profile_for(self._report.type, ruleset.profiles)
        values = {
            **ruleset.catalogue.values_on(self._report.as_of),
            **profile.parameters,
            **ruleset.parameters,
        }
        return int(values[MONTHS])

    def _try(self, proposals: tuple[Proposal, ...]) -> Try:
        document = self._report.document
        author, date = self._signed
        changes = [self._change(item) for item in proposals]
        revised = revise(self._data, changes, document=document, author=author, date=date)
        read = read_document(revised.data, name=document.name)
        copy = replace(read, revisions=document.revisions)
        after = check_document(copy, checker=self._checker, order=self._order)
        examples = _with_examples(copy, [planned for item in proposals for planned in _planned(item)])
        filled = (
            after if examples is copy else check_document(examples, checker=self._checker, order=self._order)
        )
        return Try(proposals, revised, copy, after, filled)

    def _change(self, proposal: Proposal) -> Change:
        choice = proposal.choice
        if not isinstance(choice, Addition):
            return Replacement(choice.location, choice.words.text, choice.words.places)
        paragraphs = (self._paragraph(planned, proposal.id) for planned in choice.paragraphs)
        return Insertion(choice.after, tuple(paragraphs))

    def _paragraph(self, planned: Planned, identifier: str) -> Paragraph:
        words, numbered = planned.words, planned.numbered
        if (identifier, planned.words.text) in self._state.typed:
            label = self._report.document.blocks[planned.like].label
            model = typed(label, label)
            counted = model.counting(planned.count or 0) if model is not None else None
            words, numbered = words.after(f"{counted.printed} ") if counted is not None else words, False
        return Paragraph(words.text, planned.like, numbered, words.places)

    def _learn(self, tried: Try, wanted: tuple[RuleResult, ...], ready: _Clauses) -> bool:
        """Take note of what went wrong; False when nothing did."""
        state = self._state
        for place, _ in tried.revised.refused:
            state.reject(tried.proposals[place], reasons.UNTRACKABLE)
        if tried.revised.refused:
            return True
        wrong = set(_miscounted(tried)) - state.typed
        state.typed |= wrong
        if wrong:
            return True
        rules = {result.rule for result in wanted}
        failing = [item for item in tried.proposals if not _serves(item, rules, tried.filled)]
        failing = failing or self._harmful(tried, wanted, ready)
        for item in {item.id: item for item in failing}.values():
            state.reject(item, reasons.FAILED)
        unmet = set() if failing else _unmet(tried, rules) - state.unmet
        state.unmet |= unmet
        return bool(failing or unmet)

    def _harmful(self, tried: Try, wanted: tuple[RuleResult, ...], ready: _Clauses) -> list[Proposal]:
        """The proposals that cannot be added to those before them without harm to another rule."""
        if not _worse(self._report, tried.filled):
            return []
        harmless: frozenset[str] = frozenset()
        harmful = []
        for item in tried.proposals:
            more = harmless | {item.id}
            if _worse(self._report, self._try(self._proposals(wanted, ready, among=more)).filled):
                harmful.append(item)
            else:
                harmless = more
        return harmful

    def reason(self, result: RuleResult) -> str:
        """Why ``result`` is left to a person."""
        failed = (
            why for key, why in self._state.failed.items() if result.rule in rules_of(key, self._remedies)
        )
        tried = (
            result.outcome is Outcome.VIOLATED or result.rule == PERIOD
        ) and result.rule not in reasons.BY_RULE
        why = reasons.FAILED if result.rule in self._state.unmet else next(failed, "")
        return (why if tried else "") or reasons.reason(result)


def _planned(proposal: Proposal) -> tuple[Planned, ...]:
    return proposal.choice.paragraphs if isinstance(proposal.choice, Addition) else ()


def inserted(document: Document) -> dict[str, Block]:
    """The blocks that a tracked change put in, by their text."""
    return {
        block.text: block for block in document.blocks if any("inserted" in run.marks for run in block.runs)
    }


def _miscounted(tried: Try) -> Iterator[tuple[str, str]]:
    """The new paragraphs whose automatic number is not what it must be, by proposal and text."""
    blocks = inserted(tried.document)
    for item in tried.proposals:
        for planned in _planned(item):
            block = blocks.get(planned.words.text)
            if planned.count is None or not planned.numbered or block is None:
                continue
            label = typed(block.label, block.label)
            if label is None or label.value != planned.count:
                yield item.id, planned.words.text


def _with_examples(document: Document, planned: Iterable[Planned]) -> Document:
    """``document`` with examples in the places of ``planned`` that have to be filled in."""
    examples = {item.words.text: item.words.example for item in planned if item.words.places}
    if not examples:
        return document
    return replace(document, blocks=tuple(_exemplified(block, examples) for block in document.blocks))


def _exemplified(block: Block, examples: Mapping[str, str]) -> Block:
    for text, example in examples.items():
        if block.text.endswith(text):
            filled = block.text.removesuffix(text) + example
            return replace(block, text=filled, runs=(Run(0, len(filled)),))
    return block


def _serves(proposal: Proposal, wanted: Iterable[str], filled: Report) -> bool:
    met = {result.rule for result in filled.by_outcome(Outcome.SATISFIED)}
    return bool(met.intersection(wanted).intersection(proposal.rules))


def _unmet(tried: Try, wanted: Iterable[str]) -> set[str]:
    """The rules of ``wanted`` that a proposal was to meet and did not."""
    met = {result.rule for result in tried.filled.by_outcome(Outcome.SATISFIED)}
    return {rule for item in tried.proposals for rule in item.rules}.intersection(wanted) - met


def _worse(before: Report, filled: Report) -> set[str]:
    """The rules that fare worse than before."""
    was = {result.rule: _badness(result) for result in before.results}
    return {result.rule for result in filled.results if _badness(result) > was.get(result.rule, (0, 0))}


def _badness(result: RuleResult) -> tuple[int, int]:
    """How bad ``result`` is; one that somebody answers for is as bad as it is without that."""
    if result.group == ABOUT_WAIVERS:
        return 0, 0
    rank = _RANK.get(result.waived_from or result.outcome, 0)
    return rank, len(result.evidence) if rank and result.rule.startswith("draft/") else 0
