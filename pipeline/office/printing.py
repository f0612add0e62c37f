"""LibreOffice as a converter: one run for many files, in a folder and with a profile of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.errors import InputError

PROGRAMS = ("soffice", "libreoffice")
SECONDS_PER_FILE = 30
SECONDS_TO_START = 90
_MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
_FILTER = "pdf:writer_pdf_Export"


def find_office() -> Path | None:
    """LibreOffice's program; None when it is not installed."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if found:
        return Path(found)
    folders = [os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)")]
    windows = [Path(folder) / "LibreOffice" / "program" / "soffice.exe" for folder in folders if folder]
    return next((path for path in (_MAC, *windows) if path.is_file()), None)


def to_pdf(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Each Word file (by its name) as a PDF, under the same names.

    Raises InputError, saying what to do, when LibreOffice is not there, takes too long or makes nothing of a
    file.
    """
    program = find_office()
    if program is None:
        raise InputError("没有找到 LibreOffice，不能生成 PDF；请安装后再加 --pdf，或者用 Word 另存为 PDF。")
    with tempfile.TemporaryDirectory(prefix="cxy-") as folder:
        return _converted(program, Path(folder), files)


def _converted(program: Path, folder: Path, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    (folder / "in").mkdir()
    paths = {name: folder / "in" / f"{number}.docx" for number, name in enumerate(files)}
    for name, path in paths.items():
        path.write_bytes(files[name])
    _run(program, folder, list(paths.values()))
    made = {name: folder / "out" / f"{path.stem}.pdf" for name, path in paths.items()}
    for name, path in made.items():
        if not path.is_file():
            raise InputError(f"LibreOffice 没有能把 {name} 转换成 PDF，请用 Word 打开检查。")
    return {name: path.read_bytes() for name, path in made.items()}


def _run(program: Path, folder: Path, paths: Sequence[Path]) -> None:
    profile = (folder / "profile").as_uri()
    command: list[str | Path] = [program, "--headless", "--norestore", f"-env:UserInstallation={profile}"]
    command += ["--convert-to", _FILTER, "--outdir", folder / "out", *paths]
    seconds = SECONDS_TO_START + SECONDS_PER_FILE * len(paths)
    try:
        subprocess.run(  # noqa: S603 - the program was looked up, the arguments are paths of our own
            command,
            check=True,
            capture_output=True,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired:
        raise InputError(
            f"LibreOffice 在 {seconds} 秒内没有完成转换，已经停止；请关闭其他程序后再试。"
        ) from None
    except (OSError, subprocess.CalledProcessError) as error:
        raise InputError(f"LibreOffice 不能运行（{error}），请检查安装。") from None
