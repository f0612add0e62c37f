"""Figures and choices that a document states, against their limits: judged only where surely read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from pipeline.model.document import Location
from pipeline.text.durations import DurationSpan, find_durations
from pipeline.text.normalise import BLANK
from pipeline.text.ratios import find_ratios

REACH = 20
"""Characters behind the words that name a figure within which it stands."""
HOLIDAYS = 16
"""Working days that public holidays may take out of a stretch of calendar days, at most."""
DAYS_A_MONTH = 31
ROUNDING = Fraction(1, 2)
"""Percentage points by which a rounded rate may differ from its parts."""

_NORM = re.compile(r"不低于|不少于|不小于|≥|>=|应|须|至少|要求|标准|目标值|须达")
_NORM_AFTER = re.compile(r"^(?:及)?(?:以上|方可|方为|视为|即为|为通过)")
_STOP = re.compile(r"[。；;\n]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_FRACTION = re.compile(r"(?<![\d/])([1-9]\d{0,2})/([1-9]\d{0,2})(?![\d/])")
_OPTION = re.compile(r"([☑☒■√✓✔□☐])[\s\u3000]*([^☑☒■√✓✔□☐\n]+)")
_TICKS = frozenset("☑☒■√✓✔")
_SIGNS = {"at_most": "不超过", "at_least": "不低于", "equals": "等于"}
_ENGLISH_SIGNS = {"at_most": "at most ", "at_least": "at least ", "equals": ""}
_UNITS = {"ratio": "%", "working_days": "个工作日", "months": "个月", "number": ""}
_ENGLISH_UNITS = {"ratio": "%", "working_days": " working days", "months": " months", "number": ""}

Said = tuple[str, Location]
"""Normalised words and where they stand."""


class Verdict(StrEnum):
    """What became of a figure."""

    KEPT = "kept"
    BROKEN = "broken"
    UNSURE = "unsure"
    """Not there, blank, or said in several ways."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A verdict with what was read, for people, and where."""

    verdict: Verdict
    words: str = ""
    english: str = ""
    place: Location | None = None


def limit(said: Iterable[Said], figure: Mapping[str, Any], values: Mapping[str, Any]) -> Reading:
    """The figure that stands behind ``near`` against its bound; the worst where it is said several times.

    ``figure``: ``measure`` (ratio: percent; working_days, months, number), ``near``, and one of ``at_most``,
    ``at_least``, ``equals``: a number, a fraction ("2/3" of a whole) or the name of a dated parameter.
    """
    sign = next(name for name in _SIGNS if name in figure)
    bound, measure = _bound(figure[sign], measure=figure["measure"], values=values), figure["measure"]
    worst: Reading | None = None
    for text, place in said:
        for words, low, high in _figures(text, figure, sign):
            verdict = _compared(low, high, bound, sign)
            found = Reading(verdict, *_told(words, bound, sign, measure), place)
            if worst is None or _RANK[verdict] > _RANK[worst.verdict]:
                worst = found
    return worst or Reading(Verdict.UNSURE)


_RANK = {Verdict.KEPT: 0, Verdict.UNSURE: 1, Verdict.BROKEN: 2}


def choice(said: Sequence[Said], options: Mapping[str, str]) -> Reading:
    """Whether exactly one of ``options`` (name: pattern) was taken; by its ticks where there are boxes."""
    ticked = [item for item in said if _OPTION.search(item[0])]
    if ticked:
        taken = {name for text, _ in ticked for name in _ticked(text, options)}
        place = ticked[0][1]
        if len(taken) == 1:
            name = taken.pop()
            return Reading(Verdict.KEPT, name, name, place)
        if not taken:
            return Reading(Verdict.UNSURE, "没有勾选", "none ticked", place)
        both = [name for name in options if name in taken]
        told = f"同时勾选了{'、'.join(both)}"
        return Reading(Verdict.BROKEN, told, f"ticked: {', '.join(both)}", place)
    named = {name: place for text, place in reversed(said) for name in _named(text, options)}
    if len(named) == 1:
        name, place = next(iter(named.items()))
        return Reading(Verdict.KEPT, name, name, place)
    if named:
        return several(tuple(named), next(iter(named.values())))
    return Reading(
        Verdict.BROKEN, "没有写明" + "、".join(options) + "中的一个", "none of " + ", ".join(options)
    )


