"""All that an agreement says about how long secrecy lasts.

Statements are read sentence by sentence, from confidentiality clauses, from sentences about secrecy anywhere,
and from lists of clauses that survive the end (“第六条在终止后继续有效”).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.agreement import Agreement, Provision
from pipeline.model.terms import Confidentiality, CooperationTerm, DatedEvent, SecrecyPeriod, State
from pipeline.nlp.amended import in_force
from pipeline.nlp.secrecy import anchors, lasting, topic
from pipeline.nlp.secrecy.combining import Said, combine, merge_groups
from pipeline.nlp.secrecy.end import known_end, settle
from pipeline.nlp.secrecy.lists import KIND, left_elsewhere, left_empty, surviving
from pipeline.nlp.secrecy.sentence import Sentence
from pipeline.nlp.secrecy.statements import statements
from pipeline.text.durations import find_durations

MOST_EVIDENCE = 4
SHORTEST_DUTY = 6
"""Characters that a sentence of a confidentiality clause needs to be one of its duties."""
LIST_LENGTH, LONGEST_ITEM = 8, 40


def read(agreement: Agreement, term: CooperationTerm, dates: Sequence[DatedEvent]) -> Confidentiality:
    """Every statement about how long secrecy lasts, settled against the end of the cooperation."""
    sentences = list(_sentences(agreement, term.months))
    found = [Said(sentence, made) for sentence in sentences for made in statements(sentence)]
    found += surviving(agreement)
    if all(said.term.period is SecrecyPeriod.NONE for said in found):
        found += left_empty(agreement) or left_elsewhere(sentences)
    end = known_end(agreement, term, dates)
    settled = [Said(said.sentence, settle(said.term, end)) for said in combine(found, sentences)]
    duties = [s.evidence for s in sentences if _is_duty(s)]
    state = State.DEFINED if duties else State.BLANK if found else State.ABSENT
    return Confidentiality(state, tuple(merge_groups(settled)), tuple(duties[:MOST_EVIDENCE]))


def _is_duty(sentence: Sentence) -> bool:
    long_enough = sentence.headed and len(sentence.text) >= SHORTEST_DUTY
    return long_enough or topic.DUTY.search(sentence.text) is not None


@dataclass(frozen=True, slots=True)
class _Lead:
    """A sentence that announces a period whose ends follow as a list, or that gives it for one party."""

    position: int
    article: int
    block: int
    listing: bool

    def reaches(self, position: int, article: int, provision: Provision) -> bool:
        """Whether ``provision`` is one of the ends, or the value for another party."""
        text = provision.text
        if article != self.article or position > self.position + LIST_LENGTH or len(text) > LONGEST_ITEM:
            return False
        if not self.listing:
            return provision.location.block == self.block and topic.CONTINUES.match(text) is not None
        return bool(find_durations(text) or lasting.COOPERATION_TIME.search(text))


def _sentences(agreement: Agreement, term: int | None) -> Iterator[Sentence]:
    provisions = agreement.stream.provisions
    secret = _secret_articles(agreement)
    before = -1
    lead: _Lead | None = None
    for position, provision in enumerate(provisions):
        article = agreement.article(provision.clause).index
        text = in_force(provision.text, topic.PERIOD_WORD)
        led = lead is not None and lead.reaches(position, article, provision)
        if led:
            text = "保密期限:" + topic.ITEM_LABEL.sub("", text)
        headed = _is_headed(agreement, provision, after_duty=not secret.isdisjoint((article, before)))
        before = article
        if not headed and not led and not (topic.MENTION.search(text) and topic.TOPIC.search(text)):
            continue
        following = provisions[position + 1].text if position + 1 < len(provisions) else ""
        yield Sentence(
            text,
            agreement.evidence(provision),
            headed,
            _titled_party(agreement, provision),
            following if anchors.RUNS_FROM.match(following) else "",
            term,
            lead.position if led and lead is not None and lead.listing else position,
            f"{agreement.clause_name(provision.clause)} {provision.text}",
        )
        if not led and topic.PERIOD_WORD.search(text):
            listing = topic.ANNOUNCES.search(text) is not None
            lead = _Lead(position, article, provision.location.block, listing)


def _secret_articles(agreement: Agreement) -> set[int]:
    """The articles that hold a duty of secrecy."""
    return {
        agreement.article(p.clause).index
        for p in agreement.stream.provisions
        if topic.MENTION.search(p.text) and topic.DUTY.search(p.text)
    }


def _is_headed(agreement: Agreement, provision: Provision, *, after_duty: bool) -> bool:
    """Whether the provision stands in a confidentiality clause, or goes on about the duty before it."""
    if KIND in agreement.scopes[provision.clause]:
        return True
    return after_duty and topic.SAME_DUTY.search(provision.text) is not None


def _titled_party(agreement: Agreement, provision: Provision) -> str:
    """The party that the title of the clause, or of one above it, names: “乙方的保密义务”."""
    clause = agreement.clauses[provision.clause]
    while clause.level > 1 and clause.parent is not None:
        match = topic.TITLED_PARTY.match(clause.title)
        if match and len(clause.title) <= len(match[0]) + LIST_LENGTH:
            return match[1]
        clause = agreement.clauses[clause.parent]
    return ""
