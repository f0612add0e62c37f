"""Limits on who owns the results, files for them and brings in what (5.1.3 知识产权条款)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.generate import agreement_words as words
from pipeline.generate.breach import Breach
from pipeline.generate.limits.agreement_said import said, whole
from pipeline.model.project import Project

CLAUSE = "5.1.3 合作协议签署 · 知识产权条款"
_PARTICULARS = "《民法典》第八百四十五条第三款"
_THIRD = "4.5 开放协同原则"
_PATENTS = ("发明专利", "实用新型专利", "外观设计专利", "专利申请")
_WANTED = (("number", "专利号或者申请号"), ("holder", "专利权人或者申请人"), ("applied_on", "申请日期"))
_OWNERS: Mapping[str, tuple[str, ...]] = {"企业拥有": (words.COMPANY,), "校院拥有": words.SCHOLARS}


def breaches(project: Project) -> tuple[Breach, ...]:
    """Owners that are missing, ambiguous or of the wrong kind; shares that make no whole; patents unnamed."""
    checks = (_owner, _results, _shares, _third, _background)
    return tuple(breach for check in checks for breach in check(project))


def _owner(project: Project) -> Iterator[Breach]:
    regime = project.at("ip", "regime")
    if regime not in _OWNERS:
        return
    kinds, named = _OWNERS[regime], words.find(project, project.at("ip", "owner"))
    fit = [party for party in words.partners(project) if party.kind in kinds]
    if named and named.kind not in kinds:
        text = f"归属方式为“{regime}”，权利人{named}却是{named.kind}，请改正归属方式或者权利人"
        yield said("ip/ownership", CLAUSE, "ip.owner", text)
    elif not named and len(fit) != 1:
        text = f"归属方式为“{regime}”，符合的合作方有{len(fit)}个，请写明权利人"
        yield said("ip/ownership", CLAUSE, "ip.owner", text)


def _results(project: Project) -> Iterator[Breach]:
    if project.at("ip", "regime") != "按成果约定":
        return
    entries = project.entries("ip", "results")
    if not entries:
        text = "归属方式为“按成果约定”，请逐项写明各类成果的归属"
        yield said("ip/ownership", CLAUSE, "ip.results", text)
    for index, entry in enumerate(entries):
        if not entry["owners"]:
            text = f"{entry['kind']}没有写明权利人"
            yield said("ip/ownership", CLAUSE, f"ip.results[{index}].owners", text)
    kinds = {entry["kind"] for entry in entries}
    missing = [
        kind for kind in ("专利", "软件著作权", "论文") if kind not in kinds and _expected(project, kind)
    ]
    if entries and missing:
        text = f"预期成果中有{'、'.join(missing)}，没有写明归属，将按各方共有处理；请逐项写明"
        yield said("ip/result-kinds", CLAUSE, "ip.results", text, severity="warning")


def _expected(project: Project, kind: str) -> bool:
    return any(entry["kind"] == kind for entry in project.entries("outcomes"))


def _shares(project: Project) -> Iterator[Breach]:
    lists = [("ip.owners", "共有份额", project.entries("ip", "owners"))]
    lists.append(("ip.costs", "申请和维护费用的承担比例", project.entries("ip", "costs")))
    for index, entry in enumerate(project.entries("ip", "results")):
        lists.append((f"ip.results[{index}].owners", f"{entry['kind']}的权利份额", entry["owners"]))
        costs = entry.get("costs", ())
        lists.append((f"ip.results[{index}].costs", f"{entry['kind']}的费用承担比例", costs))
    for path, what, entries in lists:
        if text := whole(project, entries, what=what):
            yield said("ownership_shares", CLAUSE, path, text)


def _third(project: Project) -> Iterator[Breach]:
    for path, name in _holders(project):
        party = words.find(project, name)
        if party and party.kind == words.THIRD:
            text = f"{party}是第三方机构，取得项目成果的权利会影响评估和监督的独立性，请再次确认"
            yield said("third_party", _THIRD, path, text, severity="warning")


def _holders(project: Project) -> Iterator[tuple[str, Any]]:
    yield "ip.owner", project.at("ip", "owner")
    for index, entry in enumerate(project.entries("ip", "owners")):
        yield f"ip.owners[{index}].party", entry["party"]
    for index, entry in enumerate(project.entries("ip", "results")):
        for at, owner in enumerate(entry["owners"]):
            yield f"ip.results[{index}].owners[{at}].party", owner["party"]


def _background(project: Project) -> Iterator[Breach]:
    for index, entry in enumerate(project.entries("background")):
        missing = [title for key, title in _WANTED if key not in entry]
        if entry["kind"] in _PATENTS and missing:
            text = f"投入的专利“{entry['name']}”没有写明{'、'.join(missing)}"
            yield said("ip/patent-particulars", _PARTICULARS, f"background[{index}]", text)
