from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from pipeline.content import files_in, load_yaml, root, validate
from pipeline.errors import ContentError
from pipeline.process.calendar_files import SCHEMA, SUFFIX, load_calendar

FOLDER = root() / "rules" / "calendar"
FILES = files_in(FOLDER, SUFFIX)
GOOD = (FOLDER / f"2026{SUFFIX}").read_text(encoding="utf-8")


def problems(folder: Path, text: str, name: str = "2026") -> str:
    (folder / f"{name}{SUFFIX}").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_calendar(folder)
    return "\n".join(caught.value.problems)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_has_the_shape_of_its_schema(path: Path) -> None:
    assert validate(load_yaml(path), SCHEMA, path) == ()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_notice_has_its_number_and_was_published_before_the_year_or_changed_in_it(path: Path) -> None:
    year = load_calendar().years[int(path.stem)]
    for notice in year.notices:
        assert re.fullmatch(r"国办发明电〔20\d\d〕\d+号", notice.number)
        assert str(notice.published.year) in notice.number
    assert year.notices[0].published < date(year.year, 1, 1)


def test_the_calendar_of_a_folder_is_the_one_of_its_files(tmp_path: Path) -> None:
    (tmp_path / f"2026{SUFFIX}").write_text(GOOD, encoding="utf-8")
    found = load_calendar(tmp_path)
    assert set(found.years) == {2026}
    assert found.years[2026] == load_calendar().years[2026]
    assert found.first == date(2026, 1, 1)


def test_a_folder_without_files_is_no_calendar(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="没有工作日历文件"):
        load_calendar(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('first: "2026-10-01"', 'first: "2026-10-08"', 11, "国庆节放假最后一天早于第一天"),
        ('first: "2026-10-01"', 'first: "2026-09-27"', 11, "国庆节与前面的放假日期重叠"),
        ('last: "2026-10-07"', 'last: "2027-10-07"', 11, "国庆节的日期不在2026年"),
        ('"2026-10-10"', '"2026-10-09"', 11, "2026年10月9日不是周六、周日或者正在放假"),
        ('"2026-10-10"', '"2026-10-04"', 11, "2026年10月4日不是周六、周日或者正在放假"),
        ('last: "2026-10-07"', 'last: "2026-10-01"', 4, "国庆节（2026年10月2日）没有列入放假"),
        ("year: 2026", "year: 2027", 1, "文件名应为 2027"),
        ("year: 2026", 'year: "2026"', 1, "year"),
        ('first: "2026-10-01"', 'first: "2026-10-32"', 11, "不是日历上的日期"),
        ("name: 国庆节, ", "", 11, "name"),
    ],
)
def test_a_fault_is_told_at_its_line(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    assert old in GOOD
    told = problems(tmp_path, GOOD.replace(old, new))
    assert f"2026{SUFFIX}:{line}: " in told
    assert said in told


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / f"2025{SUFFIX}").write_text("year: 2025\n", encoding="utf-8")
    told = problems(tmp_path, GOOD.replace("year: 2026", "year: 2027"))
    assert f"2025{SUFFIX}:1" in told
    assert f"2026{SUFFIX}:1" in told
