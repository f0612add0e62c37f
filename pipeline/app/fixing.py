"""Fixing: findings → proposals → tracked changes, each proved by checking the result again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from fnmatch import fnmatchcase

from pipeline.app.annotating import AUTHOR, DATE
from pipeline.app.attempts import Trial, Try, inserted
from pipeline.app.checking import Checker, check_bytes
from pipeline.app.order import Order
from pipeline.errors import InputError
from pipeline.generate.remedies.proposal import Addition, Proposal
from pipeline.model.document import Document
from pipeline.model.project import Project
from pipeline.model.report import Outcome, Report, RuleResult

_BAD = (Outcome.VIOLATED, Outcome.UNDETERMINED, Outcome.ERROR)


class Kind(StrEnum):
    """What a repair does."""

    ARTICLE = "article"
    """A new article."""
    PARAGRAPHS = "paragraphs"
    """Further paragraphs of an article."""
    REPLACED = "replaced"
    """Other words in place of those that were there."""
    ADDED = "added"
    """Words added to a sentence."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair that was proved: with its places filled in, every one of ``rules`` is met."""

    rules: tuple[str, ...]
    title: str
    kind: Kind
    clause: str
    """Printed name of the article that it changes, or behind which it stands."""
    text: tuple[str, ...]
    """The new paragraphs as printed, with their numbers, or the new words."""
    old: str = ""
    """The words that were there."""
    open: tuple[str, ...] = ()
    """What a person has to fill in, as it is printed."""


@dataclass(frozen=True, slots=True)
class Left:
    """A finding that was not repaired, and why."""

    result: RuleResult
    reason: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A copy with tracked changes.

    ``report`` is on the original, ``after`` on the copy with all accepted, ``filled`` on that with examples
    in the places to fill in.
    """

    data: bytes
    report: Report
    after: Report
    filled: Report
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
    project: Project | None = None,
    author: str = AUTHOR,
    date: datetime = DATE,
) -> Fixed:
    """A copy of the file ``data`` with words for what it lacks as tracked insertions.

    ``only``: identifiers of rules, with * and ?, that are to be repaired; default all. With a ``project``
    whole clauses of the library with its values are used where they fit. A repair counts only when the copy,
    all changes accepted and examples in the places to fill in, meets the rules it is for and no other rule
    fares worse. Rejecting all changes gives the original. Pure: same arguments, same result; raises
    InputError.
    """
    report = check_bytes(data, name=name, checker=checker, order=order)
    wanted = _wanted(report, only)
    trial = Trial(data, report, checker, replace(order, type=report.type), author, date)
    done = trial.settled(wanted, project)
    repairs = tuple(_repair(item, done, report.document) for item in done.proposals)
    met = {rule for repair in repairs for rule in repair.rules}
    left = tuple(Left(result, trial.reason(result)) for result in wanted if result.rule not in met)
    revised = done.revised
    return Fixed(revised.data, report, done.after, done.filled, repairs, left, revised.remarks)


def _wanted(report: Report, only: Sequence[str]) -> tuple[RuleResult, ...]:
    """The open findings that ``only`` names. Raises InputError for a name that no rule has."""
    for pattern in only:
        if not any(fnmatchcase(result.rule, pattern) for result in report.results):
            raise InputError(f"没有规则 {pattern}，全部规则请看 cxy rules list。")
    found = report.by_outcome(*_BAD)
    return tuple(r for r in found if not only or any(fnmatchcase(r.rule, pattern) for pattern in only))


def _repair(proposal: Proposal, done: Try, before: Document) -> Repair:
    met = {result.rule for result in done.filled.by_outcome(Outcome.SATISFIED)}
    rules = tuple(rule for rule in proposal.rules if rule in met)
    choice = proposal.choice
    if not isinstance(choice, Addition):
        old = before.quote(choice.location)
        kind = Kind.REPLACED if old else Kind.ADDED
        return Repair(rules, proposal.title, kind, proposal.clause, (choice.words.text,), old)
    blocks = inserted(done.document)
    text = tuple(
        blocks[item.words.text].printed if item.words.text in blocks else item.words.text
        for item in choice.paragraphs
    )
    places = tuple(place for item in choice.paragraphs for place in item.words.open)
    kind = Kind.ARTICLE if choice.article else Kind.PARAGRAPHS
    return Repair(rules, proposal.title, kind, proposal.clause, text, open=places)
