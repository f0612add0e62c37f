"""Older and other text files as Word files, by one LibreOffice that stays as long as it is needed."""

from __future__ import annotations

import contextlib
import json
import os
import select
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.errors import InputError
from pipeline.office import kit
from pipeline.office.printing import find_office
from pipeline.office.profile import write_profile

SECONDS = 60
"""For one file; the first one of a process has as much again for LibreOffice to start."""
RESTART_AFTER = 200
"""Files after which LibreOffice is started anew: it grows."""
TITLES = {
    "html": "网页",
    "doc": "旧版 Word（.doc）",
    "wps": "WPS 文字（.wps）",
    "rtf": "RTF",
    "odt": "OpenDocument（.odt）",
    "fodt": "OpenDocument（.fodt）",
    "xml": "Word 2003 XML",
    "uot": "UOF（标文通）",
}
"""What is converted, and what it is called."""
_INSTALL = "请安装 LibreOffice 后再检查，或者用 Word、WPS 打开后另存为 .docx"
_SAVE_AS = "请用 Word 或 WPS 打开后另存为 .docx 再检查"


class Converter:
    """LibreOffice as a context manager; it starts with the first file and ends with the context.

    A file that takes too long or breaks LibreOffice costs nothing but itself. Not for several threads at
    once. It must be used in the thread that first used it, or in one that lives as long.
    """

    def __init__(self, *, seconds: float = SECONDS, restart_after: int = RESTART_AFTER) -> None:
        """Allow ``seconds`` for each file."""
        self._seconds = seconds
        self._restart_after = restart_after
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._count = 0

    def __enter__(self) -> Self:
        """Return the converter; nothing is started yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End LibreOffice and remove its folder."""
        self.close()

    def close(self) -> None:
        """End LibreOffice and remove its folder; the next file starts it again."""
        process, self._process = self._process, None
        if process is not None:
            _end(process)
        folder, self._folder = self._folder, None
        if folder is not None:
            folder.cleanup()

    def to_docx(self, data: bytes, kind: str) -> bytes:
        """The file ``data`` (``kind``: a key of ``TITLES``) as a Word file.

        Raises InputError, saying what to do, when LibreOffice is not there or makes nothing of the file.
        """
        program = find_office()
        if program is None:
            raise InputError(f"这是{TITLES[kind]}文件，没有找到 LibreOffice，不能读取；{_INSTALL}。")
        folder = self._ready_folder()
        source, target = folder / f"in.{kind}", folder / "out.docx"
        source.write_bytes(data)
        try:
            if kit.library(program.resolve().parent) is None:
                _run_once(program, folder, source, self._seconds)
            else:
                self._ask(program, source, target, kind)
            return target.read_bytes()
        except OSError:
            raise InputError(f"LibreOffice 没有能读取这份{TITLES[kind]}文件；{_SAVE_AS}。") from None
        finally:
            source.unlink(missing_ok=True)
            target.unlink(missing_ok=True)

    def _ready_folder(self) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="cxy-office-", ignore_cleanup_errors=True)
            write_profile(Path(self._folder.name) / "profile")
        return Path(self._folder.name)

    def _ask(self, program: Path, source: Path, target: Path, kind: str) -> None:
        seconds = self._seconds
        if self._process is None or self._process.poll() is not None or self._count >= self._restart_after:
            self._start(program)
            seconds *= 2
        self._count += 1
        answer = self._answer({"source": str(source), "target": str(target)}, seconds)
        if answer is None:
            self._stop()
            said = f"停止响应（{self._seconds:g} 秒）或崩溃"
            raise InputError(f"LibreOffice 读取这份{TITLES[kind]}文件时{said}；{_SAVE_AS}。")
        if answer:
            raise InputError(f"LibreOffice 没有能读取这份{TITLES[kind]}文件；{_SAVE_AS}。")

    def _start(self, program: Path) -> None:
        self._stop()
        self._count = 0
        command: list[str | Path] = [
            sys.executable,
            "-I",
            kit.__file__,
            program.resolve().parent,
            self._ready_folder() / "profile",
        ]
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self._ready_folder(),
            env={**os.environ, "HOME": str(self._ready_folder())},
            start_new_session=True,
        )

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            _end(process)

    def _answer(self, order: dict[str, str], seconds: float) -> str | None:
        """Return what was answered, empty when all is well; None when nothing came in time."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return None
        try:
            process.stdin.write(json.dumps(order).encode() + b"\n")
            process.stdin.flush()
        except OSError:
            return None
        line = _read_line(process.stdout.fileno(), seconds)
        return None if line is None else str(json.loads(line)["error"])


def _read_line(source: int, seconds: float) -> bytes | None:
    line, end = b"", time.monotonic() + seconds
    while not line.endswith(b"\n"):
        ready, _, _ = select.select([source], [], [], max(0.0, end - time.monotonic()))
        piece = os.read(source, 4096) if ready else b""
        if not piece:
            return None
        line += piece
    return line


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()


def _run_once(program: Path, folder: Path, source: Path, seconds: float) -> None:
    """Start LibreOffice for one file, where it has no LibreOfficeKit."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command: list[str | Path] = [
        program,
        "--headless",
        "--norestore",
        profile,
        "--convert-to",
        "docx:MS Word 2007 XML",
    ]
    with contextlib.suppress(subprocess.SubprocessError):
        subprocess.run(  # noqa: S603 - the program was looked up, the arguments are paths of our own
            [*command, "--outdir", folder, source], check=True, capture_output=True, timeout=2 * seconds
        )
    (folder / "in.docx").replace(folder / "out.docx")
