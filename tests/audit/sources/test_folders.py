from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from helpers.auditing import aged, written

from pipeline.audit.sources import folders
from pipeline.audit.sources.entry import Entry
from pipeline.model.archive import FileOutcome


def found(folder: Path, *, leave_out: Path | None = None) -> dict[str, Entry]:
    entries = list(folders.walk(folder, "档案", leave_out=leave_out))
    assert len({item.path for item in entries}) == len(entries)
    return {item.path: item for item in entries}


def test_every_file_is_an_entry_sorted_by_name(tmp_path: Path) -> None:
    written(tmp_path, {"b.docx": "b", "a/c.docx": "c", "a/b/d.docx": "d"})
    assert list(found(tmp_path)) == ["档案/a/b/d.docx", "档案/a/c.docx", "档案/b.docx"]


def test_an_entry_knows_size_day_and_stamp(tmp_path: Path) -> None:
    written(tmp_path, {"a.docx": "abc"})
    os.utime(tmp_path / "a.docx", (1_600_000_000, 1_600_000_000))
    entry = found(tmp_path)["档案/a.docx"]
    assert (entry.size, entry.modified) == (3, date(2020, 9, 13))
    assert entry.outcome is None


def test_a_stamp_changes_with_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "RACY", 0)
    written(tmp_path, {"a.docx": "abc"})
    before = found(tmp_path)["档案/a.docx"].stamp
    assert before
    assert found(tmp_path)["档案/a.docx"].stamp == before
    (tmp_path / "a.docx").write_text("xyz", encoding="ascii")
    aged(tmp_path / "a.docx")
    assert found(tmp_path)["档案/a.docx"].stamp != before


def test_a_file_written_just_now_has_no_stamp(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text("abc", encoding="ascii")
    assert found(tmp_path)["档案/a.docx"].stamp == ""


def test_an_empty_file_says_so(tmp_path: Path) -> None:
    written(tmp_path, {"a.docx": ""})
    entry = found(tmp_path)["档案/a.docx"]
    assert (entry.outcome, "空" in entry.reason) == (FileOutcome.UNREADABLE, True)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.docx").open("wb") as file:
        file.truncate(2**40)
    entry = found(tmp_path)["档案/a.docx"]
    assert entry.outcome is FileOutcome.UNREADABLE
    assert "1,048,576 MB" in entry.reason


def test_a_link_back_to_a_folder_above_is_one_entry(tmp_path: Path) -> None:
    written(tmp_path, {"a/b/c.docx": "c"})
    (tmp_path / "a/b/back").symlink_to(tmp_path / "a")
    entries = found(tmp_path)
    assert set(entries) == {"档案/a/b/c.docx", "档案/a/b/back"}
    assert entries["档案/a/b/back"].outcome is FileOutcome.SKIPPED


def test_links_to_files_and_folders_elsewhere_are_followed(tmp_path: Path) -> None:
    written(tmp_path, {"in/a.docx": "a", "else/b.docx": "b"})
    (tmp_path / "in/link.docx").symlink_to(tmp_path / "else/b.docx")
    (tmp_path / "in/folder").symlink_to(tmp_path / "else")
    assert set(found(tmp_path / "in")) == {"档案/a.docx", "档案/link.docx", "档案/folder/b.docx"}


def test_a_broken_link_is_an_entry(tmp_path: Path) -> None:
    (tmp_path / "a.docx").symlink_to(tmp_path / "nowhere")
    entry = found(tmp_path)["档案/a.docx"]
    assert (entry.outcome, "失效" in entry.reason) == (FileOutcome.UNREADABLE, True)


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.docx")
    assert found(tmp_path)["档案/pipe.docx"].outcome is FileOutcome.SKIPPED


def test_a_folder_that_may_not_be_read_is_an_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, {"a/b.docx": "b", "c.docx": "c"})
    scan = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("a"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    entries = found(tmp_path)
    assert entries["档案/a"].outcome is FileOutcome.UNREADABLE
    assert "权限" in entries["档案/a"].reason
    assert entries["档案/c.docx"].outcome is None


def test_names_that_are_not_utf8_can_be_read(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/" + "协议.docx".encode("gbk")
    Path(os.fsdecode(name)).write_bytes(b"x")
    entry = found(tmp_path)["档案/协议.docx"]
    assert entry.address == name
    assert Path(os.fsdecode(entry.address)).read_bytes() == b"x"


def test_the_folder_for_the_results_is_left_out(tmp_path: Path) -> None:
    written(tmp_path, {"a.docx": "a", "结果/register.xlsx": "x"})
    assert list(found(tmp_path, leave_out=tmp_path / "结果")) == ["档案/a.docx"]


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (FileNotFoundError(2, "x"), "不存在"),
        (PermissionError(13, "x"), "权限"),
        (OSError(5, "I/O error"), "I/O error"),
    ],
)
def test_what_the_system_says_is_told_in_chinese(error: OSError, word: str) -> None:
    assert word in folders.why(error)
