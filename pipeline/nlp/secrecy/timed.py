"""Statements with a figure: a length of time, a day, an anniversary, a multiple of the cooperation's term."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from pipeline.model.terms import Anchor, SecrecyPeriod, SecrecyTerm
from pipeline.nlp.secrecy import fields, lasting, neighbours, others, topic
from pipeline.nlp.secrecy.anchors import anchor_after, anchor_of, is_after_publication, names_moment
from pipeline.nlp.secrecy.sentence import Sentence, respectively, statement
from pipeline.text.dates import find_dates
from pipeline.text.durations import DurationSpan, find_durations
from pipeline.text.numerals import parse_integer

SHORTEST_DAYS = 31
"""Durations in days below a month are times to act (return, answer), not secrecy periods."""
MONTHS_A_YEAR, DAYS_A_YEAR = 12, 365
FEWEST_CALENDAR_YEARS = 2
"""Up to so many calendar years the months before the first of them could matter."""
_SHORT_UNITS = frozenset("日周时")
_MARKS = "，,；"
_WINDOW = 30
"""Characters before a figure that may qualify it."""
_IDLE = "之以内里间的起后,， "
"""Characters behind a duration that say nothing."""
_NEXT = 24
"""Characters behind “三年内，” in which it is said what lasts so long."""
_SPEECH = 4
"""Characters behind a duration from which on they say what happens in it."""

_LENGTHS = (lasting.TERM_ITSELF, lasting.NAMED_TERM, neighbours.OTHER_LENGTH)
"""Words before a duration that make it the length of something else."""


def timed(sentence: Sentence) -> Iterator[SecrecyTerm]:
    """The statements of ``sentence`` that rest on a figure."""
    start, end = others.stretch_of_others(sentence.text) or (0, 0)
    spans = find_durations(sentence.text)
    each = respectively(sentence.text, len(spans))
    for position, span in enumerate(spans):
        filled = not (span.blank and fields.DEFAULTED.search(sentence.text[span.end :]))
        filled = filled and not (span.range and lasting.AT_LEAST.search(sentence.text, span.end))
        filled = filled and not _is_most(sentence.text, span)
        if filled and not start <= span.start < end and _about_secrecy(sentence, span):
            made = _lasting(sentence, span)
            yield replace(made, party=each[position]) if each else made
    yield from _fields(sentence)
    if topic.PERIOD_WORD.search(sentence.text) or topic.DUTY.search(sentence.text) or sentence.headed:
        yield from _until(sentence)
        yield from _anniversaries(sentence)
        yield from _multiples(sentence)
        yield from _calendar_years(sentence)


def _is_most(text: str, span: DurationSpan) -> bool:
    """Whether ``span`` is the most of a period whose least is said beside it: 不少于二年、不超过五年."""
    before = text[max(0, span.start - _WINDOW) : span.start]
    if not lasting.AT_MOST.search(before):
        return False
    return lasting.AT_LEAST.search(text, max(0, span.start - _WINDOW), span.end + _WINDOW) is not None


def _lasting(sentence: Sentence, span: DurationSpan) -> SecrecyTerm:
    text = sentence.text
    anchor = anchor_of(text, span.start, span.end, sentence.following)
    if span.blank or fields.OPEN_CHOICE.search(text):
        return statement(sentence, SecrecyPeriod.BLANK, anchor=anchor, at=span.start)
    if is_after_publication(text, span.start):
        return statement(sentence, SecrecyPeriod.UNTIL_PUBLIC, anchor=anchor, at=span.start)
    unsettled = span.months is None and span.days is None
    vague = unsettled or neighbours.is_wished(text, span.start) or _is_vague(text, span)
    period = SecrecyPeriod.UNDEFINED if vague else SecrecyPeriod.MONTHS
    return replace(statement(sentence, period, anchor=anchor, at=span.start), months=_months(span))


def _is_vague(text: str, span: DurationSpan) -> bool:
    """Whether the words round ``span`` let the duty end at another moment than when it has passed."""
    before = text[max(0, span.start - _WINDOW) : span.start]
    if lasting.SHORT_OF.search(before) and not lasting.NOT_BEFORE.match(text, span.end):
        return True
    if lasting.OR_EVENT.match(text, span.end) and not lasting.LATER_OF.search(text):
        return True
    behind = lasting.ENDS_BEFORE.match(text, span.end)
    return behind is not None or lasting.QUALIFIED.search(before) is not None


def _months(span: DurationSpan) -> int | None:
    """Whole months that surely pass in ``span``; None for a range."""
    if span.months is not None:
        return int(span.months)
    return None if span.days is None else span.days * MONTHS_A_YEAR // DAYS_A_YEAR


def _about_secrecy(sentence: Sentence, span: DurationSpan) -> bool:
    part = _part(sentence.text, span)
    if sentence.headed and topic.RELEASED.match(sentence.text, span.end):
        return True
    remainder = lasting.REMAINDER.search(sentence.text, max(0, span.start - _WINDOW), span.start)
    if remainder and lasting.REMAINS.match(sentence.text, span.end):
        return False
    if _of_a_thing(sentence.text, span) or _is_force_of_agreement(sentence.text):
        return False
    kept = topic.KEPT_FOR.search(sentence.text, max(0, span.start - _WINDOW), span.start)
    kept = None if topic.OTHER_PERIOD.search(part) else kept
    if _too_short(span, part) or (not kept and _about_something_else(sentence.text, span, part)):
        return False
    whole = topic.DUTY.search(sentence.text) or topic.PERIOD_WORD.search(sentence.text)
    if whole or kept or topic.TOPIC.search(part):
        return True
    return sentence.headed and names_moment(part) and _answers(sentence.text, span, part)


def _of_a_thing(text: str, span: DurationSpan) -> bool:
    """Whether the time is that of something named: 近三年的财务数据, 五年发展规划."""
    recent = topic.RECENT.search(text, max(0, span.start - _WINDOW), span.start)
    return recent is not None or topic.PLANNED.match(text, span.end) is not None


def _is_force_of_agreement(text: str) -> bool:
    """Whether the sentence says how long the agreement itself is in force, and not secrecy."""
    return topic.OWN_FORCE.search(text) is not None and not (
        topic.PERIOD_WORD.search(text) or topic.DUTY.search(text)
    )


def _too_short(span: DurationSpan, part: str) -> bool:
    """Whether it is a time to act: days short of a month, or a blank of days that no secrecy period names."""
    if span.unit not in _SHORT_UNITS or (span.days or 0) >= SHORTEST_DAYS:
        return False
    return span.days is not None or not topic.PERIOD_WORD.search(part)


def _answers(text: str, span: DurationSpan, part: str) -> bool:
    """Whether the words round a duration say that something lasts so long, or say nothing else."""
    rest = text[span.end :].lstrip(_IDLE)
    if topic.DUTY_ITSELF.search(text):
        return True
    if topic.ANSWER.search(part) or topic.RELEASE.search(text) or not rest.strip('止。；) ”"'):
        return True
    following = rest[:_NEXT]
    if topic.THE_SAME.match(following):
        return True
    if topic.BINDS_STILL.search(following):
        return True
    return topic.OWN_DUTY.search(following) is not None or topic.SECRECY_ITSELF.search(following) is not None


def _about_something_else(text: str, span: DurationSpan, part: str) -> bool:
    if topic.PERIOD_WORD.search(part):
        return False
    before = text[max(0, span.start - _WINDOW) : span.start]
    if any(length.search(before) for length in _LENGTHS):
        return True
    if topic.PERSONAL_END.search(before) or _bans_other(_tail(text, span)):
        return True
    from_end = anchor_of(text, span.start, span.end) is Anchor.COOPERATION_END
    other = _says_other(_tail(text, span)) and not _is_one_of(text, span)
    if other or (topic.PERSONNEL.search(part) and not from_end):
        return True
    if _promises_other(text, span):
        return True
    return bool(topic.OTHER_PERIOD.search(part)) and not topic.DUTY.search(part)


def _bans_other(tail: str) -> bool:
    """“三年内不得到竞争企业任职”: what is not to be done for so long is no leak."""
    own = (topic.DUTY, topic.SECRECY_ITSELF, topic.TOPIC)
    if not topic.BANS.search(tail) or any(said.search(tail) for said in own):
        return False
    return topic.OTHER_PERIOD.search(tail) is not None


def _says_other(tail: str) -> bool:
    """Whether the words behind a duration, up to the comma, promise something that is not secrecy."""
    said = tail.lstrip(_IDLE)
    return len(said) >= _SPEECH and not (topic.SILENCE.search(said) or topic.ANSWER.search(said))


def _is_one_of(text: str, span: DurationSpan) -> bool:
    """Whether the end that ``span`` gives is one of several of which the last counts."""
    return text.startswith("或", span.end) and lasting.LATER_OF.search(text, span.end) is not None


def _promises_other(text: str, span: DurationSpan) -> bool:
    """Whether “…三年内，” is followed by what is not secrecy: “不得招揽”, “优先购买”."""
    tail = _tail(text, span)
    following = text[span.end + len(tail) + 1 :][:_NEXT] if not tail.strip(_IDLE) else ""
    return bool(topic.OTHER_PERIOD.search(following)) and not (
        topic.DUTY.search(text[span.end :]) or topic.SECRECY_ITSELF.search(following)
    )


def _part(text: str, span: DurationSpan) -> str:
    """The stretch between commas that holds ``span``, with the one before it (its subject)."""
    start = max(text.rfind(mark, 0, span.start) for mark in _MARKS)
    start = max(text.rfind(mark, 0, max(start, 0)) for mark in _MARKS) + 1
    return text[start : span.end] + _tail(text, span)


def _tail(text: str, span: DurationSpan) -> str:
    ends = [end for mark in _MARKS if (end := text.find(mark, span.end)) >= 0]
    return text[span.end : min(ends, default=len(text))]


def _fields(sentence: Sentence) -> Iterator[SecrecyTerm]:
    """A form's field that prints the unit before the number: “保密期限（月）：36”."""
    for pattern, unit in ((fields.MONTHS_FIELD, 1), (fields.YEARS_FIELD, MONTHS_A_YEAR)):
        if match := pattern.search(sentence.text):
            anchor = anchor_after(sentence.text, match.end(), sentence.following)
            found = statement(sentence, SecrecyPeriod.MONTHS, anchor=anchor, at=match.start())
            yield replace(found, months=int(match[1]) * unit)


