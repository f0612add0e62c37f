from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from helpers.agreements import agreement, amount, evidence, with_terms
from helpers.judging import judged

from pipeline.check.kinds import payments_sum
from pipeline.check.kinds.payments_sum import percent, yuan
from pipeline.model.agreement import Agreement
from pipeline.model.report import Outcome
from pipeline.model.terms import Payment, PaymentPlan, Terms


def planned(*lines: str, shares: str = "", amounts: str = "", total: str = "") -> Agreement:
    """Lines with one instalment each; ``-`` stands for an instalment without a share or amount."""
    given = agreement("\n".join(["第一条 付款", *lines]))
    parts = [None if item == "-" else Fraction(item) for item in shares.split()] or [None] * len(lines)
    sums = [None if item == "-" else Decimal(item) for item in amounts.split()] or [None] * len(lines)
    payments = tuple(
        Payment(evidence(given, line), share, value)
        for line, share, value in zip(lines, parts, sums, strict=True)
    )
    whole = amount(given, "总额", total) if total else None
    return with_terms(given, Terms(payment_plans=(PaymentPlan(payments, whole),)))


@pytest.mark.parametrize(
    ("shares", "outcome"),
    [
        ("3/10 7/10", Outcome.SATISFIED),
        ("3/10 6/10", Outcome.VIOLATED),
        ("3/10 8/10", Outcome.VIOLATED),
        ("3/10 -", Outcome.SATISFIED),
        ("1 -", Outcome.UNDETERMINED),
    ],
)
def test_shares_make_the_whole(shares: str, outcome: Outcome) -> None:
    given = planned("签订后支付首期。", "验收后支付末期。", shares=shares)
    assert judged(payments_sum, given).outcome is outcome


def test_a_single_share_cannot_be_judged() -> None:
    assert judged(payments_sum, planned("签订后支付30%。", shares="3/10")).outcome is Outcome.UNDETERMINED


def test_a_balance_makes_up_for_what_is_missing() -> None:
    given = planned("签订后支付首期。", "中期支付二期，验收后付清余款。", shares="3/10 3/10")
    assert judged(payments_sum, given).outcome is Outcome.SATISFIED


def test_a_balance_does_not_excuse_too_much() -> None:
    given = planned("签订后支付首期。", "中期支付二期，验收后付清余款。", shares="8/10 3/10")
    assert judged(payments_sum, given).outcome is Outcome.VIOLATED


def test_a_share_that_was_not_read_leaves_the_sum_open() -> None:
    given = planned("签订后支付30%。", "中期支付30%，验收支付40%。", shares="3/10 3/10")
    assert judged(payments_sum, given).outcome is Outcome.UNDETERMINED


@pytest.mark.parametrize(
    ("shares", "outcome"), [("3/10 7/10 1", Outcome.SATISFIED), ("3/10 7/10 9/10", Outcome.UNDETERMINED)]
)
def test_instalments_up_to_a_share_are_cumulative(shares: str, outcome: Outcome) -> None:
    given = planned("签订后付30%。", "中期付至70%。", "验收后付至全部。", shares=shares)
    assert judged(payments_sum, given).outcome is outcome


@pytest.mark.parametrize(
    ("amounts", "outcome"),
    [
        ("60 40", Outcome.SATISFIED),
        ("60 50", Outcome.VIOLATED),
        ("60 30", Outcome.VIOLATED),
        ("60 -", Outcome.SATISFIED),
        ("100 -", Outcome.VIOLATED),
    ],
)
def test_amounts_make_the_total(amounts: str, outcome: Outcome) -> None:
    given = planned("首期为总额的一部分。", "末期另计。", amounts=amounts, total="100")
    assert judged(payments_sum, given).outcome is outcome


def test_words_of_settling_may_follow_instalments_that_make_the_total() -> None:
    given = planned("首期为总额的一部分。", "末期。", "付清后结案。", amounts="60 40 -", total="100")
    assert judged(payments_sum, given).outcome is Outcome.SATISFIED


def test_amounts_without_a_total_cannot_be_judged() -> None:
    assert judged(payments_sum, planned("首期。", "末期。", amounts="60 40")).outcome is Outcome.UNDETERMINED


def test_an_amount_must_be_its_share_of_the_total() -> None:
    given = planned("首期占总额一半。", "末期占一半。", shares="1/2 1/2", amounts="50 40", total="100")
    judgement = judged(payments_sum, given)
    assert (judgement.outcome, judgement.fields["sum"], judgement.fields["total"]) == (
        Outcome.VIOLATED,
        "40元",
        "50元",
    )


def test_parts_are_shown_as_percent_and_amount() -> None:
    judgement = judged(payments_sum, planned("首期。", "末期。", shares="3/10 6/10"))
    assert (judgement.fields["parts"], judgement.fields["sum"]) == ("30%、60%", "90%")


def test_without_a_plan_there_is_nothing_to_judge() -> None:
    assert judged(payments_sum, agreement("第一条 付款")).outcome is Outcome.NOT_APPLICABLE


def test_numbers_are_shown_without_idle_zeros() -> None:
    assert percent(Fraction(1, 3)) == "33.33%"
    assert percent(Fraction(1)) == "100%"
    assert yuan(Decimal("1234567.50")) == "1,234,567.5元"


def test_shares_of_the_parties_and_states_of_spending_are_no_instalments() -> None:
    parties = "财政经费按甲方60%、乙方30%拨付。"
    given = planned(parties, parties, "支出率达到80%后拨付下期经费。", shares="6/10 3/10 8/10")
    assert judged(payments_sum, given).outcome is Outcome.NOT_APPLICABLE


def test_two_fees_side_by_side_are_no_plan() -> None:
    line = "甲方支付研究经费十万元，检测费三万元。"
    assert judged(payments_sum, planned(line, line, amounts="100000 30000")).outcome is Outcome.NOT_APPLICABLE


def test_an_amount_that_the_article_names_is_the_total() -> None:
    lines = ("协作费3.5万元。", "签订后付1.5万元，", "验收后付2万元。")
    given = planned(*lines, amounts="- 15000 20000")
    payments = given.terms.payment_plans[0].payments[1:]
    named = (amount(given, "3.5万元", "35000"),)
    given = with_terms(given, Terms(payment_plans=(PaymentPlan(payments),), amounts=named))
    assert judged(payments_sum, given).outcome is Outcome.SATISFIED
