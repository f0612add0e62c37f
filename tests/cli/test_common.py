"""Files are written whole and together, or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from pipeline.cli.common import STOPPED, Root, write_file, write_files
from pipeline.errors import InputError


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def full_after(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk with room for ``count`` more files."""
    write, left = Path.write_bytes, [count]

    def write_bytes(self: Path, data: bytes) -> int:
        left[0] -= 1
        if left[0] < 0:
            write(self, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", write_bytes)


def test_files_are_written(tmp_path: Path) -> None:
    write_files([(tmp_path / "a", b"1"), (tmp_path / "b", b"2")])
    assert (tmp_path / "b").read_bytes() == b"2"
    assert names(tmp_path) == {"a", "b"}


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"old")
    full_after(1, monkeypatch)
    with pytest.raises(InputError, match=r"磁盘已满.*请腾出空间"):
        write_files([(tmp_path / "a", b"new"), (tmp_path / "b", b"22")])
    assert names(tmp_path) == {"a"}
    assert (tmp_path / "a").read_bytes() == b"old"


def test_who_stops_the_program_finds_nothing_half_written(tmp_path: Path) -> None:
    def files() -> Iterator[tuple[Path, bytes]]:
        yield tmp_path / "a", b"1"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_files(files())
    assert names(tmp_path) == set()


def test_the_longest_name_that_the_disk_takes_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 255)
    write_file(path, b"1")
    assert path.read_bytes() == b"1"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("x/a", "没有这个文件夹"),
        ("a" * 300, "名称太长.*请换一个文件名"),
        ("\udcff\ud800", "编码"),
        ("d", "文件夹"),
    ],
)
def test_what_cannot_be_written_is_told_in_chinese(tmp_path: Path, path: str, words: str) -> None:
    (tmp_path / "d").mkdir()
    with pytest.raises(InputError, match=words):
        write_file(tmp_path / path, b"1")
    assert names(tmp_path) == {"d"}


@pytest.mark.parametrize("stop", [KeyboardInterrupt, click.Abort])
def test_a_stopped_program_says_so_and_does_not_report_findings(stop: type[BaseException]) -> None:
    @click.command()
    def wait() -> None:
        raise stop

    root = Root("cxy")
    root.add_command(wait)
    result = CliRunner().invoke(root, ["wait"])
    assert result.exit_code == STOPPED
    assert "已中断" in result.output
