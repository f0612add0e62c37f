"""Everything that an audit was pointed at, as entries."""

from __future__ import annotations

import glob
import os
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.audit.sources import folders, names, remote, zips
from pipeline.audit.sources.entry import Entry
from pipeline.audit.sources.read import opened
from pipeline.errors import InputError
from pipeline.model.archive import FileOutcome

_GLOB = "*?["


def find(
    sources: Sequence[str],
    *,
    leave_out: Path | None = None,
    plain: Callable[[Entry], bool] = lambda _: False,
) -> Iterator[Entry]:
    """Every file of ``sources``: folders, files, globs, addresses; what is in zip archives in their place.

    Paths begin with the name of their source. Files of which ``plain`` says that they are no archives are
    not opened. Raises InputError for a source that does not exist.
    """
    found = list({_place(item): item for source in sources for item in _expanded(source)}.values())
    shown = _shown([item for item in found if not remote.is_address(item)])
    for item in found:
        entries = remote.walk(item) if remote.is_address(item) else _local(item, shown[item], leave_out)
        for entry in entries:
            if entry.outcome is not None or plain(entry):
                yield entry
            else:
                yield from _unpacked(entry)


def check_sources(sources: Iterable[str]) -> None:
    """Raise InputError unless there is something at every one of ``sources``."""
    for source in sources:
        if not remote.is_address(source):
            list(_expanded(source))


def _expanded(source: str) -> list[str]:
    """The files and folders that ``source`` means."""
    if remote.is_address(source):
        return [source]
    source = source.removeprefix("file://")
    if os.path.lexists(source):
        return [source]
    if any(letter in source for letter in _GLOB):
        if found := sorted(glob.glob(source, recursive=True)):  # noqa: PTH207 - the pattern may be absolute
            return found
        raise InputError(f"没有文件符合 {source}，请检查通配符和所在文件夹。")
    raise InputError(f"找不到 {names.readable(source)}，请检查名称和所在文件夹。")


def _place(item: str) -> str:
    """The same for every way of writing where ``item`` is."""
    return item if remote.is_address(item) else os.path.abspath(item)  # noqa: PTH100 - links stay


def _shown(paths: Sequence[str]) -> dict[str, str]:
    """How each path is called: its own name, with as many folders in front as tell it from the others."""
    parts = {path: Path(os.path.abspath(path)).parts for path in paths}  # noqa: PTH100 - links stay
    depth = dict.fromkeys(paths, 1)
    while True:
        called = {path: "/".join(parts[path][-depth[path] :]).strip("/") for path in paths}
        times = Counter(called.values())
        same = [path for path in paths if times[called[path]] > 1 and depth[path] < len(parts[path])]
        if not same:
            return {path: names.readable(text) or "/" for path, text in called.items()}
        for path in same:
            depth[path] += 1


def _local(path: str, shown: str, leave_out: Path | None) -> Iterator[Entry]:
    if os.path.isdir(path):  # noqa: PTH112 - names that are not Unicode stay what they are
        return folders.walk(Path(path), shown, leave_out=leave_out)
    return iter((folders.entry_of(path, shown),))


def _unpacked(entry: Entry) -> Iterator[Entry]:
    """``entry`` itself, or what is in it when it is an archive."""
    try:
        with opened(entry) as file:
            if not zips.is_archive(file):
                yield _checked(entry)
                return
            with zipfile.ZipFile(file) as archive:
                yield from zips.members(archive, entry)
    except OSError as error:
        yield replace(entry, outcome=FileOutcome.UNREADABLE, reason=folders.why(error))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        yield replace(entry, outcome=FileOutcome.UNREADABLE, reason=zips.BROKEN)


def _checked(entry: Entry) -> Entry:
    """An archive by its name that cannot be opened as one says so."""
    if entry.path.lower().endswith(".zip") and not _is_document(entry):
        return replace(entry, outcome=FileOutcome.UNREADABLE, reason=zips.BROKEN)
    return entry


def _is_document(entry: Entry) -> bool:
    with opened(entry) as file:
        try:
            with zipfile.ZipFile(file):
                return True
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            file.seek(0)
            return file.read(2) != b"PK"
