"""What one sentence says about how long secrecy lasts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.model.evidence import Evidence
from pipeline.model.terms import Anchor, SecrecyPeriod, SecrecyTerm
from pipeline.nlp import secrecy_words as words
from pipeline.text.dates import find_dates
from pipeline.text.durations import DurationSpan, find_durations
from pipeline.text.normalise import BLANK

SHORTEST_DAYS = 31
"""Durations in days below a month are times to act (return, answer), not secrecy periods."""
MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Sentence:
    """One provision while it is read. ``following`` is the next one when it says from when a period runs."""

    text: str
    evidence: Evidence
    headed: bool
    """Stands in a confidentiality clause."""
    party: str = ""
    following: str = ""


def statements(sentence: Sentence) -> Iterator[SecrecyTerm]:
    """Every statement of ``sentence`` about how long secrecy lasts, not yet settled against the term."""
    if words.STILL_FREE.search(sentence.text) and not words.PERIOD_BLANK.search(sentence.text):
        return
    if words.NO_SURVIVAL.search(sentence.text):
        yield statement(sentence, SecrecyPeriod.COOPERATION_ONLY)
        return
    timed = [_timed(sentence, span) for span in find_durations(sentence.text) if _about_secrecy(sentence, span)]
    timed += [*_fields(sentence), *_until(sentence)]
    yield from timed
    if timed and not _also_open_ended(sentence.text):
        return
    period = _untimed(sentence)
    if period is not None and not (timed and period is SecrecyPeriod.COOPERATION_ONLY):
        yield statement(sentence, period)


def _fields(sentence: Sentence) -> Iterator[SecrecyTerm]:
    """A form's field that prints the unit before the number: “保密期限（月）：36”."""
    for pattern, unit in ((words.MONTHS_FIELD, 1), (words.YEARS_FIELD, MONTHS_A_YEAR)):
        if match := pattern.search(sentence.text):
            found = statement(sentence, SecrecyPeriod.MONTHS, anchor=_anchor_after(sentence, match.end()))
            yield replace(found, months=int(match[1]) * unit)


def _until(sentence: Sentence) -> Iterator[SecrecyTerm]:
    """“保密期限至2030年12月31日”: the day is settled against the end of the cooperation."""
    if not (words.PERIOD_WORD.search(sentence.text) or words.DUTY.search(sentence.text)):
        return
    for span in find_dates(sentence.text):
        if span.value is not None and words.END_DATE.search(sentence.text[: span.start]):
            found = statement(sentence, SecrecyPeriod.MONTHS, anchor=Anchor.OTHER)
            yield replace(found, until=span.value)


def _also_open_ended(text: str) -> bool:
    """Whether a sentence with a duration makes a second, longer promise (“…五年；商业秘密直至公开为止”)."""
    return bool(words.UNTIL_PUBLIC.search(text) or words.EXPLICIT_PERMANENT.search(text))


def _about_secrecy(sentence: Sentence, span: DurationSpan) -> bool:
    if span.months is None and not span.blank and not span.range and (span.days or 0) < SHORTEST_DAYS:
        return False
    part = _part(sentence.text, span)
    if words.PERSONNEL.search(part) and not words.PERIOD_WORD.search(part):
        return False
    other = words.OTHER_PERIOD.search(part)
    if other and not words.PERIOD_WORD.search(part) and not words.DUTY.search(part):
        return False
    if words.PERIOD_WORD.search(sentence.text) or words.DUTY.search(sentence.text) or words.TOPIC.search(part):
        return True
    answers = words.ANSWER.search(part) or words.RELEASE.search(sentence.text) or not sentence.text[span.end :].strip("内止。； ")
    return sentence.headed and bool(words.ANCHOR.search(part)) and bool(answers)


def _part(text: str, span: DurationSpan) -> str:
    """The stretch between commas that holds ``span``, with the one before it (its subject)."""
    start = max(text.rfind(mark, 0, span.start) for mark in "，,；")
    start = max(text.rfind(mark, 0, max(start, 0)) for mark in "，,；") + 1
    ends = [end for mark in "，,；" if (end := text.find(mark, span.end)) >= 0]
    return text[start : min(ends, default=len(text))]


def _timed(sentence: Sentence, span: DurationSpan) -> SecrecyTerm:
    anchor = _anchor(sentence, span)
    if span.blank or words.OPEN_CHOICE.search(sentence.text):
        return statement(sentence, SecrecyPeriod.BLANK, anchor=anchor)
    if span.range:
        return statement(sentence, SecrecyPeriod.UNDEFINED, anchor=anchor)
    if _after_public(sentence.text, span):
        return statement(sentence, SecrecyPeriod.UNTIL_PUBLIC, anchor=anchor)
    months = int(span.months) if span.months is not None else (span.days or 0) // 30
    limited = words.QUALIFIED.search(sentence.text[: span.start])
    found = statement(sentence, SecrecyPeriod.UNDEFINED if limited else SecrecyPeriod.MONTHS, anchor=anchor)
    named = words.PARTY_PERIOD.findall(sentence.text[: span.start])
    return replace(
        found, months=months, subject=_subject(sentence.text, span), party=named[-1] if named else found.party
    )


