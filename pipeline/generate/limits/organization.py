"""Limits on the organization: every cooperating party sits in the bodies (5.2.1)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.generate.breach import Breach
from pipeline.generate.derive.organization import BODIES, members
from pipeline.generate.limits.cooperation import partners
from pipeline.model.project import Project

CLAUSE = "5.2.1 项目组织架构搭建"
_CHARTER = ("organization_charter",)
_OF_ALL = {"committee": "各合作方分管领导", "supervision": "各合作方管理部门人员"}
"""The bodies that 5.2.1 composes of people of every party."""


def breaches(project: Project) -> tuple[Breach, ...]:
    """A party that has no seat where every party must have one; a chair who is no member."""
    return (*_unseated(project), *_chair(project))


def _unseated(project: Project) -> Iterator[Breach]:
    for body, composed in _OF_ALL.items():
        if not project.entries("organization", body):
            continue
        for party in partners(project):
            if not members(project, body, party):
                said = f"{BODIES[body]}由{composed}组成，没有{party}的成员，请补充并写明 party"
                path = f"organization.{body}"
                yield Breach("limits/organization_seats", CLAUSE, path, said, documents=_CHARTER)


def _chair(project: Project) -> Iterator[Breach]:
    chair = project.at("organization", "chair")
    committee = project.entries("organization", "committee")
    if chair and committee and chair not in {member["name"] for member in committee}:
        said = f"主任“{chair}”不在管理委员会的委员之中，请把他写入 committee 或者改正"
        yield Breach("limits/organization_chair", CLAUSE, "organization.chair", said, documents=_CHARTER)
