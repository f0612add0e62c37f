"""An amount written both in words and in digits must be the same amount.

``人民币壹拾万元整（¥100,000.00）`` agrees; ``人民币壹拾万元整（¥10,000.00）`` does not. Compared are the values in yuan,
so that ``￥10万元`` agrees with ``壹拾万元整``. Which numbers are the two writings of one amount is read by
``Terms.amount_pairs``; a number alone is not judged.

Outcomes: violated (evidence: both writings of each pair that differs), satisfied (evidence: the pairs), not
applicable without a pair. Fields: ``words`` and ``digits`` as they stand there, ``expected`` (the words that the
digits would need), all of the first differing pair; ``count`` of differing pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.check.judgement import Judgement, parameters
from pipeline.model.report import Outcome
from pipeline.text.money import write_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.check.judgement import Context
    from pipeline.model.agreement import Agreement
    from pipeline.model.evidence import Evidence
    from pipeline.model.terms import AmountPair

PARAMS: Mapping[str, Any] = parameters({})
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


def _evidence(pairs: Iterable[AmountPair]) -> tuple[Evidence, ...]:
    return tuple(item for pair in pairs for item in (pair.words.evidence, pair.digits.evidence))


def _fields(wrong: list[AmountPair]) -> dict[str, str]:
    first = wrong[0]
    return {
        "words": first.words.evidence.quote,
        "digits": first.digits.evidence.quote,
        "expected": write_words(first.digits.value),
        "count": str(len(wrong)),
    }
