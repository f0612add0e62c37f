"""On which tracked changes a finding hangs, by trying them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.compare.findings import outcome_of
from pipeline.model.comparison import Bearing, Course, Decision, FindingChange
from pipeline.model.report import Outcome

Outcomes = Mapping[str, Outcome]
MOST_TRIALS = 60
"""Checks that are run in all."""
FEW = 10
"""Up to this many tracked changes each one is tried for every finding."""
_OPEN = (Outcome.UNDETERMINED, Outcome.ERROR)


@dataclass(slots=True)
class Trials:
    """Outcomes of all rules when exactly some changes are accepted; each set is tried once."""

    every: frozenset[int]
    run: Callable[[frozenset[int]], Outcomes]
    known: dict[frozenset[int], Outcomes]
    """What is known beforehand: nothing accepted, all accepted."""
    left: int = field(default=MOST_TRIALS)

    def outcome(self, rule: str, accepted: frozenset[int]) -> Outcome | None:
        """The outcome of ``rule``; None when it does not run then or no more trials are left."""
        if accepted not in self.known:
            if not self.left:
                raise _Spent
            self.left -= 1
            self.known[accepted] = self.run(accepted)
        return self.known[accepted].get(rule)


class _Spent(Exception):  # noqa: N818 - no error: there is a limit to what is tried
    """No more trials are left."""


def decide(
    changes: Sequence[FindingChange], touching: Mapping[str, Sequence[int]], trials: Trials
) -> tuple[Decision, ...]:
    """For each finding that differs with and without the changes, those that it hangs on.

    ``touching``: for each rule the numbers of the changes near its words, the nearest first.
    """
    found = (
        _decision(item, tuple(touching.get(item.rule, ())), trials)
        for item in changes
        if item.course is not Course.UNCHANGED
    )
    return tuple(item for item in found if item is not None)


def _decision(change: FindingChange, near: tuple[int, ...], trials: Trials) -> Decision | None:
    judge = _Judge(change, trials)
    try:
        found = judge.decision(near)
    except _Spent:
        found = None
    if found is None and near:
        return Decision(change.rule, Bearing.TOUCHING, tuple(sorted(near)))
    return found


@dataclass(frozen=True, slots=True)
class _Judge:
    change: FindingChange
    trials: Trials

    def decision(self, near: tuple[int, ...]) -> Decision | None:
        """What was proved; None when nothing was."""
        every = self.trials.every
        if len(every) == 1:
            return self.made(Bearing.ONLY, every)
        candidates = sorted(every) if len(every) <= FEW else [*near[:4], *self.pivot()]
        needed = frozenset(n for n in candidates if not self.turned(every - {n}))
        enough = frozenset(n for n in candidates if self.turned(frozenset({n})))
        if len(enough) == 1 and enough == needed:
            return self.made(Bearing.ONLY, enough)
        if len(needed) > 1 and self.turned(needed):
            return self.made(Bearing.ALL, needed)
        if len(enough) > 1 and not needed and not self.turned(every - enough):
            return self.made(Bearing.ANY, enough)
        return None

    def made(self, bearing: Bearing, numbers: frozenset[int]) -> Decision:
        return Decision(self.change.rule, bearing, tuple(sorted(numbers)))

    def turned(self, accepted: frozenset[int]) -> bool:
        """Whether the finding is as it is with all changes accepted, when only these are."""
        outcome = self.trials.outcome(self.change.rule, accepted)
        return _state(outcome) == _state(outcome_of(self.change.new))

    def pivot(self) -> list[int]:
        """The change with which the finding turns when they are accepted in their order."""
        order = sorted(self.trials.every)
        low, high = 0, len(order)
        while high - low > 1:
            middle = (low + high) // 2
            if self.turned(frozenset(order[:middle])):
                high = middle
            else:
                low = middle
        return [order[high - 1]]


def _state(outcome: Outcome | None) -> str:
    """What counts of an outcome."""
    if outcome in _OPEN:
        return "open"
    return "none" if outcome in (None, Outcome.NOT_APPLICABLE) else str(outcome)