def _until(sentence: Sentence) -> Iterator[SecrecyTerm]:
    """“保密期限至2030年12月31日”, “2035年底以前均应守密”: settled against the end of the cooperation."""
    if not topic.PERIOD_WORD.search(sentence.text) and lasting.OTHER_TERM.search(sentence.text):
        return
    theirs = others.stretch_of_others(sentence.text) or (0, 0)
    for start, end, day in _days(sentence.text):
        if theirs[0] <= start < theirs[1] or neighbours.OTHER_LENGTH.search(sentence.text[:start]):
            continue
        before, after = sentence.text[max(0, start - _WINDOW) : start], sentence.text[end:]
        if lasting.UNTIL_DAY.search(before) or lasting.BEFORE_DAY.match(after):
            found = statement(sentence, SecrecyPeriod.MONTHS, anchor=Anchor.OTHER, at=start)
            yield replace(found, until=day)


def _days(text: str) -> Iterator[tuple[int, int, date]]:
    for span in find_dates(text):
        if span.value is not None:
            yield span.start, span.end, span.value
    for match in lasting.YEAR_END.finditer(text):
        if year := parse_integer(match["year"]):
            yield match.start(), match.end(), date(year, 12, 31)


def _anniversaries(sentence: Sentence) -> Iterator[SecrecyTerm]:
    """“至协议期满后第三个周年日”, “终止后第三十六个月届满时解除”.

    Of “至终止后第三年”, with or without a last day, the year of the end may be the first: one less is sure.
    """
    if not _may_be_a_duty(sentence.text):
        return
    for match in lasting.ANNIVERSARY.finditer(sentence.text):
        if count := parse_integer(match[1]):
            anchor = anchor_of(sentence.text, match.start(), match.end(), sentence.following)
            found = statement(sentence, SecrecyPeriod.MONTHS, anchor=anchor, at=match.start())
            months = _passed(count, match)
            least = months - MONTHS_A_YEAR if match["least"] is not None else None
            yield replace(found, months=months, least_after_end=least)


