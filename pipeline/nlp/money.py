"""Amounts of money, amounts said twice, the total and the instalments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.model.terms import Amount, AmountPair, PaymentPlan, Written
from pipeline.nlp.payments import read_plans
from pipeline.nlp.spread_payments import read_spread
from pipeline.nlp.total import find_only, find_total
from pipeline.nlp.yearly_payments import read_yearly
from pipeline.text.money import find_amounts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.model.agreement import Agreement, Provision
    from pipeline.text.money import MoneySpan

_MONEY = re.compile("[元圆¥$€£]|RMB|美金|英镑|US|EUR|CNY")
_BETWEEN = re.compile(
    r"(?:[,，、]?(?=即|计|合|大写|小写|人民币|\())?(?:[\s()¥元:=整正]|人民币|RMB|CNY|大写|小写|金额|即|计|合计|共计|为)*"
)
_NEAR = 20
_SUM_IN_WORDS = re.compile(r"(?:[合总共]计|总额|总价|总金额)[^。；，]{0,8}大写")
_BELOW = 3
"""Sentences below a table of instalments among which its sum is repeated in words."""
_NAMES_THE_OTHER = re.compile(r"^\(?(?:[大小]写|¥)")


@dataclass(frozen=True, slots=True)
class Money:
    """All that was read about money."""

    amounts: tuple[Amount, ...] = ()
    pairs: tuple[AmountPair, ...] = ()
    total: Amount | None = None
    plans: tuple[PaymentPlan, ...] = ()


def read(agreement: Agreement) -> Money:
    """Amounts, pairs, the total and payment plans of the operative text, each in reading order."""
    spans = {
        provision.index: found
        for provision in agreement.stream.provisions
        if _MONEY.search(provision.text) and (found := _whole(provision.text))
    }
    provisions = agreement.provisions
    amounts = [amount(agreement, provisions[at], span) for at, found in spans.items() for span in found]
    total = find_total(agreement, spans)
    plans = tuple(read_plans(agreement, spans, total))
    if total is None:
        total = plans[0].total if len(plans) == 1 and plans[0].total else find_only(agreement, spans)
    plans += tuple(read_yearly(agreement, spans))
    plans += tuple(read_spread(agreement, spans, plans))
    pairs = (*_pairs(agreement, spans), *_below_tables(agreement, spans, plans))
    return Money(tuple(amounts), pairs, total, plans)


def _whole(text: str) -> tuple[MoneySpan, ...]:
    """The amounts of ``text`` without those that a scanner spoilt (l50万元)."""
    spans = find_amounts(text)
    return tuple(
        span for span in spans if not (span.start and _spoilt(text[span.start - 1 : span.start + 1]))
    )


def _spoilt(edge: str) -> bool:
    return edge.isascii() and edge[0].isalpha() and edge[-1].isdigit()


def amount(agreement: Agreement, provision: Provision, span: MoneySpan) -> Amount:
    """``span`` with the sentence that it stands in."""
    written = Written.WORDS if span.words else Written.DIGITS
    return Amount(span.value, written, agreement.evidence(provision), span.currency)


def _pairs(agreement: Agreement, spans: Mapping[int, Sequence[MoneySpan]]) -> Iterator[AmountPair]:
    taken: tuple[int, int] | None = None
    for index, found in spans.items():
        provision = agreement.provisions[index]
        for first, second in pairwise(found):
            if taken != (index, first.start) and _are_one(provision.text, first, second):
                taken = (index, second.start)
                yield _pair(agreement, (provision, first), (provision, second))
        following = spans.get(index + 1)
        last = found[-1]
        if following and taken != (index, last.start) and len(found) == 1:
            other = agreement.provisions[index + 1]
            if _go_together(provision, last, other, following[0]):
                yield _pair(agreement, (provision, last), (other, following[0]))


def _below_tables(
    agreement: Agreement, spans: Mapping[int, Sequence[MoneySpan]], plans: Sequence[PaymentPlan]
) -> Iterator[AmountPair]:
    """The sum of a table of instalments and the line below that repeats it: 合计（大写）：壹拾万元整."""
    blocks = agreement.document.blocks
    for whole in (plan.total for plan in plans if plan.total is not None):
        at = whole.evidence.location.block
        if whole.written is Written.WORDS or not blocks[at].cells:
            continue
        table = blocks[at].cells[-1].table
        below = [
            item
            for item in agreement.provisions
            if item.location.block > at
            and not any(cell.table == table for cell in blocks[item.location.block].cells)
        ]
        for item in below[:_BELOW]:
            words = [span for span in spans.get(item.index, ()) if span.words and not span.range]
            if len(words) == len(spans.get(item.index, ())) == 1 and _SUM_IN_WORDS.search(item.text):
                yield AmountPair(whole, amount(agreement, item, words[0]))


def _are_one(text: str, first: MoneySpan, second: MoneySpan) -> bool:
    """True for an amount in words beside an amount in digits with nothing but 大写, 即 … between them."""
    between = text[first.end : second.start]
    return (
        first.words != second.words
        and not (first.range or second.range)
        and len(between) <= _NEAR
        and bool(_BETWEEN.fullmatch(between))
    )


def _go_together(provision: Provision, first: MoneySpan, other: Provision, second: MoneySpan) -> bool:
    """True for 大写 and 小写 in neighbouring cells or lines."""
    before = other.text[: second.start]
    return (
        first.words != second.words
        and first.end >= len(provision.text.rstrip("。；;)"))
        and bool(_NAMES_THE_OTHER.match(other.text))
        and bool(_BETWEEN.fullmatch(before))
        and "写" in provision.text + before
    )


def _pair(
    agreement: Agreement, first: tuple[Provision, MoneySpan], second: tuple[Provision, MoneySpan]
) -> AmountPair:
    one, two = amount(agreement, *first), amount(agreement, *second)
    return AmountPair(two, one) if first[1].words else AmountPair(one, two)
