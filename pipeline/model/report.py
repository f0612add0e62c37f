"""The outcome of checking one document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.model.document import Document, Location
from pipeline.model.evidence import Evidence
from pipeline.model.terms import Terms


class Outcome(StrEnum):
    """What became of a rule. Fail closed: what was not found is never ``SATISFIED``."""

    SATISFIED = "satisfied"
    VIOLATED = "violated"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"
    ERROR = "error"
    """The rule itself crashed; it says nothing about the document."""
    WAIVED = "waived"
    """Somebody answers for leaving it as it is; the finding stands, see ``RuleResult.waived_from``."""


OPEN = (Outcome.VIOLATED, Outcome.UNDETERMINED, Outcome.ERROR)
"""What somebody still has to look at, the gravest first."""


ABOUT_WAIVERS = "waivers"
"""The group of findings about waivers themselves: they are the house's own and rest on no words."""


class Severity(StrEnum):
    """How much a violation weighs; follows from the force of the norm."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Force(StrEnum):
    """How strongly a norm binds: 应当/必须, 一般包括/可以约定, 宜/鼓励, or custom of the trade."""

    MANDATORY = "mandatory"
    DIRECTORY = "directory"
    RECOMMENDED = "recommended"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Basis:
    """A citation, resolved in the catalogue of law."""

    law: str
    """Identifier of ``rules/law/<law>.yaml``."""
    article: str
    title: str
    """Printed form: 《中华人民共和国民法典》第八百四十五条."""
    summary: str
    force: Force


@dataclass(frozen=True, slots=True)
class Waiver:
    """Somebody's decision to leave a finding as it is, from ``since`` to ``expires``, both included."""

    rule: str
    """Identifier of a rule, or a glob over identifiers."""
    reason: str
    approver: str
    expires: date
    since: date | None = None
    document: str = ""
    """File name, glob over file names, or SHA-256; empty: any file."""
    fingerprint: str = ""
    """``RuleResult.fingerprint`` of the finding; empty: whatever its words are."""
    source: str = ""
    """File name and line where it is written: ``cxy.toml:12``."""


@dataclass(frozen=True, slots=True)
class RuleResult:
    """The outcome of one rule on one document, with everything a reader needs to follow it."""

    rule: str
    title: str
    group: str
    outcome: Outcome
    severity: Severity
    message: str
    """What was found, in one or two sentences."""
    basis: tuple[Basis, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    suggestion: str = ""
    expected_at: Location | None = None
    """For something missing: the place after which it was expected."""
    expected_clause: str = ""
    """Printed number and title of the clause at ``expected_at``."""
    fingerprint: str = ""
    """Of a finding: what it is known by from one version to the next; follows from the words quoted."""
    waiver: Waiver | None = None
    """The waiver behind the outcome ``WAIVED``."""
    waived_from: Outcome | None = None
    """What the outcome is without the waiver."""
    known: bool = False
    """A finding that the baseline holds: shown like any other, no news."""


class Verdict(StrEnum):
    """The whole in one word."""

    PASS = "pass"  # noqa: S105 - not a password
    REVIEW = "review"
    """No violation of severity error, but a person has to read something."""
    FAIL = "fail"


@dataclass(frozen=True)
class Report:
    """One checked document. ``ruleset`` and ``document.sha256`` make it reproducible."""

    document: Document
    type: str
    type_title: str
    type_by: str
    """How the type was found: ``--type``, ``title``, ``wording``."""
    verdict: Verdict
    results: tuple[RuleResult, ...]
    terms: Terms
    ruleset: str
    """Hash of all rules, profiles and law that were used."""
    as_of: date
    as_of_by: str
    """``option``, ``signing`` or ``today``."""
    notices: tuple[str, ...] = ()
    """Remarks on the whole, e.g. that the title says 合作 and the facts say 委托."""
    model: str = ""
    """Hash of the trained model that was at hand; empty when there was none."""

    def by_outcome(self, *outcomes: Outcome) -> tuple[RuleResult, ...]:
        """The results with one of ``outcomes``, in the order of the rules."""
        return tuple(result for result in self.results if result.outcome in outcomes)

    @property
    def hashes(self) -> tuple[tuple[str, str], ...]:
        """What makes the report reproducible, named, with its SHA-256; the model only where there was one."""
        fixed = (("sha256", self.document.sha256), ("ruleset", self.ruleset))
        return (*fixed, ("model", self.model)) if self.model else fixed

    @property
    def news(self) -> tuple[RuleResult, ...]:
        """Everything open that no baseline holds: what an exit code speaks of."""
        return tuple(result for result in self.by_outcome(*OPEN) if not result.known)
