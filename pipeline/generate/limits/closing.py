"""Limits on closing and archive: 30 working days, ten years, five years for data (5.3.3, 5.2.2)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.generate.breach import Breach
from pipeline.generate.closing_day import closing_day
from pipeline.generate.derive.archive import (
    CATEGORIES,
    DATA,
    MINIMUM_DATA_YEARS,
    MINIMUM_YEARS,
    data_years,
    years,
)
from pipeline.generate.derive.closing import accounts
from pipeline.generate.derive.publicity import due
from pipeline.generate.derive.termination import left
from pipeline.generate.results import BY_CONSENT
from pipeline.generate.tracking import arrivals
from pipeline.generate.values import money
from pipeline.model.project import Project
from pipeline.process.clauses import ARCHIVING, RESEARCH_DATA

CONDITION = "5.3.3 合作收尾与总结 · 收尾条件"
BENEFIT = "5.1.3 合作协议签署 · 利益分配条款"
_REPORT, _INDEX = ("closing_report",), ("archive_index",)
_TERMINATION = ("termination_agreement", "closing_report")
_JOINED = {
    ("closing", "goals", "stages"): (("goals", "stages"), "阶段目标", "name"),
    ("closing", "goals", "outcomes"): (("outcomes",), "预期成果", "name"),
    ("closing", "resources"): (("resources",), "资源投入", "name"),
    ("closing", "spending"): (("funding", "budget"), "经费预算", "subject"),
}


def breaches(project: Project) -> tuple[Breach, ...]:
    """Reports and archives too late, kept too short, incomplete or at odds with the project."""
    return (
        *_late(project),
        *_unknown(project),
        *_arrivals(project),
        *_goals(project),
        *_money(project),
        *_income(project),
        *_termination(project),
        *_kept(project),
        *_kinds(project),
    )


def _late(project: Project) -> Iterator[Breach]:
    latest = due("closing_report", closing_day(project))
    places = (("closing", "prepared_on", _REPORT), ("archive", "compiled_on", _INDEX))
    for section, key, documents in places:
        day = project.at(section, key)
        if not day or latest is None:
            continue
        if day > latest.due.isoformat():
            said = f"{'；'.join(latest.derivation)}；现为{day}"
            yield Breach(f"limits/{section}_late", ARCHIVING, f"{section}.{key}", said, documents=documents)
        elif day < latest.since.isoformat():
            said = f"日期 {day} 早于合作收尾日期 {latest.since}，请改正"
            yield Breach(f"limits/{section}_early", ARCHIVING, f"{section}.{key}", said, documents=documents)


def _unknown(project: Project) -> Iterator[Breach]:
    for place, (source, title, key) in _JOINED.items():
        known = [entry[key] for entry in project.entries(*source)]
        for index, entry in enumerate(project.entries(*place)):
            if entry[key] not in known:
                path = f"{'.'.join(place)}[{index}].{key}"
                said = f"{title}中没有“{entry[key]}”（已有：{'、'.join(known) or '无'}），请改正"
                yield Breach("limits/closing_names", ARCHIVING, path, said, documents=_REPORT)


def _arrivals(project: Project) -> Iterator[Breach]:
    """A warning where the report and the monthly checks give different days of arrival."""
    known = arrivals(project)
    for index, entry in enumerate(project.entries("closing", "resources")):
        stated, tracked = entry.get("arrived_on"), known.get(entry["name"])
        if stated and tracked and stated != tracked:
            said = f"“{entry['name']}”的到位日期 {stated} 与《资源投入跟踪表》的 {tracked} 不一致，请核对"
            path = f"closing.resources[{index}].arrived_on"
            yield Breach("limits/closing_arrival", ARCHIVING, path, said, "warning", _REPORT)


def _goals(project: Project) -> Iterator[Breach]:
    """A warning where the cooperation is closed as complete and something was not reached."""
    if project.at("closing", "reason") != "目标全部完成":
        return
    missed = [entry["name"] for entry in project.entries("indicators") if entry.get("met") is False]
    outcomes = project.entries("closing", "goals", "outcomes")
    missed += [entry["name"] for entry in outcomes if entry.get("done") is False]
    if missed:
        said = f"收尾原因为目标全部完成，但是{'、'.join(missed)}没有完成，请核对收尾原因"
        yield Breach("limits/closing_goals", CONDITION, "closing.reason", said, "warning", _REPORT)


def _money(project: Project) -> Iterator[Breach]:
    """A warning where the final accounts differ from the ledger of expenses."""
    if not project.entries("expenses") or not project.entries("closing", "spending"):
        return
    for item, amount, _ in accounts(project):
        if amount != item.spent:
            said = f"{item.name}决算{money(amount)}，支出明细合计{money(item.spent)}，请核对"
            yield Breach("limits/closing_accounts", ARCHIVING, "closing.spending", said, "warning", _REPORT)


def _income(project: Project) -> Iterator[Breach]:
    known = [entry["name"] for entry in project.entries("benefit", "incomes")]
    for index, entry in enumerate(project.entries("closing", "benefits", "incomes")):
        if entry["income"] not in known:
            path = f"closing.benefits.incomes[{index}].income"
            said = (
                f"合作协议没有约定“{entry['income']}”的分配比例（已有：{'、'.join(known) or '无'}），请改正"
            )
            yield Breach("limits/closing_income", BENEFIT, path, said, documents=_REPORT)


def _termination(project: Project) -> Iterator[Breach]:
    """Terminated by consent: the agreement is signed by then, and what is left of the money is paid back."""
    if project.at("closing", "reason") != BY_CONSENT or not project.section("termination"):
        return
    signed, end = project.at("termination", "signed_on"), project.at("termination", "effective_on")
    closed = closing_day(project)
    if signed and closed and signed > closed.isoformat():
        said = f"合作终止协议的签订日期 {signed} 晚于收尾日期 {closed}，签署以后才可收尾，请改正"
        yield Breach(
            "limits/termination_date", CONDITION, "termination.signed_on", said, documents=_TERMINATION
        )
    if signed and end and end < signed:
        said = f"终止日 {end} 早于签订日期 {signed}，请改正"
        yield Breach(
            "limits/termination_date", CONDITION, "termination.effective_on", said, documents=_TERMINATION
        )
    rest = left(project)
    paid = project.entries("termination", "funds", "payments")
    if rest is not None and rest > 0 and sum(Decimal(entry["amount"]) for entry in paid) < rest:
        said = f"经费结余{money(rest)}，没有写明怎样退还，请补充应付款项"
        path = "termination.funds.payments"
        yield Breach("limits/termination_funds", CONDITION, path, said, documents=_TERMINATION)


def _kept(project: Project) -> Iterator[Breach]:
    if not project.section("archive"):
        return
    if years(project) < MINIMUM_YEARS:
        said = f"归档文件的保存年限为{years(project)}年，应不低于{MINIMUM_YEARS}年，请改正"
        yield Breach("limits/archive_years", ARCHIVING, "archive.years", said, documents=_INDEX)
    if data_years(project) < MINIMUM_DATA_YEARS:
        said = f"研发数据的保存年限为{data_years(project)}年，应不低于{MINIMUM_DATA_YEARS}年，请改正"
        yield Breach("limits/archive_data_years", RESEARCH_DATA, "archive.data_years", said, documents=_INDEX)


def _kinds(project: Project) -> Iterator[Breach]:
    files = project.entries("archive", "files")
    if not files:
        return
    present = {entry["category"] for entry in files}
    granted = any(entry.get("granted_on") for entry in project.entries("intellectual_properties"))
    for category in (*CATEGORIES[: CATEGORIES.index(DATA) + 1], *(["知识产权证书"] if granted else [])):
        if category not in present:
            said = f"归档目录没有{category}一类的文件，协议、报告、数据和知识产权证书都应当归档，请补充"
            yield Breach("limits/archive_kinds", ARCHIVING, "archive.files", said, documents=_INDEX)
