"""Fixing: findings → proposals → tracked changes, each proved by checking the result again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from fnmatch import fnmatchcase

from pipeline import check
from pipeline.app.annotating import AUTHOR, DATE
from pipeline.app.checking import Checker, Order, check_bytes, check_document, read_document
from pipeline.errors import InputError
from pipeline.generate.remedies import reasons
from pipeline.generate.remedies.compose import Piece
from pipeline.generate.remedies.draft import Draft
from pipeline.generate.remedies.load import load_remedies
from pipeline.generate.remedies.numbers import typed
from pipeline.generate.remedies.proposal import Addition, Choice, Planned, Proposal
from pipeline.generate.remedies.propose import Known, Proposer
from pipeline.model.document import Document, Run
from pipeline.model.report import Outcome, Report, RuleResult
from pipeline.word.revise import Change, Insertion, Paragraph, Replacement, Revised, revise

MONTHS = "secrecy-minimum-months"
_BAD = (Outcome.VIOLATED, Outcome.UNDETERMINED, Outcome.ERROR)
_RANK = {
    outcome: rank for rank, outcome in enumerate((Outcome.UNDETERMINED, Outcome.VIOLATED, Outcome.ERROR), 1)
}
_ROUNDS = 24
Ready = Mapping[str, tuple[tuple[str, tuple[Piece, ...]], ...]]
"""Finished articles by remedy: title and pieces of each."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair that was proved: with its places filled in, every one of ``rules`` is met."""

    rules: tuple[str, ...]
    title: str
    where: str
    """In words for people: 第十四条 退出机制 之后新增."""
    text: tuple[str, ...]
    open: tuple[str, ...] = ()
    """What a person has to fill in, as it is printed."""