def _after_public(text: str, span: DurationSpan) -> bool:
    before = text[: span.start].rpartition("。")[2]
    named = [match.lastgroup for match in words.ANCHOR.finditer(before)]
    return bool(named) and named[-1] == "public" and "至" in before


def _anchor(sentence: Sentence, span: DurationSpan) -> Anchor:
    before = sentence.text[: span.start].rpartition("。")[2]
    named = [match.lastgroup for match in words.ANCHOR.finditer(before) if match.lastgroup]
    if "end" in named and words.LATER_OF.search(before):
        return Anchor.COOPERATION_END
    return words.ANCHORS[named[-1]] if named else _anchor_after(sentence, span.end)


def _anchor_after(sentence: Sentence, end: int) -> Anchor:
    """From when a period runs where that is said behind it: “三年，自合作终止之日起计算”."""
    after = sentence.text[end : end + 40].partition("。")[0]
    after = after if "自" in after or "从" in after else sentence.following
    match = words.ANCHOR.search(after)
    return words.ANCHORS[match.lastgroup] if match and match.lastgroup else Anchor.NONE


def _subject(text: str, span: DurationSpan) -> str:
    part = text[max(text.rfind(mark, 0, span.start) for mark in "；。") + 1 : span.start]
    match = words.SPECIAL.search(part)
    return match[1] if match else ""


def _untimed(sentence: Sentence) -> SecrecyPeriod | None:
    """What a sentence without a duration says about how long secrecy lasts; None when it says nothing."""
    text = sentence.text
    period = words.PERIOD_WORD.search(text)
    lasting = words.SURVIVAL.search(text) or words.EXPLICIT_PERMANENT.search(text)
    bound = period or words.DUTY.search(text) or sentence.headed or lasting
    if not bound or _only_personnel(text) or words.STILL_FREE.search(text):
        return None
    if period and (blank := _period_left_out(text, period.end())):
        return blank
    if words.PERIOD_BLANK.search(text):
        return SecrecyPeriod.BLANK
    checks = (
        (words.OPEN_CHOICE, SecrecyPeriod.BLANK),
        (words.LEFT_TO_NATURE, SecrecyPeriod.UNDEFINED),
        (words.VAGUE, SecrecyPeriod.UNDEFINED),
        (words.NO_SURVIVAL, SecrecyPeriod.COOPERATION_ONLY),
        (words.UNTIL_PUBLIC, SecrecyPeriod.UNTIL_PUBLIC),
        (words.EXPLICIT_PERMANENT, SecrecyPeriod.PERMANENT),
        (words.SURVIVAL, SecrecyPeriod.PERMANENT),
        (words.COOPERATION_ONLY, SecrecyPeriod.COOPERATION_ONLY),
    )
    found = next((kind for pattern, kind in checks if pattern.search(text)), None)
    if found is SecrecyPeriod.PERMANENT and not (words.TOPIC.search(text) or words.OWN_DUTY.search(text)):
        return None
    if found is None and period and words.REFERRED.search(text[period.end() :]):
        return SecrecyPeriod.UNDEFINED
    return found


def _only_personnel(text: str) -> bool:
    """Whether the sentence speaks of people returning, destroying, leaving rather than of the duty's length."""
    other = words.OTHER_PERIOD.search(text)
    return bool(other and not words.PERIOD_WORD.search(text) and not words.DUTY.search(text))


def _period_left_out(text: str, start: int) -> SecrecyPeriod | None:
    rest = text[start:]
    if not rest.strip(":： 。；为是") or BLANK in rest[:30] or rest.count("□") + rest.count("☐"):
        return SecrecyPeriod.BLANK
    return SecrecyPeriod.NONE if words.NOTHING_AGREED.fullmatch(rest) else None


def statement(sentence: Sentence, period: SecrecyPeriod, *, anchor: Anchor | None = None) -> SecrecyTerm:
    """The statement that secrecy lasts for ``period``; the anchor is the usual one when not given."""
    match = words.SPECIAL.search(sentence.text) if period is not SecrecyPeriod.BLANK else None
    named = words.PARTY.match(sentence.text)
    return SecrecyTerm(
        period, sentence.evidence,
        anchor=_usual_anchor(period) if anchor is None else anchor,
        party=sentence.party or (named[1] if named else ""),
        subject=match[1] if match else "",
    )


def _usual_anchor(period: SecrecyPeriod) -> Anchor:
    ends = {SecrecyPeriod.PERMANENT, SecrecyPeriod.COOPERATION_ONLY}
    return Anchor.COOPERATION_END if period in ends else Anchor.NONE
