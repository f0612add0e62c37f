"""Excel in: a workbook of projects as project files, every mistake told at its cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.app.cells import filled_rows
from pipeline.app.drafts import Draft, drafts_of
from pipeline.app.tables import all_tables, chosen_sections, rows_of, tables
from pipeline.generate.interview.project_text import project_text
from pipeline.model.project import Project
from pipeline.sheets.read import read_workbook
from pipeline.sheets.write import workbook_parts
from pipeline.word.canonical import canonical_zip

GUIDE = (
    "产学研合作项目：填写说明",
    "1. 工作表“项目”每个项目写一行；其他工作表是列表，每一项写一行，第一列写它属于哪个项目（项目编号）。",
    "2. 只有一个项目时，其他工作表的第一列可以空着。不需要的工作表和列空着即可。",
    "3. 深色标题必填。第二行的灰色小字是程序使用的字段名，请不要修改；列的次序可以调整。",
    "4. 点到单元格会显示写法和例子；有固定选项的单元格可以下拉选择。",
    "5. 灰色斜体的示例行在导入时跳过，可以删去。",
    "6. 金额以元为单位，可以写 5000000、500万元；日期写 2026-03-01；比例写 60% 或者 1/3。",
    "7. 填好后运行：cxy import 本文件 -o 文件夹。有错误时逐格指出，全部改正以前不写出任何文件。",
)
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Imported:
    """One project of a workbook as the text of its project file."""

    name: str
    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Import:
    """What became of a workbook: the good projects, and every fault of the others."""

    projects: tuple[Imported, ...]
    faults: tuple[str, ...]
    notes: tuple[str, ...]


def template(names: Sequence[str], projects: Sequence[Project] = ()) -> bytes:
    """The workbook to be filled in, for the sections ``names`` (see `chosen_sections`).

    With ``projects`` it states them, and has a sheet for everything that they state. Same input, same bytes.
    """
    wanted = (*chosen_sections(names), *(key for project in projects for key in project.data))
    chosen = tables(tuple(dict.fromkeys(wanted)))
    rows = rows_of(projects, chosen)
    return canonical_zip(workbook_parts([table.sheet for table in chosen], GUIDE, rows))


def workbook_of(projects: Sequence[Project]) -> bytes:
    """A workbook that states ``projects`` with all that they state."""
    return template(("项目",), projects)


def import_workbook(data: bytes, *, name: str) -> Import:
    """The projects in the workbook ``data``, which people call ``name``.

    Every project whose rows are all right is among the projects, the others have faults.
    Raises InputError for a file that is no such workbook.
    """
    filled = filled_rows(read_workbook(data, name=name), all_tables(), file=name)
    drafts, faults = drafts_of(filled, name=name)
    bad = {fault.project for fault in faults}
    good = [draft for draft in drafts if draft.key not in bad and "" not in bad]
    texts = tuple(dict.fromkeys(fault.text for fault in sorted(faults)))
    return Import(tuple(_imported(good)), texts, filled.notes)


def _imported(drafts: Iterable[Draft]) -> Iterator[Imported]:
    used: set[str] = set()
    for draft in drafts:
        stem = _UNSAFE.sub("_", draft.key)[:_LONGEST_NAME].strip(" .") or "project"
        while stem.lower() in used:
            stem += "_"
        used.add(stem.lower())
        yield Imported(str(draft.data["project"]["name"]), f"{stem}.yaml", project_text(draft.data))
