"""How long secrecy lasts: every statement of the agreement about it, with what it runs from.

Statements are read sentence by sentence, from confidentiality clauses, from sentences about secrecy anywhere, and from
lists of clauses that survive the end (“第六条在终止后继续有效”).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model.agreement import Agreement, Provision, Standing
from pipeline.model.terms import (
    Anchor,
    Confidentiality,
    CooperationTerm,
    DatedEvent,
    SecrecyPeriod,
    SecrecyTerm,
    State,
)
from pipeline.nlp import secrecy_words as words
from pipeline.nlp.references import clause_numbers
from pipeline.nlp.secrecy_end import end_of, settle
from pipeline.nlp.secrecy_sentence import Sentence, statement, statements
from pipeline.text.durations import find_durations

KIND = "confidentiality"


def read(agreement: Agreement, term: CooperationTerm, dates: Sequence[DatedEvent]) -> Confidentiality:
    """All that the agreement says about how long secrecy lasts, each statement settled against ``term``."""
    sentences = list(_sentences(agreement))
    duties = tuple(s.evidence for s in sentences if words.DUTY.search(s.text) or (s.headed and len(s.text) > 5))
    found = [statement for sentence in sentences for statement in statements(sentence)]
    found += _survival_lists(agreement)
    if not any(s.period is not SecrecyPeriod.NONE for s in found):
        found += _empty_periods(agreement) or _elsewhere(sentences)
    found = _contradicted(found)
    state = State.DEFINED if duties else State.BLANK if found else State.ABSENT
    return Confidentiality(state, tuple(settle(_narrowed(found), term, end_of(term, dates))), duties[:4])


def _sentences(agreement: Agreement) -> Iterator[Sentence]:
    provisions = agreement.stream.provisions
    secret = {agreement.article(p.clause).index for p in provisions if words.DUTY.search(p.text)}
    for position, provision in enumerate(provisions):
        meant = words.SAME_DUTY.search(provision.text) and agreement.article(provision.clause).index in secret
        headed = bool(meant) or KIND in agreement.scopes[provision.clause]
        if headed or words.TOPIC.search(provision.text):
            following = provisions[position + 1].text if position + 1 < len(provisions) else ""
            yield Sentence(
                provision.text,
                agreement.evidence(provision),
                headed,
                _party(agreement, provision),
                following if words.RUNS_FROM.match(following) else "",
            )


def _party(agreement: Agreement, provision: Provision) -> str:
    """The party whose duties the provision belongs to: named by the sentence's label or by the clause's title."""
    clause = agreement.clauses[provision.clause]
    while clause.level > 1 and clause.parent is not None:
        if (match := words.PARTY.match(clause.title)) and len(clause.title) <= len(match[0]) + 8:
            return match[1]
        clause = agreement.clauses[clause.parent]
    return ""


def _narrowed(found: list[SecrecyTerm]) -> list[SecrecyTerm]:
    """“前述永久保密义务仅适用于…” takes the general reach from the permanent promise before it."""
    limits = [s for s in found if words.ONLY_FOR.search(s.evidence.quote)]
    if not limits:
        return found
    return [
        replace(s, subject=s.subject or "限定范围")
        if s.period in {SecrecyPeriod.PERMANENT, SecrecyPeriod.UNTIL_PUBLIC} else s
        for s in found
    ]


def _contradicted(found: list[SecrecyTerm]) -> list[SecrecyTerm]:
    """An express end of the duty beside a period for the time after it leaves both in doubt."""
    after = any(s.period not in {SecrecyPeriod.COOPERATION_ONLY, SecrecyPeriod.NONE} for s in found)
    if not after:
        return found
    return [
        replace(s, period=SecrecyPeriod.UNDEFINED)
        if s.period is SecrecyPeriod.COOPERATION_ONLY and words.NO_SURVIVAL.search(s.evidence.quote) else s
        for s in found
    ]


def _elsewhere(sentences: list[Sentence]) -> list[SecrecyTerm]:
    """Secrecy left to an agreement that is still to be made."""
    return [
        statement(sentence, SecrecyPeriod.UNDEFINED)
        for sentence in sentences if words.AGREED_ELSEWHERE.search(sentence.text)
    ]


def _survival_lists(agreement: Agreement) -> Iterator[SecrecyTerm]:
    """“第六条、第八条在终止后继续有效”: permanent when one of them is the confidentiality clause."""
    secret = {agreement.article(c.index).index for c in agreement.clauses if KIND in c.kinds}
    for provision in agreement.stream.provisions:
        if not words.SURVIVAL.search(provision.text) or words.TOPIC.search(provision.text):
            continue
        named = {agreement.article(index).index for index in clause_numbers(agreement, provision.text)}
        if named & secret:
            yield SecrecyTerm(
                SecrecyPeriod.PERMANENT, agreement.evidence(provision), anchor=Anchor.COOPERATION_END
            )


def _empty_periods(agreement: Agreement) -> list[SecrecyTerm]:
    """Headings “保密期限” with nothing below them, and options for the period without a tick."""
    return list(_empty(agreement))


def _empty(agreement: Agreement) -> Iterator[SecrecyTerm]:
    for provision in agreement.provisions:
        if provision.standing is Standing.OPERATIVE and words.LEFT_EMPTY.search(provision.text):
            yield SecrecyTerm(SecrecyPeriod.BLANK, agreement.evidence(provision))
        if provision.standing is Standing.OPERATIVE or provision.standing is Standing.MARGIN:
            continue
        clause = agreement.clauses[provision.clause]
        titled = words.PERIOD_WORD.search(provision.text)
        if (provision.standing is Standing.HEADING and titled and clause.blank) or (
            provision.standing is Standing.UNTICKED
            and KIND in agreement.scopes[provision.clause]
            and (titled or find_durations(provision.text) or words.EXPLICIT_PERMANENT.search(provision.text))
        ):
            yield SecrecyTerm(SecrecyPeriod.BLANK, agreement.evidence(provision))
