"""Why a finding is left to a person."""

from __future__ import annotations

import pytest

from pipeline.generate.remedies import reasons
from pipeline.model.document import Location
from pipeline.model.evidence import Evidence
from pipeline.model.report import Outcome, RuleResult, Severity


def finding(outcome: Outcome, quote: str, rule: str = "technology-contract/definitions") -> RuleResult:
    place = Evidence(quote, Location(0, 0, len(quote)))
    return RuleResult(rule, "规则", "组", outcome, Severity.ADVICE, "说明", evidence=(place,))


@pytest.mark.parametrize(
    ("outcome", "quote", "told"),
    [
        (Outcome.UNDETERMINED, "收益的____归乙方", reasons.BLANK),
        (Outcome.VIOLATED, "收益的____归乙方", reasons.BLANK),
        (Outcome.UNDETERMINED, "标题仅为阅读方便", reasons.UNCLEAR),
        (Outcome.VIOLATED, "标题仅为阅读方便", reasons.NO_REMEDY),
        (Outcome.ERROR, "收益的____归乙方", reasons.CRASHED),
    ],
)
def test_only_what_has_a_blank_is_called_blank(outcome: Outcome, quote: str, told: str) -> None:
    assert reasons.reason(finding(outcome, quote)) == told


def test_a_rule_with_a_reason_of_its_own_keeps_it() -> None:
    assert "签署人" in reasons.reason(finding(Outcome.UNDETERMINED, "签字：", "signing/representative"))
