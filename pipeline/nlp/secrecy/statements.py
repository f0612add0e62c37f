"""Every statement of one sentence about how long secrecy lasts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.terms import SecrecyPeriod, SecrecyTerm
from pipeline.nlp.secrecy import lasting, others, topic
from pipeline.nlp.secrecy.sentence import Sentence, statement
from pipeline.nlp.secrecy.timed import timed
from pipeline.nlp.secrecy.untimed import untimed


def statements(sentence: Sentence) -> Iterator[SecrecyTerm]:
    """The statements of ``sentence``, not yet settled against the term of the cooperation."""
    text = others.without_remarks(sentence.text)
    sentence = sentence if text == sentence.text else replace(sentence, text=text)
    if others.is_advice(text):
        return
    if topic.SETS_FREE.search(text) and not topic.PERIOD_BLANK.search(text):
        return
    if topic.RIGHT.search(text) and not topic.binds_beside_rights(text):
        return
    if lasting.NO_SURVIVAL.search(text):
        yield statement(sentence, SecrecyPeriod.COOPERATION_ONLY)
        return
    figures = list(timed(sentence))
    yield from figures
    if lasting.ENDABLE.search(text):
        yield statement(sentence, SecrecyPeriod.UNDEFINED)
    if not figures and others.is_of_others(text):
        return
    other = untimed(sentence) if not figures or _also_open_ended(text) else None
    known = {term.period for term in figures}
    if other is not None and not (known and other.period in {SecrecyPeriod.COOPERATION_ONLY, *known}):
        yield other


def _also_open_ended(text: str) -> bool:
    """Whether a sentence with a figure makes a second, longer promise (“…五年；商业秘密直至公开为止”)."""
    return bool(lasting.UNTIL_PUBLIC.search(text) or lasting.EXPLICIT_PERMANENT.search(text))
