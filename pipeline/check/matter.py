"""Is a matter settled anywhere in the agreement? The search behind all rules of presence.

A matter is described by data (`pipeline.check.matter_pattern`): words that settle it wherever they stand,
words that settle it only inside clauses of a kind, headings under which any substance will do, and words that
look alike but do not count. Only operative provisions are looked at: a heading, a form's
instructions or an unticked option settle nothing, nor does a sentence saying that the matter is not agreed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pipeline.check.annexed import said_in_annex, without_missing
from pipeline.check.bare_law import leaves_to_law
from pipeline.check.counting import is_elsewhere, says_nothing
from pipeline.check.dividing import told_where_divided
from pipeline.check.excepted import without_exceptions
from pipeline.check.headings import HEADED, is_substantial, promising
from pipeline.check.open_stems import open_stems, stems_about
from pipeline.check.wordings import (
    Words,
    all_of,
    blank_rows,
    compiled,
    cut,
    is_excluded,
    is_ignored,
    says_any,
    told_in_row,
    told_in_several,
    told_twice,
)
from pipeline.model.agreement import Agreement, Provision, Standing
from pipeline.model.evidence import Evidence
from pipeline.text.blank_fields import without_blank_parts
from pipeline.text.normalise import BLANK

UNTICKED_BOX = re.compile("[□☐○]")
MOST_EVIDENCE = 4
_ANY_MATTER = "subject"
"""The kind of clause that tells of the work itself, its aims and its standards."""


class Found(StrEnum):
    """How far a matter is settled."""

    SETTLED = "settled"
    BLANK = "blank"
    """Spoken of, its content left to be filled in."""
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Matter:
    """The state of a matter and the words that it rests on, in reading order."""

    state: Found
    evidence: tuple[Evidence, ...] = ()


def find(agreement: Agreement, pattern: Mapping[str, Any]) -> Matter:
    """The state of the matter that ``pattern`` (of `pipeline.check.matter_pattern`) describes."""
    settled = _settling(agreement, pattern)
    if settled:
        return _with_field(agreement, pattern, settled)
    if "annex" in pattern and (annexed := _annexed(agreement, pattern["annex"])):
        return annexed
    if left := _left_blank(agreement, pattern) or _open_field(agreement, pattern):
        return Matter(Found.BLANK, _evidence(agreement, left))
    left_open = _unticked(agreement, pattern) or _left_to_law(agreement, pattern)
    left_open = left_open or _open_stem(agreement, pattern) or _left_to_annex(agreement, pattern)
    return left_open or _left_out(agreement, pattern)


def _left_blank(agreement: Agreement, pattern: Mapping[str, Any]) -> list[Provision]:
    """What leaves the matter to be filled in: sentences with blanks, and labels with nothing behind them."""
    blank = pattern.get("blank", ())
    sentences = [p for p in _matching(agreement, blank).values() if not is_excluded(p.text, pattern)]
    if sentences:
        return sentences
    kinds = {_ANY_MATTER, *pattern.get("clause", ())}
    titles = (p for p in agreement.half_filled.provisions if kinds & {*agreement.clauses[p.clause].kinds})
    asked = [p for p in (*agreement.open_questions.provisions, *titles) if says_any(p.text, blank)]
    found = {p.index: agreement.provisions[p.index] for p in asked if not is_excluded(p.text, pattern)}
    return [found[index] for index in sorted(found)] or blank_rows(agreement, pattern)


def _with_field(agreement: Agreement, pattern: Mapping[str, Any], settled: Sequence[Provision]) -> Matter:
    """``settled``, unless the matter has a field of its own that was left blank."""
    if open_ := _open_field(agreement, pattern):
        return Matter(Found.BLANK, _evidence(agreement, open_))
    return Matter(Found.SETTLED, _evidence(agreement, settled))


def _open_field(agreement: Agreement, pattern: Mapping[str, Any]) -> list[Provision]:
    """What asks for the matter and was left blank or not chosen, unless the text settles it all the same."""
    field = pattern.get("field", {})
    left = stems_about(agreement, compiled(field["left"])) if field else []
    open_ = [*left, *_matching(agreement, field.get("open", ())).values()]
    return [] if open_ and agreement.stream.saying(*all_of(field["unless"])) else open_


def _annexed(agreement: Agreement, pattern: Mapping[str, Any]) -> Matter | None:
    """What an annex says that a sentence names; ``BLANK`` where it is not there, None where none is named."""
    naming = list(_matching(agreement, pattern["wording"]).values())
    for provision in naming:
        if said := said_in_annex(agreement, provision, pattern["title"]):
            return Matter(Found.SETTLED, _evidence(agreement, [provision, *said]))
    return Matter(Found.BLANK, _evidence(agreement, naming)) if naming else None


def _left_to_law(agreement: Agreement, pattern: Mapping[str, Any]) -> Matter | None:
    """``BLANK`` where the words for the matter stand only in sentences that leave it to the law."""
    kinds = frozenset(pattern.get("clause", ()))
    left = [p for p in agreement.stream.provisions if leaves_to_law(p.text)]
    found = [p for p in left if _counts(p, pattern, _wanted_at(agreement, p, pattern, kinds))]
    wanted = [p for p in found if says_any(p.text, *_wanted_at(agreement, p, pattern, kinds))]
    return Matter(Found.BLANK, _evidence(agreement, wanted)) if wanted else None


def _left_to_annex(agreement: Agreement, pattern: Mapping[str, Any]) -> Matter | None:
    """``BLANK`` where the words for the matter only say that an annex tells it, which is not there."""
    told = (p for p in agreement.stream.provisions if "附" in p.text and not is_ignored(p.text, pattern))
    found = [p for p in told if _is_in_missing_annex(agreement, p, pattern)]
    return Matter(Found.BLANK, _evidence(agreement, found)) if found else None


def _is_in_missing_annex(agreement: Agreement, provision: Provision, pattern: Mapping[str, Any]) -> bool:
    """Whether all that ``provision`` says of the matter is the name of an annex that is not there."""
    left = without_missing(agreement, provision.text) if pattern.get("annex_must_stand") else provision.text
    if left == provision.text:
        return False
    wanted = _wanted_at(agreement, provision, pattern, frozenset(pattern.get("clause", ())))
    return says_any(cut(provision.text, pattern), *wanted) and not says_any(cut(left, pattern), *wanted)


def _open_stem(agreement: Agreement, pattern: Mapping[str, Any]) -> Matter | None:
    """``BLANK`` where the words for the matter stand only in stems of a form that nobody filled in."""
    kinds = frozenset(pattern.get("clause", ()))
    found = [
        p
        for p, stem in open_stems(agreement)
        if not is_excluded(p.text, pattern) and says_any(stem, *_wanted_at(agreement, p, pattern, kinds))
    ]
    found = [p for p in found if not is_elsewhere(agreement, p, pattern, kinds)]
    if not found and pattern.get("heading_suffices"):
        found = [p for told in _headed(agreement, kinds, pattern) for p in told if BLANK in p.text]
    return Matter(Found.BLANK, _evidence(agreement, found)) if found else None


def _settling(agreement: Agreement, pattern: Mapping[str, Any]) -> list[Provision]:
    """The provisions that settle the matter, those of a clause about it alone where there are any.

    The first wording found there decides, and the others are not looked for: most matters are settled.
    """
    kinds = frozenset(pattern.get("clause", ()))
    elsewhere: dict[int, Provision] = {}
    for found in _by_wording(agreement, pattern, kinds):
        told = [p for p in found if not says_nothing(agreement, p)]
        told = [p for p in told if not _is_in_missing_annex(agreement, p, pattern)]
        counting = [p for p in told if not is_elsewhere(agreement, p, pattern, kinds)]
        inside = [p for p in counting if not kinds or kinds & agreement.scopes[p.clause]]
        if inside:
            return inside
        elsewhere |= {p.index: p for p in counting}
    if not elsewhere and pattern.get("heading_suffices"):
        return _under_heading(agreement, kinds, pattern)
    return [elsewhere[index] for index in sorted(elsewhere)]


def _by_wording(
    agreement: Agreement, pattern: Mapping[str, Any], kinds: frozenset[str]
) -> Iterator[list[Provision]]:
    """What each wording finds that counts, wording by wording."""
    for wording in pattern.get("wording", ()):
        found = agreement.stream.saying(*all_of(wording)).values()
        yield [p for p in found if _counts(p, pattern, _wanted_at(agreement, p, pattern, kinds))]
    wanted = _wanted(pattern)
    for wording in pattern.get("wording_within", ()):
        found = agreement.stream.saying(*all_of(wording)).values()
        yield [p for p in found if kinds & agreement.scopes[p.clause] and _counts(p, pattern, wanted)]
    for wording in pattern.get("wording_row", ()):
        yield told_in_row(agreement, wording, pattern)
    for wording in pattern.get("wording_row_within", ()):
        told = told_in_row(agreement, wording, pattern)
        yield [p for p in told if kinds & agreement.scopes[p.clause]]
    for first, *rest in pattern.get("wording_near", ()):
        yield told_in_several(agreement, compiled(first), [compiled(item) for item in rest], pattern)
    for wording in pattern.get("wording_twice", ()):
        yield told_twice(agreement, compiled(wording), pattern)
    for wording in pattern.get("wording_shared", ()):
        yield told_where_divided(agreement, wording, pattern)
    yield [p for p in agreement.stream.provisions if _tells_beside(agreement, p, pattern, kinds)]


def _tells_beside(
    agreement: Agreement, provision: Provision, pattern: Mapping[str, Any], kinds: frozenset[str]
) -> bool:
    """Whether a provision of a clause about the matter settles it beside the exceptions that it makes."""
    left = without_exceptions(provision.text)
    if left == provision.text or not kinds & agreement.scopes[provision.clause] or is_ignored(left, pattern):
        return False
    return says_any(cut(left, pattern), *_wanted(pattern))


def _counts(provision: Provision, pattern: Mapping[str, Any], wanted: Iterable[Words]) -> bool:
    """Whether exceptions, blanks and look-alikes leave what is ``wanted`` where the provision stands."""
    if is_ignored(provision.text, pattern):
        return False
    left = cut(provision.text, pattern)
    return left == provision.text or says_any(left, *wanted)


def _wanted(pattern: Mapping[str, Any]) -> tuple[Words, Words]:
    return pattern.get("wording", ()), pattern.get("wording_within", ())


def _wanted_at(
    agreement: Agreement, provision: Provision, pattern: Mapping[str, Any], kinds: frozenset[str]
) -> tuple[Words, ...]:
    """What settles the matter where ``provision`` stands."""
    wanted = _wanted(pattern)
    return wanted if kinds & agreement.scopes[provision.clause] else wanted[:1]


def _matching(agreement: Agreement, patterns: Words) -> dict[int, Provision]:
    found: dict[int, Provision] = {}
    for pattern in patterns:
        found |= agreement.stream.saying(*all_of(pattern))
    return found


def _under_heading(
    agreement: Agreement, kinds: frozenset[str], pattern: Mapping[str, Any]
) -> list[Provision]:
    """The provisions with substance of the first clause that is headed as ``kinds`` and nothing else."""
    for told in _headed(agreement, kinds, pattern):
        chosen = [p for p in told if is_substantial(without_blank_parts(cut(p.text, pattern)))]
        if chosen:
            return chosen[:MOST_EVIDENCE]
    return []


def _headed(
    agreement: Agreement, kinds: frozenset[str], pattern: Mapping[str, Any]
) -> Iterator[list[Provision]]:
    """What the clauses headed as ``kinds`` and nothing else say that may count."""
    for clause in agreement.clauses:
        if clause.kinds and kinds.issuperset(clause.kinds) and clause.by in HEADED and not clause.blank:
            said = promising(agreement, clause, kinds)
            yield [p for p in said if not (is_ignored(p.text, pattern) or leaves_to_law(p.text))]


def _unticked(agreement: Agreement, pattern: Mapping[str, Any]) -> Matter | None:
    """``BLANK`` when only options without a tick would settle the matter."""
    kinds, blank = frozenset(pattern.get("clause", ())), pattern.get("blank", ())
    found = [
        p
        for p in agreement.provisions
        if p.standing is Standing.UNTICKED
        and says_any(UNTICKED_BOX.sub("", p.text), *_wanted_at(agreement, p, pattern, kinds), blank)
    ]
    return Matter(Found.BLANK, _evidence(agreement, found)) if found else None


def _left_out(agreement: Agreement, pattern: Mapping[str, Any]) -> Matter:
    """``BLANK`` when a clause with a fitting heading stands there empty, otherwise ``ABSENT``."""
    kinds, wanted = set(pattern.get("clause", ())), compiled(pattern.get("blank_heading", ""))
    empty = [c for c in agreement.clauses if c.blank and c.by in HEADED and kinds & set(c.kinds)]
    fitting = {c.index for c in empty if wanted.search(c.title)}
    headings = [p for p in agreement.provisions if p.clause in fitting]
    return Matter(Found.BLANK, _evidence(agreement, headings)) if fitting else Matter(Found.ABSENT)


def _evidence(agreement: Agreement, provisions: Iterable[Provision]) -> tuple[Evidence, ...]:
    chosen = list(provisions)[:MOST_EVIDENCE]
    return tuple(agreement.evidence(p) for p in sorted(chosen, key=lambda p: p.index))
