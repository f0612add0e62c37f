from __future__ import annotations

import time
from pathlib import Path

import fsspec
import pytest
from helpers.auditing import agreement, written, zipped

from pipeline.audit.sources import Entry, Reader, Unreadable, find
from pipeline.audit.sources import read as reading
from pipeline.audit.sources.ahead import ahead
from pipeline.errors import InputError
from pipeline.model.archive import FileOutcome


def paths(*sources: Path | str) -> list[str]:
    return [item.path for item in find([str(item) for item in sources])]


def by_path(*sources: Path | str) -> dict[str, Entry]:
    return {item.path: item for item in find([str(item) for item in sources])}


def test_paths_begin_with_the_name_of_the_folder(tmp_path: Path) -> None:
    written(tmp_path / "档案", {"a.docx": "a", "b/c.docx": "c"})
    assert paths(tmp_path / "档案") == ["档案/a.docx", "档案/b/c.docx"]


def test_folders_of_the_same_name_are_told_apart_by_those_above(tmp_path: Path) -> None:
    written(tmp_path, {"x/合同/a.docx": "a", "y/合同/a.docx": "a"})
    assert paths(tmp_path / "x/合同", tmp_path / "y/合同") == ["x/合同/a.docx", "y/合同/a.docx"]


def test_a_source_given_twice_counts_once(tmp_path: Path) -> None:
    written(tmp_path / "档案", {"a.docx": "a"})
    assert paths(tmp_path / "档案", tmp_path / "档案") == ["档案/a.docx"]


def test_the_results_of_another_audit_are_one_entry(tmp_path: Path) -> None:
    results = {f"结果/{name}": "x" for name in ("audit.sqlite", "archive.duckdb", "reports/a.html")}
    written(tmp_path / "档案", {"a.docx": "a", **results})
    entries = by_path(tmp_path / "档案")
    assert set(entries) == {"档案/a.docx", "档案/结果"}
    assert (entries["档案/结果"].outcome, "审计" in entries["档案/结果"].reason) == (
        FileOutcome.SKIPPED,
        True,
    )


def test_a_source_written_in_two_ways_counts_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "档案", {"a.docx": "a"})
    monkeypatch.chdir(tmp_path)
    assert paths("档案", "档案/", "./档案", tmp_path / "档案") == ["档案/a.docx"]


def test_single_files_and_globs_are_sources(tmp_path: Path) -> None:
    written(tmp_path, {"a.docx": "a", "b.docx": "b", "c.txt": "c"})
    assert paths(tmp_path / "a.docx", tmp_path / "*.docx") == ["a.docx", "b.docx"]


def test_what_is_in_an_archive_stands_in_its_place(tmp_path: Path) -> None:
    written(tmp_path / "档案", {"旧.zip": zipped({"x/协议.docx": b"a"}), "z.docx": "z"})
    assert paths(tmp_path / "档案") == ["档案/z.docx", "档案/旧.zip!x/协议.docx"]


def test_an_archive_is_known_by_content_not_by_name(tmp_path: Path) -> None:
    written(tmp_path / "档案", {"a.docx": zipped({"b.doc": b"b"}), "c.zip": agreement(1)})
    assert paths(tmp_path / "档案") == ["档案/a.docx!b.doc", "档案/c.zip"]


def test_a_broken_archive_is_one_unreadable_entry(tmp_path: Path) -> None:
    written(tmp_path / "档案", {"a.zip": b"PK\x03\x04 broken"})
    entry = by_path(tmp_path / "档案")["档案/a.zip"]
    assert (entry.outcome, "损坏" in entry.reason) == (FileOutcome.UNREADABLE, True)


def test_a_text_called_zip_is_left_to_the_readers(tmp_path: Path) -> None:
    written(tmp_path / "档案", {"a.zip": b"no archive"})
    assert by_path(tmp_path / "档案")["档案/a.zip"].outcome is None


def test_known_files_are_not_opened(tmp_path: Path) -> None:
    written(tmp_path / "档案", {"旧.zip": zipped({"a.docx": b"a"})})
    found = find([str(tmp_path / "档案")], plain=lambda _: True)
    assert [item.path for item in found] == ["档案/旧.zip"]


@pytest.mark.parametrize("source", ["missing", "missing/*.docx"])
def test_a_source_that_does_not_exist_is_refused(tmp_path: Path, source: str) -> None:
    with pytest.raises(InputError, match="请检查"):
        paths(tmp_path / source)


