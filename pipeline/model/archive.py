"""An audited archive: a row for every file that went in, with what was found, agreed and falls due."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from pipeline.model.report import OPEN, Outcome, Severity, Verdict


class FileOutcome(StrEnum):
    """What became of a file. Every file that went in has exactly one."""

    CHECKED = "checked"
    UNREADABLE = "unreadable"
    """Recognised as a document, or as nothing known, and no text could be had: ``reason`` says why."""
    SKIPPED = "skipped"
    """Not a document by its name or content (lock files, e-mail, archives that are not opened)."""
    CRASHED = "crashed"
    """The worker died over it, twice."""
    TIMEOUT = "timeout"
    MEMORY = "memory"
    DUPLICATE = "duplicate"
    """The same bytes as the file ``duplicate_of``, whose results stand for both."""


class Change(StrEnum):
    """Of a file or finding, against the last run of the same archive. The first run has only ``NEW``."""

    NEW = "new"
    CHANGED = "changed"
    """A file with other bytes than last time."""
    UNCHANGED = "unchanged"
    FIXED = "fixed"
    """A finding of the last run that the file no longer has."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of the document and where they stand, as people say it: ``第五条 保密``, ``第3页``."""

    quote: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class AuditedFinding:
    """The outcome of one rule on one file."""

    rule: str
    title: str
    group: str
    outcome: Outcome
    severity: Severity
    message: str
    basis: tuple[str, ...] = ()
    """Printed citations: 《中华人民共和国民法典》第八百四十五条."""
    evidence: tuple[Quotation, ...] = ()
    suggestion: str = ""
    expected: str = ""
    """For something missing: where it was expected, as people say it: ``应在 第五条 保密 之后``."""
    fingerprint: str = ""
    change: Change = Change.NEW

    @property
    def quote(self) -> str:
        """The first words quoted; empty where something is missing."""
        return self.evidence[0].quote if self.evidence else ""

    @property
    def place(self) -> str:
        """Where the first words stand, or where something missing was expected."""
        return self.evidence[0].place if self.evidence else self.expected

    @property
    def open(self) -> bool:
        """Whether somebody still has to look at it."""
        return self.outcome in OPEN


@dataclass(frozen=True, slots=True)
class AuditedParty:
    """A party as the register names it; ``kind`` is 企业, 高校 and the like."""

    role: str
    name: str = ""
    kind: str = ""
    credit_code: str = ""


@dataclass(frozen=True, slots=True)
class AuditedShare:
    """What a party gets of what is divided; ``value`` between 0 and 1, None when left blank."""

    party: str
    value: Fraction | None = None


@dataclass(frozen=True, slots=True)
class AuditedTerms:
    """The columns of the register. Empty or None: the agreement does not say it, or not clearly.

    ``*_text`` is how the register prints a term, in Chinese, with what cannot be said as a value:
    ``长期``, ``未约定``, ``留空``.
    """

    title: str = ""
    parties: tuple[AuditedParty, ...] = ()
    subject: str = ""
    amount: Decimal | None = None
    currency: str = "CNY"
    signed: date | None = None
    starts: date | None = None
    ends: date | None = None
    term_text: str = ""
    ip_regime: str = ""
    """共有, 甲方所有, 各自所有, 按成果分别约定 …"""
    shares: tuple[AuditedShare, ...] = ()
    shares_text: str = ""
    confidential_until: date | None = None
    confidential_text: str = ""
    forum: str = ""


@dataclass(frozen=True, slots=True)
class Obligation:
    """What falls due because of an agreement; ``kind``: ``term_end``, ``payment`` and others."""

    kind: str
    title: str
    due: date | None = None
    """None where the day depends on an event without a known date; then ``condition`` says on which."""
    quote: str = ""
    """The words it follows from."""
    place: str = ""
    party: str = ""
    """Who owes it; empty: everybody, or not said."""
    derivation: str = ""
    """How the date was computed where it is not written as such."""
    condition: str = ""
    """验收合格后10个工作日内."""
    basis: str = ""
    """Empty: the agreement itself; else the provision of the standard or the law that sets the date."""
    provisional: bool = False
    """Whether the day may still move: holidays of that year are not announced yet."""
    amount: Decimal | None = None
    """In yuan, of a payment."""


