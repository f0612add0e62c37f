"""What differs between two versions of an agreement, for any report to show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from pipeline.model.document import How
from pipeline.model.evidence import Evidence
from pipeline.model.report import Report, RuleResult
from pipeline.model.state import Period

PAGES = (How.PDF, How.OCR)
"""Ways of reading that see what is printed, not what was written."""


@dataclass(frozen=True, slots=True)
class Named:
    """A value of a closed set, by its key: ``blank``, ``court``, ``from.signing``."""

    key: str


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money."""

    value: Decimal
    currency: str = "CNY"


Value: TypeAlias = str | date | Fraction | Period | Money | Named
"""What an agreement says somewhere; equal values mean the same, however they are written."""


class Change(StrEnum):
    """What became of a term or a clause."""

    ADDED = "added"
    REMOVED = "removed"
    """Stands in the old version and is not found any more."""
    CHANGED = "changed"
    UNCLEAR = "unclear"
    """The words changed and what they mean now was not read for sure: a person has to look."""

    @property
    def mirrored(self) -> Change:
        """The same change when the versions change places."""
        return {Change.ADDED: Change.REMOVED, Change.REMOVED: Change.ADDED}.get(self, self)


@dataclass(frozen=True, slots=True)
class Said:
    """What one version says: the values, and the words that they were read from."""

    values: tuple[Value, ...]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class TermChange:
    """One term that the versions do not share. ``old`` or ``new`` is None where nothing was found."""

    topic: str
    """``party``, ``total``, ``payment``, ``shares``, ``secrecy``, ``figure``, ``wording`` …"""
    subject: str
    """Whose or of what: 甲方, 专利, 转让费; empty where there is only one."""
    aspect: str
    """Which side of it: ``name``, ``months``, ``applicant`` …; empty for the whole."""
    change: Change
    old: Said | None
    new: Said | None
    note: str = ""
    """Why it is unclear: ``undefined``, ``not_read``, ``printed``, ``duty`` …; empty when it is clear."""

    @property
    def mirrored(self) -> TermChange:
        """The same change when the versions change places."""
        return TermChange(
            self.topic, self.subject, self.aspect, self.change.mirrored, self.new, self.old, self.note
        )


class Course(StrEnum):
    """What became of a rule between the versions."""

    NEW = "new"
    """Not met or to be judged now; there was nothing to object to before."""
    FIXED = "fixed"
    """Objected to before, met now."""
    WORSE = "worse"
    """To be judged before, not met now."""
    BETTER = "better"
    """Not met before, to be judged now."""
    UNCHANGED = "unchanged"
    """Objected to before and now alike."""
    GONE = "gone"
    """Objected to before; does not apply any more, e.g. because the whole clause was deleted."""
    LOST = "lost"
    """Met before; does not apply any more."""
    MET = "met"
    """Did not apply before; applies now and is met."""


@dataclass(frozen=True, slots=True)
class FindingChange:
    """One rule whose outcome counts in either version. ``old`` or ``new`` is None where it was not run."""

    rule: str
    course: Course
    old: RuleResult | None
    new: RuleResult | None
    places_gone: tuple[Evidence, ...] = ()
    """Places of the old version that the rule does not object to any more."""
    places_new: tuple[Evidence, ...] = ()
    """Places of the new version that it did not object to before."""


class Edit(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"

    @property
    def mirrored(self) -> Edit:
        """The same edit when the versions change places."""
        return {Edit.DELETED: Edit.INSERTED, Edit.INSERTED: Edit.DELETED}.get(self, self)


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that were kept, deleted or inserted."""

    edit: Edit
    text: str


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """A paragraph that differs. ``old`` and ``new`` are numbers of blocks, None where it does not stand."""

    old: int | None
    new: int | None
    pieces: tuple[Piece, ...]
    moved: bool = False
    """The same words stand elsewhere in the other version."""


class ClauseCourse(StrEnum):
    """What became of a clause as a whole."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """One clause that differs. ``old`` and ``new`` are its printed names, empty where it does not stand."""

    course: ClauseCourse
    old: str
    new: str
    moved: bool
    """It stands in another order among the clauses that both versions have."""
    paragraphs: tuple[ParagraphChange, ...] = ()
    weight: int = 0
    """How many terms and findings that changed rest on it."""


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """A tracked change as its author sees it: a deletion and the insertion in its place are one."""

    number: int
    """From 1 in the order of the document."""
    author: str
    date: str
    deleted: str
    inserted: str
    place: str
    """Printed name of the clause it stands in."""


class Bearing(StrEnum):
    """How sure it is what decides a finding."""

    ONLY = "only"
    """This tracked change alone decides: tested both ways."""
    ALL = "all"
    """These decide together and each of them is needed: tested."""
    ANY = "any"
    """Each of these is enough by itself: tested."""
    TOUCHING = "touching"
    """These touch the words that the finding rests on; not tested or not decisive one by one."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Which tracked changes a finding hangs on. ``numbers`` are those of `TrackedChange`."""

    rule: str
    bearing: Bearing
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Comparison:
    """Two versions and what differs between them."""

    old: Report
    new: Report
    terms: tuple[TermChange, ...] = ()
    findings: tuple[FindingChange, ...] = ()
    clauses: tuple[ClauseChange, ...] = ()
    identical: bool = False
    """The files are the same byte for byte, or the one file has no tracked changes."""
    views: bool = False
    """Two views of one file: before and after its tracked changes."""
    tracked: tuple[TrackedChange, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def as_printed(self) -> bool:
        """Whether one was read from pages: what a page does not show cannot be compared."""
        return any(side.document.source.how in PAGES for side in (self.old, self.new))

    @property
    def other_kind(self) -> bool:
        """Whether the versions were taken for different kinds of agreement."""
        return self.old.type != self.new.type

    @property
    def matters(self) -> bool:
        """Whether findings or terms changed."""
        return bool(self.terms) or any(item.course is not Course.UNCHANGED for item in self.findings)
