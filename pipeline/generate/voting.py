"""Votes of the parties as a project states them: every party has one ballot of its weight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.generate.parties import party_name, party_names
from pipeline.generate.values import read_percent
from pipeline.model.project import Project
from pipeline.process.figures import percent
from pipeline.process.votes import Ballot, Choice, Tally

Vote = Mapping[str, Any]
"""An entry of a list of votes: ``party``, ``choice``, and who voted with which remark."""


def ballots(project: Project, votes: Sequence[Vote]) -> tuple[Ballot, ...]:
    """One ballot for each party in their order; a party without a vote is absent.

    A party that voted twice has two ballots, so that the count fails instead of choosing one of them.
    """
    found: list[Ballot] = []
    for index, party in enumerate(project.entries("parties")):
        name, weight = party_name(party, index), party.get("vote_weight")
        share = None if weight is None else read_percent(weight)
        choices = [Choice(vote["choice"]) for vote in _of(project, votes, name)]
        found.extend(Ballot(str(name), choice, share) for choice in choices or [Choice.ABSENT])
    return tuple(found)


def rows(project: Project, votes: Sequence[Vote], tally: Tally) -> list[Mapping[str, object]]:
    """The ballots as a table prints them: party, weight, choice, who voted, remark."""
    names = party_names(project)
    return [
        {
            "party": names[ballot.voter],
            "weight": percent(tally.weights[index]) if tally.weights else None,
            "choice": ballot.choice.value,
            **_remarks(_of(project, votes, ballot.voter)),
        }
        for index, ballot in enumerate(ballots(project, votes))
    ]


def _of(project: Project, votes: Sequence[Vote], party: str) -> list[Vote]:
    names = party_names(project)
    return [vote for vote in votes if names.get(str(vote["party"])) == party]


def _remarks(votes: Sequence[Vote]) -> Mapping[str, object]:
    vote = votes[0] if votes else {}
    return {"representative": vote.get("representative"), "note": vote.get("note")}
