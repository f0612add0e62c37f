"""Where an agreement says the words of a matter: in a sentence, in several near each other, in a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from pipeline.check.other_papers import settled_here
from pipeline.model.agreement import Agreement, Provision, Standing
from pipeline.model.late import LatePattern

NEAR = 2
"""Operative sentences behind the first one that ``wording_near`` looks at, in the same article."""
TWICE = 2
"""Times that a ``wording_twice`` is found in sentences that stand near each other."""

Words = Sequence[str | Sequence[str]]
"""Patterns; a sequence inside is found when all of its members are."""


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> LatePattern:
    """The expression ``pattern``, remembered."""
    return LatePattern(pattern, re.MULTILINE)


def excluding(pattern: Mapping[str, Any]) -> Words:
    """What a sentence must not say if it is to count."""
    return tuple(pattern.get("except", ()))


def says_any(text: str, patterns: Words) -> bool:
    """Whether ``text`` says one of ``patterns``."""
    for item in patterns:
        if isinstance(item, str):
            if compiled(item).search(text):
                return True
        elif all(compiled(part).search(text) for part in item):
            return True
    return False


def cut(text: str, cuts: Iterable[LatePattern]) -> str:
    """``text`` without the look-alikes and without what says that a matter is not settled here."""
    text = settled_here(text)
    for item in cuts:
        text = item.sub("；", text)
    return text


def found_by(agreement: Agreement, pattern: LatePattern) -> dict[int, Provision]:
    """The operative sentences with a match, by their index."""
    return {p.index: p for p, _, _ in agreement.stream.search(pattern)}


def told_in_row(
    agreement: Agreement, wording: str | Sequence[str], pattern: Mapping[str, Any]
) -> list[Provision]:
    """The cells of the rows that say ``wording``; exceptions count, blanks are what the words leave out."""
    first, *rest = [compiled(wording)] if isinstance(wording, str) else [compiled(item) for item in wording]
    alike = [compiled(item) for item in pattern.get("look_alikes", ())]
    found: list[Provision] = []
    for index in dict.fromkeys(row.index for row, _, _ in agreement.row_stream.search(first)):
        text = cut(agreement.rows[index].text, alike)
        if all(item.search(text) for item in (first, *rest)) and not says_any(text, excluding(pattern)):
            found += [agreement.provisions[key] for key in agreement.rows[index].keys]
    return [p for p in found if p.standing is Standing.OPERATIVE]


def told_in_several(
    agreement: Agreement, first: LatePattern, rest: Sequence[LatePattern], pattern: Mapping[str, Any]
) -> list[Provision]:
    """Sentences that say ``first``, with those right behind them that say the ``rest``; all of them count."""
    ignored = (*excluding(pattern), *pattern.get("blank", ()))
    alike = [compiled(item) for item in pattern.get("look_alikes", ())]
    found: dict[int, Provision] = {}
    for start in found_by(agreement, first).values():
        told = [(p, cut(p.text, alike)) for p in _from(agreement, start) if not says_any(p.text, ignored)]
        if not told or told[0][0] is not start or not first.search(told[0][1]):
            continue
        saying = [[p for p, text in told if item.search(text)] for item in rest]
        if all(saying):
            found |= {p.index: p for p in (start, *(chosen[0] for chosen in saying))}
    return list(found.values())


def told_twice(agreement: Agreement, wording: LatePattern, pattern: Mapping[str, Any]) -> list[Provision]:
    """Sentences near each other that say ``wording`` at least ``TWICE``: together, or one of them alone."""
    ignored = (*excluding(pattern), *pattern.get("blank", ()))
    alike = [compiled(item) for item in pattern.get("look_alikes", ())]
    told = {
        index: times
        for index, p in found_by(agreement, wording).items()
        if not says_any(p.text, ignored) and (times := len(list(wording.finditer(cut(p.text, alike)))))
    }
    found: dict[int, Provision] = {}
    for index in told:
        near = [p for p in _from(agreement, agreement.provisions[index]) if p.index in told]
        if sum(told[p.index] for p in near) >= TWICE:
            found |= {p.index: p for p in near}
    return list(found.values())


def _from(agreement: Agreement, start: Provision) -> list[Provision]:
    """``start`` and the ``NEAR`` operative sentences behind it, as far as its article reaches."""
    article = agreement.article(start.clause).index
    behind = (p for p in agreement.provisions[start.index :] if p.standing is Standing.OPERATIVE)
    return [p for p in islice(behind, NEAR + 1) if agreement.article(p.clause).index == article]
