"""Instalments must make the whole: shares add up to 100 %, amounts to the total that the plan is part of.

``30%、60%`` makes 90 % and is wrong; ``首期 30%，其余验收后付清`` has a remainder and is right as long as
what is named leaves something over. Where an instalment gives a share and an amount, the two are compared
through the total. Amounts are compared to the fen, products of a share to the yuan. What is too little is
undetermined when the article names shares or amounts to be paid that were not read as part of the plan.
Amounts without a total are a plan only where they fall due one after the other; what they make is right when
the article names that amount. Shares of the parties and states of spending (达到80%后) are no instalments.

Outcomes: violated (evidence: the instalments and the total of each plan that does not add up), undetermined
(a plan whose whole cannot be read: a single share, amounts without a total; instalments whose sums nobody
filled in), satisfied, not applicable without a plan. Fields: ``parts`` as they stand there, ``sum`` and
``total`` of the first plan that does not add up; ``problem``: what is undetermined, in Chinese or English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from pipeline.check.judgement import Judgement, parameters
from pipeline.check.open_instalments import open_instalments
from pipeline.model.report import Outcome
from pipeline.text.money import find_amounts
from pipeline.text.ratios import find_ratios

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.check.judgement import Context
    from pipeline.model.agreement import Agreement, Provision
    from pipeline.model.evidence import Evidence
    from pipeline.model.terms import Payment, PaymentPlan

PARAMS: Mapping[str, Any] = parameters({})
FIELDS = ("parts", "sum", "total", "problem")
_UNREAD = {
    "zh": "各期为 {parts}，合计 {sum}，没有读出应当等于多少",
    "en": "{parts} make {sum}; of what was not read",
}
_OPEN = {"zh": "分期付款的数额留空待填", "en": "the sums of the instalments were left blank"}
_YUAN = Fraction(1)
_PAYING = re.compile(r"付|拨|缴|汇|首期|首款|预付|尾款")
_UP_TO = re.compile(r"付至|付到|拨至|累计|支付总?额?达")
_CONDITION = re.compile(r"(?:达到?|超过|低于|不足)[^，。；]{0,4}?(\d+)[%％]")
_OF_PARTIES = re.compile(r"[甲乙丙丁]方(?:各?占)?\s?\d+[%％][、，,][乙丙丁戊]方|期权|持股|占股|股权比例|股比")
_STAGE = re.compile(
    r"期|首|预付|余款|尾款|[后前内][^。；]{0,16}[付拨]|之日|验收|分[两二三四五]次|[日号月](?:之|以)?[前内底]|先[付到交][^。；]{0,40}再[付到交]"
)
_DUE = re.compile(r"(?:^|\|)[^|]*[后前内](?:$|\|)|[年月]底")
"""In the row of a table: when a payment falls due."""
_PARTY = re.compile("[甲乙丙丁戊己]方")
_FIRST = re.compile(r"(?:[(（][^()（）]{1,3}[)）]|[\d.、\s])*([甲乙丙丁戊己]方)")
_BALANCE = re.compile(
    r"余款|余额|余下|剩余|其余|尾款|质保金|保证金"
    r"|^(?!.*(?:每[年月季]|上(?:一)?年度|明细|台账|分[一二两三四五六\d]{1,2}[期次笔批年]|付清(?:全部)?[^，。；]{0,6}[后前])).*(?:结清|付清)"
)
"""What is left over; 分三笔付清 and the yearly settling of royalties leave nothing."""


@dataclass(frozen=True, slots=True)
class _Sum:
    """What the parts of a plan make and should make; ``right`` is None where that cannot be told."""

    plan: PaymentPlan
    right: bool | None
    sum: str = ""
    total: str = ""
    short: bool = False
    """Whether the parts make less than the whole."""


def check(agreement: Agreement, params: Mapping[str, Any], context: Context) -> Judgement:  # noqa: ARG001 - kinds
    """Violated when the instalments of a plan make more or less than the whole."""
    plans = [_instalments(plan) for plan in agreement.terms.payment_plans]
    sums = [_sum(agreement, plan) for plan in plans if plan.payments and _staged(agreement, plan)]
    wrong = [item for item in sums if item.right is False]
    if wrong:
        return Judgement(Outcome.VIOLATED, _evidence(wrong), _fields(wrong[0]))
    unread = [item for item in sums if item.right is None]
    if unread:
        fields = _fields(unread[0])
        problem = _UNREAD[context.lang].format(**fields)
        return Judgement(Outcome.UNDETERMINED, _evidence(unread), fields | {"problem": problem})
    if not sums and (left := open_instalments(agreement)):
        told = tuple(map(agreement.evidence, left))
        return Judgement(Outcome.UNDETERMINED, told, {"problem": _OPEN[context.lang]})
    return Judgement(Outcome.SATISFIED if sums else Outcome.NOT_APPLICABLE, _evidence(sums))


def _instalments(plan: PaymentPlan) -> PaymentPlan:
    """``plan`` without what is divided among the parties and without conditions that name a share."""
    kept = tuple(item for item in plan.payments if not _is_other_share(item))
    return plan if len(kept) == len(plan.payments) else replace(plan, payments=kept)


def _is_other_share(payment: Payment) -> bool:
    """Whether the share is a party's part of the sum, or the condition under which something is paid."""
    if payment.share is None:
        return False
    text = payment.evidence.quote
    conditions = [Fraction(int(match[1]), 100) for match in _CONDITION.finditer(text)]
    return payment.share in conditions or _OF_PARTIES.search(text) is not None


