"""The rules of a SARIF log: each once, with the reasons and the law behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pipeline.model.report import Report, RuleResult, Severity
from pipeline.report.passages import citation
from pipeline.report.wording import Wording

LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


@dataclass(frozen=True, slots=True)
class RuleTable:
    """``descriptors`` as SARIF has them, and the place of each rule among them."""

    descriptors: list[dict[str, Any]]
    places: Mapping[str, int]


def rules(reports: Sequence[Report], reasons: Mapping[str, str], wording: Wording) -> RuleTable:
    """Every rule that ``reports`` speak of, in the order of their first appearance."""
    first: dict[str, RuleResult] = {}
    for report in reports:
        for result in report.results:
            first.setdefault(result.rule, result)
    made = [_descriptor(item, reasons.get(item.rule, ""), wording) for item in first.values()]
    return RuleTable(made, {rule: index for index, rule in enumerate(first)})


def _descriptor(result: RuleResult, reason: str, wording: Wording) -> dict[str, Any]:
    law = [citation(item, wording) for item in result.basis]
    cited = [wording("basis") + wording("colon") + item for item in law]
    plain = "\n".join(filter(None, [reason, *cited]))
    listed = "\n".join(f"- {item}" for item in law)
    return {
        "id": result.rule,
        "shortDescription": {"text": result.title},
        "fullDescription": {"text": reason or result.title},
        "help": {
            "text": plain or result.title,
            "markdown": "\n\n".join(filter(None, (f"**{result.title}**", reason, listed))),
        },
        "defaultConfiguration": {"level": LEVELS[result.severity]},
        "properties": {"group": result.group, "severity": result.severity.value, "tags": [result.group]},
    }
