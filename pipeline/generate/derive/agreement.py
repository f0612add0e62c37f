"""What the cooperation agreement says and the project file does not state in so many words (5.1.3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from pipeline.generate import agreement_facts
from pipeline.generate import agreement_words as words
from pipeline.generate.derive import agreement_benefit
from pipeline.generate.derive.agreement_review import law_firm_required
from pipeline.generate.derive.core import months
from pipeline.generate.values import PartyName, money, read_percent
from pipeline.model.project import Project
from pipeline.text.dates import add_months

_NUMBERS: Mapping[str, tuple[tuple[str, ...], int]] = {
    "reply_days": (("ip",), 30),
    "abandon_days": (("ip",), 60),
    "idle_years": (("ip",), 3),
    "resource_months": (("exit",), 3),
    "technology_months": (("exit",), 6),
    "demand_days": (("exit",), 30),
    "notice_days": (("exit",), 60),
    "settle_days": (("exit",), 30),
    "return_days": (("secrecy",), 15),
    "negotiation_days": (("disputes",), 30),
    "mediation_days": (("disputes",), 30),
    "acceptance_days": (("agreement",), 20),
    "publication_days": (("agreement",), 30),
    "data_years": (("agreement",), 5),
    "force_days": (("agreement",), 90),
}
"""Figures with a usual value: the section that states them, and the value when it does not."""
_RATES: Mapping[str, str] = {"limit": "20%", "misuse": "20%", "fundamental": "10%"}
_USUAL_RATE = "0.05%"
_OPTIONS = ("background", "improvements", "publication", "talent", "integrity", "data")
_MANNERS: Mapping[str, str] = {
    "技术研发": "各方按照任务分工共同或者分别承担设计、工艺、试验、试制等工作，定期交流并共同组织试验和评审",
    "成果转化": "各方按照任务分工承担后续试验、放大、生产和市场推广，定期交流并共同组织试验和评审",
    "人才培养": "各方按照任务分工共同制定培养方案，分别承担教学、实训、平台研制和考核，并共同组织评审",
}
_KEEP = {
    "保留原有权利": "仍然享有该成果原有的权利和份额，并履行相应的义务",
    "转归其他合作方并予补偿": "该成果的权利和份额归其余合作方所有，由其余合作方按照评估价值给予补偿",
    "丧失权利": "该成果的权利和份额归其余合作方所有，不予补偿，但完成人的署名权不受影响",
}
_MONTHS_OF_YEAR = 12


def derive(project: Project) -> Mapping[str, object]:
    """The record ``agreed`` and what the agreement's tables and lists print."""
    return {
        "agreed": _agreed(project),
        "ip": {"results[]": agreement_facts.results(project)},
        "benefit": agreement_benefit.benefit(project),
        "background[]": agreement_facts.background(project),
        "parties[]": tuple(
            {"label": party.role, "called": _called(party)} for party in words.everyone(project)
        ),
        "milestones[]": tuple(_delivered(entry) for entry in project.entries("milestones")),
        "resources[]": tuple(_priced(entry) for entry in project.entries("resources")),
        "funding": {"budget[]": tuple(_purpose(entry) for entry in project.entries("funding", "budget"))},
    }


def _called(party: PartyName) -> str:
    return party.name if party.short == party.name else f"{party.name}（以下简称“{party.short}”）"


def _agreed(project: Project) -> Mapping[str, object]:
    return {
        "number": project.at("agreement", "number") or project.at("project", "code"),
        "first": f"甲方　{words.everyone(project)[0].name}",
        "further": words.everyone(project)[1:],
        "roles": words.listed([party.role for party in words.everyone(project)]),
        "partners": words.roles(words.partners(project)),
        "months": exact_months(project),
        "votes": _votes(project),
        "route": project.at("transfer", "route") or "",
        "law_firm": law_firm(project),
        **_numbers(project),
        **_who(project),
        **_rates(project),
        **_texts(project),
        **_copies(project),
        **agreement_facts.ownership(project),
        **agreement_benefit.rewards(project),
    }


def exact_months(project: Project) -> int | None:
    """The length of the cooperation in months where it is a whole number of them; else None."""
    whole = months(project)
    if not whole:
        return None
    start, end = (date.fromisoformat(project.at("project", key)) for key in ("start", "end"))
    return whole if add_months(start, whole) == end + timedelta(days=1) else None


