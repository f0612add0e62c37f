"""Projects for agreements of every kind: regimes of ownership, numbers of parties, forums, options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from pipeline.content import root
from pipeline.generate.load import load_project, project_of
from pipeline.model.project import Project

REGIMES = ("企业拥有", "校院拥有", "共有", "各自所有", "按成果约定")
COUNTS = (2, 3, 5)
WAYS = ("仲裁", "诉讼")
EXAMPLES = ("technology_rd", "commercialization", "talent")
_OPTIONS = ("background", "improvements", "publication", "talent", "integrity", "data")
_TEAM = "科研团队"
_SHARES: Mapping[int, tuple[str, ...]] = {
    3: ("50%", "30%", "20%"),
    4: ("45%", "25%", "15%", "15%"),
    6: ("1/3", "1/3", "1/12", "1/12", "1/12", "1/12"),
}


@dataclass(frozen=True, slots=True)
class Variant:
    """One kind of agreement; ``count`` is the number of partners without the third party."""

    regime: str
    count: int
    way: str
    third: bool
    optional: bool

    def __str__(self) -> str:
        """A short name for reports."""
        return f"{self.regime}-{self.count}方-{self.way}-{self.third:d}{self.optional:d}"


def all_variants() -> tuple[Variant, ...]:
    """Every combination."""
    return tuple(Variant(*values) for values in product(REGIMES, COUNTS, WAYS, (True, False), (True, False)))


def chosen_variants() -> tuple[Variant, ...]:
    """Every regime with every number of parties; forums, third party and options in turn."""
    return tuple(_chosen(number, *combination) for number, combination in enumerate(product(REGIMES, COUNTS)))


def _chosen(number: int, regime: str, count: int) -> Variant:
    return Variant(
        regime, count, WAYS[number % 2], third=number % 4 < 2, optional=(number // 3 + number) % 2 == 0
    )


@cache
def example(name: str) -> Project:
    """The example project ``name``."""
    return load_project(root() / "templates" / "examples" / f"{name}.yaml")


def project(variant: Variant) -> Project:
    """A project of the kind ``variant``, made of the examples."""
    data = deepcopy(dict(example("technology_rd").data))
    parties = _parties(variant)
    partners = [party["short"] for party in parties if party["kind"] != "第三方机构"]
    data["parties"] = parties
    _work(data, partners, third=variant.third)
    data["ip"] = _ip(variant.regime, parties)
    data["benefit"]["incomes"] = list(_incomes(data["benefit"]["incomes"], partners))
    data["disputes"] = {"way": variant.way, "mediation": variant.count == 3}
    data["disputes"] |= (
        {"commission": "示例市仲裁委员会"} if variant.way == "仲裁" else {"court": "示例市中级人民法院"}
    )
    data["agreement"]["copies"] = 2 * len(parties) + 2
    data["agreement"]["options"] = dict.fromkeys(_OPTIONS, variant.optional)
    if not variant.optional:
        data["secrecy"] = {"months": 24}
        data["benefit"].pop("deductions")
        data["liability"].pop("risk_shares")
        data.pop("background")
        for key in ("definitions", "training", "number", "copies", "copies_each", "copies_spare"):
            data["agreement"].pop(key)
    return project_of(data)


def bare(given: Project) -> Project:
    """``given`` without what the agreement can do without."""
    data = deepcopy(dict(given.data))
    for section in ("exit", "background", "third_party", "agreement_review"):
        data.pop(section, None)
    data["goals"].pop("stages")
    for key in ("committee", "chair"):
        data["organization"].pop(key)
    for party in data["parties"]:
        for key in ("bank", "account", "leader", "lead", "vote_weight"):
            party.pop(key)
        party["contact"] = {"name": party["contact"]["name"]}
    for key in ("code", "field", "database", "signing_place", "signing_date"):
        data["project"].pop(key)
    data["agreement"] = {"place": data["agreement"]["place"]}
    data["benefit"] = {key: data["benefit"][key] for key in ("incomes", "recipients")}
    data["secrecy"] = {"months": data["secrecy"]["months"]}
    daily = ("late_payment", "late_work", "fundamental")
    data["liability"] = {key: data["liability"][key] for key in daily}
    for entry in data["funding"]["budget"]:
        entry.pop("note")
    return project_of(data)


def _parties(variant: Variant) -> list[dict[str, Any]]:
    ours, others, talent = (example(name).entries("parties") for name in EXAMPLES)
    partners = [ours[0], ours[1], others[2], others[0], talent[0]][: variant.count]
    chosen = [deepcopy(dict(party)) for party in (*partners, *([ours[2]] if variant.third else []))]
    for party in chosen:
        party.pop("vote_weight")
    return chosen


def _work(data: dict[str, Any], partners: Sequence[str], *, third: bool) -> None:
    for section in ("duties", "resources", "tasks", "milestones"):
        data[section] = [
            {**entry, "party": _hand(entry["party"], third=third)}
            for entry in data[section]
            if section != "duties" or third or entry["party"] != "示例评估中心"
        ]
    data["duties"] += [{"party": name, "items": ["负责样件的检测和应用试验"]} for name in partners[2:]]
    due = data["project"]["start"]
    data["resources"] += [
        {"party": name, "kind": "人员", "name": "试验人员", "due": due} for name in partners[2:]
    ]
    data["organization"]["committee"] = [
        {**member, "party": _hand(member["party"], third=third)}
        for member in data["organization"]["committee"]
    ]
    if not third:
        data.pop("third_party")
        data["funding"]["budget"][-1]["note"] = "阶段性成果评审和成果鉴定"


def _hand(party: str, *, third: bool) -> str:
    return "示例科技" if party == "示例评估中心" and not third else party


def _ip(regime: str, parties: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    ip: dict[str, Any] = {"regime": regime, "priority": "示例科技"}
    if regime == "企业拥有":
        ip |= {"owner": "示例科技"}
    elif regime == "校院拥有":
        ip |= {"owner": "示例大学", "applicant": "示例大学", "use": {"party": "示例科技", "way": "排他实施"}}
        ip["costs"] = [{"party": "示例科技", "share": "70%"}, {"party": "示例大学", "share": "30%"}]
    elif regime == "共有" and len(parties) == 2:
        ip |= {"sole_use": False, "costs": [{"party": "示例科技", "share": "100%"}]}
    elif regime == "按成果约定":
        ip["results"] = [
            _result("专利", ("示例科技", "示例大学"), "示例大学"),
            _result("软件著作权", ("示例大学",), "示例大学"),
            _result("论文", ("示例大学",), "示例大学"),
            _result("技术秘密", ("示例科技",), "示例科技"),
        ]
    return ip


def _result(kind: str, owners: Sequence[str], applicant: str) -> dict[str, Any]:
    shares = ("100%",) if len(owners) == 1 else ("60%", "40%")
    held = [{"party": name, "share": share} for name, share in zip(owners, shares, strict=True)]
    return {"kind": kind, "owners": held, "applicant": applicant}


def _incomes(incomes: Sequence[Mapping[str, Any]], partners: Sequence[str]) -> Iterator[dict[str, Any]]:
    names = (*partners, _TEAM)
    shares = [{"to": name, "share": share} for name, share in zip(names, _SHARES[len(names)], strict=True)]
    for entry in incomes:
        yield {**entry, "shares": shares}
