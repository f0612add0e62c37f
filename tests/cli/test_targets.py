"""Files that must not be written are refused before anything is done."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.cli.targets import Target, lock_files, refuse_unwritable
from pipeline.errors import InputError


def refused(*targets: Target, inputs: tuple[Path, ...] = ()) -> str:
    with pytest.raises(InputError) as error:
        refuse_unwritable(targets, inputs)
    return str(error.value)


def test_a_new_file_in_a_folder_may_be_written(tmp_path: Path) -> None:
    refuse_unwritable([Target(tmp_path / "a.docx")], [tmp_path / "b.docx"])


def test_a_file_that_is_there_needs_leave(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.touch()
    assert "已经存在，没有覆盖" in refused(Target(path))
    assert "--force" in refused(Target(path))
    refuse_unwritable([Target(path, replace=True)], [])


def test_an_input_is_never_a_target(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.touch()
    (tmp_path / "b.docx").hardlink_to(path)
    assert "请换一个文件名" in refused(Target(tmp_path / "b.docx", replace=True), inputs=(path,))


def test_two_reports_need_two_files(tmp_path: Path) -> None:
    first, second = Target(tmp_path / "a.html"), Target(tmp_path / "x" / ".." / "a.html")
    (tmp_path / "x").mkdir()
    assert "同一个文件" in refused(first, second)


def test_a_read_only_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.touch()
    path.chmod(0o444)
    assert "只读" in refused(Target(path, replace=True))


def test_a_folder_or_a_missing_folder_or_a_device_is_no_target(tmp_path: Path) -> None:
    assert "是一个文件夹" in refused(Target(tmp_path, replace=True))
    assert "没有文件夹" in refused(Target(tmp_path / "x" / "a.docx"))
    os.mkfifo(tmp_path / "p")
    assert "不是普通文件" in refused(Target(tmp_path / "p", replace=True))


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("协议.docx", "~$协议.docx"),
        ("abcdef.docx", "~$abcdef.docx"),
        ("abcdefg.docx", "~$bcdefg.docx"),
        ("abcdefgh.docx", "~$cdefgh.docx"),
        ("产学研合作协议书审查意见.docx", "~$研合作协议书审查意见.docx"),
        ("abcdefgh.xlsx", "~$abcdefgh.xlsx"),
        ("a.docx", ".~lock.a.docx#"),
    ],
)
def test_a_file_that_is_open_in_word_excel_or_libreoffice_is_left_alone(
    tmp_path: Path, name: str, lock: str
) -> None:
    path = tmp_path / name
    assert tmp_path / lock in set(lock_files(path))
    (tmp_path / lock).touch()
    said = refused(Target(path, replace=True))
    assert "正在 Word 等程序中打开" in said
    assert lock in said


def test_the_lock_of_another_file_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "~$b.docx").touch()
    refuse_unwritable([Target(tmp_path / "a.docx")], [])