@dataclass(frozen=True, slots=True)
class Left:
    """A finding that was not repaired, and why."""

    result: RuleResult
    reason: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A copy with tracked changes. ``report`` is on the original, ``after`` on the copy with all accepted."""

    data: bytes
    report: Report
    after: Report
    repairs: tuple[Repair, ...] = ()
    left: tuple[Left, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def open(self) -> tuple[str, ...]:
        """What a person has to fill in, each once."""
        return tuple(dict.fromkeys(place for repair in self.repairs for place in repair.open))


def fix(  # noqa: PLR0913 - all that the result depends on, by name
    data: bytes,
    *,
    name: str,
    checker: Checker,
    order: Order,
    only: Sequence[str] = (),
    ready: Ready | None = None,
    author: str = AUTHOR,
    date: datetime = DATE,
) -> Fixed:
    """A copy of the file ``data`` with words for what it lacks as tracked insertions.

    ``only``: identifiers of rules, with * and ?, that are to be repaired; default all. ``ready`` are articles
    to be used instead of the short ones of the remedies. A repair counts only when the copy, all changes
    accepted and examples in the places to fill in, meets the rules it is for and no other rule fares worse.
    Rejecting all changes gives the original. Pure: same arguments, same result; raises InputError.
    """
    report = check_bytes(data, name=name, checker=checker, order=order)
    wanted = _wanted(report, only)
    trial = _Trial(data, report, checker, replace(order, type=report.type), author, date)
    return trial.fixed(wanted, ready or {})


def _wanted(report: Report, only: Sequence[str]) -> tuple[RuleResult, ...]:
    """The open findings that ``only`` names. Raises InputError for a name that no rule has."""
    for pattern in only:
        if not any(fnmatchcase(result.rule, pattern) for result in report.results):
            raise InputError(f"没有规则 {pattern}，全部规则请看 cxy rules list。")
    found = report.by_outcome(*_BAD)
    return tuple(r for r in found if not only or any(fnmatchcase(r.rule, pattern) for pattern in only))


@dataclass(slots=True)
class _State:
    """What was learnt from trials: which way each proposal takes, which ones failed, which numbers to type."""

    way: dict[str, int] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    typed: set[tuple[str, int]] = field(default_factory=set)
    plain: set[str] = field(default_factory=set)
    """Remedies whose finished article failed."""

    def reject(self, proposal: Proposal, why: str, ready: Ready) -> None:
        """Take the next way of ``proposal``, or give it up."""
        self.way[proposal.id] = self.way.get(proposal.id, 0) + 1
        if self.way[proposal.id] < len(proposal.choices):
            return
        if proposal.id in ready and proposal.id not in self.plain:
            self.plain.add(proposal.id)
            self.way[proposal.id] = 0
        else:
            self.failed[proposal.id] = why


@dataclass(frozen=True, slots=True)
class _Try:
    """Proposals as changes, the copy that they make, and the reports on it."""

    proposals: tuple[Proposal, ...]
    revised: Revised
    document: Document
    after: Report
    filled: Report
    """With examples in the places to fill in."""


class _Trial:
    """One draft while repairs are tried on it."""

    def __init__(  # noqa: PLR0913, PLR0917 - one for each argument of `fix`
        self, data: bytes, report: Report, checker: Checker, order: Order, author: str, date: datetime
    ) -> None:
        self._data = data
        self._report = report
        self._checker = checker
        self._order = order
        self._signed = (author, date)
        self._draft = Draft(checker.analyse(report.document))
        self._state = _State()
        self._remedies = load_remedies()

    def fixed(self, wanted: tuple[RuleResult, ...], ready: Ready) -> Fixed:
        """The copy with every repair that can be proved."""
        done = None
        for _ in range(_ROUNDS):
            done = self._try(self._proposals(wanted, ready))
            if not self._learn(done, wanted, ready):
                break
        else:
            done = self._try(())
        if done is None:
            raise InputError(f"{self._report.document.name}：无法写入修订。")
        repairs = tuple(_repair(item, self._choice(item), done) for item in done.proposals)
        met = {rule for repair in repairs for rule in repair.rules}
        left = tuple(Left(r, self._reason(r)) for r in wanted if r.rule not in met)
        return Fixed(done.revised.data, self._report, done.after, repairs, left, done.revised.remarks)

    def _proposals(
        self, wanted: tuple[RuleResult, ...], ready: Ready, *, without: str = ""
    ) -> tuple[Proposal, ...]:
        """What is proposed now; ``without`` one of the remedies."""
        gone = {*self._state.failed, without}
        usable = {key: value for key, value in ready.items() if key not in self._state.plain}
        known = Known(self._remedies, self._months(), usable)
        remedies = tuple(item for item in known.remedies if item.id not in gone)
        proposer = Proposer(self._draft, self._report.results, replace(known, remedies=remedies))
        found = proposer.proposals(result.rule for result in wanted)
        return tuple(item for item in found if item.id not in gone)

    def _months(self) -> int:
        ruleset = self._checker.ruleset
        profile = check.profile_for(self._report.type, ruleset.profiles)
        values = {
            **ruleset.catalogue.values_on(self._report.as_of),
            **profile.parameters,
            **ruleset.parameters,
        }
        return int(values[MONTHS])

    def _choice(self, proposal: Proposal) -> Choice:
        return proposal.choices[self._state.way.get(proposal.id, 0)]

    def _try(self, proposals: tuple[Proposal, ...]) -> _Try:
        document = self._report.document
        author, date = self._signed
        changes = [self._change(item) for item in proposals]
        revised = revise(self._data, changes, document=document, author=author, date=date)
        read = read_document(revised.data, name=document.name)
        copy = replace(read, revisions=document.revisions)
        planned = [p for item in proposals for p in _planned(self._choice(item))]
        after = check_document(copy, checker=self._checker, order=self._order)
        examples = _with_examples(copy, planned)
        filled = (
            after if examples is copy else check_document(examples, checker=self._checker, order=self._order)
        )
        return _Try(proposals, revised, copy, after, filled)

    def _change(self, proposal: Proposal) -> Change:
        choice = self._choice(proposal)
        if not isinstance(choice, Addition):
            return Replacement(choice.location, choice.words.text, choice.words.places)
        paragraphs = (
            self._paragraph(planned, (proposal.id, place)) for place, planned in enumerate(choice.paragraphs)
        )
        return Insertion(choice.after, tuple(paragraphs))

    def _paragraph(self, planned: Planned, key: tuple[str, int]) -> Paragraph:
        words, numbered = planned.words, planned.numbered
        if key in self._state.typed and planned.count is not None:
            label = self._report.document.blocks[planned.like].label
            model = typed(label, label)
            counted = model.counting(planned.count) if model is not None else None
            words, numbered = words.after(counted.printed + " ") if counted is not None else words, False
        return Paragraph(words.text, planned.like, numbered, words.places)

    def _learn(self, tried: _Try, wanted: tuple[RuleResult, ...], ready: Ready) -> bool:
        """Take note of what went wrong; False when nothing did."""
        state = self._state
        if tried.revised.refused:
            for place, _ in tried.revised.refused:
                state.reject(tried.proposals[place], reasons.UNTRACKABLE, ready)
            return True
        wrong = set(self._miscounted(tried)) - state.typed
        if wrong:
            state.typed |= wrong
            return True
        rules = {result.rule for result in wanted}
        useless = [item for item in tried.proposals if not _serves(item, rules, tried.filled)]
        for item in useless:
            state.reject(item, reasons.FAILED, ready)
        if useless:
            return True
        harmful = self._harmful(tried, wanted, ready)
        for item in harmful:
            state.reject(item, reasons.FAILED, ready)
        return bool(harmful)

    def _miscounted(self, tried: _Try) -> Iterator[tuple[str, int]]:
        """The new paragraphs whose automatic number is not what it must be."""
        blocks = iter(tried.document.blocks[:])
        places = {block.text: block for block in blocks if any("inserted" in run.marks for run in block.runs)}
        for item in tried.proposals:
            for place, planned in enumerate(_planned(self._choice(item))):
                block = places.get(planned.words.text)
                if planned.count is None or not planned.numbered or block is None:
                    continue
                label = typed(block.label, block.label)
                if label is None or label.value != planned.count:
                    yield item.id, place

    def _harmful(self, tried: _Try, wanted: tuple[RuleResult, ...], ready: Ready) -> list[Proposal]:
        """The proposals without which no rule fares worse than before."""
        worse = _worse(self._report, tried.filled)
        if not worse:
            return []
        for item in tried.proposals:
            rest = self._proposals(wanted, ready, without=item.id)
            if len(_worse(self._report, self._try(rest).filled)) < len(worse):
                return [item]
        return list(tried.proposals)

    def _reason(self, result: RuleResult) -> str:
        failed = {
            rule: why
            for key, why in self._state.failed.items()
            for remedy in self._remedies
            if remedy.id == key
            for section in remedy.sections
            for rule in (duty.rule for duty in section.duties)
        }
        return failed.get(result.rule) or reasons.reason(result)


def _planned(choice: Choice) -> tuple[Planned, ...]:
    return choice.paragraphs if isinstance(choice, Addition) else ()


def _with_examples(document: Document, planned: Iterable[Planned]) -> Document:
    """``document`` with examples in the places of ``planned`` that have to be filled in."""
    examples = {item.words.text: item.words.example for item in planned if item.words.places}
    if not examples:
        return document
    blocks = tuple(
        replace(block, text=examples[block.text], runs=(Run(0, len(examples[block.text])),))
        if block.text in examples
        else block
        for block in document.blocks
    )
    return replace(document, blocks=blocks)


def _serves(proposal: Proposal, wanted: Iterable[str], filled: Report) -> bool:
    met = {result.rule for result in filled.by_outcome(Outcome.SATISFIED)}
    return bool(met.intersection(wanted).intersection(proposal.rules))


def _worse(before: Report, filled: Report) -> set[str]:
    """The rules that fare worse than before."""
    was = {result.rule: _badness(result) for result in before.results}
    return {result.rule for result in filled.results if _badness(result) > was.get(result.rule, (0, 0))}


def _badness(result: RuleResult) -> tuple[int, int]:
    rank = _RANK.get(result.outcome, 0)
    return rank, len(result.evidence) if rank and result.rule.startswith("draft/") else 0


def _repair(proposal: Proposal, choice: Choice, done: _Try) -> Repair:
    met = {result.rule for result in done.filled.by_outcome(Outcome.SATISFIED)}
    rules = tuple(rule for rule in proposal.rules if rule in met)
    if not isinstance(choice, Addition):
        old = done.document.name and choice.words.text
        return Repair(rules, proposal.title, proposal.clause, (old,))
    text = tuple(item.words.text for item in choice.paragraphs)
    places = tuple(place for item in choice.paragraphs for place in item.words.open)
    return Repair(rules, proposal.title, proposal.clause, text, places)
