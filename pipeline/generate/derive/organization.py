"""The organization: who sits where, and with what weight the parties vote (5.2.1)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from pipeline.generate.parties import party_name, party_names
from pipeline.generate.values import PartyName, read_percent
from pipeline.model.project import Project

BODIES = {"committee": "合作项目管理委员会", "executive": "项目执行组", "supervision": "监督协调组"}
"""The three bodies of 5.2.1 by the name of their list."""


def derive(project: Project) -> Mapping[str, object]:
    """Sizes, posts of the members, and one row for each party: its members in each body, its weight."""
    chair, manager = project.at("organization", "chair"), project.at("organization", "manager", "name")
    return {
        "organization": {
            **{f"{body}_size": len(project.entries("organization", body)) for body in BODIES},
            "committee[]": _posts(project, "committee", chair, ("主任", "委员")),
            "executive[]": _posts(project, "executive", manager, ("项目负责人", "成员")),
            "supervision[]": _posts(project, "supervision", None, ("", "成员")),
            "composition": [
                _row(project, party_name(party, index))
                for index, party in enumerate(project.entries("parties"))
            ],
        }
    }


def members(project: Project, body: str, party: str) -> int:
    """How many members of a key of ``BODIES`` come from the party with this short name."""
    names = party_names(project)
    entries = project.entries("organization", body)
    return sum(names.get(str(member.get("party"))) == party for member in entries)


def weight(project: Project, party: str) -> Fraction | None:
    """The weight of a party's vote: the stated one; equal shares when nobody states any; else None."""
    parties = project.entries("parties")
    if not any("vote_weight" in item for item in parties):
        return Fraction(1, len(parties))
    stated = next((item.get("vote_weight") for item in parties if item["short"] == party), None)
    return None if stated is None else read_percent(stated)


def _parties(project: Project) -> list[PartyName]:
    return [party_name(party, index) for index, party in enumerate(project.entries("parties"))]


def _row(project: Project, party: PartyName) -> Mapping[str, object]:
    counts = {body: members(project, body, party) for body in BODIES}
    return {"party": party, "weight": weight(project, party), **counts}


def _posts(
    project: Project, body: str, head: str | None, posts: tuple[str, str]
) -> tuple[Mapping[str, object], ...]:
    """The post of each member of ``body``: the first of ``posts`` for the one who is called ``head``."""
    return tuple(
        {"post": posts[0] if head and member["name"] == head else posts[1], **_unit(project, member)}
        for member in project.entries("organization", body)
    )


def _unit(project: Project, member: Mapping[str, Any]) -> Mapping[str, object]:
    party = party_names(project).get(str(member.get("party")))
    return {"origin": party.name if party else member.get("unit")}
