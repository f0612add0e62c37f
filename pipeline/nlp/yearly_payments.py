"""What is paid in again every year, beside what the years make: 每年二百万元，三年共计六百万元."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.model.terms import Amount, Payment, PaymentPlan, Written
from pipeline.text.numerals import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.model.agreement import Agreement, Provision
    from pipeline.text.money import MoneySpan

_YEARLY = re.compile(r"每一?个?(?:学|合作|会计|自然|项目)?年度?")
_YEARS = re.compile(
    r"([一二两三四五六七八九十]{1,3}|\d{1,2})个?(?:学|合作|项目)?年(?:度|期|内|间)?(?:总?共计?|合计|总计|累计|总额)"
)
_OTHER = re.compile(
    r"递增|递减|逐年|首年|第[一二三四五\d]+年|不[少低]于|不超过|至少|各方|每[方家]|[双三四五]方|分别|各自|均|[甲乙丙丁]、[甲乙丙丁]"
)
"""Where the years, or those who pay, are not alike."""
_NEAR = 30
_LEAST, _MOST = 2, 30


def read_yearly(agreement: Agreement, spans: Mapping[int, Sequence[MoneySpan]]) -> Iterator[PaymentPlan]:
    """A plan of equal instalments for each sentence that names the yearly amount and what all years make."""
    for index, found in spans.items():
        provision = agreement.provisions[index]
        if "每" in provision.text and not _OTHER.search(provision.text):
            plan = _plan(agreement, provision, found)
            if plan is not None:
                yield plan


def _plan(agreement: Agreement, provision: Provision, spans: Sequence[MoneySpan]) -> PaymentPlan | None:
    yearly, years = _YEARLY.search(provision.text), _YEARS.search(provision.text)
    if yearly is None or years is None or years.start() < yearly.end():
        return None
    each = _after(spans, yearly.end(), years.start())
    whole = _after(spans, years.end(), years.end() + _NEAR)
    number = parse_number(years[1].replace("两", "二"))
    if each is None or whole is None or number is None or not _LEAST <= number <= _MOST:
        return None
    evidence = agreement.evidence(provision)
    written = Written.WORDS if whole.words else Written.DIGITS
    total = Amount(whole.value, written, evidence, whole.currency)
    return PaymentPlan((Payment(evidence, None, each.value),) * int(number), total)


def _after(spans: Sequence[MoneySpan], first: int, last: int) -> MoneySpan | None:
    """The first plain amount that starts between the two places."""
    return next((span for span in spans if first <= span.start < last and not span.range), None)
