"""The index of the archive: files by kind, how long each is kept (5.3.3 总结归档, 5.2.2 研发数据管理)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pipeline.generate.closing_day import closing_day
from pipeline.generate.derive.core import lead
from pipeline.generate.derive.publicity import due
from pipeline.generate.results import day_of, ended_on
from pipeline.model.project import Project
from pipeline.process.deadlines import CHOICE_ARCHIVE, TERMS
from pipeline.process.periods import CHOICE_MINIMUM, Length, minimum_end

CATEGORIES = ("协议", "报告", "数据", "知识产权证书", "其他")
"""The kinds of 5.3.3 in their order."""
DATA = "数据"
_ARCHIVE, _DATA_TERM = TERMS["archive"].length, TERMS["research_data"].length
MINIMUM_YEARS = _ARCHIVE.years if _ARCHIVE else 0
MINIMUM_DATA_YEARS = _DATA_TERM.years if _DATA_TERM else 0
CHOICE_DATA = "研发数据同时属于归档文件，归档目录中的数据按照两种期限中较晚的一个保存。"
Values = Mapping[str, object]
Entry = Mapping[str, Any]


def derive(project: Project) -> Mapping[str, object]:
    """Who keeps what and until when; the files grouped by kind with their sums."""
    latest = due("closing_report", closing_day(project))
    return {
        "archive": {
            "years": years(project),
            "data_years": data_years(project),
            "until": until(project),
            "data_until": data_until(project),
            "closed": closing_day(project),
            "ended": ended_on(project),
            "compile_by": latest.due if latest else None,
            "compile_steps": "；".join(latest.derivation) if latest else None,
            "kept_party": _keeper(project),
            "stored": project.at("archive", "electronic")
            or project.at("project", "database")
            or "合作项目数据库",
            "groups": _groups(project),
            "count": len(project.entries("archive", "files")),
            "choices": [CHOICE_ARCHIVE, CHOICE_DATA, CHOICE_MINIMUM],
        }
    }


def _keeper(project: Project) -> object:
    from_file = project.at("archive", "keeper")
    names = [entry for entry in project.entries("parties") if from_file in (entry["short"], entry["name"])]
    return names[0]["name"] if names else getattr(lead(project), "name", None)


def years(project: Project) -> int:
    """How many years the files are kept; ten unless more is stated."""
    return int(project.at("archive", "years") or MINIMUM_YEARS)


def data_years(project: Project) -> int:
    """How many years research data are kept: as stated here, else in the agreement, else five."""
    stated = project.at("archive", "data_years") or project.at("agreement", "data_years")
    return int(stated or MINIMUM_DATA_YEARS)


def until(project: Project) -> date | None:
    """The first day on which the files need no longer be kept."""
    closed = closing_day(project)
    return minimum_end(closed, Length(years=years(project))).due if closed else None


def data_until(project: Project) -> date | None:
    """The like for research data; not before that of the other files."""
    ended, other = ended_on(project), until(project)
    if ended is None or other is None:
        return None
    return max(other, minimum_end(ended, Length(years=data_years(project))).due)


def _groups(project: Project) -> list[Values]:
    entries = project.entries("archive", "files")
    found: list[Values] = []
    for number, category in enumerate(CATEGORIES, start=1):
        mine = [entry for entry in entries if entry["category"] == category]
        if mine:
            found.append(
                {
                    "name": category,
                    "number": number,
                    "entries": [_file(project, entry) for entry in mine],
                    "count": len(mine),
                    "copies": sum(entry.get("copies", 0) for entry in mine),
                }
            )
    return found


def _file(project: Project, entry: Entry) -> Values:
    end = data_until(project) if entry["category"] == DATA else until(project)
    kept: object = "永久" if entry.get("permanent") else end
    return {
        "number": entry.get("number"),
        "name": entry["name"],
        "author": entry.get("author"),
        "on": day_of(entry.get("date")),
        "copies": entry["copies"] if entry.get("copies") else "—",
        "pages": entry.get("pages"),
        "form": entry.get("form"),
        "place": entry.get("place"),
        "permanent": entry.get("permanent") is True,
        "until": kept,
        "note": entry.get("note"),
    }
