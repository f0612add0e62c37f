"""The figures of one sentence about dividing income, each with the party that gets it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from pipeline.model.document import Location
from pipeline.model.evidence import Evidence
from pipeline.model.terms import Share, ShareTerm, State
from pipeline.nlp import sharing_words as words
from pipeline.text.numerals import parse_integer
from pipeline.text.ratios import find_ratios, find_splits

if TYPE_CHECKING:
    from pipeline.text.ratios import RatioSpan, SplitSpan

NOWHERE = Evidence("", Location(0, 0, 0))
REACH = 24
"""Characters before a figure in which its party is looked for."""
ROLES = ("甲方", "乙方", "丙方", "丁方", "戊方", "己方")
TINY = Fraction(1, 1000)
"""Ratios up to here (万分之五, 1‰) are penalty rates, never shares."""


def figures(text: str, *, owner: str = "") -> list[ShareTerm]:
    """The statements with figures in ``text``; ``owner`` gets a figure that names nobody. Without evidence."""
    income = bool(words.INCOME.search(text))
    lettered = _lettered(text)
    if lettered:
        return [lettered]
    if income and words.EQUAL.search(text):
        return [ShareTerm(State.DEFINED, NOWHERE, subject=_subject(text), complete=True)]
    splits = [span for span in find_splits(text) if _divides(text, span)]
    if splits:
        return [_split(text, span) for span in splits]
    ratios = [
        span for span in find_ratios(text)
        if _large(span) and span.unit != "全部" and _divides(text, span) and (income or owner or _given(text, span))
    ]
    return _grouped(text, ratios, owner) if ratios else _whole(text)


def _lettered(text: str) -> ShareTerm | None:
    """“甲四乙六”, when the tenths make ten."""
    match = words.LETTERED.search(text)
    tenths = [parse_integer(part) or 0 for part in match.groups() if part] if match else []
    if sum(tenths) != 10:  # noqa: PLR2004 - ten tenths
        return None
    shares = tuple(Share(role, Fraction(part, 10)) for role, part in zip(ROLES, tenths, strict=False))
    return ShareTerm(State.DEFINED, NOWHERE, shares, _subject(text), complete=True)


def _whole(text: str) -> list[ShareTerm]:
    """“收益归甲方所有”."""
    whole = words.WHOLE.search(text)
    if whole is None or words.OTHER_RATIO.search(text):
        return []
    return [ShareTerm(State.DEFINED, NOWHERE, (Share(whole[1], Fraction(1)),), complete=True)]


def _divides(text: str, span: RatioSpan | SplitSpan) -> bool:
    """Whether the stretch between commas around ``span`` divides income rather than something else."""
    start = max(text.rfind(mark, 0, span.start) for mark in "，,；") + 1
    ends = [end for mark in "，,；" if (end := text.find(mark, span.end)) >= 0]
    return not words.OTHER_RATIO.search(text[start : min(ends, default=len(text))])


def _given(text: str, span: RatioSpan) -> bool:
    """Whether the words right before or after the figure give it to a party."""
    after = text[span.end : span.end + 8]
    return bool(words.ADJACENT.search(text[: span.start])) or after.startswith(("归", "分给", "由"))


def _large(span: RatioSpan) -> bool:
    return span.value is None or span.value > TINY


def _split(text: str, span: SplitSpan) -> ShareTerm:
    if not span.values:
        return ShareTerm(State.DEFINED, NOWHERE, subject=_subject(text), complete=True)
    names = list(dict.fromkeys(match[0] for match in words.SHARER.finditer(text) if len(match[0]) > 1))
    parties = names if len(names) == len(span.values) else list(ROLES[: len(span.values)])
    shares = tuple(Share(party, value) for party, value in zip(parties, span.values, strict=False))
    blank = any(value is None for value in span.values)
    state = State.BLANK if blank else State.DEFINED
    return ShareTerm(state, NOWHERE, shares, _subject(text), "比例留空" if blank else "", complete=not blank)


def _grouped(text: str, ratios: list[RatioSpan], owner: str) -> list[ShareTerm]:
    """One statement for each run of figures that name different parties."""
    groups: list[list[Share]] = [[]]
    end = 0
    for span in ratios:
        party = _party(text[max(end, span.start - REACH) : span.start], text[span.end : span.end + 8]) or owner
        repeated = any(share.party == party and party for share in groups[-1])
        if groups[-1] and (repeated or words.PART_OF.search(text[end : span.start])):
            groups.append([])
        groups[-1].append(Share(party, span.value))
        end = span.end
    ranged = any(span.range for span in ratios)
    return [_term(text, tuple(group), ranged=ranged) for group in groups if group]


def _party(before: str, after: str) -> str:
    names = [match[0] for match in words.SHARER.finditer(before)]
    if names:
        return names[-1]
    match = words.SHARER.search(after) if after.startswith(("归", "给", "由", "支付给", "属")) else None
    return match[0] if match else ""


def _term(text: str, shares: tuple[Share, ...], *, ranged: bool) -> ShareTerm:
    each = any(word in text for word in ("各占", "各得", "各享", "各百分之"))
    if any(share.value is None for share in shares):
        state, reason = (State.UNDEFINED, "只是范围") if ranged else (State.BLANK, "比例留空")
        return ShareTerm(state, NOWHERE, shares, _subject(text), reason)
    named = {share.party for share in shares if share.party}
    complete = not each and len(named) == len(shares) and len(shares) > 1
    return ShareTerm(State.DEFINED, NOWHERE, shares, _subject(text), complete=complete)


def _subject(text: str) -> str:
    match = words.INCOME.search(text)
    return match[0] if match else ""
