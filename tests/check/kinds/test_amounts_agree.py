from __future__ import annotations

from decimal import Decimal

from helpers.agreements import agreement, amount, evidence, with_terms
from helpers.judging import judged, quotes

from pipeline.check.kinds import amounts_agree
from pipeline.model.agreement import Agreement
from pipeline.model.report import Outcome
from pipeline.model.terms import Amount, AmountPair, Terms, Written

TEXT = "第一条 经费\n甲方支付人民币壹拾万元整（¥10,000.00）。"


def paired(text: str, words: str, digits: str) -> Agreement:
    given = agreement(text)
    sentence = evidence(given, text.splitlines()[-1])
    pair = AmountPair(
        Amount(Decimal(digits), Written.DIGITS, sentence), Amount(Decimal(words), Written.WORDS, sentence)
    )
    return with_terms(given, Terms(amount_pairs=(pair,)))


def test_two_writings_of_different_amounts_are_quoted_as_they_stand_there() -> None:
    judgement = judged(amounts_agree, paired(TEXT, "100000", "10000"))
    assert judgement.outcome is Outcome.VIOLATED
    assert quotes(judgement) == ["人民币壹拾万元整", "¥10,000.00"]
    assert judgement.fields["expected"] == "壹万元整"


def test_the_same_amount_twice_is_satisfied_with_its_evidence() -> None:
    judgement = judged(amounts_agree, paired(TEXT.replace("10,000", "100,000"), "100000", "100000.00"))
    assert judgement.outcome is Outcome.SATISFIED
    assert quotes(judgement) == ["人民币壹拾万元整", "¥100,000.00"]


def test_an_amount_that_cannot_be_written_in_words_does_not_crash() -> None:
    judgement = judged(amounts_agree, paired(TEXT, "100000", "0.001"))
    assert judgement.outcome is Outcome.VIOLATED


def test_without_a_pair_there_is_nothing_to_judge() -> None:
    given = agreement(TEXT)
    alone = with_terms(given, Terms(amounts=(amount(given, "¥10,000.00", "10000"),)))
    assert judged(amounts_agree, alone).outcome is Outcome.NOT_APPLICABLE
