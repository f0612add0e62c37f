"""Periods of time: 五年, 三（3）年, 24个月, 一年零六个月, 30个工作日, and those left to fill in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from pipeline.text.normalise import BLANK
from pipeline.text.numerals import parse_number


@dataclass(frozen=True, slots=True)
class DurationSpan:
    """A length of time in normalised text.

    ``months`` counts calendar years and months, ``days`` weeks and days, ``hours`` hours; at most one is set.
    None is set where the length is left to fill in (``blank``), a range (``range``), or cannot be settled
    (五（3）年).
    """

    start: int
    end: int
    months: Fraction | None = None
    days: int | None = None
    working: bool = False
    """Days are working days."""
    blank: bool = False
    range: bool = False
    """Two lengths with everything between them: 三至五年."""
    hours: int | None = None
    unit: str = ""
    """年, 月, 季, 周, 日 or 时: what is counted, also when the number is blank."""


_LATIN = r"\d{1,4}(?:\.\d{1,2})?"
_HAN = r"[一二两三四五六七八九十廿卅百壹贰叁肆伍陆柒捌玖拾佰零〇]{1,8}(?:点[一二三四五六七八九])?"
_ONE = rf"(?:{_LATIN}|{_HAN})(?:\((?:{_LATIN}|{_HAN})\))?"
_NUMBER = rf"(?:{_ONE}|{BLANK})"
_TO = r"(?:[-~—–]{1,2}|至|到)"
_YEAR = r"(?:周年|个(?:完整|自然|会计|日历|公历)?的?年度?|年(?![度级份限代版月产会检报金]))"
_MONTH = r"(?:个(?:完整|自然|日历|公历)?的?月)"
_OTHER = (
    r"个?(?P<working>法定工作日|工作日|工作天|交易日)|个?(?P<quarter>季度)|个?(?P<week>星期|周(?![年一二三四五六日末期边]))"
    r"|个?(?P<day>自然日|日历[日天]|公历日|天(?![津然])|日(?![元本常期]))|个?(?P<hour>小时)"
)
_DURATION = re.compile(
    rf"(?<![\d.一二三四五六七八九十百零〇千万亿点第每])(?:"
    rf"(?P<half_year>半年)(?!度)|(?P<half_month>半个月)"
    rf"|(?:(?P<low>{_ONE}){_TO})?(?P<number>{_NUMBER})(?:"
    rf"(?P<year>{_YEAR})(?P<and_half>半(?![年数]))?(?:[零又加]?(?P<extra>{_NUMBER}){_MONTH})?"
    rf"|(?P<month>{_MONTH})|个半月(?P<month_half>)|{_OTHER}))"
)
_YEARS_FROM = 1000
_PAIR = re.compile(r"([^()]+)\(([^()]+)\)")
_APPROXIMATE = re.compile(r"[一二两三四五六七八九]{2,}")
_DATE_BEFORE = re.compile(r"(?:[\d一二三四五六七八九十]月|" + BLANK + r"月|[每当次同本]月|月的?|[号日])$")
_DATE_BEFORE_YEAR = frozenset("自从于至到\u2019'")
_MONTH_OF_DATE = re.compile(rf"(?:{BLANK}|[\d一二三四五六七八九十]{{1,3}})月")
_HALF = Fraction(1, 2)
_DAYS_A_WEEK, _MONTHS_A_YEAR, _MONTHS_A_QUARTER = 7, 12, 3


def find_durations(text: str) -> tuple[DurationSpan, ...]:
    """Return the periods in normalised ``text``, sorted and disjoint. Dates and calendar years are none."""
    spans = (_span(text, match) for match in _DURATION.finditer(text))
    return tuple(span for span in spans if span is not None)


def _span(text: str, match: re.Match[str]) -> DurationSpan | None:
    start, end = match.span()
    if match["half_year"]:
        return DurationSpan(start, end, Fraction(6), unit="年")
    if match["half_month"]:
        return DurationSpan(start, end, _HALF, unit="月")
    if _is_date(text, match):
        return None
    number = None if match["low"] or BLANK in match[0] else _value(match["number"])
    return _unsettled(match) if number is None else _measured(match, number)


def _unsettled(match: re.Match[str]) -> DurationSpan:
    """Return the span of a blank, a range, an approximation or a contradiction."""
    blank = BLANK in match[0]
    vague = not blank and (match["low"] is not None or _APPROXIMATE.fullmatch(match["number"]) is not None)
    working = match["working"] is not None
    return DurationSpan(*match.span(), working=working, blank=blank, range=vague, unit=_unit(match))


def _is_date(text: str, match: re.Match[str]) -> bool:
    """Tell 2024年, 20▁年, ▁年▁月 and 3月5日 from periods."""
    before, number = text[max(0, match.start() - 3) : match.start()], match["number"]
    if match["day"] == "日":
        return _DATE_BEFORE.search(before) is not None
    if not match["year"] or match["year"].startswith(("个", "周")):
        return False
    if _MONTH_OF_DATE.match(text, match.end()) and not match["extra"]:
        return True
    if number == BLANK:
        return before[-1:] in _DATE_BEFORE_YEAR or before[-1:].isdigit()
    value = parse_number(number)
    return value is not None and value >= _YEARS_FROM


def _unit(match: re.Match[str]) -> str:
    if match["year"]:
        return "年"
    if match["working"] or match["day"]:
        return "日"
    if match["week"]:
        return "周"
    if match["hour"]:
        return "时"
    return "季" if match["quarter"] else "月"


def _value(written: str) -> Fraction | None:
    """Return the number, or None when its two forms disagree or it is an approximation (三五)."""
    pair = _PAIR.fullmatch(written)
    if pair is not None:
        first, second = _value(pair[1]), _value(pair[2])
        return first if first == second else None
    if _APPROXIMATE.fullmatch(written):
        return None
    return parse_number(written)


def _measured(match: re.Match[str], number: Fraction) -> DurationSpan | None:
    start, end = match.span()
    unit = _unit(match)
    months = _months(match, number)
    if months is not None:
        return DurationSpan(start, end, months, unit=unit)
    if match["hour"]:
        return DurationSpan(start, end, hours=_whole(number), unit=unit)
    if match["year"] or match["month"] or match["quarter"]:
        return DurationSpan(start, end, unit=unit)
    days = _whole(number * _DAYS_A_WEEK if match["week"] else number)
    return DurationSpan(start, end, days=days, working=bool(match["working"]), unit=unit)


def _months(match: re.Match[str], number: Fraction) -> Fraction | None:
    """Return the length in months, or None for what is not counted in months."""
    if match["year"]:
        half = _HALF if match["and_half"] else 0
        extra = _value(match["extra"]) if match["extra"] else Fraction(0)
        return None if extra is None else (number + half) * _MONTHS_A_YEAR + extra
    if match["month"]:
        return number
    if match["month_half"] is not None:
        return number + _HALF
    return number * _MONTHS_A_QUARTER if match["quarter"] else None


def _whole(number: Fraction) -> int | None:
    return int(number) if number.denominator == 1 else None
