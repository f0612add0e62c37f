"""The evaluation committee against the shares of 7.1."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.project import Project
from pipeline.process.committee import CHOICES, REQUIRED, Composition, MemberClass, composition
from pipeline.process.figures import percent


def committee(project: Project) -> Composition:
    """The composition of the evaluation committee."""
    members = project.entries("evaluation_committee", "members")
    return composition([MemberClass(member["group"]) for member in members])


def committee_facts(project: Project) -> Mapping[str, object]:
    """Numbers and shares of the three groups, whether they are as required, and the steps."""
    found = committee(project)
    shares = found.shares or (None, None, None)
    return {
        "size": sum(found.counts),
        "groups": [
            {
                "name": kind.value,
                "count": count,
                "share": percent(share) if share is not None else "—",
                "required": percent(REQUIRED[kind]),
            }
            for kind, count, share in zip(MemberClass, found.counts, shares, strict=True)
        ],
        "holds": found.holds,
        "verdict": "符合要求" if found.holds else "不符合要求",
        "steps": list(found.derivation),
        "choices": list(CHOICES),
        "members[]": tuple(
            {"seat": index, "is_chair": member["name"] == project.at("evaluation_committee", "chair")}
            for index, member in enumerate(project.entries("evaluation_committee", "members"), 1)
        ),
    }
