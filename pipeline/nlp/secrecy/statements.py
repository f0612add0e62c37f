"""Every statement of one sentence about how long secrecy lasts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.terms import SecrecyPeriod, SecrecyTerm
from pipeline.nlp.secrecy import closing, fields, lasting, neighbours, others, topic
from pipeline.nlp.secrecy.sentence import Sentence, statement
from pipeline.nlp.secrecy.timed import timed
from pipeline.nlp.secrecy.unbound import ends_with_cooperation
from pipeline.nlp.secrecy.untimed import untimed
from pipeline.text.durations import find_durations

_NAMED = (topic.PERIOD_WORD, topic.DUTY, topic.SECRECY_ITSELF)
"""Secrecy as a duty, whatever else the sentence speaks of."""
SOME = "部分信息"
"""What the words name for which a period holds that the rest of the secrets has not."""
_REST = re.compile(
    "[，,；;](?:但|而)?(?=(?:其余|其他|其它)的?(?:[^。；，,]{0,8}(?:信息|资料|内容|秘密|数据|部分|事项|材料|文件))?"
    "[^。；，,]{0,20}(?:[保守]密|期限|期间))"
)
"""Before the secrets for which another period holds than for those named first."""

_BESIDE_OTHERS = re.compile(
    "上述|前述|前款|本(?:条|款|章|节)(?!争议|违约|结算|管辖)|以上|该等|此项|仍(?:应|须)?遵守"
)
"""The duty laid down before is meant, whatever else is named."""
_OPEN_ENDED = (lasting.ENDABLE.search, neighbours.LEFT_TO_SOMEBODY.search, closing.is_left_to_paper)
"""Somebody may cut the period short, or another paper says it."""


def statements(sentence: Sentence) -> Iterator[SecrecyTerm]:
    """The statements of ``sentence``, not yet settled against the term of the cooperation."""
    first, *rest = _REST.split(sentence.text)
    if rest:
        yield from statements(replace(sentence, text=first, subject=sentence.subject or SOME))
        for part in rest:
            yield from statements(replace(sentence, text=part))
        return
    text = topic.FREED_LATER.sub("", others.without_remarks(sentence.text))
    sentence = sentence if text == sentence.text else replace(sentence, text=text)
    if closing.is_at_close(text) and not lasting.STANDS.search(text):
        yield statement(sentence, SecrecyPeriod.COOPERATION_ONLY)
        return
    if _says_nothing(text) or _is_of_other_clauses(text):
        return
    if ends_with_cooperation(text) and not any(
        standing.search(text) for standing in (lasting.NOT_EXCUSED, lasting.STANDS)
    ):
        yield statement(sentence, SecrecyPeriod.COOPERATION_ONLY)
        return
    figures = list(timed(sentence))
    yield from figures
    if figures:
        yield from _during_only(sentence, {term.party for term in figures})
    if any(open_ended(text) for open_ended in _OPEN_ENDED):
        yield statement(sentence, SecrecyPeriod.UNDEFINED)
    if not figures and others.is_of_others(text):
        return
    other = untimed(sentence) if not figures or _also_open_ended(text) else None
    known = {term.period for term in figures}
    if other is not None and not (known and other.period in {SecrecyPeriod.COOPERATION_ONLY, *known}):
        yield other


def _says_nothing(text: str) -> bool:
    """Whether the sentence advises, speaks of a manuscript, sets free, or merely names secrecy."""
    if others.is_advice(text) and not _is_prompted(text):
        return True
    if others.is_of_publication(text) and not any(named.search(text) for named in _NAMED):
        return True
    if neighbours.OF_THE_STATE.search(text) or neighbours.REVIEWED_LATER.search(text):
        return True
    if topic.SETS_FREE.search(text) and not fields.PERIOD_BLANK.search(text):
        return True
    return _is_beside(text)


def _is_beside(text: str) -> bool:
    """Whether the sentence names secrecy only for the sake of something else."""
    rest = neighbours.BESIDE.sub("", text)
    return rest != text and not any(
        named.search(rest) for named in (*_NAMED, topic.TOPIC, topic.SAME_DUTY, topic.STILL_BOUND)
    )


def _is_of_other_clauses(text: str) -> bool:
    """Whether a right, a liability or a clause of another matter outlives the end, and not secrecy."""
    if topic.CLAUSES_NAMED.search(text):
        return False
    secrecy = (*_NAMED, topic.TOPIC, _BESIDE_OTHERS)
    if neighbours.OTHER_DUTY.search(text) and not any(named.search(text) for named in secrecy):
        return True
    rest = topic.THIS_OTHER_CLAUSE.sub("", text)
    if topic.OTHER_CLAUSES.search(text) and not any(
        named.search(rest) for named in (*_NAMED, topic.SAME_DUTY, topic.STILL_BOUND)
    ):
        return True
    return topic.RIGHT.search(text) is not None and not topic.binds_beside_rights(text)


def _is_prompted(text: str) -> bool:
    """“保密期限：请填写起止时间”: a blank, though it reads like advice."""
    named = topic.PERIOD_WORD.search(text)
    return (
        named is not None
        and text.startswith(":", named.end())
        and bool(fields.PROMPT.match(text[named.end() :]))
    )


def _during_only(sentence: Sentence, parties: set[str]) -> Iterator[SecrecyTerm]:
    """“乙方终止后三年内不得…，甲方在合同期内不得…”: another party is bound during the term only."""
    for part in topic.NEXT_PARTY.split(sentence.text):
        if lasting.COOPERATION_ONLY.search(part) and not find_durations(part):
            made = statement(replace(sentence, text=part), SecrecyPeriod.COOPERATION_ONLY)
            if made.party and made.party not in parties and "" not in parties:
                yield made


def _also_open_ended(text: str) -> bool:
    """Whether a sentence with a figure makes a second, longer promise (“…五年；商业秘密直至公开为止”)."""
    return bool(lasting.UNTIL_PUBLIC.search(text) or lasting.EXPLICIT_PERMANENT.search(text))
