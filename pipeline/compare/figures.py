"""The figures in a line, each with what it means: 三年 and 36个月, 60% and 六成, 500万元 and 5,000,000元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.comparison import Money, Named, Value
from pipeline.model.state import Period
from pipeline.text.dates import find_dates
from pipeline.text.durations import DurationSpan, find_durations
from pipeline.text.money import find_amounts
from pipeline.text.normalise import normalise
from pipeline.text.numerals import parse_number
from pipeline.text.ratios import find_ratios

_REFERENCE = re.compile(
    r"(?:第[\d一二三四五六七八九十百零〇]+[条款项章节期阶]|第三[人方]|附件[\d一二三四五六七八九十]+|《[^》]*》)"
)
_NUMBER = re.compile(
    r"(?<![0-9A-Za-z-])(?=[0-9-]*[A-Za-z])[0-9A-Za-z]+(?:-[0-9A-Za-z]+)+(?![0-9A-Za-z-])"
    r"|(?<![\dA-Za-z.])\d[\d,]*(?:\.\d+)?(?![\dA-Za-z])"
    r"|[一二两三四五六七八九十百千万零〇]+(?=[份套件项次名人台篇倍级位票家轮批])"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at ``start`` to ``end`` of a text."""

    start: int
    end: int
    kind: str
    """``amount``, ``date``, ``share``, ``period`` or ``number``."""
    value: Value


def figures(text: str) -> tuple[Figure, ...]:
    """The figures in ``text`` in their order, none overlapping; numbers of clauses are no figures."""
    normal = normalise(text)
    taken = [match.span() for match in _REFERENCE.finditer(normal.text)]
    found: list[Figure] = []
    for figure in (*_typed(normal.text), *_plain(normal.text)):
        if all(figure.end <= start or figure.start >= end for start, end in taken):
            taken.append((figure.start, figure.end))
            first, last = normal.original(figure.start, figure.end)
            found.append(Figure(first, last, figure.kind, figure.value))
    return tuple(sorted(found, key=lambda item: item.start))


def _typed(text: str) -> Iterator[Figure]:
    for day in find_dates(text):
        value: Value = Named("blank") if day.blank else day.value or text[day.start : day.end]
        yield Figure(day.start, day.end, "date", value)
    for money in find_amounts(text):
        yield Figure(money.start, money.end, "amount", Money(money.value.normalize(), money.currency))
    for ratio in find_ratios(text):
        written = Named("blank") if ratio.blank else text[ratio.start : ratio.end]
        yield Figure(ratio.start, ratio.end, "share", written if ratio.value is None else ratio.value)
    for span in find_durations(text):
        yield Figure(span.start, span.end, "period", _length(span, text))


def _length(span: DurationSpan, text: str) -> Value:
    if span.blank:
        return Named("blank")
    months = span.months
    whole = months is None or months.denominator == 1
    if span.range or span.hours is not None or not whole or (months is None and span.days is None):
        return text[span.start : span.end]
    return Period(None if months is None else int(months), span.days, span.working)


def _plain(text: str) -> Iterator[Figure]:
    for match in _NUMBER.finditer(text):
        yield Figure(match.start(), match.end(), "number", _number(match[0]))


def _number(written: str) -> str:
    """``1,200,000`` for 1,200,000.00 and for 1200000; codes as they stand."""
    number = parse_number(written.replace(",", ""))
    if number is None:
        return written
    return f"{int(number):,}" if number.denominator == 1 else str(number)
