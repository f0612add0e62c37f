"""Who owns, files for and pays for the results, as the agreement says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from pipeline.generate import agreement_words as words
from pipeline.generate.values import PartyName, day
from pipeline.model.project import Project

_SUBJECTS: Mapping[str, str] = {
    "专利": "专利申请权和专利权",
    "软件著作权": "软件著作权",
    "论文": "论文的著作权",
    "技术秘密": "技术秘密的使用权和转让权",
    "样机样品": "样机、样品及其技术资料",
    "标准": "技术标准的起草成果",
    "其他": "其他成果的知识产权",
}
_KEPT: Mapping[str, str] = {"专利": "专利", "论文": "论文", "技术秘密": "技术秘密", "标准": "技术标准"}
"""Kinds of results whose filing is spoken of by another name than their ownership."""
_DUTIES: Mapping[str, tuple[str, str]] = {
    "专利": ("申请和维护", "申请费、代理费和年费"),
    "软件著作权": ("办理登记", "登记费和代理费"),
    "论文": ("投稿和发表", "发表费用"),
    "技术秘密": ("采取保密措施", "所需费用"),
    "标准": ("申报和发布", "所需费用"),
}
_OTHER_DUTY = ("办理确权和维护", "所需费用")
_PATENTS = ("发明专利", "实用新型专利", "外观设计专利", "专利申请")
_HOLDER: Mapping[str, str] = {
    "软件著作权": "著作权人",
    "专利申请": "申请人",
    "技术秘密": "权利人",
    "其他": "权利人",
}
_USE_YEARS = 10


def owner(project: Project) -> PartyName | None:
    """The single owner of the results; None where the regime has none."""
    regime = project.at("ip", "regime")
    if regime not in {"企业拥有", "校院拥有"}:
        return None
    kinds = (words.COMPANY,) if regime == "企业拥有" else words.SCHOLARS
    named = words.find(project, project.at("ip", "owner"))
    return named or words.first(words.partners(project), *kinds)


def owners(project: Project) -> list[tuple[str, Fraction]]:
    """The owners in common and their shares: as stated, else all partners equally."""
    stated = words.share_list(project.entries("ip", "owners"))
    return stated or words.equal(words.partners(project))


def ownership(project: Project) -> Mapping[str, object]:
    """What the clauses on ownership and filing print."""
    one, partners = owner(project), words.partners(project)
    others = [party for party in partners if one is None or party.role != one.role]
    shares = owners(project)
    filing = words.find(project, project.at("ip", "applicant")) or one or partners[0]
    return {
        "owner": one,
        "others": words.roles(others),
        "owners": "、".join(words.role_of(project, name) for name, _ in shares),
        "owner_shares": words.divided(project, shares, "占"),
        "sole_use": project.at("ip", "sole_use") is not False,
        "priority": words.role_of(project, project.at("ip", "priority")),
        "applicant": filing.role,
        "costs": words.borne(project, costs(project, filing)),
        **_use(project),
    }


def costs(project: Project, filing: PartyName) -> list[tuple[str, Fraction]]:
    """Who bears the cost of filing and upkeep; the one that files when nothing is said."""
    return words.share_list(project.entries("ip", "costs")) or [(filing.role, Fraction(1))]


def _use(project: Project) -> Mapping[str, object]:
    user = words.find(project, project.at("ip", "use", "party")) or words.first(
        words.partners(project), words.COMPANY
    )
    field = project.at("project", "field")
    return {
        "user": user.role if user else "",
        "use_way": project.at("ip", "use", "way") or "普通实施",
        "use_field": project.at("ip", "use", "field")
        or (f"中国境内的{field}领域" if field else "中国境内与本项目相同的技术领域"),
        "use_years": project.at("ip", "use", "years") or _USE_YEARS,
    }


def results(project: Project) -> tuple[Mapping[str, object], ...]:
    """For each kind of result of ``ip.results`` how the agreement names it, who holds it and who pays."""
    return tuple(_result(project, entry) for entry in project.entries("ip", "results"))


def _result(project: Project, entry: Mapping[str, Any]) -> Mapping[str, object]:
    shares = words.share_list(entry["owners"])
    paid = words.share_list(entry.get("costs", ())) or shares
    duty, expenses = _DUTIES.get(entry["kind"], _OTHER_DUTY)
    return {
        "duty": duty,
        "expenses": expenses,
        "subject": f"{entry.get('note', '')}{_SUBJECTS[entry['kind']]}",
        "kept": f"{entry.get('note', '')}{_KEPT.get(entry['kind'], _SUBJECTS[entry['kind']])}",
        "holders": "、".join(words.role_of(project, name) for name, _ in shares),
        "held": _held(project, shares),
        "payers": words.borne(project, paid) if paid else "",
    }


def _held(project: Project, shares: Sequence[tuple[str, Fraction]]) -> str:
    return "所有" if len(shares) == 1 else f"共有，份额为{words.divided(project, shares, '占')}"


def background(project: Project) -> tuple[Mapping[str, object], ...]:
    """For each right brought in its holder, dates and number as one text."""
    return tuple({"particulars": _particulars(entry)} for entry in project.entries("background"))


def _particulars(entry: Mapping[str, Any]) -> str:
    kind = entry["kind"]
    holder = _HOLDER.get(kind, "专利权人")
    said = [f"{holder}：{entry['holder']}"] if "holder" in entry else []
    if "applied_on" in entry:
        label = "申请日期" if kind in _PATENTS else "登记日期" if kind == "软件著作权" else "形成日期"
        said.append(f"{label}：{day(entry['applied_on'])}")
    if "until" in entry:
        said.append(f"有效期至{day(entry['until'])}")
    return "；".join(said)
