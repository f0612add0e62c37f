"""What each clause is about: by its heading; without one by its first sentence, most sentences or terms.

What a trained model takes a clause for is no part of it: that is only a reason to look (`check.suspicion`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.model.agreement import Agreement, Clause, Provision, Standing, Stream
from pipeline.model.evidence import Evidence
from pipeline.nlp.lexicon import Lexicon
from pipeline.text.normalise import normalise

ENOUGH = 0.34
"""Part of a clause's sentences that must speak of a kind before the clause counts as one unheaded."""

MOST = 10
"""Sentences that an article has at most when the terms in it tell what all of it is about."""
PART = 0.25
"""Part of its sentences that such terms must be."""


def classify(
    clauses: Sequence[Clause], provisions: Sequence[Provision], lexicon: Lexicon
) -> tuple[Clause, ...]:
    """The same clauses with ``kinds`` and ``by`` filled in.

    Wording is asked only where no heading on the clause or above it says what it is about.
    """
    headed = [_by_heading(clause, lexicon) or clause for clause in clauses]
    members = _members(provisions, headed)
    worded = _wordings([p for own in members.values() for p in own], lexicon)
    return tuple(clause if clause.by else _by_wording(clause, members, worded) for clause in headed)


def told(agreement: Agreement, matters: Mapping[str, Iterable[Evidence]]) -> Agreement:
    """``agreement`` with the kinds of ``matters`` on the articles in which the evidence of them stands.

    What terms were read from tells what an article is about, in whatever words its other sentences go on.
    Only short articles are told so that no heading, on them or inside, and no first sentence tells of.
    """
    silent = _silent(agreement)
    added: dict[int, list[str]] = defaultdict(list)
    for kind, evidence in matters.items():
        places = {item.location for item in evidence}
        held = Counter(
            agreement.article(p.clause).index for p in agreement.stream.provisions if p.location in places
        )
        for index in sorted(held.keys() & silent.keys()):
            if held[index] >= PART * silent[index] and kind not in agreement.clauses[index].kinds:
                added[index].append(kind)
    if not added:
        return agreement
    return replace(
        agreement, clauses=tuple(_with(item, added.get(item.index, ())) for item in agreement.clauses)
    )


def _with(clause: Clause, kinds: Sequence[str]) -> Clause:
    return replace(clause, kinds=(*clause.kinds, *kinds), by=clause.by or "terms") if kinds else clause


def _silent(agreement: Agreement) -> Mapping[int, int]:
    """The short articles that neither a heading, their own or one inside, nor their first sentence tells of.

    With each the number of its sentences; one that is a single sentence has nothing to be told of.
    """
    counts = Counter(agreement.article(p.clause).index for p in agreement.stream.provisions)
    headed = {agreement.article(item.index).index for item in agreement.clauses if item.by == "heading"}
    articles = ((agreement.clauses[index], count) for index, count in counts.items() if index not in headed)
    return {
        clause.index: count
        for clause, count in articles
        if 1 < count <= MOST and clause.level and clause.by in ("", "wording")
    }


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


def _members(provisions: Iterable[Provision], clauses: Sequence[Clause]) -> Mapping[int, Sequence[Provision]]:
    """The operative provisions of each clause without a heading; an article has those of its items too."""
    unheaded = _unheaded(clauses)
    headed_inside = {_outermost(clauses, clause.index) for clause in clauses if clause.by}
    members: dict[int, list[Provision]] = defaultdict(list)
    for provision in provisions:
        if provision.clause in unheaded and provision.standing is Standing.OPERATIVE:
            members[provision.clause].append(provision)
            article = _outermost(clauses, provision.clause)
            if article != provision.clause and article not in headed_inside:
                members[article].append(provision)
    return members


def _outermost(clauses: Sequence[Clause], index: int) -> int:
    """The article (level 1) that a clause stands in; itself at level 0 or 1."""
    clause = clauses[index]
    while clause.level > 1 and clause.parent is not None and clauses[clause.parent].level > 0:
        clause = clauses[clause.parent]
    return clause.index


def _wordings(provisions: Iterable[Provision], lexicon: Lexicon) -> Mapping[int, Sequence[str]]:
    """For each provision the kinds it is worded as."""
    stream = Stream.of(provisions)
    found: dict[int, list[str]] = defaultdict(list)
    for kind in lexicon.kinds:
        for index in set().union(*(stream.saying(*wording) for wording in kind.wording)):
            found[index].append(kind.id)
    return found
