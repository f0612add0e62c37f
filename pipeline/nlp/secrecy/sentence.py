"""One sentence about secrecy while it is read, and the statement that it makes: for whom and of what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model.evidence import Evidence
from pipeline.model.terms import Anchor, SecrecyPeriod, SecrecyTerm
from pipeline.nlp.secrecy import topic

_EXCEPT = re.compile("除[^。；，,]{0,12}$")
_BUT = re.compile("[^。；，,]{0,12}?(?:以外|之外|外(?=[，,的]))")
"""Before and behind secrets that are excepted."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One provision; ``text`` is normalised and free of old words that it replaces."""

    text: str
    evidence: Evidence
    headed: bool = False
    """Stands in a confidentiality clause."""
    party: str = ""
    """Whose duties the clause's title says these are."""
    following: str = ""
    """The next sentence when it says from when a period runs."""
    term: int | None = None
    """Months that the cooperation lasts, where known."""
    group: int = -1
    """Sentences of one list of ends have the same number."""
    lead: str = ""
    """The sentence that introduces the list."""
    place: str = ""
    """Number and title of its clause, and its own words."""
    subject: str = ""
    """The secrets that it is about, where the table around it says so."""


_REACH = 240
"""Characters before a figure in which its party and its subject are named."""
_UNENDING = frozenset({SecrecyPeriod.PERMANENT, SecrecyPeriod.COOPERATION_ONLY})


def statement(
    sentence: Sentence, period: SecrecyPeriod, *, anchor: Anchor | None = None, at: int | None = None
) -> SecrecyTerm:
    """The statement that secrecy lasts for ``period``.

    ``at`` is where a figure stands: who is bound and what is covered is named before it. Without ``anchor`` a
    statement that speaks of the end (permanent, cooperation only) is anchored there.
    """
    usual = Anchor.COOPERATION_END if period in _UNENDING else Anchor.NONE
    before = sentence.text if at is None else sentence.text[max(0, at - _REACH) : at]
    part = before if at is None else re.split("[；。]", before)[-1]
    return SecrecyTerm(
        period,
        sentence.evidence,
        anchor=usual if anchor is None else anchor,
        party=sentence.party or _bound(before, whole=at is None),
        subject="" if period is SecrecyPeriod.BLANK else sentence.subject or _subject(part),
    )


def respectively(text: str, count: int) -> list[str]:
    """The parties that ``count`` figures belong to in turn: “甲方、乙方的保密期分别为…三年、一年”."""
    if "分别" not in text:
        return []
    named = list(dict.fromkeys(topic.EACH.findall(text.partition("分别")[0])))
    return [f"{name}方" for name in named] if len(named) == count and count > 1 else []


def _bound(text: str, *, whole: bool) -> str:
    """The party bound last before a figure; in a ``whole`` sentence the only one. Empty: all of them."""
    named = [match["one"] or "" for match in topic.BOUND.finditer(text)]
    if not named or (whole and len(set(named)) > 1):
        return ""
    return named[-1]


def _subject(text: str) -> str:
    """The secrets that the period is for; empty for all, and for all but those that are named."""
    found = (match.span(match.lastindex or 0) for match in topic.SPECIAL.finditer(text))
    named = [text[start:end] for start, end in found if not _is_excepted(text, start, end)]
    return named[-1] if named else ""


def _is_excepted(text: str, start: int, end: int) -> bool:
    """“除源代码外，…”, “对个人信息以外的资料，…”: the period is for the others."""
    return bool(_EXCEPT.search(text[:start]) or _BUT.match(text[end:]))