def several(names: Sequence[str], place: Location | None) -> Reading:
    """The reading where more than one of the options is named."""
    return Reading(Verdict.UNSURE, f"同时写了{'、'.join(names)}", f"named: {', '.join(names)}", place)


def band(said: Sequence[Said], grades: Sequence[Said], near: str, bands: Mapping[str, int]) -> Reading:
    """Whether the grade named in ``grades`` is that of the score behind ``near``; ``bands``: lowest scores.

    Where sentences name both, each of them is judged: a report may tell of former evaluations too.
    Between 84 and 85 the standard names no grade: such a score is left to a person.
    """
    options = {name: _whole_word(name, bands) for name in bands}
    together = [
        _graded(Fraction(number), name, place, bands)
        for text, place in said
        for number in _numbers(text, near)
        for name in _only_one(_named(text, options))
    ]
    if together:
        return max(together, key=lambda reading: _RANK[reading.verdict])
    scores = {Fraction(number): place for text, place in said for number in _numbers(text, near)}
    grade = choice(grades, options)
    if len(scores) != 1 or grade.verdict is not Verdict.KEPT:
        return Reading(Verdict.UNSURE)
    ((score, place),) = scores.items()
    return _graded(score, grade.words, place, bands)


def _only_one(names: set[str]) -> set[str]:
    return names if len(names) == 1 else set()


def _graded(score: Fraction, name: str, place: Location, bands: Mapping[str, int]) -> Reading:
    """Whether ``name`` is the grade of ``score``."""
    shown = f"{float(score):g}"
    right = next(
        (grade for grade, low in sorted(bands.items(), key=lambda item: -item[1]) if score >= low), ""
    )
    if right == name:
        return Reading(Verdict.KEPT, f"{shown}分，{right}", f"{shown}, {right}", place)
    if any(low - 1 < score < low for low in bands.values()):
        return Reading(Verdict.UNSURE, f"{shown}分", shown, place)
    told = f"{shown}分应为“{right}”，写的是“{name}”"
    return Reading(Verdict.BROKEN, told, f"{shown} is {right}, not {name}", place)


def quotient(said: Sequence[Said], near: str, of: str, by: str) -> Reading:
    """Whether the rate behind ``near`` is the number behind ``of`` divided by the one behind ``by``."""
    done, planned = (_only(said, pattern) for pattern in (of, by))
    rates = {Fraction(span) * 100: place for text, place in said for span in _ratios_behind(text, near)}
    if done is None or not planned or len(rates) != 1:
        return Reading(Verdict.UNSURE)
    ((rate, place),) = rates.items()
    right = done / planned * 100
    told = f"{_plain(done)}÷{_plain(planned)}×100%＝{_percent(right)}"
    if abs(rate - right) <= ROUNDING:
        return Reading(Verdict.KEPT, told, told, place)
    return Reading(Verdict.BROKEN, f"{told}，写的是{_percent(rate)}", f"{told}, not {_percent(rate)}", place)


def _only(said: Sequence[Said], pattern: str) -> Fraction | None:
    numbers = {Fraction(number) for text, _ in said for number in _numbers(text, pattern)}
    return numbers.pop() if len(numbers) == 1 else None


def _numbers(text: str, near: str) -> Iterator[str]:
    for behind in _behind(text, near):
        if (found := _NUMBER.search(behind)) and behind[found.end() : found.end() + 1] not in {"%", "/"}:
            yield found[0]


def _ratios_behind(text: str, near: str) -> Iterator[Fraction]:
    for behind in _behind(text, near):
        spans = find_ratios(behind)
        if spans and spans[0].value is not None and not _NORM.search(behind[: spans[0].start]):
            yield spans[0].value


def _behind(text: str, near: str) -> Iterator[str]:
    """The words that follow each place where ``near`` is found, to the end of the sentence."""
    for match in re.finditer(near, text):
        yield _STOP.split(text[match.end() : match.end() + REACH], maxsplit=1)[0]