def law_firm(project: Project) -> str:
    """The law firm that reviewed; the words for one where one must (5.1.3 协议审核), else empty."""
    named = project.at("agreement_review", "law_firm", "name")
    return str(named) if named else "第三方律师事务所" if law_firm_required(project) else ""


def _numbers(project: Project) -> Mapping[str, object]:
    return {name: project.at(*path, name) or usual for name, (path, usual) in _NUMBERS.items()}


def _votes(project: Project) -> str:
    parties = project.entries("parties")
    given = [
        (party["short"], read_percent(party["vote_weight"])) for party in parties if "vote_weight" in party
    ]
    shares = given if len(given) == len(parties) else words.equal(words.everyone(project))
    return words.divided(project, shares)


def _who(project: Project) -> Mapping[str, object]:
    payer, payee = project.at("funding", "payer"), project.at("funding", "payee")
    lead = next((p["short"] for p in project.entries("parties") if p.get("lead")), None)
    return {
        "equipment": words.role_of(project, project.at("agreement", "equipment") or payee),
        "appraisal_payer": words.role_of(project, project.at("agreement", "appraisal_payer") or payer),
        "lead": words.role_of(project, lead) or "甲方",
        "account": _account(project, payee),
    }


def _account(project: Project, name: object) -> Mapping[str, object]:
    entries = project.entries("parties")
    entry = next((party for party in entries if name in (party["short"], party["name"])), {})
    return {"bank": entry.get("bank"), "number": entry.get("account")}


def _rates(project: Project) -> Mapping[str, object]:
    given = project.section("liability")
    usual = given.get("late_payment", _USUAL_RATE)
    daily = {"late_payment": usual, "late_resource": usual, "late_work": _USUAL_RATE}
    risk = words.share_list(project.entries("liability", "risk_shares"))
    return {
        **{name: words.rate(read_percent(given.get(name, value))) for name, value in daily.items()},
        **{name: read_percent(given.get(name, value)) for name, value in _RATES.items()},
        "risk_shares": words.divided(project, risk, "承担"),
    }


def _texts(project: Project) -> Mapping[str, object]:
    kind, at = project.at("project", "type"), project.at
    return {
        "manner": at("agreement", "manner") or _MANNERS.get(kind, _MANNERS["技术研发"]),
        "option": {name: _chosen(project, name) for name in _OPTIONS},
        "secrecy": secrecy(at("secrecy", "months")),
        "leaver": _KEEP[at("exit", "leaver") or "保留原有权利"],
        "breacher": _KEEP[at("exit", "breacher") or "转归其他合作方并予补偿"],
        "mediator": at("disputes", "mediator") or "科技纠纷调解中心",
        "acceptance_way": at("agreement", "acceptance_way") or "会议",
    }


def _chosen(project: Project, name: str) -> bool:
    if name == "talent" and project.at("project", "type") == "人才培养":
        return True
    return project.at("agreement", "options", name) is not False


def secrecy(months_after: int | None) -> str | None:
    """How long secrecy lasts after the end: ``3年``, ``30个月``; None when it is not stated."""
    if months_after is None:
        return None
    years, rest = divmod(months_after, _MONTHS_OF_YEAR)
    return f"{months_after}个月" if rest else f"{years}年"


def _copies(project: Project) -> Mapping[str, object]:
    parties = len(project.entries("parties"))
    each = project.at("agreement", "copies_each") or 2
    total = project.at("agreement", "copies") or parties * each
    kept, spare = f"各方各执{words.copies(each)}份", total - parties * each
    use = project.at("agreement", "copies_spare") or "由牵头方保管备用"
    rest = f"，其余{words.copies(spare)}份{use}" if spare > 0 else ""
    return {"copies": words.copies(total), "copies_each": kept + rest}


def _delivered(entry: Mapping[str, Any]) -> Mapping[str, object]:
    return {"delivered": "、".join(entry.get("deliverables", ())) or "—"}


def _priced(entry: Mapping[str, Any]) -> Mapping[str, object]:
    return {"priced": money(entry["amount"]) if "amount" in entry else "—"}


def _purpose(entry: Mapping[str, Any]) -> Mapping[str, object]:
    return {"purpose": entry.get("note", "—")}
