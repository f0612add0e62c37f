"""Rules, profiles and the set of them that a run uses: plain values, already resolved against the law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from pipeline.model.report import Basis, Force, Outcome, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.law import Catalogue

_SEVERITY = {
    Force.MANDATORY: Severity.ERROR,
    Force.DIRECTORY: Severity.WARNING,
    Force.RECOMMENDED: Severity.ADVICE,
    Force.PRACTICE: Severity.ADVICE,
}
DOCUMENTS = "documents/"
"""How the identifiers of rules begin that are for one kind of document each, and for no others."""
_WEIGHT = (Severity.ADVICE, Severity.WARNING, Severity.ERROR)


def severity_from(basis: tuple[Basis, ...]) -> Severity:
    """The severity that the strongest norm of ``basis`` carries: mandatory → error, directory → warning."""
    return max((_SEVERITY[item.force] for item in basis), key=_WEIGHT.index, default=Severity.ADVICE)


@dataclass(frozen=True, slots=True)
class Texts:
    """What a rule says in one language. ``{names}`` are filled with the fields that the kind supplies."""

    title: str
    satisfied: str = ""
    violated: str = ""
    undetermined: str = ""
    not_applicable: str = ""
    suggestion: str = ""

    def message(self, outcome: Outcome) -> str:
        """The text for ``outcome``; empty where the rule has none."""
        return {
            Outcome.SATISFIED: self.satisfied,
            Outcome.VIOLATED: self.violated,
            Outcome.UNDETERMINED: self.undetermined,
            Outcome.NOT_APPLICABLE: self.not_applicable,
        }.get(outcome, "")


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the outcome that the rule must have on it, found at ``quote`` when there is one."""

    text: str
    outcome: Outcome
    quote: str = ""
    missing: bool = False
    """True when there is nothing to quote: the result must say where the clause was expected."""


@dataclass(frozen=True, slots=True)
class Citation:
    """An article of the catalogue of law that a rule rests on."""

    law: str
    article: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, ready to run. ``params`` are those of the check kind."""

    id: str
    zh: Texts
    en: Texts
    severity: Severity
    kind: str
    params: Mapping[str, Any]
    citations: tuple[Citation, ...] = ()
    basis: tuple[Basis, ...] = ()
    """The citations in their latest wording; a report cites the wording of its day."""
    status: str = "stable"
    severity_note: str = ""
    rationale: str = ""
    expected_after: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    source: Path | None = None
    """The rule file."""
    house: bool = False
    """True for a rule that the user's own folder added."""
    off: bool = False
    """True when the user's settings switch the rule off."""

    @property
    def group(self) -> str:
        """What stands before the slash of the identifier."""
        return self.id.partition("/")[0]

    @property
    def belongs(self) -> tuple[str, ...]:
        """The kinds of clauses in or after which something missing belongs: those it is about come first."""
        own = self.params.get("clause", ()) if self.expected_after else ()
        return tuple(dict.fromkeys((*own, *self.expected_after)))

    @property
    def demanded(self) -> tuple[str, ...]:
        """The kind of clause that it wants first; empty where its items want different ones, or none."""
        items = self.params.get("items")
        if not isinstance(items, Mapping):
            return tuple(self.params.get("clause", ()))[:1]
        first = {tuple(item.get("clause", ()))[:1] for item in items.values()}
        return next(iter(first)) if len(first) == 1 else ()

    def texts(self, lang: str) -> Texts:
        """The texts in ``lang`` (``zh`` or ``en``)."""
        return self.en if lang == "en" and self.en.title else self.zh


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of document: how it is recognised and which rules apply to it."""

    id: str
    title: str
    en: str = ""
    titles: tuple[str, ...] = ()
    """Patterns searched in the normalised title."""
    not_titles: tuple[str, ...] = ()
    wording: tuple[str, ...] = ()
    """Patterns counted in the sentences when no title decides."""
    rules: tuple[str, ...] = ("*",)
    """Globs over rule identifiers."""
    optional: tuple[str, ...] = ()
    """Globs of rules that do not apply when there is nothing in the text that they could quote."""
    severity: Mapping[str, Severity] = field(default_factory=dict)
    parameters: Mapping[str, Any] = field(default_factory=dict)
    agreement: bool = True
    """False for reports, forms and other documents that are no contract."""

    def covers(self, rule: str) -> bool:
        """Whether the rule applies to this kind of document; ``*`` does not name those of ``documents/``."""
        named = (glob for glob in self.rules if glob.startswith(DOCUMENTS))
        return _matches(rule, tuple(named) if rule.startswith(DOCUMENTS) else self.rules)

    def makes_optional(self, rule: str) -> bool:
        """Whether the rule applies only when its matter is spoken of."""
        return _matches(rule, self.optional)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Everything that decides the outcome of a check besides the document: ``digest`` is its fingerprint."""

    rules: tuple[Rule, ...]
    """In the order of their identifiers."""
    profiles: tuple[Profile, ...]
    catalogue: Catalogue
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """The house's severities by rule; they win over the rule's and the profile's."""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    """The house's values; they win over the dated ones of the catalogue and the profile's."""
    off: frozenset[str] = frozenset()
    """Rules that the house switches off."""
    digest: str = ""
    later: tuple[Path, ...] = ()
    """Files of rules in ``documents/`` that are read only for a document of their kind."""

    def rule(self, rule_id: str) -> Rule | None:
        """The rule with this identifier."""
        return next((item for item in self.rules if item.id == rule_id), None)

    def profile(self, profile_id: str) -> Profile | None:
        """The profile with this identifier."""
        return next((item for item in self.profiles if item.id == profile_id), None)


def _matches(rule: str, globs: tuple[str, ...]) -> bool:
    return any(fnmatchcase(rule, glob) for glob in globs)
