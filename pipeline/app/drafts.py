"""Projects as they grow out of the rows of a workbook, with what is wrong at each cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pipeline.app.cells import Fault, Filled, Row, is_main, key_of
from pipeline.app.tables import KEY, MAIN, PARTIES, Leaf, Table, all_tables, label, separator
from pipeline.content import validate
from pipeline.errors import InputError
from pipeline.generate.interview.answers import Answer, AnswerError, read_answer
from pipeline.generate.interview.conversation import parties_of
from pipeline.generate.interview.gaps import gaps
from pipeline.generate.interview.places import Keys, called, value_at, with_answer, within
from pipeline.generate.shape import project_schema, project_shape
from pipeline.generate.values import PartyName
from pipeline.text.numerals import parse_integer

_ORDER = re.compile(r"第?\s*(\d+|[一二三四五六七八九十]+)\s*项?")


@dataclass(slots=True)
class Draft:
    """One project while its rows are read."""

    key: str
    row: Row
    parties: tuple[PartyName, ...] = ()
    data: Any = field(default_factory=dict)
    rows: dict[Keys, Row] = field(default_factory=dict)
    """The row of each entry."""
    entries: dict[str, list[Keys]] = field(default_factory=dict)
    """The entries of each list, over all lists of that path, by the path of its table."""
    wrong: set[Keys] = field(default_factory=set)
    """Places whose cells have faults."""
    lost: set[str] = field(default_factory=set)
    """Paths of tables with rows that belong to no entry."""


def drafts_of(filled: Filled, *, name: str) -> tuple[tuple[Draft, ...], tuple[Fault, ...]]:
    """Every project of a workbook as far as it could be read, and every fault of all its cells.

    Raises InputError when it holds no projects at all.
    """
    faults = list(filled.faults)
    drafts = _drafts(filled, faults, name)
    for row in filled.rows:
        draft = _owner(row, drafts, faults)
        if draft is not None:
            faults += _read_row(draft, row)
    lost = any(not fault.project for fault in faults)
    for draft in drafts.values():
        faults += [*_lacking(draft, lost=lost), *_same_names(draft)]
    bad = {fault.project for fault in faults}
    whole = [draft for draft in drafts.values() if draft.key not in bad and not lost]
    faults += [fault for draft in whole for fault in _invalid(draft)]
    return tuple(drafts.values()), tuple(faults)


def _drafts(filled: Filled, faults: list[Fault], name: str) -> dict[str, Draft]:
    """One draft for each row of the sheet of projects."""
    if not any(page.table == all_tables()[0] for page in filled.pages):
        raise InputError(f"{name} 没有工作表“项目”，请用 cxy import --template 写出的表格填写。")
    drafts: dict[str, Draft] = {}
    for row in filter(is_main, filled.rows):
        key = key_of(row)
        if not key:
            faults.append(row.fault("project.name", "不能空着，请填写项目名称"))
        elif key in drafts:
            words = f"“{key}”和第 {drafts[key].row.number} 行重复，每个项目只写一行"
            faults.append(row.fault(KEY if row.text(KEY) else "project.name", words))
        else:
            drafts[key] = Draft(key, row)
    if not drafts and not faults:
        raise InputError(f"{name} 的工作表“项目”没有填写任何项目（示例行不算）。")
    for draft in drafts.values():
        draft.parties = parties_of({"parties": list(_party_names(filled.rows, draft.key, drafts))})
    return drafts


def _party_names(rows: Iterable[Row], key: str, drafts: Mapping[str, Draft]) -> Iterator[dict[str, str]]:
    for row in rows:
        if row.page.table.path == PARTIES[0] and _key(row, drafts) == key:
            yield {name: row.text(f"parties[].{name}") for name in ("name", "short", "kind")}


def _key(row: Row, drafts: Mapping[str, Draft]) -> str:
    """The project of ``row`` by its number or its name; where there is only one, nothing need be said."""
    key = key_of(row)
    if key in drafts:
        return key
    if not key and len(drafts) == 1:
        return next(iter(drafts))
    named = [draft.key for draft in drafts.values() if key and draft.row.text("project.name") == key]
    return named[0] if len(named) == 1 else ""


def _owner(row: Row, drafts: Mapping[str, Draft], faults: list[Fault]) -> Draft | None:
    key = _key(row, drafts)
    if key:
        same = not is_main(row) or drafts[key].row == row
        return drafts[key] if same else None
    if not is_main(row):
        said = key_of(row)
        close = get_close_matches(said, drafts, n=1, cutoff=0.4)
        hint = f"，是不是 {close[0]}？" if close else "，请先在那里填写"
        words = f"工作表“项目”中没有“{said}”{hint}" if said else "不能空着，请写这一行属于哪个项目"
        faults.append(row.fault(KEY, words))
    return None


def _read_row(draft: Draft, row: Row) -> Iterator[Fault]:
    """Put what ``row`` says into ``draft``; what cannot be used is a fault."""
    table = row.page.table
    at: Keys = ()
    if table.place:
        above, fault = _above(draft, row)
        if fault:
            yield fault
            return
        place = (*above, *table.place)
        at = (*place, len(value_at(draft.data, place) or ()))
        draft.data = with_answer(draft.data, at, {})
        draft.entries.setdefault(table.path, []).append(at)
    draft.rows[at] = row
    for path, leaf in table.leaves.items():
        if path not in row.cells:
            continue
        try:
            value = _value(row, path, leaf, draft.parties)
        except AnswerError as error:
            draft.wrong.add((*at, *leaf.keys))
            yield row.fault(path, str(error), project=draft.key)
            continue
        if value not in ("", []):
            draft.data = with_answer(draft.data, (*at, *leaf.keys), value)


def _value(row: Row, path: str, leaf: Leaf, parties: Sequence[PartyName]) -> Answer | list[Answer]:
    entry = row.cells[path]
    if entry.problem:
        raise AnswerError(entry.problem)
    if not leaf.is_list:
        return read_answer(leaf.shape, entry.text, parties=parties)
    lines = entry.text.replace("\r\n", "\n").split(separator(leaf))
    return [read_answer(leaf.shape.items, line, parties=parties) for line in lines if line.strip()]


def _above(draft: Draft, row: Row) -> tuple[Keys, Fault | None]:
    """The entry that the entry of ``row`` belongs to."""
    table = row.page.table
    if table.parent is None:
        return (), None
    there = draft.entries.get(table.parent.path, [])
    said, sheet = row.text(table.parent_path), table.parent.sheet.name
    found = [at for at in there if _called(table.parent, draft, at) == said] if said else there
    if len(found) == 1:
        return found[0], None
    order = _ORDER.fullmatch(said)
    number = parse_integer(order[1]) if order and not found else None
    if number and number <= len(there):
        return there[number - 1], None
    draft.lost.add(table.path)
    return (), row.fault(table.parent_path, _which(said, sheet, there, found), project=draft.key)


def _which(said: str, sheet: str, there: Sequence[Keys], found: Sequence[Keys]) -> str:
    if not there:
        return f"这个项目在工作表“{sheet}”中没有任何一项，请先在那里填写"
    if not said:
        return f"不能空着，请写它属于工作表“{sheet}”中的哪一项（名称，或者 第1项、第2项）"
    if len(found) > 1:
        return f"工作表“{sheet}”中有 {len(found)} 项都叫“{said}”，请写 第1项、第2项 这样的次序"
    return f"这个项目在工作表“{sheet}”中没有“{said}”，请写那里的名称，或者 第1项 这样的次序"


def _called(table: Table, draft: Draft, at: Keys) -> str:
    return label(table, value_at(draft.data, at))


def _lacking(draft: Draft, *, lost: bool) -> Iterator[Fault]:
    """What the project and its entries cannot be without, each at the cell where it should stand.

    ``lost``: some rows belong to no project; nothing is said of rows that are not there.
    """
    for gap in gaps(project_shape(), draft.data, ()):
        unread = any(within(gap.keys, at) for at in draft.wrong)
        if unread or any(_pattern(gap.keys).startswith(path) for path in draft.lost):
            continue
        row, path = _cell(draft, gap.keys)
        if row:
            yield row.fault(path, "不能空着，请填写", project=draft.key)
        elif not lost:
            entry = _entry(gap.keys, draft)
            title = called(project_shape(), draft.data, entry)
            words = f"项目“{draft.key}”缺少 {title}，请在工作表“{_sheet(entry)}”中加一行"
            yield draft.row.fault(KEY, words, project=draft.key)


def _entry(keys: Keys, draft: Draft) -> Keys:
    """The first entry on the way to ``keys`` that is not there."""
    ways = (keys[:depth] for depth, key in enumerate(keys, start=1) if isinstance(key, int))
    return next((way for way in ways if way not in draft.rows), keys)


def _sheet(entry: Keys) -> str:
    """The sheet in which the entry would have its row."""
    found = [table.sheet.name for table in all_tables() if f"{table.path}[]" == _pattern(entry)]
    return found[0] if found else MAIN


def _pattern(keys: Keys) -> str:
    """``benefit.incomes[].name`` for the place of any income."""
    return "".join("[]" if isinstance(key, int) else f".{key}" for key in keys).removeprefix(".")


def _cell(draft: Draft, keys: Keys) -> tuple[Row | None, str]:
    """The row and the column where the leaf at ``keys`` stands or would stand; no row when there is none."""
    for depth in range(len(keys), -1, -1):
        row, inner = draft.rows.get(keys[:depth]), keys[depth:]
        if row is not None:
            leaves = row.page.table.leaves.items()
            found = next((path for path, leaf in leaves if within(inner, leaf.keys)), "")
            return (row, found) if found else (None, "")
    return None, ""


def _same_names(draft: Draft) -> Iterator[Fault]:
    for key in ("name", "short"):
        seen: set[str] = set()
        for index, party in enumerate(draft.data.get("parties", ())):
            if party.get(key) in seen:
                row, path = _cell(draft, ("parties", index, key))
                if row:
                    yield row.fault(path, f"“{party[key]}”已经是另一个合作方的名称", project=draft.key)
            seen.add(party.get(key, ""))


def _invalid(draft: Draft) -> list[Fault]:
    """What the schema still says; where cells are read rightly this is nothing."""

    def place(keys: Sequence[str | int]) -> str:
        return called(project_shape(), draft.data, tuple(keys))

    problems = validate(draft.data, project_schema(), Path("project"), called=place)
    return [draft.row.fault(KEY, text.split(": ", 1)[1], project=draft.key) for text in problems]
