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
_ALL_KINDS = re.compile(
    "(?:国家|商业|技术|经营)秘密(?:、|和|及|与|以及|或)[^。；,，]{0,8}?(?:国家|商业|技术|经营)秘密(?:(?:、|和|及|与|以及|或)[^。；,，]{0,8}?(?:国家|商业|技术|经营)秘密)*"
)
"""“国家秘密和商业秘密” side by side: all secrets that there are, not some of them."""


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
_BEHIND = re.compile(
    f"[^。；，,]{{0,6}}(?:年|月|天|日)(?:之?内|以内|里)?[,，](?P<one>{topic.ROLES})(?:应|须|不得|不可|不能|仍|负|承担|对)"
    "(?![^。；]*[，,](?:[甲乙丙丁]方|双方|各方)(?:应|亦|也|均|须|不得))[^。；]{0,40}?(?:[保守]密|泄露|泄漏|透露|披露|秘密)"
)
_FIRST = re.compile("[。；]|双方|各方|任何一方|任一方|[保守]密|泄[露漏]")
"""Before the figure: who is bound, or the duty itself, is said there already."""
_LIKEWISE = re.compile(
    "[，,](?:反之|(?:[甲乙丙丁]方|对方|另一方)[^。；，,]{0,14})(?:亦然|亦同|也一样|也是如此|同样如此)(?=[。；，,]|$)"
)
"""What one party owes the other one owes as well."""
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
        party=""
        if _LIKEWISE.search(sentence.text, at or 0, (at or 0) + _REACH)
        else sentence.party or _bound(before, whole=at is None) or _bound_behind(sentence.text, at),
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


def _bound_behind(text: str, at: int | None) -> str:
    """The party right behind a figure at the head of its sentence: “终止后五年内，乙方不得泄露”."""
    if at is None or topic.PERIOD_WORD.search(text, 0, at) or _FIRST.search(text[:at]):
        return ""
    found = _BEHIND.match(text, at)
    return found["one"] if found else ""


def _subject(text: str) -> str:
    """The secrets that the period is for; empty for all, and for all but those that are named."""
    text = _ALL_KINDS.sub("秘密", text)
    found = (match.span(match.lastindex or 0) for match in topic.SPECIAL.finditer(text))
    named = [text[start:end] for start, end in found if not _is_excepted(text, start, end)]
    return named[-1] if named else ""


def _is_excepted(text: str, start: int, end: int) -> bool:
    """“除源代码外，…”, “对个人信息以外的资料，…”: the period is for the others."""
    return bool(_EXCEPT.search(text[:start]) or _BUT.match(text[end:]))
