"""Where the content lies, how its files are named to people, and its hash."""

from __future__ import annotations

import hashlib
from functools import cache
from os.path import commonpath
from pathlib import Path
from typing import TYPE_CHECKING

import pipeline
from pipeline.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable


LARGEST = 10_000_000
"""Bytes of a file that is read as text; a full project file has a hundredth of it."""


@cache
def root() -> Path:
    """The folder that holds ``rules/``: ``_data`` of an installed package, else the checkout it runs from."""
    package = Path(pipeline.__file__).resolve().parent
    data = package / "_data"
    return data if data.is_dir() else package.parent


def shown(path: Path) -> str:
    """``path`` for people: relative to the content or to the working folder where it lies in one."""
    for base in (root(), Path.cwd()):
        if path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    return path.as_posix()


def files_in(folder: Path, suffix: str = ".yaml") -> tuple[Path, ...]:
    """All files below ``folder`` with this ending, in one order on every machine, without hidden ones."""
    found = (path for path in folder.rglob(f"*{suffix}") if path.is_file())
    visible = (path for path in found if not _hidden(path.relative_to(folder)))
    return tuple(sorted(visible, key=lambda path: path.relative_to(folder).as_posix()))


def content_hash(paths: Iterable[Path]) -> str:
    """SHA-256 over names and bytes of ``paths``, in hexadecimal: the same wherever the files lie.

    Names count from the folder that all the files have in common; the order given does not matter.
    """
    files = sorted({path.resolve() for path in paths})
    digest = hashlib.sha256()
    if not files:
        return digest.hexdigest()
    base = Path(commonpath([path.parent for path in files]))
    for name, path in sorted((path.relative_to(base).as_posix(), path) for path in files):
        data = path.read_bytes()
        digest.update(f"{len(name.encode())}:{name}:{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, with or without byte order mark.

    Raises ContentError when the file cannot be read, is in another encoding or larger than `LARGEST`.
    """
    try:
        if path.stat().st_size > LARGEST:
            size = f"{LARGEST // 1_000_000} MB"
            raise ContentError((f"{shown(path)}:1: 文件超过 {size}，不像是这种文件；请检查是不是选错了文件",))
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ContentError((f"{shown(path)}:1: 文件不是 UTF-8 编码，请在编辑器中另存为 UTF-8",)) from error
    except OSError as error:
        raise ContentError((f"{shown(path)}: 文件打不开（{error.strerror}），请检查路径和权限",)) from error


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "~")) for part in path.parts)
