"""Older files become Word files by one LibreOffice that stays; what breaks costs one file."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import app, word
from pipeline.errors import InputError
from pipeline.office import Converter, converter, find_office, kit

needs_office = pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
PAGE = "<html><meta charset=utf-8><body><h1>合同</h1><p>第一条 内容</p></body></html>".encode()
RTF = rb"{\rtf1\ansi\uc0 \u21512\u21516\par \u31532\u19968\u26465\par}"


@pytest.fixture(scope="module")
def office() -> Iterator[Converter]:
    with Converter() as made:
        yield made


def words(docx: bytes) -> list[str]:
    return [block.text for block in word.read(docx, name="a").blocks if block.text]


@needs_office
def test_files_become_word_files_one_after_the_other(office: Converter) -> None:
    assert words(office.to_docx(RTF, "rtf")) == ["合同", "第一条"]
    assert words(office.to_docx(PAGE, "html")) == ["合同", "第一条 内容"]
    assert words(office.to_docx(RTF, "rtf")) == ["合同", "第一条"]


@needs_office
@pytest.mark.parametrize("data", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), os.urandom(500)])
def test_what_cannot_be_read_is_said_and_the_next_file_works(office: Converter, data: bytes) -> None:
    try:
        office.to_docx(data, "doc")
    except InputError as error:
        assert "旧版 Word" in str(error)  # noqa: PT017 - LibreOffice takes bytes without a form for text
    assert words(office.to_docx(RTF, "rtf")) == ["合同", "第一条"]


@needs_office
def test_too_long_is_stopped_and_the_next_file_works() -> None:
    with Converter() as made:
        made.to_docx(RTF, "rtf")
        process = made._process
        assert process is not None
        os.kill(process.pid, signal.SIGSTOP)
        made._seconds = 0.5
        with pytest.raises(InputError, match="停止响应"):
            made.to_docx(RTF, "rtf")
        made._seconds = 60
        assert words(made.to_docx(RTF, "rtf")) == ["合同", "第一条"]


@needs_office
def test_a_crash_costs_one_file_and_it_starts_anew_after_many() -> None:
    with Converter(restart_after=2) as made:
        made.to_docx(RTF, "rtf")
        first = made._process
        assert first is not None
        first.kill()
        first.wait()
        assert words(made.to_docx(RTF, "rtf")) == ["合同", "第一条"]
        second = made._process
        made.to_docx(RTF, "rtf")
        made.to_docx(RTF, "rtf")
        assert made._process is not second


def running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@needs_office
def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Converter() as made:
        made.to_docx(RTF, "rtf")
        process = made._process
        assert process is not None
        assert list(tmp_path.iterdir())
    assert process.poll() is not None
    assert list(tmp_path.iterdir()) == []


@needs_office
@pytest.mark.skipif(sys.platform != "linux", reason="the system kills the child with its parent on Linux")
def test_when_the_parent_is_killed_nothing_goes_on_running() -> None:
    code = (
        "from pipeline.office import Converter; import sys, time\n"
        f"made = Converter(); made.to_docx({RTF!r}, 'rtf')\n"
        "print(made._process.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-c", code], stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert running(child)
        parent.kill()
        parent.wait()
        for _ in range(50):
            if not running(child):
                break
            time.sleep(0.1)
        assert not running(child)


def test_without_the_office_the_user_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converter, "find_office", lambda: None)
    with Converter() as made, pytest.raises(InputError, match="没有找到 LibreOffice"):
        made.to_docx(RTF, "rtf")


@needs_office
def test_without_its_library_the_program_is_run_for_each_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kit, "library", lambda _folder: None)
    with Converter() as made:
        assert words(made.to_docx(RTF, "rtf")) == ["合同", "第一条"]


@needs_office
def test_an_old_word_file_is_judged_like_the_new_one(tmp_path: Path) -> None:
    source = app.demo_files()[1]
    office = find_office()
    assert office is not None
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command: list[str | Path] = [
        office,
        "--headless",
        profile,
        "--convert-to",
        "doc:MS Word 97",
        "--outdir",
        tmp_path,
        source,
    ]
    subprocess.run(  # noqa: S603 - the program was looked up
        command, check=True, capture_output=True, timeout=100
    )
    from datetime import date  # noqa: PLC0415

    checker, order = app.load(), app.Order(today=date(2026, 3, 1))
    old, new = (
        {
            item.rule: item.outcome
            for item in app.check_bytes(data, name="a", checker=checker, order=order).results
        }
        for data in ((tmp_path / f"{source.stem}.doc").read_bytes(), source.read_bytes())
    )
    assert old == new