@dataclass(frozen=True, slots=True)
class AuditedFile:
    """One file of the archive. What follows ``reason`` is empty where the file was not checked."""

    path: str
    """Relative to the source it was found in, ``/`` between folders; inside an archive ``a.zip!b/c.docx``."""
    outcome: FileOutcome
    reason: str = ""
    """Why it was not checked, one Chinese sentence."""
    container: str = ""
    """The archive file it is a member of; empty for a plain file."""
    sha256: str = ""
    """Empty where the bytes could not be read."""
    size: int = 0
    duplicate_of: str = ""
    read_how: str = ""
    """``docx``, ``converted``, ``pdf`` or ``ocr``."""
    read_kind: str = ""
    """``docx``, ``doc``, ``pdf``, ``png`` …"""
    confidence: float = 1.0
    """Of recognised characters, 0 to 1; 1 where nothing had to be recognised."""
    remarks: tuple[str, ...] = ()
    """On the reading and the whole: pages without text, title and facts that disagree …"""
    type: str = ""
    type_title: str = ""
    verdict: Verdict | None = None
    as_of: date | None = None
    """The day whose law and standard the file was judged by."""
    as_of_by: str = ""
    """``signing``, ``today`` or ``option``."""
    ruleset: str = ""
    model: str = ""
    results: tuple[AuditedFinding, ...] = ()
    """Every rule of the type, in the order of the rules, whatever its outcome."""
    fixed: tuple[AuditedFinding, ...] = ()
    """What the last run found in this file and this one does not."""
    terms: AuditedTerms = field(default_factory=AuditedTerms)
    obligations: tuple[Obligation, ...] = ()
    change: Change = Change.NEW
    copy_of: str = ""
    """Path of a file with the same text, parties, days and obligations, read no less surely than this one."""
    resembles: str = ""
    """Path of a file that this may be a copy of: same parties and days, much the same text."""

    @property
    def due(self) -> tuple[Obligation, ...]:
        """What falls due by this file and not by one that it is a copy of."""
        return () if self.copy_of else self.obligations

    @property
    def findings(self) -> tuple[AuditedFinding, ...]:
        """The results that somebody still has to look at, in the order of the rules."""
        return tuple(result for result in self.results if result.open)

    @property
    def name(self) -> str:
        """The file's own name, without folders and containers."""
        return self.path.replace("!", "/").rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class RuleColumn:
    """A rule that judged at least one file: a column of the matrix of findings."""

    rule: str
    title: str
    group: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Run:
    """One run over an archive. Nothing in it depends on the clock, the machine or the workers.

    ``today`` is the legal day of the run: the law date of files that are judged by none of their own.
    """

    number: int
    today: date
    law_date: str
    """``signing``, ``today`` or an ISO date: what was asked for."""
    sources: tuple[str, ...] = ()
    ruleset: str = ""
    model: str = ""
    version: str = ""
    """Of the program."""
    previous: int | None = None
    """The run that changes are told against."""
    complete: bool = True
    """False when it was stopped: files may be missing."""
    files: int = 0
    outcomes: tuple[tuple[FileOutcome, int], ...] = ()
    """Every outcome with its number of files; the numbers add up to ``files``."""
    gone: tuple[str, ...] = ()
    """Paths of the last run that are no longer there."""
    rules: tuple[RuleColumn, ...] = ()
    """In the order of the rules."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A run and its files, sorted by path; they are read anew for each iteration, never all at once."""

    run: Run
    read: Callable[[], Iterator[AuditedFile]]

    def __iter__(self) -> Iterator[AuditedFile]:
        """The files in the order of their paths."""
        return self.read()