def test_the_bytes_of_every_entry_can_be_had(tmp_path: Path) -> None:
    members = {"内/a.docx": b"first", "b.doc": b"second"}
    written(tmp_path / "档案", {"旧.zip": zipped(members), "z.docx": "plain"})
    with Reader() as reader:
        data = {item.path: reader.read(item)[0] for item in find([str(tmp_path / "档案")])}
    assert data == {
        "档案/旧.zip!内/a.docx": b"first",
        "档案/旧.zip!b.doc": b"second",
        "档案/z.docx": b"plain",
    }


def test_an_archive_inside_an_archive_is_not_opened(tmp_path: Path) -> None:
    written(tmp_path / "档案", {"旧.zip": zipped({"内.zip": zipped({"a.docx": b"a"})})})
    (entry,) = find([str(tmp_path / "档案")])
    with Reader() as reader, pytest.raises(Unreadable, match="压缩包里的压缩包") as told:
        reader.read(entry)
    assert told.value.outcome is FileOutcome.SKIPPED


def test_a_file_that_vanished_says_so(tmp_path: Path) -> None:
    written(tmp_path / "档案", {"a.docx": "a"})
    (entry,) = find([str(tmp_path / "档案")])
    (tmp_path / "档案/a.docx").unlink()
    with Reader() as reader, pytest.raises(Unreadable, match="不存在"):
        reader.read(entry)


def test_a_file_that_changes_all_the_time_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "档案", {"a.docx": "a"})
    (entry,) = find([str(tmp_path / "档案")])
    opened = reading.opened

    def growing(item: Entry) -> object:
        with (tmp_path / "档案/a.docx").open("ab") as file:
            file.write(b"more")
        found = opened(item)
        read = found.read

        def slowly(size: int = -1) -> bytes:
            data = read(size)
            with (tmp_path / "档案/a.docx").open("ab") as file:
                file.write(b"more")
            return data

        monkeypatch.setattr(found, "read", slowly, raising=False)
        return found

    monkeypatch.setattr(reading, "opened", growing)
    with Reader() as reader, pytest.raises(Unreadable, match="修改"):
        reader.read(entry)


@pytest.fixture
def bucket() -> str:
    system = fsspec.filesystem("memory")
    system.store.clear()
    for name, data in {
        "a.docx": b"first",
        "b/旧.zip": zipped({"c.docx": b"third"}),
        "empty.docx": b"",
    }.items():
        system.pipe(f"/bucket/{name}", data)
    return "memory://bucket"


def test_other_storage_is_read_by_address(bucket: str) -> None:
    entries = by_path(bucket)
    assert sorted(entries) == [
        "memory://bucket/a.docx",
        "memory://bucket/b/旧.zip!c.docx",
        "memory://bucket/empty.docx",
    ] or sorted(entries) == [
        "memory:///bucket/a.docx",
        "memory:///bucket/b/旧.zip!c.docx",
        "memory:///bucket/empty.docx",
    ]
    with Reader() as reader:
        data = [reader.read(item)[0] for item in entries.values() if item.outcome is None]
    assert data == [b"first", b"third"]


@pytest.mark.parametrize(("source", "word"), [("memory://nothing", "没有文件"), ("nosuch://bucket", "插件")])
def test_storage_that_cannot_be_had_is_refused(source: str, word: str) -> None:
    with pytest.raises(InputError, match=word):
        paths(source)


def test_files_of_other_storage_are_fetched_side_by_side_in_order(
    bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = fsspec.filesystem("memory")
    for number in range(40):
        system.pipe(f"/bucket/more/{number:02}.docx", b"data %d" % number)
    entries = [item for item in find([bucket + "/more"]) if item.outcome is None]
    at_once: list[int] = []
    running: set[str] = set()
    whole = reading.opened

    def slow(entry: Entry) -> object:
        running.add(entry.path)
        at_once.append(len(running))
        time.sleep(0.005)
        running.discard(entry.path)
        return whole(entry)

    monkeypatch.setattr(reading, "opened", slow)
    with Reader() as reader:
        pairs = [(item, read()[0]) for item, read in ahead(entries, lambda item: (item, True), reader)]
    assert [item for item, _ in pairs] == entries
    assert [data for _, data in pairs] == [b"data %d" % number for number in range(40)]
    assert max(at_once) > 1


def test_what_is_not_wanted_is_not_fetched(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [item for item in find([bucket]) if item.outcome is None]
    monkeypatch.setattr(reading, "opened", None)
    with Reader() as reader:
        assert [item for item, _ in ahead(entries, lambda item: (item, False), reader)] == entries
