"""An amount written both in words and in digits must be the same amount.

``人民币壹拾万元整（¥100,000.00）`` agrees; ``人民币壹拾万元整（¥10,000.00）`` does not. Compared are the
values in yuan, so that ``￥10万元`` agrees with ``壹拾万元整``. Which numbers are the two writings of one
amount is read by ``Terms.amount_pairs``; a number alone is not judged.

Outcomes: violated (evidence: both writings of each pair that differs), satisfied (evidence: the pairs), not
applicable without a pair. Fields: ``words`` and ``digits`` as they stand there, ``expected`` (the words
that the digits would need), all of the first differing pair; ``count`` of differing pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.check.judgement import Judgement, parameters
from pipeline.check.places import part_of
from pipeline.model.report import Outcome
from pipeline.model.terms import Written
from pipeline.text.money import find_amounts, write_words
from pipeline.text.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.check.judgement import Context
    from pipeline.model.agreement import Agreement
    from pipeline.model.evidence import Evidence
    from pipeline.model.terms import Amount, AmountPair

PARAMS: Mapping[str, Any] = parameters({})
MOST_EVIDENCE = 10
FIELDS = ("words", "digits", "expected", "count")


def check(agreement: Agreement, params: Mapping[str, Any], context: Context) -> Judgement:  # noqa: ARG001 - kinds
    """Violated when one amount is written as two."""
    pairs = agreement.terms.amount_pairs
    wrong = [pair for pair in pairs if not _agree(pair)]
    if wrong:
        return Judgement(Outcome.VIOLATED, _evidence(wrong), _fields(wrong))
    return Judgement(Outcome.SATISFIED if pairs else Outcome.NOT_APPLICABLE, _evidence(pairs))


def _agree(pair: AmountPair) -> bool:
    return pair.digits.value == pair.words.value and pair.digits.currency == pair.words.currency


def _evidence(pairs: Sequence[AmountPair]) -> tuple[Evidence, ...]:
    return tuple(_written(amount) for pair in pairs[:MOST_EVIDENCE] for amount in (pair.words, pair.digits))


def _written(amount: Amount) -> Evidence:
    """The amount itself within the sentence that it was read from."""
    sentence = normalise(amount.evidence.quote)
    words = amount.written is Written.WORDS
    for span in find_amounts(sentence.text):
        if span.words == words and span.value == amount.value:
            return part_of(amount.evidence, sentence, span.start, span.end)
    return amount.evidence


def _fields(wrong: list[AmountPair]) -> dict[str, str]:
    first = wrong[0]
    return {
        "words": _written(first.words).quote,
        "digits": _written(first.digits).quote,
        "expected": _in_words(first.digits),
        "count": str(len(wrong)),
    }


def _in_words(amount: Amount) -> str:
    try:
        return write_words(amount.value)
    except ValueError:
        return str(amount.value)
