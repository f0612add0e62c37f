"""Calendar dates and what happens on them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.model.agreement import Standing
from pipeline.model.terms import DatedEvent, State
from pipeline.text.dates import find_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model.agreement import Agreement, Provision
    from pipeline.text.dates import DateSpan

EVENTS = (
    ("signing", re.compile("(?:签订|签署|签约|订立|签字|盖章)(?:日期|时间|于|日)?[^，。；]{0,6}$")),
    ("effective", re.compile("生效[^，。；]{0,8}$")),
    ("end", re.compile("(?:至|止|到|截至|截止)[于:：]?$")),
    ("start", re.compile("(?:自|从|起)[于:：]?$")),
)
SIGNING_LINE = re.compile("(?:^|▁)(?:签订|签署|签约|签字)?(?:日期|时间)[:：]$|(?:签订|签署|签字|签约)(?:日期|时间|日)[:：]?$")
YEAR = re.compile("[0-9〇零一二三四五六七八九▁]年|[0-9]{4}[-/.]")


def read(agreement: Agreement) -> tuple[DatedEvent, ...]:
    """Every date of the agreement with its event; dates left blank are kept, impossible ones are UNDEFINED."""
    return tuple(
        event for provision in agreement.provisions
        if provision.standing not in {Standing.GUIDANCE, Standing.UNTICKED} and YEAR.search(provision.text)
        for event in _events(agreement, provision)
    )


def _events(agreement: Agreement, provision: Provision) -> Iterator[DatedEvent]:
    evidence = agreement.evidence(provision)
    for span in find_dates(provision.text):
        state = State.BLANK if span.blank else State.UNDEFINED if span.value is None else State.DEFINED
        yield DatedEvent(_event(agreement, provision, span), evidence, span.value, state)


def _event(agreement: Agreement, provision: Provision, span: DateSpan) -> str:
    before = provision.text[: span.start].rstrip()
    found = next((name for name, pattern in EVENTS if pattern.search(before)), "")
    if found:
        return found
    signed = SIGNING_LINE.search(before) or (
        not before and "signatures" in agreement.scopes[provision.clause] and span.end >= len(provision.text) - 2
    )
    return "signing" if signed else "other"
