"""Figures of the benchmark: per rule, per kind of fault, per split.

Fail closed. A fault is found when the finding says what is true of it; undetermined counts neither as found
nor as harm; satisfied although something is wrong is dangerous and counted apart. A mutant whose rule was
judged wrongly before the fault was planted proves nothing: it is left out of the recall, never out of the
dangerous ones. A false alarm that the agreement itself raised is counted once, with the agreement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.benchmark.judge import Answer, Hit, Judged, Target
from pipeline.model.report import Outcome

SPLITS = ("train", "dev", "test")
_DIGITS = 4


@dataclass(slots=True)
class Counts:
    """What is counted for one rule or one kind of fault."""

    found: int = 0
    undetermined: int = 0
    missed: int = 0
    dangerous: int = 0
    located: int = 0
    placed: int = 0
    """Found, and its place is measured."""
    alarms: int = 0
    unsure: int = 0
    """Said to be undetermined though nothing is wrong."""
    sound: int = 0
    """Judgements where nothing is wrong."""

    def add(self, target: Target) -> None:
        """Count one fault."""
        name = target.hit.value
        setattr(self, name, getattr(self, name) + 1)
        if target.located is not None:
            self.placed += 1
            self.located += target.located

    @property
    def faults(self) -> int:
        """All faults there were."""
        return self.found + self.undetermined + self.missed + self.dangerous

    def figures(self) -> dict[str, Any]:
        """The counts with the rates that follow from them."""
        return {
            "faults": self.faults,
            "found": self.found,
            "undetermined": self.undetermined,
            "missed": self.missed,
            "dangerous": self.dangerous,
            "recall": rate(self.found, self.faults),
            "dangerous_rate": rate(self.dangerous, self.faults),
            "located": rate(self.located, self.placed),
            "false_alarms": self.alarms,
            "unsure": self.unsure,
            "sound": self.sound,
            "precision": rate(self.found, self.found + self.alarms),
        }


@dataclass(slots=True)
class Tally:
    """Counts of everything, by rule and by kind."""

    rules: dict[str, Counts] = field(default_factory=dict)
    kinds: dict[str, Counts] = field(default_factory=dict)
    total: Counts = field(default_factory=Counts)


def rate(part: int, whole: int) -> float | None:
    """``part`` of ``whole``, to four digits; None of nothing."""
    return round(part / whole, _DIGITS) if whole else None


def metrics(answers: Sequence[Answer], judged: Sequence[Judged]) -> dict[str, Any]:
    """All figures, for all splits together and for each."""
    wrong = _wrong_before(answers)
    chosen: dict[str, tuple[str, ...]] = {"all": SPLITS, **{split: (split,) for split in SPLITS}}
    return {
        name: _figures(
            [item for item in answers if item.split in splits],
            [item for item in judged if item.split in splits],
            wrong,
        )
        for name, splits in chosen.items()
    }


def _wrong_before(answers: Iterable[Answer]) -> frozenset[tuple[str, str]]:
    """Agreement and rule wherever the agreement itself is not judged as it is."""
    return frozenset((item.agreement, item.rule) for item in answers if item.got is not item.truth)


def _figures(
    answers: Sequence[Answer], judged: Sequence[Judged], wrong: frozenset[tuple[str, str]]
) -> dict[str, Any]:
    agreements, mutants = _of_agreements(answers), _of_mutants(judged, wrong)
    return {
        "agreements": {
            "count": len({item.agreement for item in answers}),
            "judgements": len(answers),
            "agreed": rate(sum(item.got is item.truth for item in answers), len(answers)),
            **agreements.total.figures(),
            "compliant": _compliant(answers),
            "rules": {rule: counts.figures() for rule, counts in sorted(agreements.rules.items())},
        },
        "mutants": {
            "count": len(judged),
            "neutral": sum(item.neutral for item in judged),
            **mutants.total.figures(),
            "rules": {rule: counts.figures() for rule, counts in sorted(mutants.rules.items())},
            "kinds": {kind: counts.figures() for kind, counts in sorted(mutants.kinds.items())},
        },
    }


def _compliant(answers: Sequence[Answer]) -> dict[str, Any]:
    """False findings on agreements that nothing is wrong with."""
    clean = [item for item in answers if item.compliant]
    found = Counter(item.got for item in clean if item.got is not item.truth)
    return {
        "count": len({item.agreement for item in clean}),
        "false_violated": found[Outcome.VIOLATED],
        "false_undetermined": found[Outcome.UNDETERMINED],
        "without_any": len(
            {item.agreement for item in clean}
            - {item.agreement for item in clean if item.got in (Outcome.VIOLATED, Outcome.UNDETERMINED)}
        ),
    }


def _of_agreements(answers: Iterable[Answer]) -> Tally:
    tally = Tally()
    for item in answers:
        for counts in (tally.total, tally.rules.setdefault(item.rule, Counts())):
            if item.truth is Outcome.VIOLATED:
                counts.add(_as_target(item))
            else:
                counts.sound += 1
                counts.alarms += item.got is Outcome.VIOLATED
                counts.unsure += item.got is Outcome.UNDETERMINED and item.truth is not Outcome.UNDETERMINED
                counts.dangerous += item.truth is Outcome.UNDETERMINED and item.got is Outcome.SATISFIED
    return tally


def _as_target(item: Answer) -> Target:
    hits: Mapping[Outcome, Hit] = {
        Outcome.VIOLATED: Hit.FOUND,
        Outcome.UNDETERMINED: Hit.UNDETERMINED,
        Outcome.SATISFIED: Hit.DANGEROUS,
    }
    return Target(item.rule, hits.get(item.got, Hit.MISSED), item.located, item.message)


def _of_mutants(judged: Iterable[Judged], wrong: frozenset[tuple[str, str]]) -> Tally:
    tally = Tally()
    for item in judged:
        kind = tally.kinds.setdefault(item.kind, Counts())
        for target in item.targets:
            if (item.parent, target.rule) in wrong and target.hit is not Hit.DANGEROUS:
                continue
            for counts in (tally.total, kind, tally.rules.setdefault(target.rule, Counts())):
                counts.add(target)
        _count_sound(item, kind, tally, wrong)
    return tally


def _count_sound(item: Judged, kind: Counts, tally: Tally, wrong: frozenset[tuple[str, str]]) -> None:
    for name, rules in (("alarms", item.alarms), ("unsure", item.unsure)):
        for rule in rules:
            if (item.parent, rule) not in wrong:
                for counts in (tally.total, kind, tally.rules.setdefault(rule, Counts())):
                    setattr(counts, name, getattr(counts, name) + 1)
    for counts in (tally.total, kind):
        counts.sound += 1
