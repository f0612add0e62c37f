"""Limits on the register of intellectual property: filed in time, confirmed before, as agreed (5.3.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.generate import agreement_words as words
from pipeline.generate.breach import Breach
from pipeline.generate.derive.intellectual_properties import begun, consents
from pipeline.generate.derive.publicity import due
from pipeline.generate.protection import SECRET, allotted, holder_text
from pipeline.generate.results import passed_on
from pipeline.model.project import Project
from pipeline.process.clauses import IP_FILING

_REGISTER = ("ip_register",)


def breaches(project: Project) -> tuple[Breach, ...]:
    """Rights applied for too late, without or against the word of another party, for the wrong holder."""
    return tuple(
        breach
        for index, entry in enumerate(project.entries("intellectual_properties"))
        for breach in _of(project, entry, f"intellectual_properties[{index}]")
    )


def _breach(rule: str, path: str, said: str, severity: str = "error") -> Breach:
    return Breach(f"limits/{rule}", IP_FILING, path, said, severity, _REGISTER)


def _of(project: Project, entry: Mapping[str, Any], path: str) -> Iterator[Breach]:
    if entry["kind"] != SECRET:
        yield from _late(project, entry, path)
        yield from _unconfirmed(project, entry, path)
    yield from _other_holder(project, entry, path)


def _late(project: Project, entry: Mapping[str, Any], path: str) -> Iterator[Breach]:
    start, last = begun(entry), due("ip_filing", passed_on(project))
    if start and last and start > last.due:
        said = f"“{entry['name']}”的申请启动逾期：{'；'.join(last.derivation)}；现为{start}"
        yield _breach("ip_filing", f"{path}.started_on", said)


def _unconfirmed(project: Project, entry: Mapping[str, Any], path: str) -> Iterator[Breach]:
    filed = entry.get("filed_on")
    for row in consents(project, entry) if filed else ():
        if row["result"] != "无异议":
            said = (
                f"“{entry['name']}”的申请材料提交前应当经其他合作方确认无异议，{row['party']}{row['result']}"
            )
            yield _breach("ip_confirmation", f"{path}.confirmations", said)
        elif row["on"] and row["on"].isoformat() > filed:
            said = f"“{entry['name']}”于{filed}提交，{row['party']}的确认日期{row['on']}在其后，请改正"
            yield _breach("ip_confirmation", f"{path}.confirmations", said)


def _other_holder(project: Project, entry: Mapping[str, Any], path: str) -> Iterator[Breach]:
    """A warning where the stated holders are not those of the agreement: rights may have passed on since."""
    stated, agreed = entry.get("owners") or (), allotted(project, entry)
    if not stated or not agreed:
        return
    if _designated(project, [one["party"] for one in stated]) != _designated(project, [n for n, _ in agreed]):
        said = f"“{entry['name']}”的权利人与合作协议的约定（{holder_text(project, agreed)}）不同，请核对"
        yield _breach("ip_holder", f"{path}.owners", said, "warning")


def _designated(project: Project, names: list[str]) -> set[str]:
    return {words.role_of(project, name) for name in names}
