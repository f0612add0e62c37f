"""What each clause is about: by its heading; without one by its first sentence or by most of its sentences.

What a trained model takes a clause for is no part of it: that is only a reason to look (`check.suspicion`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.model.agreement import Clause, Provision, Standing, Stream
from pipeline.nlp.lexicon import Lexicon, Wording
from pipeline.text.normalise import normalise

ENOUGH = 0.34
"""Part of a clause's sentences that must speak of a kind before the clause counts as one unheaded."""


def classify(
    clauses: Sequence[Clause], provisions: Sequence[Provision], lexicon: Lexicon
) -> tuple[Clause, ...]:
    """The same clauses with ``kinds`` and ``by`` filled in.

    Wording is asked only where no heading on the clause or above it says what it is about.
    """
    headed = [_by_heading(clause, lexicon) or clause for clause in clauses]
    members = _members(provisions, _unheaded(headed))
    worded = _wordings([p for own in members.values() for p in own], lexicon)
    return tuple(clause if clause.by else _by_wording(clause, members, worded) for clause in headed)


def _unheaded(clauses: Sequence[Clause]) -> set[int]:
    """Indices of the clauses without a telling heading on them or above them."""
    found: set[int] = set()
    for clause in clauses:
        outer = clause.parent is None or clause.parent in found or clauses[clause.parent].level == 0
        if outer and not clause.by:
            found.add(clause.index)
    return found


def _by_heading(clause: Clause, lexicon: Lexicon) -> Clause | None:
    kinds = lexicon.headed(normalise(clause.title).text) if clause.title else ()
    if clause.annex and "annexes" not in kinds:
        kinds = (*kinds, "annexes")
    return replace(clause, kinds=kinds, by="heading") if kinds else None


def _by_wording(
    clause: Clause, members: Mapping[int, Sequence[Provision]], worded: Mapping[int, Sequence[str]]
) -> Clause:
    own = members.get(clause.index, ())
    if not own or clause.level == 0:
        return clause
    lead = worded.get(own[0].index, ())
    counts = Counter(kind for provision in own for kind in worded.get(provision.index, ()))
    frequent = [kind for kind, count in counts.most_common() if count >= ENOUGH * len(own)]
    kinds = tuple(dict.fromkeys([*lead, *frequent]))
    return replace(clause, kinds=kinds, by="lead" if lead else "wording") if kinds else clause


def _members(provisions: Iterable[Provision], clauses: set[int]) -> Mapping[int, Sequence[Provision]]:
    """The operative provisions of each of ``clauses``."""
    members: dict[int, list[Provision]] = defaultdict(list)
    for provision in provisions:
        if provision.clause in clauses and provision.standing is Standing.OPERATIVE:
            members[provision.clause].append(provision)
    return members


def _wordings(provisions: Iterable[Provision], lexicon: Lexicon) -> Mapping[int, Sequence[str]]:
    """For each provision the kinds it is worded as."""
    stream = Stream.of(provisions)
    found: dict[int, list[str]] = defaultdict(list)
    for kind in lexicon.kinds:
        for index in set().union(*(_saying(stream, wording) for wording in kind.wording)):
            found[index].append(kind.id)
    return found


def _saying(stream: Stream, wording: Wording) -> set[int]:
    first, *rest = wording
    return {p.index for p, _, _ in stream.search(first) if all(item.search(p.text) for item in rest)}