def _staged(agreement: Agreement, plan: PaymentPlan) -> bool:
    """Whether the payments fall due one after the other: two fees side by side are no plan."""
    if plan.total is not None or any(item.share is not None for item in plan.payments):
        return True
    said = [_said(agreement, item) for item in plan.payments]
    return len(said) > 1 and any(_STAGE.search(text) or ("|" in text and _DUE.search(text)) for text in said)


def _said(agreement: Agreement, payment: Payment) -> str:
    """What the payment was read from; of a table the whole row."""
    blocks = agreement.document.blocks
    own = blocks[payment.evidence.location.block].cells
    if not own:
        return payment.evidence.quote
    place = (own[-1].table, own[-1].row)
    return "|".join(b.text for b in blocks if b.cells and (b.cells[-1].table, b.cells[-1].row) == place)


def _sum(agreement: Agreement, plan: PaymentPlan) -> _Sum:
    shares = any(item.share is not None for item in plan.payments)
    found = (_products(plan) or _shares(plan)) if shares else _amounts(agreement, plan)
    if found.right is False and any(_UP_TO.search(item.evidence.quote) for item in plan.payments):
        return _cumulative(found)
    if found.right is False and found.short:
        return _open(agreement, found)
    return found


def _open(agreement: Agreement, found: _Sum) -> _Sum:
    """``found``, whose sum is too small, if the article names a balance or more than was read."""
    own = {party for item in found.plan.payments for party in _PARTY.findall(item.evidence.quote)}
    texts = [item.text for item in _article(agreement, found.plan) if _PAYING.search(item.text)]
    sentences = [text for text in texts if _speaks_of(text, own)]
    if any(_BALANCE.search(text) for text in sentences):
        return replace(found, right=True)
    read = len(found.plan.payments)
    more = max(sum(len(find_ratios(text)) for text in sentences), sum(map(_amounts_in, sentences)))
    return replace(found, right=None) if more > read + (found.plan.total is not None) else found


def _speaks_of(text: str, parties: set[str]) -> bool:
    """Whether ``text`` does not begin with another party than those of the plan."""
    first = _FIRST.match(text)
    return first is None or not parties or first[1] in parties


def _cumulative(found: _Sum) -> _Sum:
    """Instalments “up to” a share: right when the last reaches the whole, else for a reader."""
    shares = [item.share for item in found.plan.payments if item.share is not None]
    whole = shares == sorted(shares) and bool(shares) and shares[-1] == 1
    return replace(found, right=True if whole else None)


