"""What the transfer contract says and the project file does not state in so many words (5.3.2).

《民法典》第八百四十五条第三款 (particulars of patents), 第八百四十六条 (ways of payment).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from pipeline.generate import agreement_words as words
from pipeline.generate.derive.intellectual_properties import number_of
from pipeline.generate.parties import STEMS, role
from pipeline.generate.protection import PATENTS, SECRET, holder_text, holders, protection
from pipeline.generate.values import day, money, read_percent
from pipeline.model.project import Project

LUMP, INSTALMENTS, ROYALTY, FEE_AND_ROYALTY = "一次总付", "分期支付", "提成支付", "入门费加提成"
_RATES: Mapping[str, str] = {"late_payment": "0.05%", "late_delivery": "0.05%"}
_PARTS: Mapping[str, str] = {"limit": "10%", "fundamental": "20%"}
_NUMBERS: Mapping[tuple[str, str], int] = {
    ("", "secrecy_years"): 5,
    ("", "improvement_days"): 30,
    ("registration", "days"): 20,
    ("acceptance", "days"): 20,
    ("services", "support_months"): 12,
    ("services", "response_hours"): 24,
    ("fee", "royalty_years"): 5,
    ("fee", "royalty_days"): 30,
}
"""Figures with a usual value: section and field of ``transfer_contract``."""
Values = Mapping[str, object]
Entry = Mapping[str, Any]


def derive(project: Project) -> Mapping[str, object]:
    """The record ``deal``: parties by role, rights with their particulars, payments, rates, targets."""
    return {
        "deal": {
            **_parties(project),
            **_rights(project),
            **_fee(project),
            **_numbers(project),
            **_rates(project),
            **_disputes(project),
            **_copies(project),
            "targets": _targets(project),
        }
    }


def transferors(project: Project) -> list[Entry]:
    """The entries of ``parties`` that transfer; the partners when the contract does not say."""
    stated = project.at("transfer_contract", "transferors") or ()
    entries = project.entries("parties")
    names = [words.find(project, name) for name in stated] or list(words.partners(project))
    return [entry for entry in entries if entry["short"] in {str(name) for name in names if name}]


def _parties(project: Project) -> Values:
    given: Entry = project.at("transfer_contract", "transferee") or {}
    sellers = transferors(project)
    named = [_party(entry, role(index), "让与人") for index, entry in enumerate(sellers)]
    buyer = _party(given, role(len(sellers)) if len(sellers) < len(STEMS) else "受让方", "受让人")
    payee = words.find(project, project.at("transfer_contract", "fee", "payee"))
    return {
        "signatories": [*named, buyer],
        "first": f"{role(0)}（{(named or [buyer])[0]['side']}）　{(named or [buyer])[0]['name'] or ''}",
        "further": [*named, buyer][1:],
        "transferors": named,
        "transferor_roles": "、".join(str(one["role"]) for one in named),
        "transferor_names": "、".join(str(one["name"]) for one in named),
        "several": len(named) > 1,
        "transferee": buyer,
        "payee": next(
            (one for one in named if payee and one["name"] == payee.name), named[0] if named else {}
        ),
    }


def _party(entry: Entry, called: str, side: str) -> Values:
    contact: Entry = entry.get("contact") or {}
    return {
        "role": called,
        "side": side,
        **{
            key: entry.get(key)
            for key in ("name", "address", "credit_code", "representative", "signatory", "bank", "account")
        },
        "contact": {key: contact.get(key) for key in ("name", "phone", "email")},
    }


def rights(project: Project) -> list[Entry]:
    """The entries of ``intellectual_properties`` that the contract transfers, in its order."""
    known = {entry["name"]: entry for entry in project.entries("intellectual_properties")}
    named = project.at("transfer_contract", "rights") or ()
    return [known[name] for name in named if name in known]


def right_kind(entry: Entry) -> str:
    """专利权, 专利申请权, 技术秘密 …: what is transferred."""
    if entry["kind"] in PATENTS:
        return "专利权" if entry.get("granted_on") else "专利申请权"
    return str(entry["kind"]) if entry["kind"] != "其他" else "其他知识产权"


def _rights(project: Project) -> Values:
    chosen = rights(project)
    kinds = list(dict.fromkeys(right_kind(entry) for entry in chosen))
    return {
        "rights": [_right(project, entry) for entry in chosen],
        "kinds": words.listed(kinds) if kinds else None,
        "has_patent": "专利权" in kinds,
        "has_application": "专利申请权" in kinds,
        "has_secret": SECRET in kinds,
        "registered": bool({"专利权", "专利申请权"} & set(kinds)),
    }


def _right(project: Project, entry: Entry) -> Values:
    term = protection(entry)
    return {
        "name": entry["name"],
        "kind": right_kind(entry),
        "label": _label(entry),
        "holder": holder_text(project, holders(project, entry)),
        "number": number_of(entry),
        "particulars": "；".join(_particulars(project, entry)),
        "until": term.until if term else None,
    }


def _label(entry: Entry) -> str:
    """``专利权（发明专利）``; ``技术秘密``, which needs no second word."""
    kind = right_kind(entry)
    return kind if kind == entry["kind"] else f"{kind}（{entry['kind']}）"


def _particulars(project: Project, entry: Entry) -> list[str]:
    """What 第八百四十五条第三款 asks for a patent; the like for other rights."""
    holder, term = holder_text(project, holders(project, entry)), protection(entry)
    filed = entry.get("filed_on")
    if entry["kind"] not in PATENTS:
        return [
            f"名称：“{entry['name']}”",
            f"权利人：{holder}",
            *([f"登记号：{entry['number']}"] if entry.get("number") else []),
            *([f"形成日期：{day(filed)}"] if filed else []),
            *([f"保护期限：{term.said}"] if term else []),
        ]
    granted = entry.get("granted_on")
    return [
        f"发明创造名称：“{entry['name']}”",
        f"专利申请人{'和专利权人' if granted else ''}：{holder}",
        *([f"申请日期：{day(filed)}"] if filed else []),
        *([f"申请号：{entry['application_number']}"] if entry.get("application_number") else []),
        f"专利号：{entry['number']}" if granted and entry.get("number") else "专利号：尚未授权",
        *([f"专利权的有效期限：{term.said}"] if term else []),
    ]


def _fee(project: Project) -> Values:
    fee: Entry = project.at("transfer_contract", "fee") or {}
    way = fee.get("way") or LUMP
    return {
        "way": way,
        "fixed": "入门费" if way == FEE_AND_ROYALTY else "转让费",
        "has_fixed": way != ROYALTY,
        "has_royalty": way in {ROYALTY, FEE_AND_ROYALTY},
        "royalty_said": read_percent(fee["royalty"]) if "royalty" in fee else None,
        "payments_total": money(payments_total(project)),
        "schedule": _schedule(fee),
    }


def payments_total(project: Project) -> Decimal:
    """What the instalments of the contract come to."""
    entries = project.entries("transfer_contract", "fee", "payments")
    return sum((Decimal(entry["amount"]) for entry in entries), Decimal(0))


def _schedule(fee: Entry) -> Sequence[Values]:
    return [
        {
            "name": entry["name"],
            "condition": entry.get("condition"),
            "amount": money(entry["amount"]),
            "due": day(entry["due"]) if entry.get("due") else None,
        }
        for entry in fee.get("payments", ())
    ]


def _numbers(project: Project) -> Values:
    found = {}
    for (section, name), usual in _NUMBERS.items():
        path = ("transfer_contract", section, name) if section else ("transfer_contract", name)
        found[f"{section}_{name}" if section else name] = project.at(*path) or usual
    return found


def _rates(project: Project) -> Values:
    given: Entry = project.at("transfer_contract", "liability") or {}
    daily = {name: words.rate(read_percent(given.get(name, usual))) for name, usual in _RATES.items()}
    return {**daily, **{name: read_percent(given.get(name, usual)) for name, usual in _PARTS.items()}}


def _disputes(project: Project) -> Values:
    own: Entry = project.at("transfer_contract", "disputes") or {}
    given = own if own.get("way") else project.section("disputes")
    return {
        "forum": given.get("way") or "诉讼",
        "commission": given.get("commission"),
        "court": given.get("court") or "有管辖权的人民法院",
        "dispute_days": own.get("days") or 30,
    }


def _copies(project: Project) -> Values:
    count = len(transferors(project)) + 1
    each = project.at("transfer_contract", "copies_each") or 2
    total = project.at("transfer_contract", "copies") or count * each
    spare = total - count * each
    rest = f"，其余{words.copies(spare)}份用于办理登记手续" if spare > 0 else ""
    return {"copies": words.copies(total), "copies_kept": f"各方各执{words.copies(each)}份{rest}"}


def _targets(project: Project) -> list[Values]:
    stated = project.entries("transfer_contract", "targets")
    if stated:
        return [{key: entry.get(key) for key in ("name", "target", "method")} for entry in stated]
    return [
        {
            "name": entry["name"],
            "target": f"{entry.get('target', '')}{_unit(entry)}",
            "method": entry.get("method"),
        }
        for entry in project.entries("indicators")
    ]


def _unit(entry: Entry) -> str:
    unit = str(entry.get("unit") or "")
    return unit if unit in {"", "%"} else f" {unit}"
