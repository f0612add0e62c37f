"""Periods of time: 五年, 三（3）年, 24个月, 一年零六个月, 30个工作日, and those left to fill in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from pipeline.text.normalise import BLANK
from pipeline.text.numerals import parse_number


@dataclass(frozen=True, slots=True)
class DurationSpan:
    """A length of time in normalised text.

    ``months`` counts calendar years and months, ``days`` weeks and days, ``hours`` hours; 一个月零十五日 has
    both months and days. None is set where the length is left to fill in (``blank``), a range (``range``), or
    cannot be settled (五（3）年).
    """

    start: int
    end: int
    months: Fraction | None = None
    days: int | None = None
    working: bool = False
    """Days are working days."""
    blank: bool = False
    range: bool = False
    """Two lengths with everything between them (三至五年), or an approximation (三五年)."""
    hours: int | None = None
    unit: str = ""
    """年, 月, 季, 周, 日 or 时: what is counted first, also when the number is blank."""

    @property
    def length(self) -> tuple[Fraction | None, int | None, int | None, bool]:
        """Months, days, hours, and whether the days are working days."""
        return self.months, self.days, self.hours, self.working


_LATIN = r"\d{1,4}(?:\.\d{1,2})?"
_HAN = r"[一二两三四五六七八九十廿卅百千壹贰叁肆伍陆柒捌玖拾佰仟零〇]{1,8}(?:点[一二三四五六七八九])?"
_ONE = rf"(?:{_LATIN}|{_HAN})(?:\((?:{_LATIN}|{_HAN})\))?"
_NUMBER = rf"(?:{_ONE}|{BLANK})"
_TO = r"(?:[-~—–]{1,2}|至|到)"
_FULL = r"(?:完整|自然|会计|日历|公历)?的?"
_SPAN_OF_YEARS = r"(?<![件表录则款条][一二三四五六七八九十0-9])载(?![明有入列体荷于重客货物人运以着])|个寒暑"
_YEAR = rf"(?:个?周年|个{_FULL}年度?|年(?![度级份限代版月产会检报金底末初]|终(?!止|结|了))|{_SPAN_OF_YEARS})"
_MONTH = rf"个{_FULL}月"
_AND = r"[零又加]?"
_DAY = r"(?:自然日|日历[日天]|公历日|天(?![津然])|日(?![元本常]|期(?![满间内])))"
_OTHER = (
    r"(?P<working>法定工作日|工作日|工作天|交易日)|(?P<quarter>季度)"
    rf"|(?P<week>星期|周(?![年一二三四五六日末期边]))|(?P<day>{_DAY})|(?P<hour>小时)"
)
_DURATION = re.compile(
    rf"(?<![\d.一二三四五六七八九十百零〇千万亿点第每])(?:(?P<half_year>(?<![上下])半年(?!度))|(?P<half_month>半个月)"
    r"|(?P<bare>(?<=[:为])(?:年|个月)(?=内|[。；，\n]|$))"
    rf"|(?:(?P<low>{_ONE}){_TO})?(?P<number>{_NUMBER})(?:"
    rf"(?P<year>{_YEAR})(?P<and_half>半(?![年数]))?(?:{_AND}(?P<extra>{_NUMBER}){_MONTH})?"
    rf"|(?P<month>{_MONTH})|(?P<month_half>个半月)|个?(?:{_OTHER})))"
    rf"(?:(?<=月){_AND}(?P<odd_days>{_ONE}){_DAY})?"
)
_YEARS_FROM = 1000
_PAIR = re.compile(r"([^()]+)\(([^()]+)\)")
_APPROXIMATE = re.compile(r"[一二两三四五六七八九]{2,}")
_MONTH_BEFORE = re.compile(r"(?<!个)月的?$")
_DATE_BEFORE_YEAR = frozenset("自从于至到’'")
_MONTH_AFTER = re.compile(rf"(?:{BLANK}|[\d一二三四五六七八九十元]{{1,3}})月")
_ONE_OF_MANY = re.compile(r"(?:[某任]|(?<!合)同|(?<!以)[上下])$")
_DECIMAL = re.compile(r"\d{1,2}\.\d{1,2}")
_WINDOW = 3
_HALF = Fraction(1, 2)
_DAYS_A_WEEK, _MONTHS_A_YEAR, _MONTHS_A_QUARTER = 7, 12, 3


def find_durations(text: str) -> tuple[DurationSpan, ...]:
    """Return the periods in normalised ``text``, sorted and disjoint. Dates and calendar years are none.

    The same period said twice (三年（36个月）) is one span. Qualifiers such as 不少于 are the caller's.
    """
    spans: list[DurationSpan] = []
    for match in _DURATION.finditer(text):
        span = _span(text, match)
        if span is None:
            continue
        if spans and _repeats(text, spans[-1], span):
            span = replace(spans.pop(), end=span.end + 1)
        spans.append(span)
    return tuple(spans)


def _repeats(text: str, last: DurationSpan, span: DurationSpan) -> bool:
    """Tell 三年（36个月） from two periods."""
    bracketed = text[last.end : span.start] in {"(", "(即", "(含"} and text[span.end : span.end + 1] == ")"
    return bracketed and not last.range and not span.range and last.length == span.length


def _span(text: str, match: re.Match[str]) -> DurationSpan | None:
    start, end = match.span()
    if match["half_year"]:
        return DurationSpan(start, end, _HALF * _MONTHS_A_YEAR, unit="年")
    if match["half_month"]:
        return DurationSpan(start, end, _HALF, unit="月")
    if match["bare"]:
        return DurationSpan(start, end, blank=True, unit=match["bare"][-1])
    if _is_date(text, match):
        return None
    number = None if match["low"] or BLANK in match[0] else _value(match["number"])
    if _may_hold_a_label(text, match):
        number = None
    return _unsettled(match) if number is None else _measured(match, number)


def _may_hold_a_label(text: str, match: re.Match[str]) -> bool:
    """Tell “2.3年内…” at the start of a line, where 2. may be the number of a list."""
    edges = {"", "\n"}
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    return _DECIMAL.fullmatch(match["number"]) is not None and before in edges and after not in edges


def _is_date(text: str, match: re.Match[str]) -> bool:
    """Tell 2024年, 20▁年, ▁年▁月, 3月5日 and 同一年 from periods."""
    before, number = text[max(0, match.start() - _WINDOW) : match.start()], match["number"]
    if number == "一" and _ONE_OF_MANY.search(before):
        return True
    if match["day"] == "日":
        return _MONTH_BEFORE.search(before) is not None
    if match["year"] != "年":
        return False
    if _MONTH_AFTER.match(text, match.end("year")):
        return True
    if number == BLANK:
        return before[-1:] in _DATE_BEFORE_YEAR or before[-1:].isdigit()
    value = parse_number(number)
    return value is not None and value >= _YEARS_FROM


def _unsettled(match: re.Match[str]) -> DurationSpan:
    """Return the span of a blank, a range, an approximation or a contradiction."""
    blank = BLANK in match[0]
    vague = not blank and (match["low"] is not None or _APPROXIMATE.fullmatch(match["number"]) is not None)
    working = match["working"] is not None
    return DurationSpan(*match.span(), working=working, blank=blank, range=vague, unit=_unit(match))


def _unit(match: re.Match[str]) -> str:
    units = {"year": "年", "working": "日", "day": "日", "week": "周", "hour": "时", "quarter": "季"}
    return next((unit for name, unit in units.items() if match[name]), "月")


def _value(written: str) -> Fraction | None:
    """Return the number, or None when its two forms disagree or it is an approximation (三五)."""
    pair = _PAIR.fullmatch(written)
    if pair is not None:
        first, second = _value(pair[1]), _value(pair[2])
        return first if first == second else None
    return None if _APPROXIMATE.fullmatch(written) else parse_number(written)


def _measured(match: re.Match[str], number: Fraction) -> DurationSpan:
    """Return the span of a number with its unit."""
    start, end = match.span()
    unit, working = _unit(match), match["working"] is not None
    if match["hour"]:
        return DurationSpan(start, end, hours=_whole(number), unit=unit)
    if unit in {"日", "周"}:
        days = _whole(number * _DAYS_A_WEEK if match["week"] else number)
        return DurationSpan(start, end, days=days, working=working, unit=unit)
    odd_days = _value(match["odd_days"]) if match["odd_days"] else None
    return DurationSpan(start, end, _months(match, number), _whole(odd_days), unit=unit)


def _months(match: re.Match[str], number: Fraction) -> Fraction | None:
    """Return the length in months; None when its months cannot be settled."""
    if match["year"]:
        extra = _value(match["extra"]) if match["extra"] else Fraction(0)
        half = _HALF if match["and_half"] else 0
        return None if extra is None else (number + half) * _MONTHS_A_YEAR + extra
    if match["month_half"]:
        return number + _HALF
    return number * _MONTHS_A_QUARTER if match["quarter"] else number


def _whole(number: Fraction | None) -> int | None:
    return None if number is None or number.denominator != 1 else int(number)
