"""The plan of incubation: shares and contributions, seats, what later rounds leave to everybody (5.3.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pipeline.generate import agreement_words as words
from pipeline.generate.derive.industrialization import schedule_chart, total
from pipeline.generate.execution import rate_shown
from pipeline.generate.values import money, read_percent
from pipeline.model.project import Project
from pipeline.process.shares import Share, ShareCheck, check_shares

INTELLECTUAL = "知识产权"
CHOICE_DILUTION = "后续融资按投资人以增资方式取得约定比例、原股东同比例稀释推算，没有计入股权激励和优先认购。"
Values = Mapping[str, object]
Entry = Mapping[str, Any]


def derive(project: Project) -> Mapping[str, object]:
    """Amounts and check of the shares, sums by form, seats, dilution by round, charts."""
    return {
        "incubation": {
            "company": {"capital_wan": _capital_wan(project)},
            "shareholders[]": tuple(_shareholder(project, entry) for entry in shareholders(project)),
            "contributed": money(contributed(project)),
            "forms": _forms(project),
            "founders": "、".join(party.name for party in words.partners(project)),
            "share_steps": _share_steps(project),
            "technology_total": money(total(project.entries("incubation", "technology"), "value")),
            "governance": _governance(project),
            "funding[]": tuple(_rounds(project)),
            "invested": money(total(project.entries("incubation", "investment"))),
            "dilution_choice": CHOICE_DILUTION,
            "pie": _pie(project),
            "gantt": schedule_chart(project, project.entries("incubation", "schedule"), "新企业设立进度"),
        }
    }


def shareholders(project: Project) -> tuple[Entry, ...]:
    """The entries of ``incubation.shareholders``."""
    return project.entries("incubation", "shareholders")


def full_name(project: Project, name: str) -> str:
    """The full name of a party, ``name`` itself for somebody who is none."""
    party = words.find(project, name)
    return party.name if party else name


def share_check(project: Project) -> ShareCheck:
    """Whether the shares of the new company sum to 100 %."""
    return check_shares(
        [Share(str(entry["name"]), read_percent(entry["share"])) for entry in shareholders(project)]
    )


def _share_steps(project: Project) -> str:
    check = share_check(project)
    summed = check.derivation[0]
    return f"{summed}，{'符合要求' if check.holds else check.problem.replace('分配比例', '持股比例')}"


def contributed(project: Project) -> Decimal:
    """What all shareholders contribute."""
    return sum((total(entry.get("contributions", ())) for entry in shareholders(project)), Decimal(0))


def _capital_wan(project: Project) -> str | None:
    capital = project.at("incubation", "company", "capital")
    return money(capital).wan if capital else None


def _shareholder(project: Project, entry: Entry) -> Values:
    given = entry.get("contributions", ())
    return {
        "full": full_name(project, entry["name"]),
        "amount": money(total(given)),
        "ways": "；".join(f"{one['form']}{money(one['amount']).wan}" for one in given) or "—",
    }


def _forms(project: Project) -> list[Values]:
    sums: dict[str, Decimal] = {}
    for entry in shareholders(project):
        for one in entry.get("contributions", ()):
            sums[one["form"]] = sums.get(one["form"], Decimal(0)) + Decimal(one["amount"])
    whole = sum(sums.values(), Decimal(0))
    return [
        {"form": form, "amount": money(amount), "part": rate_shown(Fraction(amount) / Fraction(whole), 1)}
        for form, amount in sums.items()
        if whole
    ]


def _governance(project: Project) -> Values:
    seats = project.entries("incubation", "governance", "seats")
    count = sum(seat["number"] for seat in seats)
    return {
        "seats[]": tuple({"full": full_name(project, seat["by"])} for seat in seats),
        "seat_count": count,
        "majority": count // 2 + 1 if count else None,
    }


def _rounds(project: Project) -> list[Values]:
    held = [(str(entry["name"]), read_percent(entry["share"])) for entry in shareholders(project)]
    found: list[Values] = []
    for entry in project.entries("incubation", "funding"):
        part = read_percent(entry["share"])
        held = [(name, share * (1 - part)) for name, share in held]
        found.append({"after": _held([*held, (entry["name"], part)]), "post": _valued(entry, part)})
        held.append((f"{entry['name']}投资人", part))
    return found


def _held(held: Sequence[tuple[str, Fraction]]) -> str:
    return "、".join(f"{name}{rate_shown(share, 1)}" for name, share in held)


def _valued(entry: Entry, part: Fraction) -> str:
    """The value of the company after the round: amount ÷ share."""
    if "amount" not in entry or not part:
        return "—"
    value = Fraction(entry["amount"]) / part
    return money(Decimal(round(value * 100)).scaleb(-2)).wan


def _pie(project: Project) -> Values | None:
    if not share_check(project).holds:
        return None
    entries = shareholders(project)
    return {
        "title": "新企业股权结构",
        "unit": "%",
        "categories": [str(entry["name"]) for entry in entries],
        "series": [
            {"name": "持股比例", "values": [read_percent(entry["share"]) for entry in entries]},
        ],
    }
