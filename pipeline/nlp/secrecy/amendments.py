"""Words about secrecy that another place of the same document replaces: special terms, a supplement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.model.agreement import Agreement, Provision
from pipeline.model.evidence import Evidence
from pipeline.nlp.references import clause_numbers
from pipeline.nlp.secrecy import topic
from pipeline.text.durations import find_durations

_CHANGES = "(?:修改|修订|变更|更改|调整|更正|替换|改)(?:为|成)"
_CHANGED = re.compile(
    "(?P<place>[^。；“”]{0,16}(?:第[^。；，“”]{1,8}[条款项]|[0-9]{1,2}(?:[.-][0-9]{1,2}){1,2})[^。；“”]{0,14}?)"
    "(?:“(?P<old>[^“”]{1,40})”[^。；“”]{0,8}?)?"
    f"{_CHANGES}[:：]?“(?P<new>[^“”]{{1,400}})”"
)
"""“第5.3款中的“一年”改为“四年””, “原协议第6-2项修改为：“…””."""
_NEW = re.compile("[为成][:：]?“")
"""A quick look before the other pattern."""
_ORIGINAL = re.compile("(?:原|主|本|通用)(?:协议|合同|条款)(?:书)?(?:的|之|中的?)?")
"""Before the number of a clause of the agreement that is changed, which stands in the same document."""
_HYPHENATED = re.compile("[0-9]{1,2}-[0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class Amended:
    """What the changes of a document make of its provisions, by their index."""

    worded: Mapping[int, tuple[str, Evidence]] = field(default_factory=dict)
    """The words in force, and the evidence for them."""
    gone: frozenset[int] = frozenset()
    """Provisions about a period instead of which others count."""


def amended(agreement: Agreement) -> Amended:
    """The changes that reach earlier provisions of ``agreement``."""
    worded: dict[int, tuple[str, Evidence]] = {}
    gone: set[int] = set()
    for provision, change in _changes(agreement):
        old, new = change["old"], change["new"]
        for earlier in _reached(agreement, provision, change["place"]):
            if old and old in earlier.text:
                worded[earlier.index] = earlier.text.replace(old, new), agreement.evidence(provision)
            elif not old and _is_of_period(earlier.text) and _is_of_period(new):
                gone.add(earlier.index)
    return Amended(worded, frozenset(gone))


def _changes(agreement: Agreement) -> Iterator[tuple[Provision, re.Match[str]]]:
    for provision in agreement.stream.provisions:
        if _NEW.search(provision.text):
            yield from ((provision, change) for change in _CHANGED.finditer(provision.text))


def _reached(agreement: Agreement, provision: Provision, place: str) -> Iterator[Provision]:
    """The provisions before ``provision`` that stand in the clauses that ``place`` names."""
    named = _ORIGINAL.sub("", place)
    clauses = set(clause_numbers(agreement, named))
    if hyphenated := _HYPHENATED.search(named):
        clauses = {clause.index for clause in agreement.clauses if clause.number == hyphenated[0]}
    for earlier in agreement.stream.provisions:
        if earlier.location.block >= provision.location.block:
            return
        own = {earlier.clause, agreement.article(earlier.clause).index}
        if not clauses.isdisjoint(own):
            yield earlier


def _is_of_period(text: str) -> bool:
    """Whether ``text`` says how long secrecy lasts."""
    secret = topic.PERIOD_WORD.search(text) or topic.DUTY.search(text)
    return secret is not None and (topic.PERIOD_WORD.search(text) is not None or bool(find_durations(text)))
