"""How long a right is protected by law, and who holds it by the agreement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from pipeline.generate import agreement_facts as results
from pipeline.generate import agreement_words as words
from pipeline.generate.results import day_of
from pipeline.model.project import Project
from pipeline.process.figures import show_date
from pipeline.text.dates import add_months

PATENTS = ("发明专利", "实用新型专利", "外观设计专利")
SOFTWARE, SECRET = "软件著作权", "技术秘密"
PATENT_YEARS: Mapping[str, int] = {"发明专利": 20, "实用新型专利": 10, "外观设计专利": 15}
"""《专利法》第四十二条第一款: from the date of filing."""
DESIGN_FIFTEEN_FROM = date(2021, 6, 1)
"""The law of 2020 took effect; designs filed for before have ten years."""
OLD_DESIGN_YEARS = 10
SOFTWARE_YEARS = 50
"""《计算机软件保护条例》第十四条第三款: a legal entity's, to the end of the fiftieth year after publication.

What is not published within fifty years from its completion is not protected any longer.
"""
PATENT_LAW = "《专利法》第四十二条"
SOFTWARE_RULES = "《计算机软件保护条例》第十四条"
CHOICE_LAST_DAY = (
    "专利权的期限自申请日起计算，申请日当日计入，最后一日为届满年份申请日对应日的前一日；"
    "保护期限是权利的存续期间，最后一日为休假日的不顺延，期间以按时缴纳年费为前提。"
)
_MONTHS = 12
_KINDS: Mapping[str, str] = {**dict.fromkeys(PATENTS, "专利"), SOFTWARE: SOFTWARE, SECRET: SECRET}
Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Protection:
    """The term of protection of one right: its last day where there is one, in words, where it is said."""

    until: date | None
    said: str
    basis: str


def protection(entry: Entry) -> Protection | None:
    """The term of the right; None while the date from which it runs is missing."""
    kind = entry["kind"]
    if kind in PATENTS:
        return _patent(entry)
    if kind == SOFTWARE:
        return _software(entry)
    if kind == SECRET:
        said = "没有固定期限，在采取保密措施且未被公开的期间内受保护"
        return Protection(None, said, "《民法典》第一百二十三条")
    stated = entry.get("protection")
    return Protection(None, stated, "项目文件") if stated else None


def patent_years(kind: str, filed: date) -> int:
    """The length of the term of a patent filed for on ``filed``, in years."""
    early = kind == "外观设计专利" and filed < DESIGN_FIFTEEN_FROM
    return OLD_DESIGN_YEARS if early else PATENT_YEARS[kind]


def _patent(entry: Entry) -> Protection | None:
    filed = day_of(entry.get("filed_on"))
    if filed is None:
        return None
    years = patent_years(entry["kind"], filed)
    until = add_months(filed, years * _MONTHS) - timedelta(days=1)
    given = "" if entry.get("granted_on") else "授权后"
    said = f"{given}自申请日起{years}年，{show_date(filed)}至{show_date(until)}"
    return Protection(until, said, PATENT_LAW)


def _software(entry: Entry) -> Protection | None:
    published, completed = day_of(entry.get("published_on")), day_of(entry.get("completed_on"))
    if published:
        until = date(published.year + SOFTWARE_YEARS, 12, 31)
        return Protection(until, f"自首次发表起{SOFTWARE_YEARS}年，至{show_date(until)}", SOFTWARE_RULES)
    if completed is None:
        return None
    until = add_months(completed, SOFTWARE_YEARS * _MONTHS)
    said = (
        f"尚未发表，自开发完成起{SOFTWARE_YEARS}年内（至{show_date(until)}）未发表的不再保护；"
        f"发表以后至首次发表后第{SOFTWARE_YEARS}年的12月31日"
    )
    return Protection(until, said, SOFTWARE_RULES)


def holders(project: Project, entry: Entry) -> list[tuple[str, Fraction | None]]:
    """Who holds the right and with which share: as stated, else as the agreement allots it."""
    stated = entry.get("owners") or ()
    if stated:
        return [(str(one["party"]), _share(one)) for one in stated]
    return allotted(project, entry)


def _share(one: Entry) -> Fraction | None:
    return words.share_list([one])[0][1] if "share" in one else None


def allotted(project: Project, entry: Entry) -> list[tuple[str, Fraction | None]]:
    """Whom the agreement allots the right to; empty when it does not say."""
    regime, one = project.at("ip", "regime"), results.owner(project)
    if one is not None:
        return [(one.short, None)]
    if regime == "共有":
        return [(name, share) for name, share in results.owners(project)]
    if regime == "各自所有":
        return [(entry["applicant"], None)] if entry.get("applicant") else []
    kind = _KINDS.get(entry["kind"], "其他")
    for result in project.entries("ip", "results"):
        if result["kind"] == kind:
            return [(name, share) for name, share in words.share_list(result["owners"])]
    return []


def holder_text(project: Project, held: list[tuple[str, Fraction | None]]) -> str:
    """``示例科技有限公司（60%）、示例大学（40%）``; shares only where there are several."""
    named = [(words.find(project, name), name, share) for name, share in held]
    several = len(named) > 1
    return "、".join(
        (party.name if party else name) + (f"（{words.part(share)}）" if several and share else "")
        for party, name, share in named
    )
