"""Where an agreement says the words of a matter: in a sentence, in several near each other, in a row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from pipeline.check.other_papers import settled_here
from pipeline.model.agreement import Agreement, Provision, Standing
from pipeline.model.late import LatePattern
from pipeline.model.several import Several
from pipeline.text.blank_fields import without_blank_fields
from pipeline.text.normalise import BLANK

NEAR = 2
"""Operative sentences behind the first one that ``wording_near`` looks at, in the same article."""
TWICE = 2
"""Times that a ``wording_twice`` is found in sentences that stand near each other."""

Words = tuple[str | tuple[str, ...], ...]
"""Patterns; a tuple inside is found when all of its members are."""

_REPEATED = re.compile(r"(?<!\\)\[\^((?:[^\]\\]|\\.)+)\](?=[*+{])")
"""What a pattern passes over: any characters but some."""


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> LatePattern:
    """The expression ``pattern``, remembered.

    What it passes over ends with the sentence: ``[^，]{0,9}`` means any nine but commas and line feeds.
    """
    return LatePattern(_REPEATED.sub(_in_sentence, pattern), re.MULTILINE)


def _in_sentence(match: re.Match[str]) -> str:
    told = match[1]
    return match[0] if "\\n" in told or "\n" in told else f"[^{told}\\n]"


def all_of(wording: str | Sequence[str]) -> tuple[LatePattern, ...]:
    """The expressions that are all to be found where ``wording`` is."""
    return tuple(map(compiled, (wording,) if isinstance(wording, str) else wording))


def says_any(text: str, *words: Words) -> bool:
    """Whether ``text`` says one of ``words``."""
    return any(_several(some).found_in(text) for some in words if some)


def is_excluded(text: str, pattern: Mapping[str, Any]) -> bool:
    """Whether ``text`` says what a sentence must not say if it is to count."""
    return says_any(text, pattern.get("except", ()))


def is_ignored(text: str, pattern: Mapping[str, Any]) -> bool:
    """Whether ``text`` says what does not count, or leaves the matter blank."""
    return says_any(text, pattern.get("except", ()), pattern.get("blank", ()))


def cut(text: str, pattern: Mapping[str, Any]) -> str:
    """``text`` without look-alikes, fields left blank and what says that a matter is not settled here."""
    text, alike = without_blank_fields(settled_here(text)), pattern.get("look_alikes", ())
    return _several(alike).cut_from(text, "；") if alike else text


@lru_cache(maxsize=4096)
def _several(words: Words) -> Several:
    """``words`` made ready to be looked for, remembered."""
    return Several(map(all_of, words))


def told_in_row(
    agreement: Agreement, wording: str | Sequence[str], pattern: Mapping[str, Any]
) -> list[Provision]:
    """The cells of the rows that say ``wording``; exceptions count, blanks are what the words leave out."""
    first, *rest = all_of(wording)
    found: list[Provision] = []
    for index in dict.fromkeys(row.index for row, _, _ in agreement.row_stream.search(first)):
        text = cut(agreement.rows[index].text, pattern)
        if all(item.search(text) for item in (first, *rest)) and not is_excluded(text, pattern):
            found += [agreement.provisions[key] for key in agreement.rows[index].keys]
    return [p for p in found if p.standing is Standing.OPERATIVE]


def blank_rows(agreement: Agreement, pattern: Mapping[str, Any]) -> list[Provision]:
    """The cells of the rows of a form (栏目:▁) that leave the matter blank."""
    found: dict[int, Provision] = {}
    for blank in pattern.get("blank", ()):
        first, *rest = all_of(blank)
        for index in {row.index for row, _, _ in agreement.row_stream.search(first)}:
            row = agreement.rows[index]
            left = BLANK in row.text and not is_excluded(row.text, pattern)
            if left and all(item.search(row.text) for item in rest):
                found |= {key: agreement.provisions[key] for key in row.keys}
    return [found[key] for key in sorted(found) if found[key].standing is Standing.OPERATIVE]


def told_in_several(
    agreement: Agreement, first: LatePattern, rest: Sequence[LatePattern], pattern: Mapping[str, Any]
) -> list[Provision]:
    """Sentences that say ``first``, with those right behind them that say the ``rest``; all of them count."""
    found: dict[int, Provision] = {}
    for start in agreement.stream.saying(first).values():
        told = [(p, cut(p.text, pattern)) for p in _from(agreement, start) if not is_ignored(p.text, pattern)]
        if not told or told[0][0] is not start or not first.search(told[0][1]):
            continue
        saying = [[p for p, text in told if item.search(text)] for item in rest]
        if all(saying):
            found |= {p.index: p for p in (start, *(chosen[0] for chosen in saying))}
    return list(found.values())


def told_twice(agreement: Agreement, wording: LatePattern, pattern: Mapping[str, Any]) -> list[Provision]:
    """Sentences near each other that say ``wording`` at least ``TWICE``: together, or one of them alone."""
    told = {
        index: times
        for index, p in agreement.stream.saying(wording).items()
        if not is_ignored(p.text, pattern) and (times := len(list(wording.finditer(cut(p.text, pattern)))))
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
