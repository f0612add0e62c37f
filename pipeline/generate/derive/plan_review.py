"""The review of the cooperation plan: experts, weighted votes, what became of the opinions (5.1.2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from pipeline.generate.parties import party_name, party_names
from pipeline.generate.values import read_percent
from pipeline.model.project import Project
from pipeline.process.figures import percent
from pipeline.process.votes import (
    CHOICE_DENOMINATOR,
    PLAN_REVIEW_APPROVAL,
    Ballot,
    Choice,
    Tally,
    plan_review,
)

TECHNICAL, MANAGERIAL = "技术专家", "管理专家"


def derive(project: Project) -> Mapping[str, object]:
    """The count of the votes with its steps, one row for each party, numbers of experts and opinions."""
    tally = count(project)
    voted = bool(project.entries("plan_review", "votes"))
    kinds = Counter(expert["kind"] for expert in project.entries("plan_review", "experts"))
    return {
        "plan_review": {
            "ballots": [_row(project, ballot, tally, index) for index, ballot in enumerate(ballots(project))],
            "approval": tally.approval,
            "threshold": percent(PLAN_REVIEW_APPROVAL),
            "passed": tally.passed,
            "conclusion": ("通过" if tally.passed else "不通过") if voted else None,
            "steps": list(tally.derivation),
            "choice": CHOICE_DENOMINATOR,
            "technical_count": kinds[TECHNICAL],
            "management_count": kinds[MANAGERIAL],
            "handling": _handling(project),
        }
    }


def count(project: Project) -> Tally:
    """The count of the review's votes: every party votes with its weight, silence is no approval."""
    return plan_review(ballots(project))


def ballots(project: Project) -> tuple[Ballot, ...]:
    """One ballot for each party in their order; a party that voted twice has two, so that the count fails."""
    found: list[Ballot] = []
    for index, party in enumerate(project.entries("parties")):
        name, weight = party_name(party, index), party.get("vote_weight")
        share = None if weight is None else read_percent(weight)
        choices = [Choice(vote.get("choice", Choice.ABSENT)) for vote in votes_of(project, name)]
        found.extend(Ballot(str(name), choice, share) for choice in choices or [Choice.ABSENT])
    return tuple(found)


def votes_of(project: Project, party: str) -> list[Mapping[str, Any]]:
    """The entries of ``plan_review.votes`` of the party with this short name."""
    names = party_names(project)
    votes = project.entries("plan_review", "votes")
    return [vote for vote in votes if names.get(str(vote["party"])) == party]


def _row(project: Project, ballot: Ballot, tally: Tally, index: int) -> Mapping[str, object]:
    vote = next(iter(votes_of(project, ballot.voter)), {})
    return {
        "party": party_names(project)[ballot.voter],
        "weight": tally.weights[index] if tally.weights else None,
        "choice": ballot.choice.value,
        "representative": vote.get("representative"),
        "note": vote.get("note"),
    }


def _handling(project: Project) -> str:
    """How many opinions there are and what became of them: ``共4条，采纳3条，部分采纳1条``."""
    opinions = project.entries("plan_review", "opinions")
    counted = Counter(opinion.get("adopted", "尚未处理") for opinion in opinions)
    return "，".join([f"共{len(opinions)}条", *(f"{what}{number}条" for what, number in counted.items())])
