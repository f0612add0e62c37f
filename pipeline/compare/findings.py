"""What became of each rule between two versions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.compare.statements import plain
from pipeline.model.comparison import Course, FindingChange
from pipeline.model.evidence import Evidence
from pipeline.model.report import Outcome, RuleResult, Severity

_WEIGHT = {Outcome.VIOLATED: 3, Outcome.ERROR: 2, Outcome.UNDETERMINED: 1}
"""Outcomes that are objected to, and how much."""
_ORDER = tuple(Course)
_SEVERITIES = tuple(Severity)


def finding_changes(
    old: Sequence[RuleResult], new: Sequence[RuleResult], blocks: Mapping[int, int]
) -> tuple[FindingChange, ...]:
    """The rules that are objected to in either version, or that were met and do not apply any more.

    ``blocks``: where blocks of the old version stand in the new one. Sorted by course, then severity.
    """
    before, after = ({item.rule: item for item in results} for results in (old, new))
    found = []
    for rule in dict.fromkeys((*after, *before)):
        course = _course(before.get(rule), after.get(rule))
        if course is not None:
            gone, come = _places(before.get(rule), after.get(rule), blocks)
            found.append(FindingChange(rule, course, before.get(rule), after.get(rule), gone, come))
    return tuple(sorted(found, key=_rank))


def _rank(item: FindingChange) -> tuple[int, int]:
    result = item.new or item.old
    return _ORDER.index(item.course), _SEVERITIES.index(result.severity) if result else 0


def _course(old: RuleResult | None, new: RuleResult | None) -> Course | None:
    before, after = outcome_of(old), outcome_of(new)
    was = _WEIGHT.get(before, 0) if before else 0
    now = _WEIGHT.get(after, 0) if after else 0
    if was and now:
        return Course.WORSE if now > was else Course.BETTER if now < was else Course.UNCHANGED
    if now:
        return Course.NEW
    met_before, met_after = before is Outcome.SATISFIED, after is Outcome.SATISFIED
    if was:
        return Course.FIXED if met_after else Course.GONE
    if met_before != met_after:
        return Course.LOST if met_before else Course.MET
    return None


def outcome_of(result: RuleResult | None) -> Outcome | None:
    """The outcome of a rule whether or not somebody waived it; None when it was not run."""
    return None if result is None else result.waived_from or result.outcome


def _places(
    old: RuleResult | None, new: RuleResult | None, blocks: Mapping[int, int]
) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """Places that only one version objects to, where both do."""
    if not (old and new and _objects(old) and _objects(new)):
        return (), ()
    before = [(blocks.get(item.location.block, -1), plain(item.quote)) for item in old.evidence]
    after = [(item.location.block, plain(item.quote)) for item in new.evidence]
    gone = [(block, item) for (block, _), item in _only(old.evidence, before, after)]
    come = [(block, item) for (block, _), item in _only(new.evidence, after, before)]
    edited = {block for block, _ in gone} & {block for block, _ in come}
    return (
        tuple(item for block, item in gone if block not in edited),
        tuple(item for block, item in come if block not in edited),
    )


def _objects(result: RuleResult) -> bool:
    return (result.waived_from or result.outcome) in _WEIGHT


def _only(
    evidence: Sequence[Evidence], keys: Sequence[tuple[int, str]], others: Sequence[tuple[int, str]]
) -> Iterator[tuple[tuple[int, str], Evidence]]:
    """What only one version has; a paragraph that both object to is one place however it is worded."""
    left = Counter(others)
    for item, key in zip(evidence, keys, strict=True):
        if left[key]:
            left[key] -= 1
        else:
            yield key, item
