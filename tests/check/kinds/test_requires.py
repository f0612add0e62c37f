from __future__ import annotations

from typing import Any

import pytest
from helpers.agreements import agreement, amount, with_terms
from helpers.judging import judged, quotes

from pipeline.check.kinds import requires
from pipeline.model.agreement import Agreement
from pipeline.model.report import Outcome
from pipeline.model.terms import Terms

THEN = [{"title": "审核", "en": "review", "wording": ["律师事务所审核"], "blank": ["▁律师事务所"]}]
CORE: dict[str, Any] = {"matter": {"wording": ["核心技术"], "blank": ["技术:▁"]}}
LARGE: dict[str, Any] = {"amount_at_least": "threshold"}
VALUES = {"threshold": 10_000_000}


def costing(text: str, value: str, *, total: bool = True) -> Agreement:
    given = agreement(text)
    read = amount(given, "万元", value)
    return with_terms(given, Terms(total=read) if total else Terms(amounts=(read,)))


def outcome(given: Agreement, when: dict[str, Any], **params: str) -> Outcome:
    return judged(requires, given, values=VALUES, when=when, then=THEN, **params).outcome


@pytest.mark.parametrize("total", [True, False])
@pytest.mark.parametrize(
    ("value", "expected"), [("10000000", Outcome.VIOLATED), ("9999999.99", Outcome.NOT_APPLICABLE)]
)
def test_the_threshold_itself_is_reached(value: str, expected: Outcome, total: bool) -> None:  # noqa: FBT001
    assert outcome(costing("经费若干万元。", value, total=total), LARGE) is expected


def test_the_condition_is_quoted_when_what_it_needs_is_missing() -> None:
    given = agreement("双方研究核心技术。")
    judgement = judged(requires, given, values=VALUES, when=CORE, then=THEN)
    assert (judgement.outcome, quotes(judgement)) == (Outcome.VIOLATED, ["双方研究核心技术。"])
    assert judgement.fields["missing"] == "审核"


def test_what_it_needs_is_quoted_when_it_is_there() -> None:
    given = agreement("双方研究核心技术。\n已经律师事务所审核。")
    judgement = judged(requires, given, values=VALUES, when=CORE, then=THEN)
    assert (judgement.outcome, quotes(judgement)) == (Outcome.SATISFIED, ["已经律师事务所审核。"])


def test_a_rule_may_leave_what_is_missing_to_a_reader() -> None:
    assert outcome(agreement("研究核心技术。"), CORE, otherwise="undetermined") is Outcome.UNDETERMINED


@pytest.mark.parametrize("text", ["研究核心技术。\n由____律师事务所办理。", "技术：____"])
def test_a_blank_on_either_side_wants_a_reader(text: str) -> None:
    assert outcome(agreement(text), CORE) is Outcome.UNDETERMINED


def test_a_blank_amount_may_reach_the_threshold() -> None:
    assert outcome(agreement("经费共计____元。"), LARGE) is Outcome.UNDETERMINED


def test_without_the_condition_there_is_nothing_to_judge() -> None:
    assert outcome(agreement("研究高温涂层。"), CORE | LARGE) is Outcome.NOT_APPLICABLE


def test_either_condition_is_enough() -> None:
    given = costing("研究核心技术，经费若干万元。", "100")
    assert outcome(given, CORE | LARGE) is Outcome.VIOLATED


def test_what_is_missing_is_named_in_the_language_of_the_run() -> None:
    judgement = judged(requires, agreement("研究核心技术。"), lang="en", values=VALUES, when=CORE, then=THEN)
    assert judgement.fields["missing"] == "review"
