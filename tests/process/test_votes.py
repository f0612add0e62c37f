from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.process.votes import (
    Ballot,
    Choice,
    Tally,
    dispute_vote,
    plan_review,
    schedule_vote,
    tally,
)

FOR, AGAINST, ABSTAIN, ABSENT = Choice
CHOICES = st.lists(st.sampled_from(Choice), min_size=1, max_size=12)


def ballots(*choices: Choice) -> list[Ballot]:
    return [Ballot(f"表决人{place}", choice) for place, choice in enumerate(choices)]


def weighted(*pairs: tuple[Choice, str]) -> list[Ballot]:
    return [
        Ballot(f"表决人{place}", choice, Fraction(weight)) for place, (choice, weight) in enumerate(pairs)
    ]


@pytest.mark.parametrize(
    ("cast", "approval", "passed"),
    [
        (weighted((FOR, "4/5"), (AGAINST, "1/5")), "4/5", True),
        (weighted((FOR, "7999/10000"), (AGAINST, "2001/10000")), "7999/10000", False),
        (weighted((FOR, "3/5"), (FOR, "1/5"), (ABSTAIN, "1/5")), "4/5", True),
        (ballots(FOR, FOR, FOR, FOR, AGAINST), "4/5", True),
        (ballots(FOR, FOR, FOR, AGAINST), "3/4", False),
        (ballots(FOR), "1", True),
        (ballots(AGAINST), "0", False),
    ],
)
def test_a_plan_passes_from_eighty_percent_of_the_weight(
    cast: list[Ballot],
    approval: str,
    passed: bool,  # noqa: FBT001
) -> None:
    found = plan_review(cast)
    assert (found.approval, found.passed, found.problem) == (Fraction(approval), passed, "")


@pytest.mark.parametrize("vote", [schedule_vote, dispute_vote])
def test_two_thirds_is_exact(vote: Callable[[Sequence[Ballot]], Tally]) -> None:
    assert vote(ballots(FOR, FOR, AGAINST)).passed
    almost = weighted((FOR, "66666666/100000000"), (AGAINST, "33333334/100000000"))
    assert not vote(almost).passed


@pytest.mark.parametrize("silent", [ABSTAIN, ABSENT])
def test_who_abstains_or_stays_away_counts_among_all(silent: Choice) -> None:
    found = plan_review(ballots(FOR, FOR, FOR, silent))
    assert found.approval == Fraction(3, 4)
    assert not found.passed


@pytest.mark.parametrize(
    ("cast", "said"),
    [
        ([], "没有登记表决人"),
        (weighted((FOR, "1/2"), (FOR, "1/3")), "表决权重合计为5/6（约83.33%），应为100%"),
        (weighted((FOR, "3/2"), (FOR, "-1/2")), "不能是负数"),
        ([Ballot("甲方", FOR, Fraction(1)), Ballot("乙方", FOR)], "乙方没有表决权重"),
        ([Ballot("甲方", FOR), Ballot("甲方", AGAINST)], "表决人甲方登记了不止一次"),
    ],
)
def test_a_vote_that_cannot_be_counted_does_not_pass_and_says_why(cast: list[Ballot], said: str) -> None:
    found = plan_review(cast)
    assert said in found.problem
    assert found.derivation == (found.problem,)
    assert (found.approval, found.passed) == (None, False)


def test_the_derivation_can_be_followed() -> None:
    cast = [
        Ballot("甲方", FOR, Fraction(3, 5)),
        Ballot("乙方", FOR, Fraction(1, 5)),
        Ballot("丙方", ABSTAIN, Fraction(1, 5)),
    ]
    assert plan_review(cast).derivation == (
        "有表决权者共3个，表决权重合计100%",
        "赞成：甲方（60%）、乙方（20%），合计80%",
        "弃权：丙方（20%），合计20%",
        "通过率＝赞成权重÷全部有表决权者的权重＝80%（弃权、未投票计入分母）",
        "80%≥80%，通过（5.1.2 合作方案制定 · 方案评审）",
    )


def test_two_thirds_is_printed_as_the_standard_writes_it() -> None:
    assert (
        dispute_vote(ballots(FOR, AGAINST)).derivation[-1]
        == "50%＜2/3，不通过（5.2.3 沟通与协调 · 问题协调）"
    )


@given(CHOICES)
def test_the_camps_make_up_the_whole(choices: list[Choice]) -> None:
    cast = ballots(*choices)
    found = plan_review(cast)
    assert sum(found.weights) == 1
    assert found.approval == Fraction(choices.count(FOR), len(choices))


@given(CHOICES, st.data())
def test_one_more_in_favour_never_lowers_the_approval(choices: list[Choice], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(choices) - 1))
    won = [FOR if number == place else choice for number, choice in enumerate(choices)]
    before, after = plan_review(ballots(*choices)), plan_review(ballots(*won))
    assert before.approval is not None
    assert after.approval is not None
    assert after.approval >= before.approval
    assert after.passed >= before.passed


@given(CHOICES, st.fractions(0, 1))
def test_equal_weights_may_also_be_written_down(choices: list[Choice], threshold: Fraction) -> None:
    unwritten = tally(ballots(*choices), threshold=threshold, clause="5")
    written = tally(
        [Ballot(ballot.voter, ballot.choice, Fraction(1, len(choices))) for ballot in ballots(*choices)],
        threshold=threshold,
        clause="5",
    )
    assert (unwritten.approval, unwritten.passed) == (written.approval, written.passed)
