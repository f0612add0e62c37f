"""The terms that the agreement of a project must have, in the model that the checker reads into."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from pipeline.generate import agreement_facts as results
from pipeline.generate import agreement_words as words
from pipeline.generate.derive.agreement import exact_months
from pipeline.generate.values import read_percent
from pipeline.model.document import Location
from pipeline.model.evidence import Evidence
from pipeline.model.project import Project
from pipeline.model.state import State
from pipeline.model.terms import (
    Amount,
    Anchor,
    BenefitSharing,
    Confidentiality,
    CooperationTerm,
    Ownership,
    Party,
    PartyKind,
    Payment,
    PaymentPlan,
    SecrecyPeriod,
    SecrecyTerm,
    Share,
    ShareTerm,
    Terms,
    Written,
)
from pipeline.model.terms_disputes import Forum, ForumKind
from pipeline.model.terms_results import Distribution, Subject

TITLE = "产学研合作协议"
STATED = Evidence("", Location(0, 0, 0))
"""Terms of a project file are stated there and quoted from no document."""
_KINDS: Mapping[str, PartyKind] = {
    "企业": PartyKind.ENTERPRISE,
    "高校": PartyKind.UNIVERSITY,
    "科研机构": PartyKind.INSTITUTE,
}
_EVERY: Mapping[str, int] = {"每年": 12, "每半年": 6, "每季度": 3, "每月": 1}


def terms(project: Project) -> Terms:
    """What the agreement of ``project`` must say; what the project does not state is ABSENT or empty."""
    return Terms(
        title=TITLE,
        parties=tuple(
            _party(entry, party.role)
            for entry, party in zip(project.entries("parties"), words.everyone(project), strict=True)
        ),
        subject=Subject(State.DEFINED, str(project.at("project", "name"))),
        total=_total(project),
        payment_plans=_plans(project),
        cooperation_term=_term(project),
        ownership=_ownership(project),
        confidentiality=_confidentiality(project),
        benefit_sharing=_benefit(project),
        disputes=_disputes(project),
    )


def _party(entry: Mapping[str, Any], role: str) -> Party:
    return Party(
        role=role,
        name=entry["name"],
        aliases=() if entry["short"] == entry["name"] else (entry["short"],),
        kind=_KINDS.get(entry["kind"], PartyKind.OTHER),
        address=entry.get("address", ""),
        credit_code=entry.get("credit_code", ""),
        representative=entry.get("representative", ""),
    )


def _total(project: Project) -> Amount | None:
    total = project.at("funding", "total")
    return Amount(Decimal(total), Written.DIGITS, STATED) if total is not None else None


def _plans(project: Project) -> tuple[PaymentPlan, ...]:
    payments = tuple(
        Payment(STATED, amount=Decimal(entry["amount"])) for entry in project.entries("funding", "payments")
    )
    return (PaymentPlan(payments, _total(project)),) if payments else ()


def _term(project: Project) -> CooperationTerm:
    start, end = (_day(project.at("project", key)) for key in ("start", "end"))
    if start is None or end is None:
        return CooperationTerm()
    return CooperationTerm(State.DEFINED, exact_months(project), start, end, "date")


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _ownership(project: Project) -> tuple[Ownership, ...]:
    regime, one = project.at("ip", "regime"), results.owner(project)
    if one is not None:
        return (_owned("项目成果", one.role),)
    if regime == "共有":
        names = [words.role_of(project, name) for name, _ in results.owners(project)]
        return (_owned("项目成果", f"{'、'.join(names)}共有"),)
    if regime == "各自所有":
        return (_owned("项目成果", "各自所有"),)
    return tuple(
        _owned(entry["kind"], _holders(project, entry)) for entry in project.entries("ip", "results")
    )


def _holders(project: Project, entry: Mapping[str, Any]) -> str:
    names = [words.role_of(project, share["party"]) for share in entry["owners"]]
    return names[0] if len(names) == 1 else f"{'、'.join(names)}共有"


def _owned(result: str, owner: str) -> Ownership:
    return Ownership(result, owner, State.DEFINED, STATED)


def _confidentiality(project: Project) -> Confidentiality:
    months = project.at("secrecy", "months")
    if months is None:
        return Confidentiality()
    period = SecrecyTerm(
        SecrecyPeriod.MONTHS, STATED, months=months, anchor=Anchor.COOPERATION_END, months_after_end=months
    )
    return Confidentiality(State.DEFINED, (period,))


def _benefit(project: Project) -> BenefitSharing:
    incomes = project.entries("benefit", "incomes")
    return BenefitSharing(
        State.DEFINED if incomes else State.ABSENT,
        tuple(_shared(project, entry) for entry in incomes),
        distribution=tuple(_distributed(entry) for entry in incomes if "settle" in entry),
    )


def _shared(project: Project, entry: Mapping[str, Any]) -> ShareTerm:
    shares = tuple(
        Share(words.role_of(project, share["to"]), read_percent(share["share"])) for share in entry["shares"]
    )
    return ShareTerm(State.DEFINED, STATED, shares, entry["name"], complete=True)


def _distributed(entry: Mapping[str, Any]) -> Distribution:
    settle = entry["settle"]
    return Distribution(State.DEFINED, STATED, when=settle, every=_EVERY.get(settle))


def _disputes(project: Project) -> tuple[Forum, ...]:
    section = project.section("disputes")
    if "way" not in section:
        return ()
    forums = [Forum(ForumKind.NEGOTIATION, STATED)]
    if section.get("mediation"):
        forums.append(Forum(ForumKind.MEDIATION, STATED, section.get("mediator", "科技纠纷调解中心")))
    if section["way"] == "仲裁":
        return (*forums, Forum(ForumKind.ARBITRATION, STATED, section.get("commission", "")))
    return (*forums, Forum(ForumKind.COURT, STATED, section.get("court", "")))
