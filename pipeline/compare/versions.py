"""Two versions of an agreement, compared as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.compare.align import Alignment, align
from pipeline.compare.clauses import clauses
from pipeline.compare.findings import finding_changes
from pipeline.compare.paragraphs import units
from pipeline.compare.references import reference_changes
from pipeline.compare.residue import Sides, residue
from pipeline.compare.terms import Texts, statements, term_changes
from pipeline.model.agreement import Agreement
from pipeline.model.comparison import ClauseChange, Comparison, Course, FindingChange, TermChange
from pipeline.model.evidence import Evidence
from pipeline.model.report import Report


@dataclass(frozen=True, slots=True)
class Version:
    """A checked document with what was understood of it."""

    report: Report
    agreement: Agreement


def compare(old: Version, new: Version) -> Comparison:
    """What differs between two versions; changing places mirrors it (only the order may differ)."""
    alignment = align(units(old.agreement), units(new.agreement))
    terms = _terms(old.agreement, new.agreement, alignment)
    findings = finding_changes(old.report.results, new.report.results, alignment.new_block())
    changed = tuple(_weighed(item, terms, findings) for item in clauses(alignment))
    return Comparison(old.report, new.report, terms, findings, changed)


def _terms(old: Agreement, new: Agreement, alignment: Alignment) -> tuple[TermChange, ...]:
    texts = Texts(*("\n".join(unit.key for unit in side) for side in (alignment.old, alignment.new)))
    typed = term_changes(statements(old.terms), statements(new.terms), texts)
    referring = tuple(reference_changes(old, new, alignment))
    rest = residue(Sides(old, new, (*typed, *referring)), alignment)
    return (*typed, *referring, *rest)


def _weighed(
    clause: ClauseChange, terms: Sequence[TermChange], findings: Sequence[FindingChange]
) -> ClauseChange:
    """``clause`` with the number of changes that rest on its paragraphs."""
    old = {item.old for item in clause.paragraphs if item.old is not None}
    new = {item.new for item in clause.paragraphs if item.new is not None}
    open_ones = [item for item in findings if item.course is not Course.UNCHANGED]
    told = [(item.old, item.new) for item in terms]
    judged = [(item.old, item.new) for item in open_ones]
    count = sum(
        _touches(old, first.evidence if first else ()) or _touches(new, second.evidence if second else ())
        for first, second in (*told, *judged)
    )
    return replace(clause, weight=count)


def _touches(blocks: set[int], evidence: Iterable[Evidence]) -> bool:
    return any(item.location.block in blocks for item in evidence)
