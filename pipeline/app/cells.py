"""The filled-in sheets of a workbook as rows of known columns, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from pipeline.app.tables import KEY, MAIN, Table
from pipeline.sheets.layout import EXAMPLE, PATH_ROW, TITLE_ROW
from pipeline.sheets.read import Book, Entry, Grid
from pipeline.sheets.write import GUIDE

_LETTERS = 26


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong, sorted by where it stands; ``project`` is empty when all are concerned."""

    sheet: int
    row: int
    column: int
    text: str
    project: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Row:
    """One row that somebody filled in."""

    page: Page
    number: int
    cells: Mapping[str, Entry]
    """By the path of their column."""

    def text(self, path: str) -> str:
        """What stands in the column ``path``; empty when nothing does."""
        entry = self.cells.get(path)
        return entry.text.strip() if entry else ""

    def fault(self, path: str, words: str, *, project: str = "") -> Fault:
        """A fault of the cell in the column ``path``."""
        column = self.page.number(path)
        title = next((item.title for item in self.page.table.sheet.columns if item.path == path), "")
        place = f"{self.page.called}{letters(column)}{self.number} {title}"
        return Fault(self.page.order, self.number, column, f"{place}：{words}", project)


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of the workbook: its table, and where its columns stand."""

    order: int
    table: Table
    file: str
    columns: Mapping[int, str]
    """The path of each known column by its number, from 1."""

    @property
    def called(self) -> str:
        """``文件.xlsx 工作表“项目”``."""
        return called(self.file, self.table.sheet.name)

    def number(self, path: str) -> int:
        """Where the column ``path`` stands, or would stand in a fresh sheet."""
        there = {known: number for number, known in self.columns.items()}
        return there.get(path) or self.table.column(path)


@dataclass(frozen=True, slots=True)
class Filled:
    """What a workbook holds."""

    pages: tuple[Page, ...]
    rows: tuple[Row, ...]
    """Those of the first table first."""
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]


def called(file: str, sheet: str) -> str:
    """A sheet for people."""
    return f"{file} 工作表“{sheet}”"


def letters(number: int) -> str:
    """The letters of the column ``number``, from 1: A, Z, AA."""
    text = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        text = chr(ord("A") + rest) + text
    return text


def filled_rows(book: Book, known: Sequence[Table], *, file: str) -> Filled:
    """The rows of the sheets of ``book`` that are in ``known``, examples left out."""
    names = {table.sheet.name: table for table in known}
    pages: list[Page] = []
    rows: list[Row] = []
    faults: list[Fault] = []
    notes = list(book.notes)
    for order, grid in enumerate(book.grids):
        table = names.get(grid.name.strip())
        if table is not None:
            page, first = _page(grid, table, order, file, faults)
            pages.append(page)
            rows += list(_rows(page, grid, first))
        elif grid.name != GUIDE and grid.rows:
            close = get_close_matches(grid.name, names, n=1, cutoff=0.7)
            faults += [_renamed(grid, order, file, close[0])] if close else []
            notes += [] if close else [f"{called(file, grid.name)}不是模板里的工作表，没有读取。"]
    place = {table.sheet.name: number for number, table in enumerate(known)}
    rows.sort(key=lambda row: (place[row.page.table.sheet.name], row.number))
    return Filled(tuple(pages), tuple(rows), tuple(faults), tuple(notes))


def _renamed(grid: Grid, order: int, file: str, close: str) -> Fault:
    words = f"{called(file, grid.name)}：不认识这个工作表，是不是“{close}”？请改回原来的名称"
    return Fault(order, 0, 0, words)


def _page(grid: Grid, table: Table, order: int, file: str, faults: list[Fault]) -> tuple[Page, int]:
    """The columns of a sheet, by their paths or else by their titles, and its first row below them."""
    by_path = {column.path: column.path for column in table.sheet.columns}
    by_title = {column.title: column.path for column in table.sheet.columns}
    titles, paths = grid.row(TITLE_ROW), grid.row(PATH_ROW)
    has_paths = any(entry.text in by_path for entry in paths.values())
    columns: dict[int, str] = {}
    for number in sorted({*titles, *(paths if has_paths else ()), *_used(grid)}):
        title = titles[number].text.strip() if number in titles else ""
        path = by_path.get(paths[number].text.strip()) if has_paths and number in paths else None
        found = path or by_title.get(title)
        if found and found not in columns.values():
            columns[number] = found
            continue
        place = f"{called(file, grid.name)}{letters(number)}{TITLE_ROW}"
        words = "这一列重复了，请删去一列" if found else _unknown(title, by_title)
        faults.append(Fault(order, TITLE_ROW, number, f"{place}：{words}"))
    return Page(order, table, file, columns), (PATH_ROW if has_paths else TITLE_ROW) + 1


def _used(grid: Grid) -> set[int]:
    """Columns that hold something in any row."""
    return {column for _, cells in grid.rows for column in cells}


def _unknown(title: str, known: Mapping[str, str]) -> str:
    if not title:
        return "这一列没有标题，请删去其中的内容，或者恢复模板中的标题"
    close = get_close_matches(title, known, n=1, cutoff=0)
    hint = f"，最接近的是“{close[0]}”" if close else ""
    return f"不认识的列“{title}”{hint}，请改正标题或者删去这一列"


def _rows(page: Page, grid: Grid, first: int) -> Iterator[Row]:
    for number, cells in grid.rows:
        if number < first or any(entry.text.startswith(EXAMPLE) for entry in cells.values()):
            continue
        known = {page.columns[column]: entry for column, entry in cells.items() if column in page.columns}
        if known:
            yield Row(page, number, known)


def is_main(row: Row) -> bool:
    """Whether a row is a project."""
    return row.page.table.sheet.name == MAIN


def key_of(row: Row) -> str:
    """What a row says of its project: its number or, on the sheet of projects, else its name."""
    return row.text(KEY) or (row.text("project.name") if is_main(row) else "")
