"""Comparing: two files, or the two views of one file with tracked changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace

from pipeline.app.checking import Checker, check_document, read_document, read_text
from pipeline.app.order import Order
from pipeline.compare import Trials, Version, compare, decide
from pipeline.model.agreement import Agreement
from pipeline.model.comparison import Comparison, FindingChange, TrackedChange
from pipeline.model.document import Document, View
from pipeline.model.report import Outcome, RuleResult
from pipeline.word.accept import Tracked, inverted, tracked

_ABOUT_REVISIONS = "draft/pending-revisions"
"""The rule that objects to tracked changes as such; comparing the views of a file it says nothing."""


@dataclass(frozen=True, slots=True)
class _Remembering(Checker):
    """A checker that keeps what it understood."""

    understood: list[Agreement] = field(default_factory=list)

    def analyse(self, document: Document) -> Agreement:
        """What is understood of ``document``; kept."""
        agreement = Checker.analyse(self, document)
        self.understood.append(agreement)
        return agreement


@dataclass(frozen=True, slots=True)
class File:
    """A file to compare."""

    name: str
    data: bytes


def compare_files(old: File, new: File, *, checker: Checker, order: Order) -> Comparison:
    """What differs between two versions, both checked by the same rules.

    Pure; raises InputError for a file that cannot be checked.
    """
    first = version_of(read_text(old.data, name=old.name, view=order.view), checker, order)
    if old.data == new.data:
        same = replace(first.report, document=replace(first.report.document, name=new.name))
        return Comparison(first.report, same, identical=True)
    second = version_of(read_text(new.data, name=new.name, view=order.view), checker, order)
    return compare(first, second)


def version_of(document: Document, checker: Checker, order: Order) -> Version:
    """``document`` checked, with what was understood of it."""
    remembering = _Remembering(**{item.name: getattr(checker, item.name) for item in fields(checker)})
    report = check_document(document, checker=remembering, order=order)
    return Version(report, replace(remembering.understood[0], type=report.type))


def compare_views(file: File, *, checker: Checker, order: Order) -> Comparison:
    """What the tracked changes of one file would change, and which of them decide a finding.

    Pure; raises InputError as `compare_files` does.
    """
    old, new = (
        version_of(read_document(file.data, name=file.name, view=view), checker, order)
        for view in (View.ORIGINAL, View.FINAL)
    )
    found = compare(old, new)
    told = tuple(item for item in found.findings if item.rule != _ABOUT_REVISIONS)
    found = replace(found, findings=told)
    changes = tracked(file.data, name=file.name)
    places = [_Places(item, old.agreement, new.agreement) for item in changes]
    trials = _trials(file, changes, (old, new), checker=checker, order=order)
    near = {item.rule: _near(item, places) for item in found.findings}
    decisions = decide(found.findings, near, trials) if changes else ()
    return replace(
        found,
        views=True,
        identical=not new.report.document.revisions,
        tracked=tuple(item.shown for item in places),
        decisions=decisions,
    )


def _trials(
    file: File, changes: Sequence[Tracked], views: tuple[Version, Version], *, checker: Checker, order: Order
) -> Trials:
    """Checks of the file with exactly some changes accepted, as the kind and by the law of the whole."""
    old, new = views
    every = frozenset(item.number for item in changes)
    fixed = replace(order, type=new.report.type, as_of=new.report.as_of)

    def run(accepted: frozenset[int]) -> Mapping[str, Outcome]:
        rejected = every - accepted
        view = View.ORIGINAL if len(accepted) < len(rejected) else View.FINAL
        turned = accepted if view is View.ORIGINAL else rejected
        document = read_document(inverted(file.data, turned, name=file.name), name=file.name, view=view)
        return _outcomes(check_document(document, checker=checker, order=fixed).results)

    known = {
        frozenset[int](): _outcomes(old.report.results),
        every: _outcomes(new.report.results),
    }
    return Trials(every, run, known)


def _outcomes(results: Iterable[RuleResult]) -> Mapping[str, Outcome]:
    return {item.rule: item.waived_from or item.outcome for item in results}


@dataclass(frozen=True, slots=True)
class _Places:
    """Where a tracked change stands in either view."""

    change: Tracked
    old: Agreement
    new: Agreement

    @property
    def shown(self) -> TrackedChange:
        """The change for a report."""
        item = self.change
        place = next(
            (
                name
                for name in (_clause(self.new, self.blocks_new), _clause(self.old, self.blocks_old))
                if name
            ),
            "",
        )
        return TrackedChange(item.number, item.author, item.date, item.deleted, item.inserted, place)

    @property
    def blocks_old(self) -> frozenset[int]:
        """Blocks of the original view."""
        return _blocks(self.old.document, self.change)

    @property
    def blocks_new(self) -> frozenset[int]:
        """Blocks of the final view."""
        return _blocks(self.new.document, self.change)


def _blocks(document: Document, change: Tracked) -> frozenset[int]:
    return frozenset(
        block.index
        for block in document.blocks
        if block.part == change.part and any(run.node in change.nodes for run in block.runs)
    )


def _clause(agreement: Agreement, blocks: Iterable[int]) -> str:
    for block in sorted(blocks):
        if block in agreement.innermost:
            return agreement.clause_name(agreement.innermost[block].index)
    return ""


def _near(item: FindingChange, places: Sequence[_Places]) -> list[int]:
    """Numbers of the changes in the paragraphs that a finding rests on."""
    old, new = (_rests_on(result) for result in (item.old, item.new))
    return [
        place.change.number
        for place in places
        if not (place.blocks_old.isdisjoint(old) and place.blocks_new.isdisjoint(new))
    ]


def _rests_on(result: RuleResult | None) -> frozenset[int]:
    if result is None:
        return frozenset()
    expected = () if result.expected_at is None else (result.expected_at.block, result.expected_at.block + 1)
    return frozenset((*(item.location.block for item in result.evidence), *expected))
