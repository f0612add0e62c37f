"""Waivers in reports: who answers for a finding until when, and how to write the next one."""

from __future__ import annotations

import json
from typing import Final

from pipeline.model.report import Outcome, Report, RuleResult, Waiver
from pipeline.report.quote import printable
from pipeline.report.wording import Wording

WAIVABLE: Final = (Outcome.VIOLATED, Outcome.UNDETERMINED)
_REMARKS: Final = {
    "reason": ("为什么可以保留", "why it may stay"),
    "approver": ("由谁批准", "who approves"),
    "expires": ("到期日，例如 2026-12-31", "last day, as in 2026-12-31"),
}


def answered(waiver: Waiver, wording: Wording) -> str:
    """The reason, and in brackets who approved it, until when, and where it is written."""
    parts = [
        wording("waiver.approver", name=waiver.approver),
        *([wording("waiver.since", day=waiver.since)] if waiver.since else []),
        wording("waiver.expires", day=waiver.expires),
        *([waiver.source] if waiver.source else []),
    ]
    return waiver.reason + wording.bracketed(wording("waiver.between").join(parts))


def tags(result: RuleResult, wording: Wording) -> tuple[str, ...]:
    """What is said of a result beside its title: outcome, what it was, severity, whether it is known."""
    known = (wording("known"),) if result.known else ()
    if result.outcome is Outcome.VIOLATED:
        return known
    was = result.waived_from
    before = (wording("waived_from", outcome=wording.name("outcome", was)),) if was else ()
    severity = wording.name("severity", result.severity)
    return (wording.name("outcome", result.outcome), *before, severity, *known)


def stanza(report: Report, result: RuleResult, wording: Wording) -> str:
    """A waiver of ``result`` for ``cxy.toml``, with reason, approver and day of expiry left to fill in.

    Empty for what cannot be waived.
    """
    if result.outcome not in WAIVABLE or not result.fingerprint:
        return ""
    given = {"rule": result.rule, "document": report.document.name, "fingerprint": result.fingerprint}
    lines = [f"{key} = {_quoted(value)}" for key, value in given.items()]
    lines += [f'{key} = ""  # {wording.pick(remark)}' for key, remark in _REMARKS.items()]
    return "\n".join(["[[waivers]]", *lines])


def _quoted(text: str) -> str:
    return json.dumps(printable(text), ensure_ascii=False)
