"""“合同生效后十个工作日内”: a time that words set, and the day it falls on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pipeline.process.calendars import Calendar
from pipeline.process.obligations.days import Days, Due, within
from pipeline.process.periods import Length
from pipeline.text.dates import find_dates
from pipeline.text.durations import DurationSpan, find_durations
from pipeline.text.normalise import normalise

LONGEST = 40
"""Characters of a condition that are repeated."""

_BEFORE = re.compile(r"(?:之|以)?前|止|底|内|以内")
_WITHIN = re.compile(r"(?:之|以)?内|前|完成|支付|付")
_EVENT = re.compile(
    r"(?:(?P<effective>生效)|(?P<signing>签[订署约字章]|订立)|(?P<end>(?:合作|合同|协议|项目)?(?:期限?)?(?:结束|届满|期满|终止))"
    r"|(?P<start>(?:项目|合作)(?:正式)?(?:启动|开始)))"
    r"(?:盖章|并盖章|完毕)?(?:之?[日时])?(?:起算?|之?后|以后)?(?:计算?)?的?[,，]?$"
)
_CLAUSE = re.compile(r"[^。；;:：\n|]*$")
_NUMBER = re.compile(r"^[\s,，]*(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）.、][\s]*)?")


@dataclass(frozen=True, slots=True)
class Timing:
    """When something is to be done: a day, or the words that it depends on; both empty: not said."""

    due: Due
    condition: str = ""


def timing(text: str, days: Days, calendar: Calendar) -> Timing:
    """The first time that ``text``, one sentence or table row, sets for what it says."""
    plain = normalise(text).text
    for span in find_dates(plain):
        if span.value is not None and _BEFORE.match(plain, span.end):
            return Timing(Due(span.value))
    spans = (item for item in find_durations(plain) if _WITHIN.match(plain, item.end))
    return next((_relative(plain, span, days, calendar) for span in spans), Timing(Due()))


def _relative(text: str, span: DurationSpan, days: Days, calendar: Calendar) -> Timing:
    before = text[: span.start]
    event = _EVENT.search(before)
    since = _day(event.lastgroup, days) if event else None
    due = _count(since, span, calendar) if since else Due()
    return Timing(due) if due.day else Timing(Due(), _condition(before, text[span.start : span.end]))


def _day(event: str | None, days: Days) -> date | None:
    known = {"effective": days.effective, "signing": days.signing, "end": days.end, "start": days.start}
    return known.get(event or "")


def _count(since: date, span: DurationSpan, calendar: Calendar) -> Due:
    months, count = span.months, span.days
    if span.blank or span.range or (months is not None and months.denominator != 1):
        return Due()
    if not months and not count:
        return Due()
    if span.working:
        return within(calendar, since, Length(), working=count or 0)
    return within(calendar, since, Length(months=int(months or 0), days=count or 0))


def _condition(before: str, length: str) -> str:
    """The condition with the length: its part of the sentence, without the number of a list."""
    found = _CLAUSE.search(before.rstrip("，,"))
    said = _NUMBER.sub("", found[0] if found else before)
    return f"{said if len(said) <= LONGEST else f'…{said[-LONGEST:]}'}{length}内"
