"""Who the parties are called: 甲方, 乙方 … in the order of the project file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.generate.values import PartyName
from pipeline.model.project import Project

STEMS = "甲乙丙丁戊己庚辛壬癸"


def role(index: int) -> str:
    """``甲方`` for 0, ``乙方`` for 1 …; at most ten parties."""
    return f"{STEMS[index]}方"


def party_names(project: Project) -> dict[str, PartyName]:
    """Each designation (role, short name, full name) to the party as it is printed."""
    names: dict[str, PartyName] = {}
    for index, party in enumerate(project.entries("parties")):
        printed = party_name(party, index)
        names.update(dict.fromkeys((printed.role, printed.short, printed.name), printed))
    return names


def party_name(party: Mapping[str, Any], index: int) -> PartyName:
    """The party that stands at ``index`` (from 0) as it is printed."""
    return PartyName(
        short=str(party["short"]), name=str(party["name"]), role=role(index), kind=str(party["kind"])
    )