def _passed(count: int, match: re.Match[str]) -> int:
    if match["days"] or match["days_only"]:
        return count * MONTHS_A_YEAR // DAYS_A_YEAR
    return count if match["month"] or match["month_only"] else count * MONTHS_A_YEAR


def _calendar_years(sentence: Sentence) -> Iterator[SecrecyTerm]:
    """“至终止后第五个年度的12月31日”: four years have surely passed; two leave open whether one or two."""
    for match in lasting.CALENDAR_YEAR.finditer(sentence.text):
        count = parse_integer(match[1]) or 0
        anchor = anchor_of(sentence.text, match.start(), match.end(), sentence.following)
        if count > FEWEST_CALENDAR_YEARS:
            found = statement(sentence, SecrecyPeriod.MONTHS, anchor=anchor, at=match.start())
            yield replace(found, months=(count - 1) * MONTHS_A_YEAR)
        else:
            yield statement(sentence, SecrecyPeriod.UNDEFINED, anchor=anchor, at=match.start())


def _may_be_a_duty(text: str) -> bool:
    """Whether a sentence of a confidentiality clause may say how long its duty lasts."""
    return bool(topic.PERIOD_WORD.search(text) or topic.DUTY.search(text) or topic.LASTS.search(text))


def _multiples(sentence: Sentence) -> Iterator[SecrecyTerm]:
    """“终止后，期间为协议有效期的一半”: undefined where the term is not known."""
    for match in lasting.MULTIPLE.finditer(sentence.text):
        factor = _factor(match)
        anchor = anchor_of(sentence.text, match.start(), match.end())
        if factor == 1 and anchor is not Anchor.COOPERATION_END:
            continue
        if sentence.term is None:
            yield statement(sentence, SecrecyPeriod.UNDEFINED, anchor=anchor, at=match.start())
        else:
            found = statement(sentence, SecrecyPeriod.MONTHS, anchor=anchor, at=match.start())
            months = int(factor * sentence.term)
            step = f"合作期限 {sentence.term} 个月的 {factor} 倍：{months} 个月"
            yield replace(found, months=months, derivation=(step,))


def _factor(match: re.Match[str]) -> Fraction:
    if match["times"]:
        return Fraction(parse_integer(match["times"]) or 1)
    return Fraction(1, 2) if match["size"] == "一半" else Fraction(1)
