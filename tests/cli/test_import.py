"""cxy import: the workbook out, the projects in, nothing lost and nothing half written."""

from pathlib import Path

import pytest
from helpers.commands import cxy
from openpyxl import load_workbook

from pipeline.generate.load import load_project


@pytest.fixture
def example(tmp_path: Path) -> Path:
    cxy("init", tmp_path, "--example", "技术研发")
    return tmp_path / "project.yaml"


@pytest.fixture
def two(tmp_path: Path, example: Path) -> Path:
    """A workbook of two projects, the second with a mistake."""
    cxy("init", tmp_path / "b", "--example", "人才培养")
    path = tmp_path / "two.xlsx"
    cxy("import", "--template", path, "--from", example, "--from", tmp_path / "b" / "project.yaml")
    book = load_workbook(path)
    column = next(cell.column for cell in book["项目"][2] if cell.value == "project.start")
    book["项目"].cell(4, column).value = "明年"
    book.save(path)
    return path


def test_the_template_is_written_and_says_how_to_go_on(tmp_path: Path) -> None:
    path = tmp_path / "项目.xlsx"
    told = cxy("import", "--template", path)
    assert f"cxy import {path} -o" in told.output
    names = load_workbook(path).sheetnames
    assert names[:3] == ["说明", "项目", "合作方"]
    assert "会议" not in names


def test_the_template_has_the_sections_that_are_asked_for(tmp_path: Path) -> None:
    cxy("import", "--template", tmp_path / "a.xlsx", "--only", "会议", "--only", "经费")
    names = load_workbook(tmp_path / "a.xlsx").sheetnames
    assert "会议" in names
    assert "经费·预算" in names
    assert "技术指标" not in names


def test_a_project_goes_through_excel_unchanged(tmp_path: Path, example: Path) -> None:
    cxy("import", "--template", tmp_path / "a.xlsx", "--from", example)
    told = cxy("import", tmp_path / "a.xlsx", "-o", tmp_path / "out")
    assert told.exit_code == 0
    written = tmp_path / "out" / "CXY-2024-001.yaml"
    assert f"cxy status {written}" in told.output
    assert load_project(written).at("funding") == load_project(example).at("funding")


def test_one_mistake_and_nothing_is_written(tmp_path: Path, two: Path) -> None:
    told = cxy("import", two, "-o", tmp_path / "out")
    assert told.exit_code == 2
    assert "two.xlsx 有 1 处要改，没有写出任何文件（加 --keep-good" in told.stderr
    assert "two.xlsx 工作表“项目”" in told.stderr
    assert not (tmp_path / "out").exists()


def test_the_good_projects_are_written_on_demand(tmp_path: Path, two: Path) -> None:
    told = cxy("import", two, "-o", tmp_path / "out", "--keep-good")
    assert told.exit_code == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["CXY-2024-001.yaml"]
    assert "“明年”不是日期" in told.stderr


def test_no_file_is_overwritten_without_being_told(tmp_path: Path, example: Path) -> None:
    path = tmp_path / "a.xlsx"
    cxy("import", "--template", path, "--from", example)
    cxy("import", path, "-o", tmp_path / "out")
    for arguments in (("import", path, "-o", tmp_path / "out"), ("import", "--template", path)):
        told = cxy(*arguments)
        assert told.exit_code == 2
        assert "没有覆盖" in told.stderr
        assert cxy(*arguments, "--force").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("a.xlsx",), "请用 -o 写明"),
        (("a.xlsx", "-o", "out", "--only", "经费"), "只在用 --template 写出表格时使用"),
        (("--template", "a.xlsx", "-o", "out"), "写出表格时不用 -o"),
        (("--template", "a.xls"), "请以 .xlsx 结尾"),
        (("--template", "a.xlsx", "--only", "经肥"), "是不是 经费？"),
    ],
)
def test_a_wrong_command_line_says_what_to_write(arguments: tuple[str, ...], words: str) -> None:
    told = cxy("import", *arguments)
    assert told.exit_code == 2
    assert words in told.stderr


def test_a_file_that_is_not_there_or_no_workbook_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"x")
    for name in ("a.xlsx", "b.xlsx"):
        told = cxy("import", tmp_path / name, "-o", tmp_path / "out")
        assert told.exit_code == 2
        assert told.stderr.count("\n") == 1
