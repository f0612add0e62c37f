"""Folders and single files on this machine."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from pipeline.audit.sources import names
from pipeline.audit.sources.entry import Entry
from pipeline.audit.sources.limits import too_large
from pipeline.model.archive import FileOutcome

RACY = 2_000_000_000
"""Nanoseconds: a file written this shortly before it was looked at may change unnoticed."""
_Identity = tuple[int, int]
_RESULTS = {"audit.sqlite", "archive.duckdb"}
_IS_RESULTS = "是另一次审计的结果文件夹，没有展开。"


def walk(folder: Path, shown: str, *, leave_out: Path | None = None) -> Iterator[Entry]:
    """Every file below ``folder``, sorted by name, each once; ``leave_out`` and what is in it are not there.

    Links are followed. A link that leads back to a folder above it, what is no file, and what may not be
    read are entries that say so.
    """
    yield from _Walk(leave_out).folder(os.fspath(folder), shown, ())


def entry_of(path: str, shown: str) -> Entry:
    """The entry of one file."""
    try:
        found = os.stat(path)  # noqa: PTH116 - names that are not Unicode stay what they are
    except OSError as error:
        return _refused(path, shown, error)
    return _file(path, shown, found)


def _file(path: str, shown: str, found: os.stat_result) -> Entry:
    address = os.fsencode(path)
    modified = datetime.fromtimestamp(found.st_mtime, UTC).astimezone().date()
    outcome, reason = _unwanted(shown, found)
    return Entry(
        shown,
        address,
        size=found.st_size,
        modified=modified,
        stamp=stamp(found),
        outcome=outcome,
        reason=reason,
    )


def _unwanted(shown: str, found: os.stat_result) -> tuple[FileOutcome | None, str]:
    if not stat.S_ISREG(found.st_mode):
        return FileOutcome.SKIPPED, "不是普通文件（管道、设备等）。"
    if reason := names.reason_to_skip(shown):
        return FileOutcome.SKIPPED, reason
    if found.st_size == 0:
        return FileOutcome.UNREADABLE, "文件是空的（0 字节）。"
    reason = too_large(found.st_size)
    return (FileOutcome.UNREADABLE, reason) if reason else (None, "")


def stamp(found: os.stat_result) -> str:
    """Changes whenever somebody writes to the file; empty for a file written only just now."""
    now = datetime.now(UTC).timestamp() * 1e9
    if now - max(found.st_mtime_ns, found.st_ctime_ns) < RACY:
        return ""
    return f"{found.st_dev}:{found.st_ino}:{found.st_size}:{found.st_mtime_ns}:{found.st_ctime_ns}"


def _refused(path: str, shown: str, error: OSError) -> Entry:
    return Entry(shown, os.fsencode(path), outcome=FileOutcome.UNREADABLE, reason=why(error))


def why(error: OSError) -> str:
    """What the system says against reading, one Chinese sentence."""
    if isinstance(error, FileNotFoundError):
        return "文件不存在（链接已失效，或者审计时被移走）。"
    if isinstance(error, PermissionError):
        return "没有读取的权限。"
    return f"无法读取（{error.strerror or error}）。"


class _Walk:
    """One walk; knows what is left out."""

    def __init__(self, leave_out: Path | None) -> None:
        self._left = _identity(os.fspath(leave_out)) if leave_out and leave_out.exists() else None

    def folder(self, path: str, shown: str, above: tuple[_Identity, ...]) -> Iterator[Entry]:
        try:
            own = _identity(path)
            if own == self._left:
                return
            if own in above:
                yield Entry(
                    shown,
                    os.fsencode(path),
                    outcome=FileOutcome.SKIPPED,
                    reason="是指回上级文件夹的链接，其中的文件已经列出。",
                )
                return
            with os.scandir(path) as found:
                items = sorted(found, key=lambda item: os.fsencode(item.name))
            if {item.name for item in items} >= _RESULTS:
                yield Entry(shown, os.fsencode(path), outcome=FileOutcome.SKIPPED, reason=_IS_RESULTS)
                return
        except OSError as error:
            yield _refused(path, shown, error)
            return
        texts = names.distinct(item.name for item in items)
        for item, text in zip(items, texts, strict=True):
            yield from self.item(item, f"{shown}/{text}", (*above, own))

    def item(self, item: os.DirEntry[str], shown: str, above: tuple[_Identity, ...]) -> Iterator[Entry]:
        try:
            found = item.stat()
        except OSError as error:
            yield _refused(item.path, shown, error)
            return
        if stat.S_ISDIR(found.st_mode):
            yield from self.folder(item.path, shown, above)
        else:
            yield _file(item.path, shown, found)


def _identity(path: str) -> _Identity:
    found = os.stat(path)  # noqa: PTH116 - names that are not Unicode stay what they are
    return found.st_dev, found.st_ino
