"""Calendar dates and what happens on them."""

from __future__ import annotations

import calendar
import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.model.agreement import Standing
from pipeline.model.document import Story
from pipeline.model.terms import DatedEvent, State
from pipeline.nlp.cells import in_numbered_row, label_of
from pipeline.text.dates import find_dates
from pipeline.text.numerals import parse_integer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.model.agreement import Agreement, Provision
    from pipeline.text.dates import DateSpan

_YEAR = re.compile("[0-9〇零一二三四五六七八九▁]年|[0-9]{4}[-/.]|年▁?月")
_SIGNED = re.compile(
    "(?:签[订署约字]|订立|签章)(?:日期|时间|日|年月日)?(?:为|是|:|于|在)?[▁ ]?$"
    "|(?:本合同|本协议|双方|各方)[^，。；《]{0,16}于$"
)
_LINE = re.compile(r"(?:^|[▁ ;；)\]])(?:签[订署约字章]{0,2})?(?:日期|时间):?[▁ ]?$")
_SIGNED_AFTER = re.compile(
    "^日?(?:[^，。；《》]{0,10}(?:签[订署约]|订立)(?!的?《|的?正式|正式|另)|订$|[^，。；]{0,4}订于)"
)
_OTHER_CONTRACT = re.compile("原(?:合同|协议)|《[^》]{0,30}$|签[订署约]了?的?《|正式(?:合同|协议)")
_OTHER_LABEL = re.compile("期限|有效|出生|生产|完成|开工|竣工|交付|交货|到货|鉴定|履行")
_EFFECTIVE = re.compile("生效(?:日期?|时间)?(?:为|是|:|于)?[▁ ]?$")
_TAKES_EFFECT = re.compile("^日?(?:起|之日起|开始|正式|起开始|起正式){0,2}生效")
_ENDED = re.compile("^日?起?(?:即|予以)?(?:终止|解除)")
_END = re.compile(
    "(?:至|止[于到]|终止?于|到|截[至止]|届满日?(?:期)?(?:为|:)?|终止(?:日期?|时间)?(?:为|于|:)"
    "|结束(?:日期?|时间)(?:为|:)?)[于:]?[▁ ]?$"
)
_START = re.compile(
    "(?:自|从|由|起[于自]|开始于|起始(?:日期?|时间)?(?:为|于|:)|开始(?:日期?|时间)(?:为|:)|始于)[于:]?[▁ ]?$"
)
_ENDS_BEHIND = re.compile(
    r"^日?[)）]?(?:为?止|(?:这天|当[日天])?(?:届满|期满|到期|截止|收尾|收官|结束|终止|终了|告终|散伙|散场|结项|结题)(?![前后以之的]))"
)
"""Behind a date that has no 至 before it: “于2028年12月31日届满”."""
_STARTS_BEHIND = re.compile(
    r"^日?[)）]?(?:之日|这天|当[日天])?(?:起(?!草|诉|算价)|开始|动手|动工|开工|启动|起步|进场)"
)
"""Behind a date that has no 自 before it: “2026年9月15日起”."""
_PAST = re.compile("[已曾经]于?[▁ ]?$|(?:之?前|以前|上一?|原)[^，。；]{0,8}于?[▁ ]?$")
_RANGE = re.compile(
    r"(?:日|之日)?(?:\([^()]{0,8}\))?(?:起|始)?[,，、]?(?:至|到|[-~—–]{1,3}|截止)[于到]?[▁ ]?"
)
_SIGN_LINE = re.compile("盖章|签字|签章|签名|签署|公章|[(]章[)]|甲方[^，。]{0,30}乙方|代表")
_NOT_READ = (Standing.GUIDANCE, Standing.UNTICKED)
_MARGINS = (Story.COMMENT, Story.HEADER, Story.FOOTER)
_SIGNATURES = "signatures"
_MONTHS_A_YEAR = 12
_LONGEST_REST = 12
"""What may follow a date on a line of signatures: the place."""


def read(agreement: Agreement) -> tuple[DatedEvent, ...]:
    """The dates of the agreement in reading order, each with its event.

    Dates left blank are BLANK; days that the calendar does not have are UNDEFINED. A month without a
    day counts where it starts or ends something, as its first or last day.
    """
    return tuple(
        event
        for provision in agreement.provisions
        if _YEAR.search(provision.text) and provision.standing not in _NOT_READ
        for event in _events(agreement, provision)
    )


def _events(agreement: Agreement, provision: Provision) -> Iterator[DatedEvent]:
    if agreement.document.blocks[provision.location.block].story in _MARGINS:
        return
    spans = find_dates(provision.text)
    if not spans:
        return
    evidence = agreement.evidence(provision)
    for at, span in enumerate(spans):
        event = _event(agreement, provision, spans, at)
        value = month(provision.text, span, last=event == "end") if span.partial else span.value
        if span.partial and (value is None or event not in {"start", "end"}):
            continue
        state = State.BLANK if span.blank else State.UNDEFINED if value is None else State.DEFINED
        yield DatedEvent(event, evidence, value, state)


def month(text: str, span: DateSpan, *, last: bool = False) -> date | None:
    """The first or last day of a month without a day (2024年3月); None where a day is not legible."""
    following = text[span.end : span.end + 1]
    if following.isascii() and following.isalnum():
        return None
    year, _, rest = text[span.start : span.end].partition("年")
    which, number = parse_integer(year), parse_integer(rest.partition("月")[0].replace("元", "一"))
    if which is None or number is None or not 1 <= number <= _MONTHS_A_YEAR:
        return None
    return date(which, number, calendar.monthrange(which, number)[1] if last else 1)


def ranges(text: str, spans: Sequence[DateSpan]) -> Iterator[tuple[DateSpan, DateSpan]]:
    """Neighbouring dates with 至, — or ~ between them."""
    for first, second in pairwise(spans):
        if _RANGE.fullmatch(text[first.end : second.start]):
            yield first, second


def _event(agreement: Agreement, provision: Provision, spans: Sequence[DateSpan], at: int) -> str:
    text, span = provision.text, spans[at]
    before, after = text[: span.start], text[span.end :]
    for first, second in ranges(text, spans):
        if span in (first, second):
            return "start" if span is first else "end"
    if _EFFECTIVE.search(before) or _TAKES_EFFECT.match(after):
        return "effective"
    if _END.search(before):
        return "end"
    if _START.search(before):
        return "other" if _ENDED.match(after) else "start"
    if behind := _told_behind(before, after):
        return behind
    return "signing" if _is_signing(agreement, provision, before, after) else "other"


def _told_behind(before: str, after: str) -> str:
    """``start`` or ``end`` where only the words behind a date say it; empty otherwise and of the past."""
    if _PAST.search(before):
        return ""
    return "end" if _ENDS_BEHIND.match(after) else "start" if _STARTS_BEHIND.match(after) else ""


def _is_signing(agreement: Agreement, provision: Provision, before: str, after: str) -> bool:
    if _OTHER_CONTRACT.search(before) or _OTHER_CONTRACT.search(after[:12]):
        return False
    if _SIGNED.search(before) or _SIGNED_AFTER.match(after) or _LINE.search(before):
        return True
    if not before and _SIGNED.search(label_of(agreement, provision)):
        return True
    on_page = _SIGNATURES in agreement.scopes[provision.clause] and provision.standing is Standing.MARGIN
    signed = (on_page and not in_numbered_row(agreement, provision)) or bool(_SIGN_LINE.search(before))
    return signed and not _OTHER_LABEL.search(before) and len(after) <= _LONGEST_REST
