"""Amounts of money, amounts said twice, the total and the instalments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from pipeline.model.terms import Amount, AmountPair, Payment, PaymentPlan, Written
from pipeline.text.money import find_amounts
from pipeline.text.ratios import find_ratios

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from pipeline.model.agreement import Agreement, Provision
    from pipeline.text.money import MoneySpan

MONEY = re.compile("[元圆¥￥$]|万|亿|美元|欧元")
TOTAL = re.compile("(?:总额|总价|总金额|总计|合计|总经费|总费用|合同额|合同金额|合同价款|经费总|费用总|投资总|服务费总|报酬总|(?:转让|许可|使用|开发|研发|服务|咨询)费(?:用)?(?:共计|为|[:：])|总投入|(?:经费|资金|费用|价款|报酬)(?:共计|总共|为人民币))")
PAYING = re.compile("支付|付款|付清|拨付|付给|付[^款]|缴付|汇入|到账")
OF_TOTAL = re.compile("(?:总|费|款|额|价|经费|报酬|金额|资金|酬金|价款)[^。；，,]{0,12}$")
NO_INSTALMENT = re.compile("违约|逾期|滞纳|退还|退回|返还|赔偿|罚|保证金|税率|质保金|利息|提成|分成|收益|利润|扣除|扣减|减少")
NEAR = 16
"""Characters that may lie between an amount in words and the same amount in digits."""
BETWEEN = re.compile(r"^[\s(（)）:：,，;；即大小写人民币¥￥RMB整正元、\-—]{0,16}$")


@dataclass(frozen=True, slots=True)
class Money:
    """All that was read about money."""

    amounts: tuple[Amount, ...] = ()
    pairs: tuple[AmountPair, ...] = ()
    total: Amount | None = None
    plans: tuple[PaymentPlan, ...] = ()


def read(agreement: Agreement) -> Money:
    """Amounts, pairs, the total and payment plans of the operative text."""
    spans = {
        p.index: found for p in agreement.stream.provisions
        if MONEY.search(p.text) and (found := find_amounts(p.text))
    }
    amounts = [_amount(agreement, agreement.provisions[i], span) for i, found in spans.items() for span in found]
    pairs = [pair for i, found in spans.items() for pair in _pairs(agreement, agreement.provisions[i], found)]
    total = _total(agreement, spans)
    return Money(tuple(amounts), tuple(pairs), total, tuple(_plans(agreement, spans, total)))


def _amount(agreement: Agreement, provision: Provision, span: MoneySpan) -> Amount:
    written = Written.WORDS if span.words else Written.DIGITS
    return Amount(span.value, written, agreement.evidence(provision), span.currency)


def _pairs(agreement: Agreement, provision: Provision, spans: Iterable[MoneySpan]) -> Iterator[AmountPair]:
    taken = -1
    for first, second in pairwise(spans):
        between = provision.text[first.end : second.start]
        if first.words == second.words or first.start <= taken or not BETWEEN.match(between):
            continue
        taken = second.start
        one, two = (_amount(agreement, provision, span) for span in (first, second))
        yield AmountPair(two, one) if first.words else AmountPair(one, two)


def _total(agreement: Agreement, spans: dict[int, tuple[MoneySpan, ...]]) -> Amount | None:
    """The amount after the first word for a total; digits before words."""
    for index, found in spans.items():
        provision = agreement.provisions[index]
        match = TOTAL.search(provision.text)
        after = [span for span in found if match and span.start >= match.start()]
        if after and match and not NO_INSTALMENT.search(provision.text[: match.end()]):
            near = [s for s in after[:2] if not s.words] or after
            return _amount(agreement, provision, near[0])
    return None


def _plans(
    agreement: Agreement, spans: dict[int, tuple[MoneySpan, ...]], total: Amount | None
) -> Iterator[PaymentPlan]:
    """One plan an article: its sentences about paying a part of the whole."""
    articles = groupby(agreement.stream.provisions, key=lambda p: agreement.article(p.clause).index)
    for _, provisions in articles:
        payments = [
            payment for p in provisions if PAYING.search(p.text) and not NO_INSTALMENT.search(p.text)
            for payment in _payments(agreement, p, spans.get(p.index, ()))
        ]
        if len(payments) > 1:
            yield PaymentPlan(tuple(payments), total)


def _payments(agreement: Agreement, provision: Provision, spans: Iterable[MoneySpan]) -> Iterator[Payment]:
    evidence = agreement.evidence(provision)
    digits = [span for span in spans if not span.words] or list(spans)
    ratios = find_ratios(provision.text)
    for ratio in ratios:
        if ratio.value is not None and OF_TOTAL.search(provision.text[max(0, ratio.start - 24) : ratio.start]):
            yield Payment(evidence, ratio.value, _following(digits, ratio.end))
    if not ratios and not TOTAL.search(provision.text):
        yield from (Payment(evidence, None, span.value) for span in digits)


def _following(spans: Iterable[MoneySpan], end: int) -> Decimal | None:
    return next((span.value for span in spans if 0 <= span.start - end <= NEAR * 2), None)
