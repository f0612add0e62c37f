"""The terms of an agreement: typed, each with its state and the words it was read from.

The checker reads them out of a document, the generator writes them into one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from pipeline.model.evidence import Evidence
from pipeline.model.state import State as State  # noqa: PLC0414 - at hand where the terms are
from pipeline.model.terms_disputes import Forum, Liability
from pipeline.model.terms_exit import Exit
from pipeline.model.terms_results import Distribution, FilingDuty, Subject


class PartyKind(StrEnum):
    """What a party is, read from its name."""

    ENTERPRISE = "enterprise"
    UNIVERSITY = "university"
    INSTITUTE = "institute"
    PERSON = "person"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Party:
    """A party as its particulars name it. Empty text: not stated; ``blank``: what was left to fill in."""

    role: str
    """甲方, 乙方 …, or 委托方, 受托方 … where the agreement uses no 甲乙."""
    name: str = ""
    aliases: tuple[str, ...] = ()
    """Other designations of the same party: 委托方, 开发方, short names in 以下简称."""
    kind: PartyKind = PartyKind.OTHER
    address: str = ""
    credit_code: str = ""
    credit_code_valid: bool | None = None
    """Check digit of GB 32100; None without a code."""
    representative: str = ""
    blank: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Written(StrEnum):
    """How an amount is written."""

    DIGITS = "digits"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of money in yuan."""

    value: Decimal
    written: Written
    evidence: Evidence
    currency: str = "CNY"


@dataclass(frozen=True, slots=True)
class AmountPair:
    """The same amount said twice, in digits and in words."""

    digits: Amount
    words: Amount


@dataclass(frozen=True, slots=True)
class Payment:
    """One instalment: its part of the whole and/or its amount."""

    evidence: Evidence
    share: Fraction | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PaymentPlan:
    """Instalments that belong together, and the total that they are said to make."""

    payments: tuple[Payment, ...]
    total: Amount | None = None


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """A calendar date and what happens on it: ``signing``, ``effective``, ``start``, ``end``, ``other``.

    ``value`` is None for an impossible date such as 9月31日 (then ``state`` is UNDEFINED) or a blank.
    """

    event: str
    evidence: Evidence
    value: date | None = None
    state: State = State.DEFINED


@dataclass(frozen=True, slots=True)
class CooperationTerm:
    """How long the cooperation lasts."""

    state: State = State.ABSENT
    months: int | None = None
    start: date | None = None
    end: date | None = None
    anchor: str = ""
    """``signing`` | ``effective`` | ``date`` | empty."""
    evidence: tuple[Evidence, ...] = ()


class SecrecyPeriod(StrEnum):
    """The nature of a secrecy period."""

    MONTHS = "months"
    PERMANENT = "permanent"
    """Outlives the cooperation without an end."""
    UNTIL_PUBLIC = "until_public"
    COOPERATION_ONLY = "cooperation_only"
    """Ends with the cooperation."""
    UNDEFINED = "undefined"
    """Spoken of but contradictory or referred elsewhere."""
    BLANK = "blank"
    NONE = "none"


class Anchor(StrEnum):
    """From when a secrecy period runs."""

    COOPERATION_END = "cooperation_end"
    SIGNING = "signing"
    EFFECTIVE = "effective"
    DISCLOSURE = "disclosure"
    ACCEPTANCE = "acceptance"
    OTHER = "other"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class SecrecyTerm:
    """One statement about how long secrecy lasts. ``months_after_end``: what is left of it then."""

    period: SecrecyPeriod
    evidence: Evidence
    months: int | None = None
    anchor: Anchor = Anchor.NONE
    months_after_end: int | None = None
    least_after_end: int | None = None
    """What is surely left after the end, where ``months_after_end`` cannot be known."""
    most_after_end: int | None = None
    """What is left after the end at most, where the cooperation may last longer than is known."""
    until: date | None = None
    """The last day, where the agreement names one."""
    party: str = ""
    """The party bound by it; empty: all."""
    subject: str = ""
    """What it covers where that is less than everything (核心商业秘密, 源代码 …); empty: everything."""
    derivation: tuple[str, ...] = ()
    """The steps of the computation, in Chinese, for the reader to follow."""


@dataclass(frozen=True, slots=True)
class SecrecyScope:
    """Where the agreement says what is secret, and what is not."""

    state: State = State.ABSENT
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Confidentiality:
    """All about secrecy."""

    state: State = State.ABSENT
    periods: tuple[SecrecyTerm, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    scope: SecrecyScope = field(default_factory=SecrecyScope)
    liability: tuple[Liability, ...] = ()
    """What is owed for a leak."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one party gets: ``value`` between 0 and 1; None when left blank."""

    party: str
    value: Fraction | None


@dataclass(frozen=True, slots=True)
class ShareTerm:
    """One statement of how income is divided. ``subject``: what is divided (销售利润, 转让费 …)."""

    state: State
    evidence: Evidence
    shares: tuple[Share, ...] = ()
    subject: str = ""
    reason: str = ""
    """Why it is not defined, in Chinese: 留空, 另行协商, 仅有原则 …"""
    complete: bool = False
    """True when every sharing party has a figure, so that they must add up to the whole."""
    empty: bool = False
    """True when nothing stands there but a heading or options without a tick."""


@dataclass(frozen=True, slots=True)
class BenefitSharing:
    """All about dividing income."""

    state: State = State.ABSENT
    terms: tuple[ShareTerm, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    distribution: tuple[Distribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Ownership:
    """Who owns what: ``result`` 专利, 论文, 技术秘密, 成果 …; ``owner`` a party, 共有 or 各自所有."""

    result: str
    owner: str
    state: State
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of another place: 第八条, 附件二. ``resolved``: the clause index, None when dangling."""

    target: str
    evidence: Evidence
    resolved: int | None = None
    external: bool = False
    """True when it points into a law or another document."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Everything typed that was read from one agreement."""

    title: str = ""
    parties: tuple[Party, ...] = ()
    subject: Subject = field(default_factory=Subject)
    amounts: tuple[Amount, ...] = ()
    amount_pairs: tuple[AmountPair, ...] = ()
    total: Amount | None = None
    payment_plans: tuple[PaymentPlan, ...] = ()
    dates: tuple[DatedEvent, ...] = ()
    cooperation_term: CooperationTerm = field(default_factory=CooperationTerm)
    ownership: tuple[Ownership, ...] = ()
    filing: tuple[FilingDuty, ...] = ()
    confidentiality: Confidentiality = field(default_factory=Confidentiality)
    benefit_sharing: BenefitSharing = field(default_factory=BenefitSharing)
    exit: Exit = field(default_factory=Exit)
    liability: tuple[Liability, ...] = ()
    """Liability other than for leaks."""
    disputes: tuple[Forum, ...] = ()
    references: tuple[Reference, ...] = ()
