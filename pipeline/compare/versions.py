"""Two versions of an agreement, compared as a whole."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from pipeline.compare.align import Alignment, align
from pipeline.compare.clauses import clauses
from pipeline.compare.findings import finding_changes
from pipeline.compare.paragraphs import units
from pipeline.compare.references import reference_changes
from pipeline.compare.residue import Sides, residue
from pipeline.compare.terms import Texts, statements, term_changes
from pipeline.model.agreement import Agreement
from pipeline.model.comparison import (
    Change,
    ClauseChange,
    Comparison,
    Course,
    FindingChange,
    Said,
    TermChange,
)
from pipeline.model.report import Report

Resting = tuple[dict[int, set[int]], dict[int, set[int]]]
"""For blocks of the old and of the new version the numbers of changes."""


@dataclass(frozen=True, slots=True)
class Version:
    """A checked document with what was understood of it."""

    report: Report
    agreement: Agreement


def compare(old: Version, new: Version) -> Comparison:
    """What differs between two versions; changing places mirrors it (only the order may differ).

    Where one was not read from a Word file, the characters of both are compared as they are printed.
    """
    as_printed = Comparison(old.report, new.report).as_printed
    old_units, new_units = (units(side.agreement, as_printed=as_printed) for side in (old, new))
    alignment = align(old_units, new_units, as_printed=as_printed)
    terms = _terms(old.agreement, new.agreement, alignment)
    if as_printed:
        terms = tuple(_doubted(item, alignment) for item in terms)
    findings = finding_changes(old.report.results, new.report.results, alignment.new_block())
    resting = _resting(terms, findings)
    changed = tuple(_weighed(item, resting) for item in clauses(alignment))
    return Comparison(old.report, new.report, terms, findings, changed)


def _terms(old: Agreement, new: Agreement, alignment: Alignment) -> tuple[TermChange, ...]:
    texts = Texts(*("\n".join(unit.key for unit in side) for side in (alignment.old, alignment.new)))
    typed = term_changes(statements(old.terms), statements(new.terms), texts)
    referring = tuple(reference_changes(old, new, alignment))
    rest = residue(Sides(old, new, (*typed, *referring)), alignment)
    return (*typed, *referring, *rest)


def _doubted(change: TermChange, alignment: Alignment) -> TermChange:
    """``change``, or that it is unclear where what it rests on differs in spaces, blanks or breaks alone."""
    alike = [
        (item.old, item.new)
        for item in alignment.matches
        if item.old and item.new and item.same and not item.moved and item.old.text != item.new.text
    ]
    old = {block for item, _ in alike for block in item.blocks}
    new = {block for _, item in alike for block in item.blocks}
    rests = [(said, blocks) for said, blocks in ((change.old, old), (change.new, new)) if said]
    if rests and all(_rests_on(said, blocks) for said, blocks in rests):
        return replace(change, change=Change.UNCLEAR, note=change.note or "printed")
    return change


def _rests_on(said: Said, blocks: Collection[int]) -> bool:
    return bool(said.evidence) and all(item.location.block in blocks for item in said.evidence)


def _weighed(clause: ClauseChange, resting: Resting) -> ClauseChange:
    """``clause`` with the number of changes that rest on its paragraphs."""
    old, new = resting
    changes: set[int] = set()
    for item in clause.paragraphs:
        changes |= old.get(item.old, set()) if item.old is not None else set()
        changes |= new.get(item.new, set()) if item.new is not None else set()
    return replace(clause, weight=len(changes))


def _resting(terms: Sequence[TermChange], findings: Sequence[FindingChange]) -> Resting:
    """For each block of either version the changes that rest on its words."""
    open_ones = [item for item in findings if item.course is not Course.UNCHANGED]
    sides = [(item.old, item.new) for item in terms] + [(item.old, item.new) for item in open_ones]
    found: Resting = ({}, {})
    for number, pair in enumerate(sides):
        for blocks, side in zip(found, pair, strict=True):
            for evidence in side.evidence if side else ():
                blocks.setdefault(evidence.location.block, set()).add(number)
    return found
