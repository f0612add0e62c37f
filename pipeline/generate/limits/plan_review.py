"""Limits on the review of the plan: kinds of experts, 80 % of the weight, opinions taken up (5.1.2)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.generate.breach import Breach
from pipeline.generate.derive.plan_review import MANAGERIAL, TECHNICAL, count
from pipeline.generate.limits.cooperation import under_way
from pipeline.model.project import Project
from pipeline.process.clauses import PLAN_REVIEW
from pipeline.process.figures import percent

_REVIEW = ("plan_review",)
_BOTH = ("plan_review", "cooperation_plan")
_LATER = ("plan_review", "cooperation_agreement", "agreement_review")


def breaches(project: Project) -> tuple[Breach, ...]:
    """A kind of expert that is missing, a vote that cannot be counted or failed, opinions left lying."""
    return (*_experts(project), *_vote(project), *_opinions(project), *_order(project))


def _experts(project: Project) -> Iterator[Breach]:
    experts = project.entries("plan_review", "experts")
    kinds = {expert["kind"] for expert in experts}
    for kind in (TECHNICAL, MANAGERIAL):
        if experts and kind not in kinds:
            said = f"方案由技术专家、管理专家评审，没有{kind}，请补充"
            yield Breach("limits/plan_experts", PLAN_REVIEW, "plan_review.experts", said, documents=_REVIEW)


def _vote(project: Project) -> Iterator[Breach]:
    """A vote that fails matters once the project goes on: that is when it must have passed."""
    if not project.entries("plan_review", "votes"):
        return
    tally, path = count(project), "plan_review.votes"
    if tally.approval is None:
        yield Breach("limits/plan_votes", PLAN_REVIEW, path, tally.problem, documents=_REVIEW)
    elif not tally.passed and (under_way(project) or project.at("agreement_review", "submitted_on")):
        shown = percent(tally.approval, limit=tally.threshold)
        said = (
            f"方案评审通过率{shown}，低于{percent(tally.threshold)}，没有通过；请修订方案并重新评审后再推进"
        )
        yield Breach("limits/plan_votes", PLAN_REVIEW, path, said, documents=_LATER)


def _opinions(project: Project) -> Iterator[Breach]:
    if not under_way(project) and not project.at("agreement_review", "submitted_on"):
        return
    for index, opinion in enumerate(project.entries("plan_review", "opinions")):
        if not opinion.get("response"):
            path = f"plan_review.opinions[{index}].response"
            said = f"评审意见“{opinion['content']}”需纳入方案修订内容，请写明怎样修订，不采纳的写明理由"
            yield Breach("limits/plan_opinions", PLAN_REVIEW, path, said, documents=_BOTH)


def _order(project: Project) -> Iterator[Breach]:
    day, signing = project.at("plan_review", "reviewed_on"), project.at("project", "signing_date")
    if day and signing and day > signing:
        said = f"方案评审日期 {day} 晚于协议签署日期 {signing}，请改正"
        path = "plan_review.reviewed_on"
        yield Breach("limits/plan_review_date", PLAN_REVIEW, path, said, documents=_REVIEW)
