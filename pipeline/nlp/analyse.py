"""From a document to an agreement: clauses, what they are about, terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pipeline.model.agreement import Agreement
from pipeline.model.document import Document
from pipeline.model.evidence import Evidence
from pipeline.model.state import State
from pipeline.model.terms import Terms
from pipeline.nlp import (
    dates,
    disputes,
    distribution,
    exits,
    filing,
    liability,
    money,
    ownership,
    parties,
    references,
    secrecy,
    secrecy_scope,
    sharing,
    subject,
    term,
    title,
)
from pipeline.nlp.classify import classify, told
from pipeline.nlp.lexicon import Lexicon
from pipeline.nlp.segment import segment
from pipeline.nlp.struck import without_struck
from pipeline.nlp.ticked import join_ticked
from pipeline.nlp.ticked_rows import without_unticked_rows


def analyse(document: Document, lexicon: Lexicon) -> Agreement:
    """What is understood of ``document``. The kind of agreement (``type``) is left to the rules' profiles."""
    clauses, provisions = segment(document)
    provisions = join_ticked(without_unticked_rows(document, without_struck(document, provisions)))
    clauses = classify(clauses, provisions, lexicon)
    agreement = Agreement(document, clauses, provisions)
    terms = _terms(agreement)
    wider = told(agreement, _matters(terms))
    return replace(wider, terms=terms if wider is agreement else _terms(wider))


def _matters(terms: Terms) -> Mapping[str, list[Evidence]]:
    """The sentences that say so much of a matter that their article is about it, by the kind of clause."""
    shares = (item.evidence for item in terms.benefit_sharing.terms if item.state is State.DEFINED)
    left = (item.evidence for item in terms.exit.conditions if item.state is State.DEFINED)
    return {
        "benefit_sharing": list(shares),
        "exit": list(left),
    }


def _terms(agreement: Agreement) -> Terms:
    amounts = money.read(agreement)
    lasting = term.read(agreement)
    events = dates.read(agreement)
    owed = liability.read(agreement)
    secret = secrecy.read(agreement, lasting, events)
    named = parties.read(agreement)
    shared = sharing.read(agreement, named)
    return Terms(
        title=title.read(agreement),
        parties=named,
        subject=subject.read(agreement),
        amounts=amounts.amounts,
        amount_pairs=amounts.pairs,
        total=amounts.total,
        payment_plans=amounts.plans,
        dates=events,
        cooperation_term=lasting,
        ownership=ownership.read(agreement),
        filing=filing.read(agreement),
        confidentiality=replace(secret, scope=secrecy_scope.read(agreement), liability=owed.leaks),
        benefit_sharing=replace(shared, distribution=distribution.read(agreement, shared)),
        exit=exits.read(agreement),
        liability=owed.others,
        disputes=disputes.read(agreement),
        references=references.read(agreement),
    )
