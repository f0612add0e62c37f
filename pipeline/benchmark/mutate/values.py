"""Values in the text: where they stand, and other values written in the same way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from pipeline.benchmark.labelled import Labelled
from pipeline.benchmark.sheet import Place
from pipeline.text.dates import find_dates
from pipeline.text.durations import DurationSpan, find_durations
from pipeline.text.normalise import normalise
from pipeline.text.numerals import parse_number, to_chinese, to_financial

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_SHARE = re.compile(
    r"(?P<percent>\d+(?:\.\d+)?)(?=\s*[%％])|百分之(?P<parts>[一二三四五六七八九十]+)|(?P<tenths>[一二三四五六七八九])成"
)
_LARGEST = 100
_YEAR = re.compile(r"[12]\d{3}|[１２][０-９]{3}|[一二][〇零○Ｏ一二三四五六七八九]{3}")


def like(old: str, number: int) -> str:
    """``number`` in the script of ``old``: 12, １２, 十二, 拾贰."""
    if re.search(r"[0-9]", old):
        return str(number)
    if re.search(r"[０-９]", old):
        return str(number).translate(_WIDE)
    return to_financial(number) if re.search("[壹贰叁肆伍陆柒捌玖拾佰]", old) else to_chinese(number)


def durations(agreement: Labelled, place: Place) -> Iterator[tuple[Place, DurationSpan]]:
    """The lengths of time within ``place``."""
    normalised = normalise(agreement.sheet.words(place))
    for span in find_durations(normalised.text):
        start, end = normalised.original(span.start, span.end)
        yield Place(place.paragraph, place.start + start, place.start + end), span


def dates(agreement: Labelled, place: Place) -> list[tuple[Place, date]]:
    """The days within ``place``."""
    normalised = normalise(agreement.sheet.words(place))
    found = []
    for span in find_dates(normalised.text):
        if span.value is not None:
            start, end = normalised.original(span.start, span.end)
            found.append((Place(place.paragraph, place.start + start, place.start + end), span.value))
    return found


def year(agreement: Labelled, place: Place) -> Place | None:
    """The year of the date at ``place``."""
    match = _YEAR.match(agreement.sheet.words(place))
    return Place(place.paragraph, place.start, place.start + match.end()) if match else None


def written_year(old: str, number: int) -> str:
    """``number`` digit by digit in the script of ``old``."""
    if old.isascii():
        return str(number)
    if re.search(r"[０-９]", old):
        return str(number).translate(_WIDE)
    return str(number).translate(str.maketrans("0123456789", "〇一二三四五六七八九"))


def share(agreement: Labelled, place: Place) -> tuple[Place, Fraction] | None:
    """The one share within ``place`` with its value in percent; the place holds the number alone."""
    found = list(_SHARE.finditer(agreement.sheet.words(place)))
    if len(found) != 1:
        return None
    match = found[0]
    group = match.lastgroup or ""
    value = parse_number(match[group])
    start, end = match.span(group)
    spot = Place(place.paragraph, place.start + start, place.start + end)
    return None if value is None else (spot, value * 10 if group == "tenths" else value)


def written_share(agreement: Labelled, spot: Place, percent: Fraction) -> str | None:
    """``percent`` in the script of the number at ``spot``; None where that cannot be written so."""
    old = agreement.sheet.words(spot)
    if percent <= 0 or percent >= _LARGEST:
        return None
    tenths = agreement.sheet.paragraphs[spot.paragraph].text[spot.end : spot.end + 1] == "成"
    value = percent / 10 if tenths else percent
    if re.search(r"\d", old):
        return f"{float(value):g}"
    return like(old, int(value)) if value.denominator == 1 else None
