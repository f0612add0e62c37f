"""Weighted votes: review of the plan, change of the schedule, disputes.

5.1.2 合作方案制定 · 方案评审, 5.2.2 过程管控 · 进度调整, 5.2.3 沟通与协调 · 问题协调.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from pipeline.process.clauses import DISPUTES, PLAN_REVIEW, SCHEDULE_CHANGE
from pipeline.process.figures import Number, exact, percent

PLAN_REVIEW_APPROVAL = Fraction(80, 100)
"""5.1.2: 评审通过率≥80%（按合作方投票权重计算）视为通过."""
SCHEDULE_CHANGE_APPROVAL = Fraction(2, 3)
"""5.2.2: 通过率≥2/3."""
DISPUTE_APPROVAL = Fraction(2, 3)
"""5.2.3: 按合作方权重投票，赞成票≥2/3视为通过."""

CHOICE_DENOMINATOR = (
    "通过率以全部有表决权者的权重为分母，弃权和未投票的计入分母、不计入赞成；"
    "标准没有说明弃权如何处理，按对通过要求更严的方式计算。"
)
CHOICE_WEIGHTS = "没有给出表决权重的，各表决人权重相等；给出权重的，各权重合计必须为100%，不作折算。"
_THIRDS = 3
CHOICES = (CHOICE_DENOMINATOR, CHOICE_WEIGHTS)


class Choice(StrEnum):
    """What a voter said; ABSENT: nothing."""

    FOR = "赞成"
    AGAINST = "反对"
    ABSTAIN = "弃权"
    ABSENT = "未投票"


@dataclass(frozen=True, slots=True)
class Ballot:
    """One entitled voter; ``weight`` is a share of 1, or None when no weights were agreed."""

    voter: str
    choice: Choice
    weight: Number | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """The outcome of a vote; never ``passed`` when there is a ``problem``."""

    clause: str
    threshold: Fraction
    weights: tuple[Fraction, ...]
    """Of the ballots in their order; empty with a problem."""
    approval: Fraction | None
    """Share of the weight of all entitled voters that is in favour; None with a problem."""
    passed: bool
    problem: str
    """Why the vote cannot be counted, one Chinese sentence; empty when it can."""
    derivation: tuple[str, ...]


def plan_review(ballots: Sequence[Ballot]) -> Tally:
    """The review of the plan: passed from 80 % of the weight (5.1.2 合作方案制定 · 方案评审)."""
    return tally(ballots, threshold=PLAN_REVIEW_APPROVAL, clause=PLAN_REVIEW)


def schedule_vote(ballots: Sequence[Ballot]) -> Tally:
    """A change of the schedule: passed from two thirds (5.2.2 过程管控 · 进度调整)."""
    return tally(ballots, threshold=SCHEDULE_CHANGE_APPROVAL, clause=SCHEDULE_CHANGE)


def dispute_vote(ballots: Sequence[Ballot]) -> Tally:
    """A decision on a dispute: passed from two thirds (5.2.3 沟通与协调 · 问题协调)."""
    return tally(ballots, threshold=DISPUTE_APPROVAL, clause=DISPUTES)


def tally(ballots: Sequence[Ballot], *, threshold: Number, clause: str) -> Tally:
    """The count of ``ballots``: approval = weight in favour ÷ weight of all, passed from ``threshold`` on.

    Ballots name every entitled voter once; see ``CHOICES`` for what counts.
    """
    needed = exact(threshold)
    if problem := _problem(ballots):
        return Tally(clause, needed, (), None, passed=False, problem=problem, derivation=(problem,))
    weights = _weights(ballots)
    approval = _weight(ballots, weights, Choice.FOR)
    return Tally(
        clause,
        needed,
        weights,
        approval,
        passed=approval >= needed,
        problem="",
        derivation=_derivation(ballots, weights, needed, clause),
    )


def _problem(ballots: Sequence[Ballot]) -> str:
    if not ballots:
        return "没有登记表决人，无法计算通过率，请逐一列出有表决权者"
    twice = [voter for voter, count in Counter(ballot.voter for ballot in ballots).items() if count > 1]
    if twice:
        return f"表决人{'、'.join(twice)}登记了不止一次，请每人只保留一票"
    given = [exact(ballot.weight) for ballot in ballots if ballot.weight is not None]
    return _weight_problem(ballots, given) if given else ""


def _weight_problem(ballots: Sequence[Ballot], given: Sequence[Fraction]) -> str:
    if len(given) < len(ballots):
        missing = "、".join(ballot.voter for ballot in ballots if ballot.weight is None)
        return f"{missing}没有表决权重而其他人有，请全部写明或者全部不写"
    if min(given) < 0:
        return "表决权重不能是负数，请改正"
    if sum(given) != 1:
        return f"表决权重合计为{percent(sum(given, Fraction()), limit=1)}，应为100%，请改正各方权重"
    return ""


def _weights(ballots: Sequence[Ballot]) -> tuple[Fraction, ...]:
    equal = Fraction(1, len(ballots))
    return tuple(equal if ballot.weight is None else exact(ballot.weight) for ballot in ballots)


def _weight(ballots: Sequence[Ballot], weights: Sequence[Fraction], choice: Choice) -> Fraction:
    pairs = zip(ballots, weights, strict=True)
    return sum((weight for ballot, weight in pairs if ballot.choice is choice), Fraction())


def _derivation(
    ballots: Sequence[Ballot], weights: Sequence[Fraction], needed: Fraction, clause: str
) -> tuple[str, ...]:
    approval = _weight(ballots, weights, Choice.FOR)
    shown = percent(approval, limit=needed)
    sign, said = ("≥", "通过") if approval >= needed else ("＜", "不通过")
    return (
        _basis(ballots, weights),
        *(_camp(ballots, weights, choice) for choice in Choice if _voters(ballots, choice)),
        f"通过率＝赞成权重÷全部有表决权者的权重＝{shown}（弃权、未投票计入分母）",
        f"{shown}{sign}{_threshold(needed)}，{said}（{clause}）",
    )


def _threshold(needed: Fraction) -> str:
    """2/3 as the standard writes it, other shares as percent."""
    return f"{needed}" if needed.denominator == _THIRDS else percent(needed)


def _basis(ballots: Sequence[Ballot], weights: Sequence[Fraction]) -> str:
    if ballots[0].weight is None:
        return f"有表决权者共{len(ballots)}个，没有约定权重，各按{percent(weights[0])}计算"
    return f"有表决权者共{len(ballots)}个，表决权重合计100%"


def _voters(ballots: Sequence[Ballot], choice: Choice) -> tuple[str, ...]:
    return tuple(ballot.voter for ballot in ballots if ballot.choice is choice)


def _camp(ballots: Sequence[Ballot], weights: Sequence[Fraction], choice: Choice) -> str:
    voters = "、".join(
        f"{ballot.voter}（{percent(weight)}）"
        for ballot, weight in zip(ballots, weights, strict=True)
        if ballot.choice is choice
    )
    return f"{choice.value}：{voters}，合计{percent(_weight(ballots, weights, choice))}"
