"""Liability: penalties by time and by sum, damages, limits and exclusions; each with who owes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from pipeline.model.agreement import Agreement, Provision
from pipeline.model.evidence import Evidence
from pipeline.model.state import State
from pipeline.model.terms_disputes import Liability, LiabilityKind
from pipeline.nlp import liability_words as words
from pipeline.nlp.passages import mentions, plain_actor
from pipeline.text.money import MoneySpan, find_amounts
from pipeline.text.normalise import BLANK
from pipeline.text.numerals import parse_number
from pipeline.text.ratios import RatioSpan, find_ratios

_Figure = RatioSpan | MoneySpan
SECRECY = "confidentiality"
_SCOPES = frozenset({"breach", SECRECY})


class Found(NamedTuple):
    """Statements about liability in reading order: those for breaking secrecy, and all others."""

    leaks: tuple[Liability, ...]
    others: tuple[Liability, ...]


def read(agreement: Agreement) -> Found:
    """Every statement about liability; for a leak by its words or by the clause that it stands in."""
    leaks: list[Liability] = []
    others: list[Liability] = []
    for provision in mentions(agreement, words.TRIGGER):
        leak = SECRECY in agreement.scopes[provision.clause] or words.LEAK.search(provision.text)
        (leaks if leak else others).extend(_of(agreement, provision))
    return Found(tuple(leaks), tuple(others))


def _of(agreement: Agreement, provision: Provision) -> list[Liability]:
    text = provision.text
    if words.NO_PROMISE.search(text):
        return []
    sentence = _Sentence(text, agreement.evidence(provision))
    found = [*sentence.caps(), *sentence.penalties(), *sentence.damages(), *sentence.exclusions()]
    headed = not agreement.scopes[provision.clause].isdisjoint(_SCOPES)
    return found or list(sentence.unmeasured(headed=headed))


@dataclass(frozen=True)
class _Sentence:
    text: str
    evidence: Evidence

    def caps(self) -> Iterator[Liability]:
        for match in self._cap_matches():
            limit = next(filter(None, match.groups()))
            found: list[_Figure] = [*find_ratios(limit), *find_amounts(limit)]
            if not (found or BLANK in limit or words.VALUE.search(limit)):
                continue
            base = limit[: found[0].start].rstrip("的$ ") if found else limit
            yield self._made(LiabilityKind.CAP, match.start(), found[0] if found else None, base=base)

    def _cap_matches(self) -> list[re.Match[str]]:
        return list(words.CAP.finditer(self.text)) if words.OWED.search(self.text) else []

    def penalties(self) -> Iterator[Liability]:
        if not self._is_penalty():
            return
        taken = [match.span() for match in self._cap_matches()]
        spans: list[_Figure] = [*find_ratios(self.text), *find_amounts(self.text)]
        seen: set[object] = set()
        for span in sorted(spans, key=lambda item: item.start):
            if span.value not in seen and self._owed(span) and not any(a <= span.start < b for a, b in taken):
                seen.add(span.value)
                yield self._penalty(span)
        if not seen and (multiple := words.MULTIPLE.search(self.text)):
            yield self._multiple(multiple)
        elif not seen:
            yield from self._without_figure()

    def _is_penalty(self) -> bool:
        late = words.INTEREST.search(self.text) and words.LATE.search(self.text)
        return bool(words.PENALTY.search(self.text) or late)

    def _owed(self, span: _Figure) -> bool:
        """Tell what is owed from what the sentence measures a breach by, and from taxes."""
        near = self.text[max(0, span.start - 12) : span.start]
        return not words.OTHER_FIGURE.search(near) and not words.MORE_THAN.match(self.text, span.end)

    def _penalty(self, span: _Figure) -> Liability:
        per = self._per(span.start, span.end)
        kind = LiabilityKind.PENALTY_RATE if per else LiabilityKind.PENALTY_SUM
        return self._made(kind, span.start, span, base=self._base(span.start), per=per)

    def _per(self, start: int, end: int) -> str:
        """``day``, ``week`` … where the figure at ``start`` is due again each time."""
        match = words.PER_AFTER.match(self.text, end)
        before = list(words.PER.finditer(self.text, 0, start))
        match = match or (before[-1] if before else None)
        return words.UNITS[next(filter(None, match.groups()))] if match else ""

    def _base(self, end: int) -> str:
        match = words.BASE.search(self.text[:end])
        return match[1] if match and not words.NO_BASE.search(match[1]) else ""

    def _multiple(self, match: re.Match[str]) -> Liability:
        factor = Fraction(2) if match[1] in {"双", "两"} else parse_number(match[1])
        yearly = "利率" in self.text[: match.start()]
        kind = LiabilityKind.PENALTY_RATE if yearly else LiabilityKind.PENALTY_SUM
        base = self._base(match.start())
        party = self._party(match.start())
        per = "year" if yearly else ""
        return Liability(kind, State.DEFINED, self.evidence, party, factor, per, base=base)

    def _without_figure(self) -> Iterator[Liability]:
        """A penalty left to fill in, or one without a measure; not a mention of one agreed elsewhere."""
        match = words.PENALTY.search(self.text)
        if match is None or words.AGREED_BEFORE.search(self.text):
            return
        state = State.BLANK if BLANK in self.text else State.UNDEFINED
        yield Liability(LiabilityKind.PENALTY_SUM, state, self.evidence, self._party(match.start()))

    def damages(self) -> Iterator[Liability]:
        for match in words.DAMAGES.finditer(self.text):
            before, after = self.text[: match.start()], self.text[match.end() :]
            if words.NOT_OWED.search(before) or words.CONDITION.match(after):
                continue
            what = (match["what"] or "").lstrip("的")
            amount = next((span for span in find_amounts(match[0])), None)
            yield self._made(LiabilityKind.DAMAGES, match.start(), amount, base=what)
            return
        if (borne := words.BORNE.search(self.text)) and plain_actor(borne[1]) not in words.ALL:
            party = plain_actor(borne[1])
            yield Liability(LiabilityKind.DAMAGES, State.DEFINED, self.evidence, party, base="损失")

    def exclusions(self) -> Iterator[Liability]:
        if words.FORCE_MAJEURE.search(self.text):
            return
        if match := words.EXCLUDED_FIRST.search(self.text):
            yield self._exclusion(match.start(), match[1])
        for match in words.EXCLUSION.finditer(self.text):
            named = words.EXCLUDED.search(self.text[: match.start()])
            if named and "债" in named[1]:
                continue
            lost = re.sub("^(?:任何|一切|全部)", "", match["what"])
            lost = lost if words.LOSS.search(lost) else named[1] if named else ""
            yield self._exclusion(named.start() if named else match.start(), lost.strip("的"))

    def _exclusion(self, end: int, what: str) -> Liability:
        return Liability(LiabilityKind.EXCLUSION, State.DEFINED, self.evidence, self._party(end), base=what)

    def unmeasured(self, *, headed: bool) -> Iterator[Liability]:
        """承担相应责任, and 应当____ in a clause about breach."""
        match = words.UNMEASURED.search(self.text)
        if match and not self.text.rstrip().endswith(":") and (headed or words.LEAK.search(self.text)):
            state = State.BLANK if BLANK in match[0] else State.UNDEFINED
            yield Liability(LiabilityKind.DAMAGES, state, self.evidence, self._party(match.start()))

    def _made(
        self, kind: LiabilityKind, at: int, span: _Figure | None, *, base: str, per: str = ""
    ) -> Liability:
        rate = span.value if isinstance(span, RatioSpan) else None
        amount = span.value if isinstance(span, MoneySpan) else None
        blank = BLANK in base or (isinstance(span, RatioSpan) and span.blank)
        state = State.BLANK if blank else State.DEFINED
        return Liability(kind, state, self.evidence, self._party(at), rate, per, amount, base)

    def _party(self, end: int) -> str:
        """Who owes what is said at ``end``: the last who is neither paid nor wronged."""
        if claimed := words.CLAIMED_FROM.search(self.text, 0, end):
            return plain_actor(claimed[1])
        found = [
            match
            for match in words.DEBTOR.finditer(self.text, 0, end)
            if not words.NOT_BEFORE.search(self.text[: match.start()])
        ]
        return plain_actor(found[-1][1]) if found else ""
