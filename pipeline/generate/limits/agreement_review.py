"""Limits on the review of the agreement: everybody agrees before it is signed (5.1.3 协议审核)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.generate.breach import Breach
from pipeline.generate.derive.agreement_review import open_points
from pipeline.generate.limits.cooperation import under_way
from pipeline.model.project import Project

CLAUSE = "5.1.3 合作协议签署 · 协议审核"
_REVIEW = ("agreement_review",)
_SIGNED = ("agreement_review", "cooperation_agreement")


def breaches(project: Project) -> tuple[Breach, ...]:
    """What was still open when the cooperation began; reviews that are later than the signature."""
    if not project.section("agreement_review"):
        return ()
    return (*_open(project), *_late(project))


def _open(project: Project) -> Iterator[Breach]:
    """Before the cooperation begins the document itself says what is open."""
    if not under_way(project):
        return
    for point in open_points(project):
        said = f"协议审核通过后才能签署：{point}，请补充审核意见或者改正"
        yield Breach("limits/agreement_review", CLAUSE, "agreement_review", said, documents=_SIGNED)


def _late(project: Project) -> Iterator[Breach]:
    signing = project.at("project", "signing_date")
    if not signing:
        return
    for path, name, day in _days(project):
        if day and day > signing:
            said = f"{name} {day} 晚于协议签署日期 {signing}，审核应当在签署前完成，请改正"
            yield Breach("limits/agreement_review_date", CLAUSE, path, said, documents=_REVIEW)


def _days(project: Project) -> Iterator[tuple[str, str, str | None]]:
    reviews: tuple[Mapping[str, Any], ...] = project.entries("agreement_review", "reviews")
    for index, review in enumerate(reviews):
        name = f"{review['party']}{review['department']}的审核日期"
        yield f"agreement_review.reviews[{index}].on", name, review.get("on")
    opinion = project.at("agreement_review", "law_firm", "on")
    yield "agreement_review.law_firm.on", "法律意见书的日期", opinion
