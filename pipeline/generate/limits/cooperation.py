"""What several limits ask of a project: its cooperating parties, how far it has come."""

from __future__ import annotations

from pipeline.generate.parties import party_name
from pipeline.generate.values import PartyName
from pipeline.model.project import Project

THIRD_PARTY = "第三方机构"
_UNDER_WAY = ("中期执行", "成果转化", "收尾总结")


def partners(project: Project) -> tuple[PartyName, ...]:
    """The cooperating parties of chapter 1: enterprises, universities, institutes; third parties are none."""
    named = (party_name(party, index) for index, party in enumerate(project.entries("parties")))
    return tuple(party for party in named if party.kind != THIRD_PARTY)


def under_way(project: Project) -> bool:
    """Whether the project says that it has left the stage of preparation."""
    return project.at("project", "stage") in _UNDER_WAY
