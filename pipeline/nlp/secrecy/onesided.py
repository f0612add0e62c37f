"""A period for one party's secrecy beside a duty of all parties, in another article, that has none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model.agreement import Agreement
from pipeline.model.terms import SecrecyPeriod
from pipeline.nlp.secrecy import others, topic
from pipeline.nlp.secrecy.combining import Said
from pipeline.nlp.secrecy.sentence import Sentence, statement

_EVERYBODY = re.compile(
    "(?:^|[,，；:：])(?:[(（][^)）]{1,4}[)）]|[0-9]{1,2}(?:[.][0-9]{1,2})*[.、]?)?(?:因此|为此|但|且|由)?"
    "(?:甲[、和及与]?乙[、和及与丙丁]*[双各三四两]方|[甲乙丙]方[、和及与][乙丙丁]方(?:[、和及与][丙丁]方)*"
    "|双方|各方|三方|四方|任何一方|任一方|每一方)"
    "(?:均|都|皆|应|须|必须|负|承担|对|不得|不可|不能|保证|承诺|同意|有义务|相互|互相|就|共同|保守|严守)"
)
"""All parties, as those who are bound."""
_PLAINLY = re.compile("对[^。；，,]{2,30}(?<![不否需用])保密(?=[。；，,]|$)")
"""“双方对合作内容保密”."""
_NOT_AFTER = frozenset({SecrecyPeriod.COOPERATION_ONLY, SecrecyPeriod.NONE})
_LEAVING = re.compile("出站|毕业|离[职岗校所院站]|退休|返校")
"""The party is a person, who leaves."""
_OF_THE_STATE = re.compile("(?:党和)?国家(?:的)?[秘机]密|个人信息|隐私")
"""Secrets that are nobody's among the parties."""


def without_period(
    agreement: Agreement, found: Sequence[Said], sentences: Sequence[Sentence]
) -> Iterator[Said]:
    """An undefined statement for the duty of all where each statement of ``found`` is for the same party.

    The period of one party right beside the duty of all is the one that their article gives; a period
    elsewhere, such as that of students or of data, is not.
    """
    parties = {said.term.party for said in found}
    if any(said.term.period in _NOT_AFTER or _LEAVING.search(said.sentence.text) for said in found):
        return
    if len(parties) != 1 or "" in parties:
        return
    given = {_article(agreement, said.sentence) for said in found}
    for sentence in sentences:
        beside = _article(agreement, sentence) in given
        if not beside and not sentence.party and _binds_all(sentence.text):
            yield Said(sentence, statement(sentence, SecrecyPeriod.UNDEFINED))
            return


def _article(agreement: Agreement, sentence: Sentence) -> int:
    """Index of the article that ``sentence`` stands in; -1 outside of all."""
    clause = agreement.innermost.get(sentence.evidence.location.block)
    return -1 if clause is None else agreement.article(clause.index).index


def _binds_all(text: str) -> bool:
    duty = topic.DUTY.search(text) or _PLAINLY.search(text)
    if duty is None or _OF_THE_STATE.search(text) or others.is_of_publication(text):
        return False
    return _EVERYBODY.search(text, 0, duty.end()) is not None