def _article(agreement: Agreement, plan: PaymentPlan) -> list[Provision]:
    """The operative sentences of the articles that the plan's instalments stand in."""
    blocks = {item.evidence.location.block for item in plan.payments}
    own = {item.clause for item in agreement.provisions if item.location.block in blocks}
    articles = {agreement.article(clause).index for clause in own}
    return [p for p in agreement.stream.provisions if agreement.article(p.clause).index in articles]


def _amounts_in(text: str) -> int:
    return sum(not span.words for span in find_amounts(text))


def _shares(plan: PaymentPlan) -> _Sum:
    """Shares against 100 %; amounts in between count as their part of the total where there is one."""
    total = plan.total
    shares = [_share(item, None if total is None else total.value) for item in plan.payments]
    known = sum((item for item in shares if item is not None), Fraction(0))
    rest = any(item is None for item in shares)
    right: bool | None = known == 1 or (rest and known < 1)
    if (known == 1 and rest) or (known < 1 and len(shares) == 1):
        right = None
    return _Sum(plan, right, percent(known), "100%", short=known < 1)


def _share(payment: Payment, total: Decimal | None) -> Fraction | None:
    if payment.share is not None:
        return payment.share
    if payment.amount is None or not total:
        return None
    return Fraction(payment.amount) / Fraction(total)


def _products(plan: PaymentPlan) -> _Sum | None:
    """The first instalment whose amount is not its share of the total; None when all agree."""
    if plan.total is None:
        return None
    for item in plan.payments:
        if item.share is not None and item.amount is not None:
            due = item.share * Fraction(plan.total.value)
            if abs(due - Fraction(item.amount)) >= _YUAN:
                return _Sum(plan, right=False, sum=yuan(item.amount), total=yuan(_decimal(due)))
    return None


def _amounts(agreement: Agreement, plan: PaymentPlan) -> _Sum:
    amounts = [item.amount for item in plan.payments]
    known = sum((item for item in amounts if item is not None), Decimal(0))
    if plan.total is None:
        named = known in _named(agreement, plan)
        return _Sum(plan, True if named else None, yuan(known), yuan(known) if named else "")
    total = plan.total.value
    rest = any(item is None for item in amounts)
    settled = known == total and sum(item is not None for item in amounts) > 1
    right = known < total or settled if rest else known == total
    return _Sum(plan, right, yuan(known), yuan(total), short=known < total)


def _named(agreement: Agreement, plan: PaymentPlan) -> frozenset[Decimal]:
    """The amounts that the articles of ``plan`` name."""
    blocks = {item.location.block for item in _article(agreement, plan)}
    return frozenset(item.value for item in agreement.terms.amounts if item.evidence.location.block in blocks)


def percent(value: Fraction) -> str:
    """``value`` in percent, at most two decimals: ``90%``, ``33.33%``."""
    return f"{_trimmed(_decimal(value * 100))}%"


def yuan(value: Decimal) -> str:
    """``value`` as an amount: ``100,000元``."""
    return f"{_trimmed(value)}元"


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _trimmed(value: Decimal) -> str:
    text = f"{value:,.2f}"
    return text.rstrip("0").rstrip(".")


def _evidence(sums: list[_Sum]) -> tuple[Evidence, ...]:
    plans = [item.plan for item in sums]
    parts = [item.evidence for plan in plans for item in plan.payments]
    totals = [plan.total.evidence for plan in plans if plan.total is not None]
    return tuple(dict.fromkeys([*parts, *totals]))


def _fields(item: _Sum) -> dict[str, str]:
    parts = "、".join(_shown(payment) for payment in item.plan.payments)
    return {"parts": parts, "sum": item.sum, "total": item.total}


def _shown(payment: Payment) -> str:
    shown = [percent(payment.share)] if payment.share is not None else []
    shown += [yuan(payment.amount)] if payment.amount is not None else []
    return "／".join(shown) or "余款"
