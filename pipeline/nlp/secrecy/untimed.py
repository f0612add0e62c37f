"""What a sentence says about how long secrecy lasts when it gives no figure."""

from __future__ import annotations

import re

from pipeline.model.terms import SecrecyPeriod, SecrecyTerm
from pipeline.nlp.secrecy import fields, lasting, neighbours, topic
from pipeline.nlp.secrecy.continued import prolongs
from pipeline.nlp.secrecy.sentence import Sentence, statement
from pipeline.nlp.secrecy.timed import SHORTEST_DAYS
from pipeline.text.durations import DurationSpan, find_durations
from pipeline.text.normalise import BLANK

_MANNERS = (
    (fields.OPEN_CHOICE, SecrecyPeriod.BLANK),
    (lasting.LEFT_TO_NATURE, SecrecyPeriod.UNDEFINED),
    (lasting.VAGUE, SecrecyPeriod.UNDEFINED),
    (lasting.UNTIL_PUBLIC, SecrecyPeriod.UNTIL_PUBLIC),
    (lasting.EXPLICIT_PERMANENT, SecrecyPeriod.PERMANENT),
    (lasting.SURVIVAL, SecrecyPeriod.PERMANENT),
    (lasting.COOPERATION_ONLY, SecrecyPeriod.COOPERATION_ONLY),
    (lasting.UNTIL_EVENT, SecrecyPeriod.UNDEFINED),
)
"""Tried in this order: what leaves the period open before what settles it."""
_THE_DUTY = (
    topic.PERIOD_WORD,
    topic.DUTY,
    topic.SECRECY_ITSELF,
    topic.OWN_DUTY,
    topic.THE_SAME,
    lasting.NOT_EXCUSED,
)
"""Secrecy by name, or the duty laid down before."""
_OPEN = frozenset({SecrecyPeriod.PERMANENT, SecrecyPeriod.UNTIL_PUBLIC})
_OTHER_TIME = re.compile(
    "赔偿|支付|付清|付款|返还|归还|退还|交还|销毁|删除|移交|通知|违约金|追究|起诉|仲裁|竞业|竞争|同类|从事|招[聘揽用]|聘用|雇[佣用]|质保|保修|维护|保存|保管|存档|近|过去|每"
)
"""What is done within a length of time, other than to keep a secret."""
_FILLING = ":： 。；为是"
_NEAR = 30
"""Characters behind “保密期限” in which a blank is the period's."""


def untimed(sentence: Sentence) -> SecrecyTerm | None:
    """The statement of ``sentence``; None when it says nothing about how long secrecy lasts."""
    period = _period(sentence)
    return None if period is None else statement(sentence, period)


def _period(sentence: Sentence) -> SecrecyPeriod | None:
    text = neighbours.UNENDING_THING.sub("", sentence.text)
    named = topic.PERIOD_WORD.search(text)
    if not _binds(sentence) or topic.is_other_matter(text):
        return None
    if prolongs(text) and (found := _manner(text)) in _OPEN:
        return found
    if left_out := _field(text, named):
        return left_out
    found = _manner(text)
    if found is SecrecyPeriod.PERMANENT and not _is_about_the_duty(text):
        return None
    if found is None and named and topic.REFERRED.search(text[named.end() :]):
        return SecrecyPeriod.UNDEFINED
    return found


def _field(text: str, named: re.Match[str] | None) -> SecrecyPeriod | None:
    """How a field for the period was left, whose label ``named`` is; None where it is no open field."""
    if named and (left_out := _left_out(text[named.end() :])):
        return left_out
    blank = any(left.search(text) for left in (fields.PERIOD_BLANK, fields.DUTY_BLANK, fields.NO_FIGURE))
    return SecrecyPeriod.BLANK if blank else None


def _manner(text: str) -> SecrecyPeriod | None:
    """The first manner that fits; what is only wished has no length, “期内及其后三年” is not the term."""
    found = next((period for pattern, period in _MANNERS if pattern.search(text)), None)
    if found is SecrecyPeriod.PERMANENT and lasting.is_within_term(text):
        return SecrecyPeriod.COOPERATION_ONLY
    if found is SecrecyPeriod.PERMANENT and neighbours.WISHED.search(text):
        return SecrecyPeriod.UNDEFINED
    only = found is SecrecyPeriod.COOPERATION_ONLY
    return SecrecyPeriod.UNDEFINED if only and lasting.AND_AFTER.search(text) else found


def _is_about_the_duty(text: str) -> bool:
    """Whether it is secrecy that outlives the end, and not for a length of time that another matter has."""
    if not any(pattern.search(text) for pattern in _THE_DUTY):
        return False
    if lasting.EXPLICIT_PERMANENT.search(text):
        return True
    survives = lasting.SURVIVAL.search(neighbours.without_alterations(text))
    return survives is not None and not any(
        _is_length(text, span) for span in find_durations(text) if span.start > survives.start()
    )


def _is_length(text: str, span: DurationSpan) -> bool:
    """Whether the duration ``span`` may be for how long the duty goes on, not a time to act."""
    start, end = text.rfind("，", 0, span.start) + 1, text.find("，", span.end)
    part = text[start : end if end >= 0 else None]
    return not (span.days is not None and span.days < SHORTEST_DAYS) and not _OTHER_TIME.search(part)


def _binds(sentence: Sentence) -> bool:
    patterns = (topic.PERIOD_WORD, topic.DUTY, lasting.SURVIVAL, lasting.EXPLICIT_PERMANENT)
    return sentence.headed or any(pattern.search(sentence.text) for pattern in patterns)


def _left_out(rest: str) -> SecrecyPeriod | None:
    """``BLANK`` or ``NONE`` where nothing, a blank, an open box or “无” follows “保密期限”."""
    if (
        not rest.strip(_FILLING)
        or fields.PROMPT.match(rest)
        or BLANK in rest[:_NEAR]
        or fields.STROKE.match(rest)
        or fields.OPEN_CHOICE.search(rest)
        or fields.WITH_OTHERS.match(rest)
    ):
        return SecrecyPeriod.BLANK
    return SecrecyPeriod.NONE if fields.NOTHING_AGREED.fullmatch(rest) else None
