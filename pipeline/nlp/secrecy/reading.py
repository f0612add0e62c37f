"""All that an agreement says about how long secrecy lasts.

Statements are read sentence by sentence, from confidentiality clauses, from sentences about secrecy anywhere,
and from lists of clauses that survive the end (“第六条在终止后继续有效”).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.agreement import Agreement
from pipeline.model.terms import Confidentiality, CooperationTerm, DatedEvent, SecrecyPeriod, State
from pipeline.nlp.secrecy import closing, topic
from pipeline.nlp.secrecy.combining import Said, combine, merge_groups
from pipeline.nlp.secrecy.end import known_end, settle
from pipeline.nlp.secrecy.english import english
from pipeline.nlp.secrecy.gathering import gather
from pipeline.nlp.secrecy.lists import (
    by_period,
    left_elsewhere,
    left_empty,
    left_empty_beside,
    left_to_paper,
    surviving,
    unfilled,
)
from pipeline.nlp.secrecy.onesided import without_period
from pipeline.nlp.secrecy.partial import narrowed, of_one_case, widened
from pipeline.nlp.secrecy.sentence import Sentence
from pipeline.nlp.secrecy.statements import statements
from pipeline.nlp.secrecy.unread import unread

MOST_EVIDENCE = 4
SHORTEST_DUTY = 6
"""Characters that a sentence of a confidentiality clause needs to be one of its duties, secrecy unnamed."""


def read(agreement: Agreement, term: CooperationTerm, dates: Sequence[DatedEvent]) -> Confidentiality:
    """Every statement about how long secrecy lasts, settled against the end of the cooperation."""
    sentences = list(gather(agreement, term.months))
    found = [narrowed(Said(sentence, made)) for sentence in sentences for made in statements(sentence)]
    kept = list(surviving(agreement))
    found += [*kept, *left_to_paper(sentences)] if _is_only_kept(found, kept) else kept
    if not found:
        found += english(agreement)
    if all(said.term.period is SecrecyPeriod.NONE for said in found):
        found += left_empty(agreement) or left_elsewhere(sentences)
    found += left_empty_beside(agreement, found)
    if found and all(said.term.period is SecrecyPeriod.PERMANENT for said in found):
        found += [said for said in left_elsewhere(sentences) if "期限" in said.sentence.text]
        found += by_period(sentences)
    if not found:
        found += [*closing.at_publication(sentences), *closing.unsaid(sentences)]
    if not found:
        found += unread(agreement, sentences)
    if not found and not _duties(sentences):
        found += unfilled(agreement)
    end = known_end(agreement, term, dates)
    standing = widened(combine(of_one_case(found), sentences), sentences)
    standing += without_period(agreement, standing, sentences)
    settled = [Said(said.sentence, settle(said.term, end)) for said in standing]
    duties = [sentence.evidence for sentence in _duties(sentences)]
    state = State.DEFINED if duties else State.BLANK if found else State.ABSENT
    return Confidentiality(state, tuple(merge_groups(settled)), tuple(duties[:MOST_EVIDENCE]))


def _is_only_kept(found: Sequence[Said], kept: Sequence[Said]) -> bool:
    """Whether the clause is merely said to outlive the end: another paper may say for how long."""
    return not found and any(said.term.period is SecrecyPeriod.PERMANENT for said in kept)


def _duties(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that lay down secrecy by name; where none does, all that stand under its heading."""
    named = [sentence for sentence in sentences if topic.DUTY.search(sentence.text)]
    return named or [s for s in sentences if s.headed and len(s.text) >= SHORTEST_DUTY]
