"""Limits on monthly checks: known resources, a demand for what is late, 15 working days (5.2.2 资源管控)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.generate.breach import Breach
from pipeline.generate.tracking import Check, State, Supply, checks
from pipeline.model.project import Project
from pipeline.process.clauses import RESOURCES

_TABLE = ("resource_tracking_table",)
_LISTS = (("items", "resource", "resources"), ("payments", "payment", "funding.payments"))


def breaches(project: Project) -> tuple[Breach, ...]:
    """Unknown resources, late ones without a demand, and those that came too late or not at all.

    What is wrong with one resource is said once, for the first month in which it is.
    """
    found: list[Breach] = []
    said: set[str] = set()
    for index, check in enumerate(checks(project)):
        path = f"resource_trackings[{index}]"
        late = [item for item in _late(path, check) if item.message not in said]
        said |= {item.message for item in late}
        found += [*_unknown(path, check), *late]
    return tuple(found)


def _breach(rule: str, path: str, said: str, *, severity: str = "error") -> Breach:
    return Breach(f"limits/{rule}", RESOURCES, path, said, severity, _TABLE)


def _unknown(path: str, check: Check) -> Iterator[Breach]:
    known = {
        "items": {item.plan["name"] for item in check.resources},
        "payments": {item.plan["name"] for item in check.payments},
    }
    for section, key, source in _LISTS:
        for at, item in enumerate(check.entry.get(section) or ()):
            if item[key] not in known[section]:
                said = f"{source} 中没有“{item[key]}”，请写那里的名称"
                yield _breach("tracking_resource", f"{path}.{section}[{at}].{key}", said)
            if item.get("arrived_on", "") > check.entry["checked_on"]:
                said = "到位日期晚于本月核对的日期，请写入以后的月份"
                yield _breach("tracking_dates", f"{path}.{section}[{at}].arrived_on", said)


def _late(path: str, check: Check) -> Iterator[Breach]:
    for section, supplies in (("items", check.resources), ("payments", check.payments)):
        for item in supplies:
            yield from _one(f"{path}.{section}", item)


def _one(path: str, item: Supply) -> Iterator[Breach]:
    name = item.plan["name"]
    if item.state is State.MISSING and not item.facts.get("demanded_on"):
        said = f"“{name}”已过约定的到位时间，请写明到位日期；没有到位的，写明督促日期（15个工作日内补充）"
        yield _breach("tracking_demand", path, said)
    if item.state is State.OVERDUE:
        said = f"“{name}”超过15个工作日仍未补充，应当按协议约定追究责任"
        yield _breach("tracking_remedy", path, said, severity="warning")
    if item.state is State.LATE:
        said = f"“{name}”没有在督促后的15个工作日内补充到位，请核对督促日期并按协议约定处理"
        yield _breach("tracking_remedy", path, said, severity="warning")
