"""Limits on the appraisal: an independent body, both kinds of experts, 60 working days (5.3.1)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.generate import agreement_words as words
from pipeline.generate.breach import Breach
from pipeline.generate.derive.appraisal import INDUSTRIAL, TECHNICAL, rectify_by, rectify_taken
from pipeline.generate.results import AFTER_RECTIFICATION, day_of
from pipeline.model.project import Project
from pipeline.process.clauses import APPRAISAL

_REPORT = ("appraisal_report",)
_RECTIFICATION = "appraisal.rectification"


def breaches(project: Project) -> tuple[Breach, ...]:
    """A body that is a party, a kind of experts that is missing, rectification unsaid or too long."""
    if not project.section("appraisal"):
        return ()
    return (*_institution(project), *_experts(project), *_members(project), *_rectification(project))


def _breach(rule: str, path: str, said: str, severity: str = "error") -> Breach:
    return Breach(f"limits/{rule}", APPRAISAL, path, said, severity, _REPORT)


def _institution(project: Project) -> Iterator[Breach]:
    name = project.at("appraisal", "institution", "name")
    party = words.find(project, name) if name else None
    if party:
        said = f"鉴定应当委托第三方科技评估机构，{name}是本项目的{party.role}，请改由与各方无关的机构鉴定"
        yield _breach("appraisal_institution", "appraisal.institution.name", said)


def _experts(project: Project) -> Iterator[Breach]:
    experts = project.entries("appraisal", "committee")
    kinds = {expert.get("kind") for expert in experts}
    for kind in (TECHNICAL, INDUSTRIAL):
        if experts and kind not in kinds:
            said = f"鉴定委员会由技术专家、产业专家组成，没有{kind}，请补充"
            yield _breach("appraisal_experts", "appraisal.committee", said)


def _members(project: Project) -> Iterator[Breach]:
    """A warning for a member who comes from a party: the appraisal is to be independent."""
    for index, expert in enumerate(project.entries("appraisal", "committee")):
        party = words.find(project, expert.get("unit")) if expert.get("unit") else None
        if party:
            said = f"鉴定委员会委员{expert['name']}来自{party}，应当回避，请更换"
            yield _breach("appraisal_member", f"appraisal.committee[{index}].unit", said, "warning")


def _rectification(project: Project) -> Iterator[Breach]:
    if project.at("appraisal", "conclusion") != AFTER_RECTIFICATION:
        return
    if not project.entries("appraisal", "rectification", "items"):
        said = "鉴定结论为整改后通过，请在 appraisal.rectification.items 中写明整改事项"
        yield _breach("appraisal_rectification", f"{_RECTIFICATION}.items", said)
    latest, ordered = rectify_by(project), day_of(project.at("appraisal", "rectification", "due"))
    if latest and ordered and ordered > latest.due:
        said = f"整改期限最长不超过60个工作日：{'；'.join(latest.derivation)}；现为{ordered}"
        yield _breach("appraisal_rectification", f"{_RECTIFICATION}.due", said)
    taken = rectify_taken(project)
    if taken and not taken.within:
        yield _breach("appraisal_rectification", f"{_RECTIFICATION}.items", "；".join(taken.derivation))
