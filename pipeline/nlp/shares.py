"""The figures of one sentence about dividing income, each with the party that gets it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from pipeline.model.document import Location
from pipeline.model.evidence import Evidence
from pipeline.model.terms import Share, ShareTerm, State
from pipeline.nlp import sharing_plain
from pipeline.nlp import sharing_words as words
from pipeline.nlp.sharing_forms import plain_taker
from pipeline.nlp.sharing_pieces import pieces
from pipeline.nlp.sharing_roles import roles
from pipeline.text.numerals import parse_integer, parse_number
from pipeline.text.ratios import RatioSpan, SplitSpan, find_ratios, find_splits

NOWHERE = Evidence("", Location(0, 0, 0))
REACH, REACH_AFTER = 24, 8
"""Characters before and after a figure in which its party is looked for."""
ROLES = ("甲方", "乙方", "丙方", "丁方", "戊方", "己方")
TEN, HUNDRED = Fraction(10), Fraction(100)
_IN_ORDER = re.compile("分别|依次|顺次|先后|各自")
TINY = Fraction(1, 1000)
"""Ratios up to here (万分之五, 1‰) are penalty rates, never shares."""
_MARKS = "，,；"
_IN_LINE = re.compile(f"(?:{words.GETTING.pattern})|(?:{words.REST.pattern})的?$")
"""Right before a figure in line with those given to somebody: 得, 剩下."""

_PAYEE = re.compile(f"[向给]({words.PARTY})[^。；，]{{0,4}}(?:支付|给付|缴|付)")
"""Right behind the last of several rates: who is paid by all of them."""

_PAID_TO = re.compile(
    f"的?[^。；，,%甲乙丙丁]{{0,16}}(?:支付|付|划|拨|返|转)(?:还|拨)?(?:给|予|与|归)?(?P<to>{words.SHARER.pattern})"
)
"""Behind an only rate: who is paid that much, “将30%广告利润收入支付乙方”."""


_BRACKETED = re.compile(f"[(（]({words.SHARER.pattern})[)）]")
"""Right behind a figure: whose it is, “按60%（甲）与40%（乙）”."""


def figures(text: str, *, speaks: bool = True, owner: str = "", held: bool = False) -> list[ShareTerm]:
    """The statements with figures in ``text``, without evidence.

    A text that does not itself speak of dividing income (``speaks``) must give its figures to somebody.
    ``owner`` gets a figure that names nobody. With ``held`` figures of what is held or put in count as well.
    """
    held = held or words.BY_HOLDING.search(text) is not None
    income = words.INCOME.search(text) is not None
    if shares := tuple(Share(party, part) for party, part in pieces(text).items()) or roles(text):
        return [ShareTerm(State.DEFINED, NOWHERE, shares, _subject(text), complete=True)]
    if parts := _lettered(text) or _spoken(text) or _unit_in_front(text):
        return [_divided(text, parts)]
    if (not speaks and words.UNIT_PRICE.search(text)) or words.ROYALTY.search(text):
        return [ShareTerm(State.DEFINED, NOWHERE, subject=_subject(text))]
    if (income or speaks) and words.EQUAL.search(text):
        return [_equal(text)]
    splits = [span for span in find_splits(text) if _divides(_part(text, span, whole=not speaks), held=held)]
    ratios = _dividing(text, held=held)
    if splits:
        spelt = _spelt_out(text, splits, ratios)
        return spelt or [_divided(text, span.values) if span.values else _equal(text) for span in splits]
    ratio = words.SHARING_RATIO.search(text) is not None
    if not (owner or held or ratio or (speaks and (income or sharing_plain.divides(text)))):
        ratios = _given_ones(text, ratios)
    return _respectively(text, ratios) or _grouped(text, ratios, owner) or _whole(text)


def _spelt_out(text: str, splits: Sequence[SplitSpan], ratios: list[RatioSpan]) -> list[ShareTerm]:
    """“七三分成，甲方七成、乙方三成”: what each party gets says more than the split before it."""
    first = splits[0]
    if not ratios or len(splits) > 1 or len(ratios) != len(first.values) or ratios[0].start < first.end:
        return []
    found = _grouped(text, ratios, "")
    named = {share.party for share in found[0].shares if share.party}
    return found if len(found) == 1 and len(named) == len(ratios) else []


def parts_of(values: Iterable[Fraction]) -> tuple[Fraction, ...]:
    """``values`` as parts of one, where they make one, ten or a hundred; empty otherwise."""
    given = tuple(values)
    whole = sum(given)
    return tuple(value / whole for value in given) if whole in {1, TEN, HUNDRED} else ()


def _lettered(text: str) -> tuple[Fraction, ...]:
    """“甲四乙六”, when the tenths make ten."""
    for match in (words.LETTERED.search(text), *words.TENTHS.finditer(text)):
        tenths = [parse_number(part) or Fraction(0) for part in match.groups() if part] if match else []
        if sum(tenths) == TEN:
            return parts_of(tenths)
    return ()


def _spoken(text: str) -> tuple[Fraction, ...]:
    """“按二比一分享”, “以60/40分割”."""
    if match := words.SPOKEN.search(text):
        parts = _integers(match)
        return tuple(part / sum(parts) for part in parts)
    slashed = words.SLASHED.search(text)
    return parts_of(_integers(slashed)) if slashed else ()


def _integers(match: re.Match[str]) -> list[Fraction]:
    return [Fraction(parse_integer(part) or 0) for part in match.groups() if part]


def _unit_in_front(text: str) -> tuple[Fraction, ...]:
    """“分配系数：甲0.6，乙0.4”: bare numbers in the order of the parties."""
    if not words.UNIT_IN_FRONT.search(text):
        return ()
    pairs = words.PAIRED.findall(text)
    in_order = [party for party, _ in pairs] == [role[0] for role in ROLES[: len(pairs)]]
    return parts_of(Fraction(number) for _, number in pairs) if in_order else ()


def _ratios(text: str) -> list[RatioSpan]:
    found = [
        span
        for span in find_ratios(text)
        if span.unit != "全部" and (span.value is None or span.value > TINY)
    ]
    found += [
        RatioSpan(*match.span(), value / HUNDRED, "%")
        for match in words.POINTS.finditer(text)
        if (value := parse_number(match[1])) is not None
    ]
    return sorted(found, key=lambda span: span.start)


def _equal(text: str) -> ShareTerm:
    return ShareTerm(State.DEFINED, NOWHERE, subject=_subject(text), complete=True)


def _whole(text: str) -> list[ShareTerm]:
    """“收益归甲方所有”."""
    whole = words.WHOLE.search(text) or words.ALONE.search(text)
    other = (words.OTHER_RATIO, words.HOLDING, sharing_plain.CARVED)
    if whole is None or any(pattern.search(text) for pattern in other):
        return []
    return [ShareTerm(State.DEFINED, NOWHERE, (Share(whole[1], Fraction(1)),), complete=True)]


def _dividing(text: str, *, held: bool) -> list[RatioSpan]:
    """The ratios that divide income; one of another matter draws those after it along, up to “收益”."""
    found, other = [], False
    for span in _ratios(text):
        part = _part(text, span)
        if not _divides(part, held=held):
            other = True
        elif words.INCOME.search(part) or words.REST.search(part):
            other = False
        if not other:
            found.append(span)
    return _ratios(text) if _rest_is_kept(found, _ratios(text)) else found


def _rest_is_kept(found: Sequence[RatioSpan], all_of_them: Sequence[RatioSpan]) -> bool:
    """“学校55%，设计院15%，留作发展基金30%”: whether what is left over makes the whole."""
    known = len(found) > 1 and all(span.value is not None for span in all_of_them)
    return known and sum(span.value or 0 for span in all_of_them) == 1


def _part(text: str, span: RatioSpan | SplitSpan, *, whole: bool = False) -> str:
    """The stretch between commas around a figure; the ``whole`` text where that is wanted."""
    if whole:
        return text
    first = max(text.rfind(mark, 0, span.start) for mark in _MARKS) + 1
    ends = [at for mark in (*_MARKS, "(") if (at := text.find(mark, span.end)) >= 0]
    return text[first : min(ends, default=len(text))]


def _divides(part: str, *, held: bool) -> bool:
    """Whether the words around a figure divide income rather than something else."""
    return not words.OTHER_RATIO.search(part) and (held or not words.HOLDING.search(part))


def _given_ones(text: str, ratios: Sequence[RatioSpan]) -> list[RatioSpan]:
    """The figures that are given to a party, and those in line with them: “甲方得六成，人才基金得四成”."""
    given = [span for span in ratios if _given(text, span)]
    if not given or len(given) == len(ratios):
        return given
    return [span for span in ratios if span in given or _IN_LINE.search(text, 0, span.start)]


def _given(text: str, span: RatioSpan) -> bool:
    """Whether the words right before or after the figure give it to a party."""
    before, after = text[max(0, span.start - REACH) : span.start], text[span.end : span.end + REACH_AFTER]
    return words.ADJACENT.search(before) is not None or after.startswith(words.GIVING)


def _divided(text: str, values: Sequence[Fraction | None]) -> ShareTerm:
    """A division in the order of the sharers named, or of the roles; “乙方得四” may turn a pair round."""
    names = list(dict.fromkeys(match[0] for match in words.SHARER.finditer(text) if len(match[0]) > 1))
    parties = names if len(names) == len(values) else list(ROLES[: len(values)])
    blank = any(value is None for value in values)
    taken = words.TAKES.search(text)
    pair = len(values) == 2 and not blank  # noqa: PLR2004 - a larger and a smaller part
    if pair and ((taken and _turned(parties, values, taken)) or _turned_by_size(text, parties, values)):
        values = values[::-1]
    shares = tuple(Share(party, value) for party, value in zip(parties, values, strict=False))
    state = State.BLANK if blank else State.DEFINED
    return ShareTerm(state, NOWHERE, shares, _subject(text), "比例留空" if blank else "", complete=not blank)


def _turned(parties: Sequence[str], values: Sequence[Fraction | None], taken: re.Match[str]) -> bool:
    part = Fraction(parse_integer(taken[2]) or 0) / TEN
    taker = next((index for index, party in enumerate(parties) if party.startswith(taken[1][0])), None)
    return taker is not None and values[taker] != part and values[1 - taker] == part


def _turned_by_size(text: str, parties: Sequence[str], values: Sequence[Fraction | None]) -> bool:
    """“三七开，村里拿大头”: whether the first one named takes the other part."""
    more = words.MORE.search(text)
    if more is None:
        return False
    taker = next((index for index, party in enumerate(parties) if party.startswith(more[1])), None)
    larger = (values[0] or 0) > (values[1] or 0)
    return taker is not None and ((taker == 0) == larger) != (more[2] in {"大头", "多的"})


def _respectively(text: str, ratios: Sequence[RatioSpan]) -> list[ShareTerm]:
    """“甲方、乙方、丙方分别享有50%、30%、20%”: figures in the order of the parties before them."""
    if not _IN_ORDER.search(text) or len(ratios) < 2:  # noqa: PLR2004 - one alone is nobody's in particular
        return []
    names = list(dict.fromkeys(match[0] for match in words.SHARER.finditer(text[: ratios[0].start])))
    if len(names) != len(ratios):
        return []
    shares = tuple(Share(name, span.value) for name, span in zip(names, ratios, strict=True))
    return [_term(text, shares, ranged=any(span.range for span in ratios))]


def _grouped(text: str, ratios: list[RatioSpan], owner: str) -> list[ShareTerm]:
    """One statement for each run of figures that name different parties."""
    if not ratios:
        return []
    groups: list[list[Share]] = [[]]
    payee = (_PAYEE if len(ratios) > 1 else _PAID_TO).match(text, ratios[-1].end)
    owner = "" if words.ADJACENT.search(text[: ratios[0].start]) else owner
    end = 0
    for span in ratios:
        before = text[max(end, span.start - REACH) : span.start]
        party = payee[1] if payee else _party(before, text[span.end : span.end + REACH_AFTER]) or owner
        others = _same_for(text[end : span.start])
        repeated = any(share.party == party and party for share in groups[-1])
        if groups[-1] and (repeated or words.PART_OF.search(text[end : span.start])):
            groups.append([])
        groups[-1] += [Share(other, span.value) for other in others or (party,)]
        end = span.end
    ranged = any(span.range for span in ratios)
    alone = not words.REST.search(text[ratios[0].start :]) and _one_whole(text, ratios)
    return [_term(text, tuple(group), ranged=ranged, alone=alone) for group in groups]


def _one_whole(text: str, ratios: Sequence[RatioSpan]) -> bool:
    """Whether no other income is named between the figures than before them."""
    first, last = ratios[0].start, ratios[-1].start
    named = [match[0] for match in words.BASE.finditer(text, 0, first)]
    between = {match[0] for match in words.BASE.finditer(text, first, last)}
    return between <= set(named[-1:])


def _same_for(before: str) -> list[str]:
    """All those who get the next figure each: 学校与公司各分."""
    match = words.EACH.search(before)
    return [name[0] for name in words.SHARER.finditer(match[0])] if match else []


def _party(before: str, after: str) -> str:
    """Who gets a figure: the one to whom the words behind it give it, else the last one named before it."""
    if bracketed := _BRACKETED.match(after):
        return bracketed[1]
    given = words.SHARER.search(after) if after.startswith(words.GIVING) else None
    if given or (plain := plain_taker(after)):
        return given[0] if given else plain
    if after.startswith("向"):
        return ""
    names = [match[0] for match in words.SHARER.finditer(before)]
    return names[-1] if names else ""


def _term(text: str, shares: tuple[Share, ...], *, ranged: bool, alone: bool = True) -> ShareTerm:
    """``alone``: nothing but these figures divides the whole, whether they make one or not."""
    each = any(word in text for word in ("各占", "各得", "各享", "各百分之"))
    if any(share.value is None for share in shares):
        state, reason = (State.UNDEFINED, "只是范围") if ranged else (State.BLANK, "比例留空")
        return ShareTerm(state, NOWHERE, shares, _subject(text), reason)
    named = {share.party for share in shares if share.party}
    whole = sum(share.value or 0 for share in shares) == 1
    complete = not each and len(shares) > 1 and (whole or (alone and len(named) == len(shares)))
    return ShareTerm(State.DEFINED, NOWHERE, shares, _subject(text), complete=complete)


def _subject(text: str) -> str:
    match = words.INCOME.search(text)
    return match[0] if match else ""
