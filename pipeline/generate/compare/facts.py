"""The facts in a line: amounts, dates, parts, periods, names and other figures, each with its value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from pipeline.text.dates import find_dates
from pipeline.text.durations import find_durations
from pipeline.text.money import find_amounts
from pipeline.text.normalise import normalise
from pipeline.text.ratios import find_ratios

_FIGURE = re.compile(r"(?<![0-9A-Za-z.])[-±]?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_CODE = re.compile(
    r"(?<![0-9A-Za-z])(?=[0-9A-Za-z-]*[0-9])(?=[0-9A-Za-z-]*[A-Za-z])[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*"
)
"""A code: letters and figures, as in the number of a project or a credit code."""
_ACCOUNT = re.compile(r"(?<![0-9A-Za-z.])[0-9]{4}(?: [0-9]{2,4}){2,}(?![0-9])")
"""The number of an account in groups."""
_LABEL = re.compile("[甲乙丙丁戊己庚辛壬癸]方")
LABEL = "当事人"
"""The kind of 甲方, 乙方 and so on."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact at ``start`` to ``end`` of a text; two with the same ``kind`` and ``value`` say the same."""

    start: int
    end: int
    kind: str
    value: str


def facts(text: str, names: Iterable[str] = ()) -> tuple[Fact, ...]:
    """The facts in ``text``, sorted and disjoint; ``names`` are facts wherever they stand.

    Of two that overlap the longer counts, of two as long the more special one.
    """
    found = sorted((*_names(text, names), *_typed(text), *_plain(text)), key=_by_length)
    kept: list[Fact] = []
    for fact in found:
        if all(fact.end <= other.start or fact.start >= other.end for other in kept):
            kept.append(fact)
    return tuple(sorted(kept, key=lambda fact: fact.start))


def _by_length(fact: Fact) -> tuple[int, int]:
    return fact.start - fact.end, fact.start


def _names(text: str, names: Iterable[str]) -> Iterator[Fact]:
    for name in names:
        for match in re.finditer(re.escape(name), text):
            yield Fact(match.start(), match.end(), "名称", name)


def _typed(text: str) -> Iterator[Fact]:
    normal = normalise(text)
    spans: list[tuple[int, int, str, str]] = [
        *((s.start, s.end, "金额", str(Fraction(s.value))) for s in find_amounts(normal.text)),
        *((s.start, s.end, "日期", str(s.value or "")) for s in find_dates(normal.text)),
        *((s.start, s.end, "比例", str(s.value)) for s in find_ratios(normal.text)),
        *(
            (s.start, s.end, "期限", f"{s.months}/{s.days}/{s.hours}/{s.working}")
            for s in find_durations(normal.text)
        ),
    ]
    for start, end, kind, value in spans:
        first, last = normal.original(start, end)
        yield Fact(first, last, kind, value)


def _plain(text: str) -> Iterator[Fact]:
    for pattern, kind in ((_CODE, "编号"), (_ACCOUNT, "账号"), (_FIGURE, "数值"), (_LABEL, LABEL)):
        for match in pattern.finditer(text):
            yield Fact(match.start(), match.end(), kind, match[0].replace(",", ""))
