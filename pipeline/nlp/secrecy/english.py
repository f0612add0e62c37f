"""How long secrecy lasts where only the English words of an agreement in two languages say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.agreement import Agreement
from pipeline.model.terms import Anchor, SecrecyPeriod, SecrecyTerm
from pipeline.nlp.secrecy.combining import Said
from pipeline.nlp.secrecy.gathering import KIND
from pipeline.nlp.secrecy.sentence import Sentence, statement

_WORDS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"fifteen": 15, "eighteen": 18, "twenty": 20, "twenty-four": 24, "thirty": 30, "thirty-six": 36}
_NAMES = "|".join(sorted(_WORDS, key=len, reverse=True))
_LENGTH = re.compile(
    rf"\b(?:(?P<word>{_NAMES})|(?P<digits>[0-9]{{1,3}}))\s*(?:\((?P<again>[0-9]{{1,3}})\))?\s*-?(?P<unit>year|month)s?\b",
    re.IGNORECASE,
)
_END = "terminat|expir|complet|conclusion|\\bend\\b"
_MOMENTS = (
    (
        re.compile(f"thereafter|(?:after|following|from|surviv)[^.;]{{0,60}}(?:{_END})", re.IGNORECASE),
        Anchor.COOPERATION_END,
    ),
    (
        re.compile("(?:after|from|following|of)[^.;]{0,40}(?:disclos|receipt|receiv)", re.IGNORECASE),
        Anchor.DISCLOSURE,
    ),
    (
        re.compile(
            "(?:after|from|following)[^.;]{0,40}(?:signing|signature|execution|date hereof)", re.IGNORECASE
        ),
        Anchor.SIGNING,
    ),
    (re.compile("(?:after|from|following)[^.;]{0,40}effective", re.IGNORECASE), Anchor.EFFECTIVE),
)
"""Words behind or before a length of time that say from when it runs."""
_UNENDING = re.compile(
    f"surviv[^.;]{{0,60}}(?:{_END})|(?:remain|continu)[^.;]{{0,40}}(?:after|following|notwithstanding|beyond)[^.;]{{0,30}}(?:{_END})"
    "|indefinite|perpetu",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\b(?:not|cease|lapse|until|till|neither|unless)\b|no longer", re.IGNORECASE)
"""Words that let the duty end, so that it is not unending."""
_DUTY = re.compile("confiden|secre|obligation|disclos|this (?:clause|article|section)", re.IGNORECASE)
_OTHER = re.compile("employ|solicit|compet|warrant|record|archiv|invoice|return|destr", re.IGNORECASE)
"""Matters with a length of time of their own."""
_STOP = re.compile(r"(?<=[.;])\s*(?=[A-Z])")
MONTHS_A_YEAR = 12


def english(agreement: Agreement) -> Iterator[Said]:
    """The statements of English sentences in clauses about secrecy."""
    for provision in agreement.stream.provisions:
        if KIND in agreement.scopes[provision.clause] and _DUTY.search(provision.text):
            sentence = Sentence(provision.text, agreement.evidence(provision), headed=True)
            for part in _STOP.split(provision.text):
                yield from (Said(sentence, made) for made in _statements(sentence, part))


def _statements(sentence: Sentence, part: str) -> Iterator[SecrecyTerm]:
    """What one English sentence says; nothing where it speaks of another matter too."""
    if not _DUTY.search(part) or _OTHER.search(part):
        return
    lengths = list(_LENGTH.finditer(part))
    for match in lengths:
        months = _months(match)
        period = SecrecyPeriod.MONTHS if months else SecrecyPeriod.UNDEFINED
        yield replace(statement(sentence, period, anchor=_anchor(part), at=0), months=months)
    if not lengths and _UNENDING.search(part) and not _ENDS.search(part):
        yield statement(sentence, SecrecyPeriod.PERMANENT, at=0)


def _months(match: re.Match[str]) -> int | None:
    """The length in months; None where its two numbers contradict each other."""
    number = int(match["digits"]) if match["digits"] else _WORDS[match["word"].lower()]
    if match["again"] and int(match["again"]) != number:
        return None
    return number * MONTHS_A_YEAR if match["unit"].lower() == "year" else number


def _anchor(part: str) -> Anchor:
    return next((anchor for pattern, anchor in _MOMENTS if pattern.search(part)), Anchor.NONE)
