"""What a check kind is given besides the agreement, and what it says about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pipeline.model.agreement import Agreement
    from pipeline.model.document import Location
    from pipeline.model.evidence import Evidence
    from pipeline.model.report import Outcome

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Judgement:
    """The outcome of one kind on one agreement.

    ``fields`` fill the ``{names}`` of the rule's message; ``message``, when given, is shown as it is instead;
    ``expected_after`` replaces the rule's own list of clause kinds after which something missing belongs;
    ``expected_at`` says it exactly, with the title that ends there.
    """

    outcome: Outcome
    evidence: tuple[Evidence, ...] = ()
    fields: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    message: str = ""
    expected_after: tuple[str, ...] = ()
    expected_at: tuple[Location, str] | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What is the same for every rule of a run.

    ``parameters`` are the dated values in force on ``as_of`` after the house's and the profile's overrides;
    ``results`` holds the outcomes of the rules that were judged before; ``lang`` is ``zh`` or ``en``.
    """

    as_of: date
    parameters: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    results: Mapping[str, Outcome] = field(default_factory=lambda: NOTHING)
    lang: str = "zh"


def parameters(properties: Mapping[str, Any], required: tuple[str, ...] = ()) -> dict[str, Any]:
    """The JSON Schema of parameters with these properties and no others."""
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": dict(properties),
        "required": list(required),
    }


class Kind(Protocol):
    """A module of ``pipeline/check/kinds/``."""

    @property
    def PARAMS(self) -> Mapping[str, Any]:  # noqa: N802 - a constant of the module
        """JSON Schema of the parameters that a rule file may give (see ``parameters``)."""

    @property
    def FIELDS(self) -> tuple[str, ...]:  # noqa: N802 - a constant of the module
        """Names that messages of the kind's rules may use."""

    def check(self, agreement: Agreement, params: Mapping[str, Any], context: Context, /) -> Judgement:
        """Judge ``agreement``; never raises on any document."""
