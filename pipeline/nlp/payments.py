"""Payment plans: the instalments of an article or a table that belong together, and their total."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.model.agreement import Standing
from pipeline.model.terms import Amount, Payment, PaymentPlan, Written
from pipeline.nlp.cells import label_of
from pipeline.nlp.instalment_parts import Part, Reading
from pipeline.nlp.instalments import NAMED_PART, PAYING, STEM, read_sentence, shares_of
from pipeline.nlp.payment_tables import read_tables
from pipeline.nlp.total import total_in
from pipeline.text.money import find_amounts

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from pipeline.model.agreement import Agreement, Provision
    from pipeline.text.money import MoneySpan

_WHOLE = Fraction(1)
_FUNDING = "funding"
_GAP = 8
"""Sentences that may lie between two instalments of one plan."""
_FEWEST = 2
_PARTS = re.compile(r"(?:[^，；。:]|(?<=\d)，(?=\d{3}))+")
_LEADING = re.compile("^(?:其中|由|包括)+")
_IN_KIND = re.compile("折[价合算]|作价|设备|实物|违约|赔偿|人力|评估|每[年月日次台件]")
_PAID_TO = re.compile(r"(?:拨|付|划|支付|拨付|划拨|转)给?[甲乙丙丁戊]方")
_BY_TABLE = re.compile(
    "(?:按照?|依照?|依|照|见)(?:前|上|下|后|附|本|该|此|进度|计划|付款)[^，。；]{0,8}表[^，。；]{0,12}(?:付|拨|缴|汇|划|到位)"
    "|(?:按照?|依照?|依|照)表[0-9一二三四五六七八九十]{1,2}[^，。；]{0,12}(?:付|拨|缴|汇|划|到位)"
)
_SPLIT = re.compile("分[一二两三四五六七八九十0-9]{1,2}[期次笔批]")
_LABEL = re.compile(
    "[0-9.、 ]*(?:第[一二三四五六七八九十0-9]{1,2}|[首头次末尾]|最后)一?[期次笔批](?:款|付款)?$"
)
"""The label of a row that holds an instalment: 首笔 | 生效后十日内，20万元."""
_SHARE = re.compile("[%‰]|[0-9一二三四五六七八九十壹贰叁肆伍陆柒捌玖▁]成|分之|一半|[0-9]:[0-9]")


@dataclass(slots=True)
class _Plan:
    """A plan in the making."""

    total: Amount | None = None
    payer: str = ""
    payments: list[tuple[Part, Provision]] = field(default_factory=list)
    blank: bool = False
    last: int = -1


def read_plans(
    agreement: Agreement, spans: Mapping[int, Sequence[MoneySpan]], total: Amount | None
) -> Iterator[PaymentPlan]:
    """The plans in reading order; ``total``: that of the contract, for a plan that names none itself."""
    tables = read_tables(agreement)
    in_tables = {provision for table in tables for provision in table.provisions}
    provisions = [p for p in agreement.stream.provisions if p.index not in in_tables]
    valued = {p.index for p, _, _ in agreement.stream.search(_SHARE)}.union(spans)
    for _, group in groupby(provisions, key=lambda p: agreement.article(p.clause).index):
        article = list(group)
        if any(provision.index in valued for provision in article):
            for plan in _of_article(agreement, article, spans, valued):
                yield from _finished(agreement, plan, total)
    for table in tables:
        payments = tuple(
            Payment(agreement.evidence(p), part.share, part.amount) for part, p in table.payments
        )
        own = table.total or _own_total(agreement, table.payments[0][1], spans)
        named = own or (_by_table(agreement, spans) if len(tables) == 1 else None)
        yield PaymentPlan(payments, named or total)


def _by_table(agreement: Agreement, spans: Mapping[int, Sequence[MoneySpan]]) -> Amount | None:
    """The one sum of which a sentence says that it is paid as a table has it."""
    told = [
        (provision, found[0])
        for index, found in spans.items()
        if (provision := agreement.provisions[index]).standing is Standing.OPERATIVE
        and _BY_TABLE.search(provision.text)
        and len({span.value for span in found}) == 1
        and not found[0].range
    ]
    return _amount(agreement, *told[0]) if len(told) == 1 else None


def _own_total(
    agreement: Agreement, provision: Provision, spans: Mapping[int, Sequence[MoneySpan]]
) -> Amount | None:
    """The total that the article of ``provision`` names before it."""
    article = agreement.article(provision.clause).index
    for index in range(provision.index - 1, max(-1, provision.index - 30), -1):
        other = agreement.provisions[index]
        if agreement.article(other.clause).index != article:
            return None
        ranked = total_in(other.text, spans[index]) if index in spans else None
        if ranked is not None and other.standing is Standing.OPERATIVE:
            return _amount(agreement, other, ranked[1])
    return None


def _of_article(
    agreement: Agreement,
    provisions: Sequence[Provision],
    spans: Mapping[int, Sequence[MoneySpan]],
    valued: Container[int],
) -> Iterator[_Plan]:
    plan, announced = _Plan(), -_GAP - 1
    for at, provision in enumerate(provisions):
        stem = STEM.search(provision.text) is not None
        near = at - announced <= _GAP or _headed(agreement, provision)
        going_on = near or (bool(plan.payments) and at - plan.last <= _GAP)
        if provision.index in valued or going_on:
            found = spans.get(provision.index, ())
            listed = bool(plan.payments) and at - plan.last == 1 and provisions[at - 1].text.endswith("；")
            reading = _read(agreement, provision, found, announced=near or listed, wanted=stem or going_on)
            base = reading.base or (None if reading.parts else _total_of(provision.text, found))
            if _starts_anew(plan, reading, base, at):
                yield plan
                plan = _Plan()
            if base is not None:
                plan.total = _amount(agreement, provision, base)
            _take(plan, reading, provision, at)
        announced = at if stem and provision.text.endswith((":", "。")) else announced
    yield plan


def _headed(agreement: Agreement, provision: Provision) -> bool:
    """Whether the item stands under a line that was taken for its heading: “6.2 分四笔付：”."""
    clause = agreement.clauses[provision.clause]
    above = agreement.clauses[clause.parent].title if clause.parent is not None else ""
    return _SPLIT.search(f"{clause.title}；{above}") is not None


def _total_of(text: str, spans: Sequence[MoneySpan]) -> MoneySpan | None:
    ranked = total_in(text, spans) if spans else None
    return ranked[1] if ranked else None


def _read(
    agreement: Agreement, provision: Provision, spans: Sequence[MoneySpan], *, announced: bool, wanted: bool
) -> Reading:
    """What the sentence says of instalments; nothing when neither it nor those before speak of paying."""
    label = label_of(agreement, provision)
    stem = bool(label) and (STEM.search(label) or _LABEL.match(label)) is not None
    if wanted or stem or PAYING.search(provision.text) or NAMED_PART.search(provision.text):
        return read_sentence(provision.text, spans, announced=announced or stem)
    return Reading()


def _starts_anew(plan: _Plan, reading: Reading, base: MoneySpan | None, at: int) -> bool:
    if not plan.payments:
        return False
    if base is not None or at - plan.last > _GAP:
        return True
    payer = bool(reading.payer and plan.payer and reading.payer != plan.payer)
    amounts = all(part.share is None for part, _ in plan.payments)
    other = amounts and all(part.amount is None for part in reading.parts)
    return bool(reading.parts) and payer and (other or _made(plan) >= 1)


def _made(plan: _Plan) -> Fraction:
    return sum((part.share for part, _ in plan.payments if part.share is not None), Fraction(0))


def _take(plan: _Plan, reading: Reading, provision: Provision, at: int) -> None:
    plan.blank = plan.blank or reading.blank
    if not reading.parts:
        return
    plan.payments += [(part, provision) for part in reading.parts]
    plan.payer = plan.payer or reading.payer
    plan.last = at


def _finished(agreement: Agreement, plan: _Plan, total: Amount | None) -> Iterator[PaymentPlan]:
    """The plans that ``plan`` turns out to be: none when nothing but a remainder is named."""
    parts = [part for part, _ in plan.payments]
    stated = [part for part in parts if not part.rest]
    if not stated or (len(parts) < _FEWEST and not plan.blank):
        return
    counted = list(zip(shares_of(parts), (p for _, p in plan.payments), strict=True))
    amounts_only = all(part.share is None for part in stated)
    own = _own_part(agreement, plan) if amounts_only else None
    made = sum(part.amount for part in stated if part.amount is not None)
    about = not amounts_only or _about_money(agreement, plan, total) or (total and total.value == made)
    whole = own or plan.total or (total if about else None)
    for group in _groups(counted):
        payments = tuple(Payment(agreement.evidence(p), part.share, part.amount) for part, p in group)
        yield PaymentPlan(payments, whole)


def _own_part(agreement: Agreement, plan: _Plan) -> Amount | None:
    """What the same article says before the plan that its payer puts in: “甲方专项补助600万元”.

    Of another article, or beside a total, it is that only where it is what the instalments make.
    """
    first = plan.payments[0][1]
    article = agreement.article(first.clause).index
    made = sum((part.amount for part, _ in plan.payments if part.amount is not None), Decimal(0))
    if plan.total is not None and made >= plan.total.value:
        return None
    for provision in reversed(agreement.provisions[max(0, first.index - _GAP) : first.index]):
        beside = plan.total is None and agreement.article(provision.clause).index == article
        for part in _PARTS.findall(provision.text):
            spans = [span for span in find_amounts(part) if not span.range]
            mine = bool(plan.payer) and _LEADING.sub("", part).startswith(plan.payer)
            mine = (mine or (not beside and bool(_PAID_TO.search(part)))) and not _IN_KIND.search(part)
            if mine and spans and {span.value for span in spans} == ({spans[0].value} if beside else {made}):
                return _amount(agreement, provision, spans[-1])
    return None


def _about_money(agreement: Agreement, plan: _Plan, total: Amount | None) -> bool:
    """True when amounts of this article can be parts of the contract's total."""
    if total is None:
        return False
    provision = plan.payments[0][1]
    article = agreement.article(provision.clause)
    first, last = article.blocks
    return _FUNDING in agreement.scopes[provision.clause] or first <= total.evidence.location.block < last


def _groups(payments: list[tuple[Part, Provision]]) -> list[list[tuple[Part, Provision]]]:
    """Two plans in one article, each of which makes the whole, are two."""
    groups: list[list[tuple[Part, Provision]]] = [[]]
    made = Fraction(0)
    for part, provision in payments:
        if made == _WHOLE:
            groups.append([])
            made = Fraction(0)
        groups[-1].append((part, provision))
        made += part.share or 0
    return groups if made == _WHOLE and all(part.share for part, _ in payments) else [payments]


def _amount(agreement: Agreement, provision: Provision, span: MoneySpan) -> Amount:
    written = Written.WORDS if span.words else Written.DIGITS
    return Amount(span.value, written, agreement.evidence(provision), span.currency)
