"""How long secrecy lasts: every statement of the agreement about it, with what it runs from.

Statements are read sentence by sentence, from confidentiality clauses, from sentences about secrecy anywhere, and from
lists of clauses that survive the end (“第六条在终止后继续有效”).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.model.agreement import Standing
from pipeline.model.terms import Anchor, Confidentiality, SecrecyPeriod, SecrecyTerm, State
from pipeline.nlp import secrecy_words as words
from pipeline.nlp.references import clause_numbers
from pipeline.nlp.secrecy_end import settle
from pipeline.text.durations import find_durations
from pipeline.text.normalise import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.model.agreement import Agreement, Provision
    from pipeline.model.evidence import Evidence
    from pipeline.model.terms import CooperationTerm
    from pipeline.text.durations import DurationSpan

KIND = "confidentiality"
SHORTEST_DAYS = 31
"""Durations in days below a month are times to act (return, answer), not secrecy periods."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One provision while it is read."""

    text: str
    evidence: Evidence
    headed: bool
    """Stands in a confidentiality clause."""
    party: str


def read(agreement: Agreement, term: CooperationTerm) -> Confidentiality:
    """All that the agreement says about how long secrecy lasts, each statement settled against ``term``."""
    sentences = list(_sentences(agreement))
    duties = tuple(s.evidence for s in sentences if words.DUTY.search(s.text) or (s.headed and len(s.text) > 5))
    found = [statement for sentence in sentences for statement in _statements(sentence)]
    found += _survival_lists(agreement)
    if not any(s.period is not SecrecyPeriod.NONE for s in found):
        found += _empty_periods(agreement) or _elsewhere(sentences)
    found = _contradicted(found)
    state = State.DEFINED if duties else State.BLANK if found else State.ABSENT
    return Confidentiality(state, tuple(settle(_narrowed(found), term)), duties[:4])


def _sentences(agreement: Agreement) -> Iterator[_Sentence]:
    for provision in agreement.stream.provisions:
        headed = KIND in agreement.scopes[provision.clause]
        if headed or words.TOPIC.search(provision.text):
            yield _Sentence(provision.text, agreement.evidence(provision), headed, _party(agreement, provision))


def _party(agreement: Agreement, provision: Provision) -> str:
    """The party whose duties the provision belongs to: named by the sentence's label or by the clause's title."""
    clause = agreement.clauses[provision.clause]
    while clause.level > 1 and clause.parent is not None:
        if (match := words.PARTY.match(clause.title)) and len(clause.title) <= len(match[0]) + 8:
            return match[1]
        clause = agreement.clauses[clause.parent]
    return ""


def _statements(sentence: _Sentence) -> Iterator[SecrecyTerm]:
    timed = [_timed(sentence, span) for span in find_durations(sentence.text) if _about_secrecy(sentence, span)]
    yield from timed
    if timed and not _also_open_ended(sentence.text):
        return
    period = _untimed(sentence)
    if period is not None and not (timed and period is SecrecyPeriod.COOPERATION_ONLY):
        yield _statement(sentence, period)


def _also_open_ended(text: str) -> bool:
    """Whether a sentence with a duration makes a second, longer promise (“…五年；商业秘密直至公开为止”)."""
    return bool(words.UNTIL_PUBLIC.search(text) or words.EXPLICIT_PERMANENT.search(text))


def _about_secrecy(sentence: _Sentence, span: DurationSpan) -> bool:
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
    answers = words.ANSWER.search(part) or not sentence.text[span.end :].strip("内止。； ")
    return sentence.headed and bool(words.ANCHOR.search(part)) and bool(answers)


def _part(text: str, span: DurationSpan) -> str:
    """The stretch between commas that holds ``span``, with the one before it (its subject)."""
    start = max(text.rfind(mark, 0, span.start) for mark in "，,；")
    start = max(text.rfind(mark, 0, max(start, 0)) for mark in "，,；") + 1
    ends = [end for mark in "，,；" if (end := text.find(mark, span.end)) >= 0]
    return text[start : min(ends, default=len(text))]


def _timed(sentence: _Sentence, span: DurationSpan) -> SecrecyTerm:
    anchor = _anchor(sentence.text, span)
    if span.blank or words.OPEN_CHOICE.search(sentence.text):
        return _statement(sentence, SecrecyPeriod.BLANK, anchor=anchor)
    if span.range:
        return _statement(sentence, SecrecyPeriod.UNDEFINED, anchor=anchor)
    if _after_public(sentence.text, span):
        return _statement(sentence, SecrecyPeriod.UNTIL_PUBLIC, anchor=anchor)
    months = int(span.months) if span.months is not None else (span.days or 0) // 30
    limited = words.QUALIFIED.search(sentence.text[: span.start])
    found = _statement(sentence, SecrecyPeriod.UNDEFINED if limited else SecrecyPeriod.MONTHS, anchor=anchor)
    named = words.PARTY_PERIOD.findall(sentence.text[: span.start])
    return replace(
        found, months=months, subject=_subject(sentence.text, span), party=named[-1] if named else found.party
    )


def _after_public(text: str, span: DurationSpan) -> bool:
    before = text[: span.start].rpartition("。")[2]
    named = [match.lastgroup for match in words.ANCHOR.finditer(before)]
    return bool(named) and named[-1] == "public" and "至" in before


def _anchor(text: str, span: DurationSpan) -> Anchor:
    before = text[: span.start].rpartition("。")[2]
    named = [match.lastgroup for match in words.ANCHOR.finditer(before) if match.lastgroup]
    if "end" in named and words.LATER_OF.search(before):
        return Anchor.COOPERATION_END
    if named:
        return words.ANCHORS[named[-1]]
    after = text[span.end : span.end + 40].split("。")[0]
    match = words.ANCHOR.search(after) if "自" in after or "从" in after else None
    return words.ANCHORS[match.lastgroup] if match and match.lastgroup else Anchor.NONE


def _subject(text: str, span: DurationSpan) -> str:
    part = text[max(text.rfind(mark, 0, span.start) for mark in "；。") + 1 : span.start]
    match = words.SPECIAL.search(part)
    return match[1] if match else ""


def _untimed(sentence: _Sentence) -> SecrecyPeriod | None:
    """What a sentence without a duration says about how long secrecy lasts; None when it says nothing."""
    text = sentence.text
    period = words.PERIOD_WORD.search(text)
    bound = period or words.DUTY.search(text) or sentence.headed or words.SURVIVAL.search(text)
    if not bound or _only_personnel(text):
        return None
    if period and (blank := _period_left_out(text, period.end())):
        return blank
    if words.PERIOD_BLANK.search(text):
        return SecrecyPeriod.BLANK
    checks = (
        (words.OPEN_CHOICE, SecrecyPeriod.BLANK),
        (words.LEFT_TO_NATURE, SecrecyPeriod.UNDEFINED),
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


def _statement(
    sentence: _Sentence, period: SecrecyPeriod, *, anchor: Anchor | None = None
) -> SecrecyTerm:
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


def _elsewhere(sentences: list[_Sentence]) -> list[SecrecyTerm]:
    """Secrecy left to an agreement that is still to be made."""
    return [
        _statement(sentence, SecrecyPeriod.UNDEFINED)
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
