"""Secrecy that ends too early: the figure that has to change, or the words that have to be added."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.generate.remedies.proposal import Rewording
from pipeline.generate.remedies.words import Words
from pipeline.model.agreement import Agreement
from pipeline.model.document import Location
from pipeline.model.terms import Anchor, SecrecyPeriod, SecrecyTerm
from pipeline.text.blanks import find_placeholders
from pipeline.text.durations import find_durations
from pipeline.text.normalise import normalise
from pipeline.text.numerals import NUMERAL, to_chinese, to_financial

_NUMERAL = re.compile(NUMERAL)
_FINANCIAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
_YEAR = 12
_DURING = re.compile(
    "(?:合作|合同|协议|履行|项目|有效)(?:期限内|期间内|期间|期内|有效期内|有效期限内|存续期间|履行期间|履行期内)"
)
_ENDS = "。；;."
_LONGEST = 60
_LABEL = re.compile(r"[^：:。；]{0,12}期限[^：:。；]{0,6}[：:][ \t\u3000]*")
_UNIT_BEHIND = re.compile(r"\s*(年|个?月)")


def length(months: int) -> str:
    """A period as agreements write it: 二年, 三十个月."""
    return f"{to_chinese(months // _YEAR)}年" if months % _YEAR == 0 else f"{to_chinese(months)}个月"


def rewordings(agreement: Agreement, months: int) -> tuple[tuple[Rewording, ...], ...]:
    """For each statement about secrecy that may be too short the ways to make it last, the best first.

    ``months`` are those that secrecy has to last after the end of the cooperation.
    """
    terms = [term for term in agreement.terms.confidentiality.periods if _is_short(term, months)]
    places: dict[Location, SecrecyTerm] = {}
    for term in terms:
        places.setdefault(term.evidence.location, term)
    found = (tuple(_ways(agreement, term, months)) for term in places.values())
    return tuple(ways for ways in found if ways)


def lengthened(written: str, months: int) -> str | None:
    """``written`` (一年, 12个月, 一（1）年) with ``months`` in the same signs; None when it cannot be."""
    if written == "半年":
        return length(months)
    years = "年" in written
    if years and months % _YEAR:
        return None
    value = months // _YEAR if years else months
    made, count = _NUMERAL.subn(lambda match: _like(match[0], value), written)
    return made if count and made != written else None


def _is_short(term: SecrecyTerm, months: int) -> bool:
    if term.period in (SecrecyPeriod.PERMANENT, SecrecyPeriod.UNTIL_PUBLIC):
        return False
    return term.months_after_end is None or term.months_after_end < months


def _ways(agreement: Agreement, term: SecrecyTerm, months: int) -> Iterator[Rewording]:
    place = term.evidence.location
    block = agreement.document.blocks[place.block]
    text = block.text[place.start : place.end]
    after_end = term.anchor in (Anchor.COOPERATION_END, Anchor.NONE)
    if term.period is SecrecyPeriod.BLANK:
        yield from _filled(place, text, months)
    if term.months is not None and after_end:
        yield from _figure(place, text, term.months, months)
    elif term.months is not None:
        yield from _moved(place, text, months)
    if term.period is SecrecyPeriod.COOPERATION_ONLY:
        for match in _DURING.finditer(text):
            yield _at(place, match.end(), f"以及合作结束后{length(months)}内")
    if term.months is not None or term.until is not None:
        end = len(text.rstrip()) - (text.rstrip()[-1:] in _ENDS if text.strip() else 0)
        yield _at(place, end, f"，并且不短于合作结束后{length(months)}")
    label = _LABEL.match(text)
    if label is not None and len(text.strip()) <= _LONGEST:
        end = max(len(text.rstrip(_ENDS)), label.end())
        new = f"自签署之日起至合作结束后{length(months)}止"
        yield Rewording(_part(place, label.end(), end), Words.plain(new))


def _figure(place: Location, text: str, was: int, months: int) -> Iterator[Rewording]:
    """The period in ``text`` of ``was`` months, written with the new figure."""
    normalised = normalise(text)
    for span in find_durations(normalised.text):
        if span.months != was:
            continue
        start, end = normalised.original(span.start, span.end)
        new = lengthened(text[start:end], months)
        if new is not None:
            yield Rewording(_part(place, start, end), Words.plain(new))


def _moved(place: Location, text: str, months: int) -> Iterator[Rewording]:
    """自…之日起三年 with the end of the cooperation for its end."""
    normalised = normalise(text)
    for span in find_durations(normalised.text):
        start, end = normalised.original(span.start, span.end)
        if text[:start].rstrip().endswith("起"):
            closing = len(text[end:]) - len(text[end:].lstrip("内止"))
            new = f"至合作结束后{length(months)}止"
            yield Rewording(_part(place, start, end + closing), Words.plain(new))


def _filled(place: Location, text: str, months: int) -> Iterator[Rewording]:
    """A blank before 年 or 月 with the least that the law allows."""
    for span in find_placeholders(text):
        unit = _UNIT_BEHIND.match(text, span.end)
        if unit is None:
            continue
        value = months // _YEAR if unit[1] == "年" else months
        yield Rewording(_part(place, span.start, span.end), Words.plain(to_chinese(value)))


def _like(written: str, value: int) -> str:
    if written[0].isdigit() and written[0].isascii():
        return str(value)
    return to_financial(value) if _FINANCIAL.intersection(written) else to_chinese(value)


def _part(place: Location, start: int, end: int) -> Location:
    return Location(place.block, place.start + start, place.start + end, place.part)


def _at(place: Location, offset: int, words: str) -> Rewording:
    return Rewording(_part(place, offset, offset), Words.plain(words))
