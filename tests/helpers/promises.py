"""What is read of sentences and of small agreements about secrecy and about dividing income."""

from __future__ import annotations

from functools import cache

from pipeline import nlp
from pipeline.content import root
from pipeline.model.agreement import Agreement
from pipeline.model.document import Document, Location
from pipeline.model.evidence import Evidence
from pipeline.model.terms import BenefitSharing, Confidentiality, SecrecyTerm
from pipeline.nlp.lexicon import Lexicon
from pipeline.nlp.secrecy.sentence import Sentence
from pipeline.nlp.secrecy.statements import statements
from pipeline.text.normalise import normalise


@cache
def lexicon() -> Lexicon:
    """The bundled clause kinds."""
    return nlp.load(root() / "rules" / "clauses")


def read(text: str | Document) -> Agreement:
    """The agreement of these lines, or of this document."""
    document = text if isinstance(text, Document) else Document.from_text(text)
    return nlp.analyse(document, lexicon())


def sentence(text: str, *, headed: bool = True, term: int | None = None) -> Sentence:
    """One sentence, of a confidentiality clause unless told otherwise."""
    evidence = Evidence(text, Location(0, 0, len(text)))
    return Sentence(normalise(text).text, evidence, headed=headed, term=term)


def promised(text: str, *, headed: bool = True, term: int | None = None) -> list[SecrecyTerm]:
    """The statements of one sentence about how long secrecy lasts."""
    return list(statements(sentence(text, headed=headed, term=term)))


def shown(term: SecrecyTerm) -> str:
    """Period, months and anchor in a line: ``months 36 cooperation_end``."""
    parts = (term.period.value, "" if term.months is None else str(term.months), term.anchor.value)
    return " ".join(part for part in parts if part)


def secrecy(text: str) -> Confidentiality:
    """What the agreement of these lines says about secrecy."""
    return read(text).terms.confidentiality


def sharing(text: str | Document) -> BenefitSharing:
    """What the agreement of these lines says about dividing income."""
    return read(text).terms.benefit_sharing