def _figures(
    text: str, figure: Mapping[str, Any], sign: str
) -> Iterator[tuple[str, Fraction | None, Fraction | None]]:
    """What is said, with the lowest and highest value that it can mean; None, None for a blank."""
    for behind in _behind(text, figure["near"]):
        match figure["measure"]:
            case "ratio":
                yield from _ratios(behind, norms=sign != "at_least")
            case "number":
                if found := _NUMBER.search(behind):
                    yield found[0], Fraction(found[0]), Fraction(found[0])
            case measure:
                span = next(iter(find_durations(behind)), None)
                if span is not None:
                    yield (behind[span.start : span.end], *_length(span, measure))


def _ratios(behind: str, *, norms: bool) -> Iterator[tuple[str, Fraction | None, Fraction | None]]:
    span = next(iter(find_ratios(behind)), None)
    part = _FRACTION.search(behind)
    if span is None and part is None:
        return
    start, end = (span.start, span.end) if span is not None else part.span() if part else (0, 0)
    if not norms and (_NORM.search(behind[:start]) or _NORM_AFTER.search(behind[end:])):
        return
    value = span.value if span is not None else Fraction(int(part[1]), int(part[2])) if part else None
    percent = None if value is None else value * 100
    yield behind[start:end], percent, percent


def _length(span: DurationSpan, measure: str) -> tuple[Fraction | None, Fraction | None]:
    """The period in working days or months, from the fewest to the most that it can be."""
    if span.blank or span.range or span.hours is not None:
        return None, None
    months, days = span.months or Fraction(0), Fraction(span.days or 0)
    if measure == "months":
        return (None, None) if span.working else (months + days / DAYS_A_MONTH, months + days / 28)
    if span.working:
        return (None, None) if months else (days, days)
    calendar = months * DAYS_A_MONTH + days
    return max(calendar * 5 / 7 - HOLIDAYS, Fraction(0)), calendar * 5 / 7 + 2


def _compared(low: Fraction | None, high: Fraction | None, bound: Fraction, sign: str) -> Verdict:
    if low is None or high is None:
        return Verdict.UNSURE
    kept = {"at_most": high <= bound, "at_least": low >= bound, "equals": low == high == bound}
    broken = {"at_most": low > bound, "at_least": high < bound, "equals": low != bound}
    return Verdict.KEPT if kept[sign] else Verdict.BROKEN if broken[sign] else Verdict.UNSURE


def _bound(value: object, *, measure: str, values: Mapping[str, Any]) -> Fraction:
    if isinstance(value, str) and "/" in value:
        return Fraction(value) * (100 if measure == "ratio" else 1)
    return Fraction(str(values[value])) if isinstance(value, str) else Fraction(str(value))


def _told(words: str, bound: Fraction, sign: str, measure: str) -> tuple[str, str]:
    words, shown = words.replace(BLANK, "＿＿"), f"{float(bound):.4g}"
    years = measure == "months" and bound % 12 == 0
    chinese = f"{bound / 12}年" if years else f"{shown}{_UNITS[measure]}"
    return (
        f"{words}（应当{_SIGNS[sign]}{chinese}）",
        f"{words} (to be {_ENGLISH_SIGNS[sign]}{shown}{_ENGLISH_UNITS[measure]})",
    )


def _ticked(text: str, options: Mapping[str, str]) -> set[str]:
    pieces = [words for box, words in _OPTION.findall(text) if box in _TICKS]
    return {name for words in pieces for name in _named(words, options)}


def _named(text: str, options: Mapping[str, str]) -> set[str]:
    return set() if BLANK in text else {name for name, pattern in options.items() if re.search(pattern, text)}


def _whole_word(name: str, names: Iterable[str]) -> str:
    """``name`` where it is not part of a longer one: 合格, not in 不合格."""
    longer = [other for other in names if name in other and other != name]
    before = "".join(
        f"(?<!{re.escape(other.partition(name)[0])})" for other in longer if other.endswith(name)
    )
    return before + re.escape(name)


def _plain(value: Fraction) -> str:
    return f"{float(value):g}"


def _percent(value: Fraction) -> str:
    return f"{float(value):.4g}%"
