"""References to what is not there, numbers that repeat or skip, dates in the wrong order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pipeline.benchmark.labelled import Labelled
from pipeline.benchmark.mutant import VIOLATED, Fault, Kind
from pipeline.benchmark.mutate.missing import STRUCTURE, TIME, referring
from pipeline.benchmark.mutate.values import dates, like, written_year, year
from pipeline.benchmark.sheet import Place
from pipeline.text.numerals import parse_integer

REFERENCES, NUMBERING, DATES, BLANKS = (
    "draft/references-resolve",
    "draft/numbering",
    "draft/dates-ordered",
    "draft/placeholders",
)
_ARTICLE = re.compile(r"第([一二三四五六七八九十百零〇\d０-９]+)(?=[条节章栏部])")
_ANNEX = re.compile(r"附[件表录](?P<number>[一二三四五六七八九十\d]+|[甲乙丙丁])")
_FAR = 97
Day = tuple[Place, date]
_TERM = frozenset({"civil-code/performance", "technology-contract/plan", "ip/patent-particulars", *TIME})


def _reference(agreement: Labelled) -> Iterator[Fault]:
    if not agreement.holds(REFERENCES):
        return
    for place in agreement.spots("references"):
        match = _ARTICLE.search(agreement.sheet.words(place))
        if match is None:
            continue
        spot = Place(place.paragraph, place.start + match.start(1), place.start + match.end(1))
        new = like(match[1], _FAR)
        unit = agreement.sheet.paragraphs[place.paragraph].text[spot.end]
        changes = agreement.sheet.edited([(spot, new)])
        yield Fault(changes, {REFERENCES: VIOLATED}, (place,), (f"第{new}{unit}",), note=f"第{new}{unit}")


def _annex(agreement: Labelled) -> Iterator[Fault]:
    if not agreement.holds(REFERENCES):
        return
    for place in agreement.spots("annex_references"):
        match = _ANNEX.search(agreement.sheet.words(place))
        if match is None:
            continue
        number = match["number"]
        new = "癸" if number in "甲乙丙丁" else like(number, 19)
        start, end = match.span("number")
        spot = Place(place.paragraph, place.start + start, place.start + end)
        words = f"{match[0][:2]}{new}"
        yield Fault(
            agreement.sheet.edited([(spot, new)]), {REFERENCES: VIOLATED}, (place,), (words,), note=words
        )


def articles(agreement: Labelled) -> list[tuple[Place, int]]:
    """The typed numbers 第X条 of the clauses, where they run from 1 without a gap; else none."""
    found = []
    for part in agreement.parts:
        for index, paragraph in enumerate(agreement.sheet.paragraphs):
            match = _ARTICLE.match(paragraph.text)
            if paragraph.line == part.first and match is not None:
                found.append((Place(index, *match.span(1)), parse_integer(match[1]) or 0))
    return found if [number for _, number in found] == list(range(1, len(found) + 1)) else []


def _renumbered(agreement: Labelled, step: int) -> Iterator[Fault]:
    found = articles(agreement)
    if len(found) < 4 or not agreement.holds(NUMBERING) or agreement.numbering != "typed":  # noqa: PLR2004
        return
    for spot, number in (found[-1], found[len(found) // 2]):
        new = like(agreement.sheet.words(spot), number + step)
        changes = agreement.sheet.edited([(spot, new)])
        text = agreement.sheet.paragraphs[spot.paragraph].text
        words = (text[: spot.start] + new + text[spot.end :],)
        unjudged = STRUCTURE | referring(agreement)
        yield Fault(changes, {NUMBERING: VIOLATED}, words=words, unjudged=unjudged, note=new)


def _repeated(agreement: Labelled) -> Iterator[Fault]:
    return _renumbered(agreement, -1)


def _skipped(agreement: Labelled) -> Iterator[Fault]:
    return _renumbered(agreement, 3)


def _reversed(agreement: Labelled) -> Iterator[Fault]:
    """The term ends a year before it begins."""
    for place, (first, last) in _terms(agreement):
        spot = year(agreement, last[0])
        if spot is not None:
            new = written_year(agreement.sheet.words(spot), first[1].year - 1)
            changes = agreement.sheet.edited([(spot, new)])
            words = (_with(agreement, place, spot, new),)
            yield Fault(changes, {DATES: VIOLATED}, (place,), words, unjudged=_TERM, note=new)


def _impossible(agreement: Labelled) -> Iterator[Fault]:
    for place, (_, last) in _terms(agreement):
        old = agreement.sheet.words(last[0])
        match = re.fullmatch(r"(.+?年)(\d+|[一二三四五六七八九十]+)月(\d+|[一二三四五六七八九十]+)日", old)
        if match is not None:
            new = f"{match[1]}{like(match[2], 2)}月{like(match[3], 30)}日"
            changes = agreement.sheet.edited([(last[0], new)])
            words = (_with(agreement, place, last[0], new),)
            yield Fault(changes, {DATES: VIOLATED}, (place,), words, unjudged=_TERM, note=new)


def _blank_term(agreement: Labelled) -> Iterator[Fault]:
    for place, (_, last) in _terms(agreement):
        if agreement.holds(BLANKS):
            new = "____年__月__日"
            changes = agreement.sheet.edited([(last[0], new)])
            words = (_with(agreement, place, last[0], new),)
            yield Fault(changes, {BLANKS: VIOLATED}, (place,), words, unjudged=_TERM)


def _terms(agreement: Labelled) -> Iterator[tuple[Place, tuple[Day, Day]]]:
    """The term with its first and its last day."""
    if not agreement.holds(DATES):
        return
    for place in agreement.spots("term")[:1]:
        found = dates(agreement, place)
        if len(found) == 2:  # noqa: PLR2004 - from a day to a day
            yield place, (found[0], found[1])


def _with(agreement: Labelled, place: Place, spot: Place, words: str) -> str:
    text = agreement.sheet.paragraphs[place.paragraph].text
    return text[place.start : spot.start] + words + text[spot.end : place.end]


KINDS = (
    Kind("reference-article", "引用不存在的条款", "body", _reference),
    Kind("reference-annex", "引用不存在的附件", "body", _annex),
    Kind("number-repeated", "条款编号重复", "body", _repeated),
    Kind("number-skipped", "条款编号跳号", "body", _skipped),
    Kind("dates-reversed", "终止日早于起始日", "body", _reversed),
    Kind("date-impossible", "日历上没有的日期", "body", _impossible),
    Kind("term-blank", "合作期限留空", "body", _blank_term),
)
