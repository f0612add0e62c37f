"""Other storage by address (``s3://…``, ``oss://…``): whatever fsspec has a plugin for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from typing import IO, Any

from pipeline.audit.sources import names
from pipeline.audit.sources.entry import Entry, Kind
from pipeline.audit.sources.limits import too_large
from pipeline.errors import InputError
from pipeline.model.archive import FileOutcome

_DATED = ("mtime", "LastModified", "last_modified", "updated", "modified", "created")


def is_address(source: str) -> bool:
    """Whether ``source`` names other storage; ``file://`` is the local disk and not meant."""
    scheme, found, _ = source.partition("://")
    return bool(found) and scheme != "file" and scheme.replace("+", "").isalnum()


def walk(address: str) -> Iterator[Entry]:
    """Every file below ``address``, sorted. Raises InputError when the storage cannot be reached."""
    system, start = _connect(address)
    try:
        found = system.find(start, detail=True)
    except (OSError, ValueError, RuntimeError) as error:
        raise InputError(f"读取 {address} 失败（{error}），请检查地址、权限和网络。") from error
    if not found:
        raise InputError(f"{address} 下没有文件，请检查地址。")
    for name in sorted(found):
        yield _entry(system, name, found[name])


def opened(address: str) -> IO[bytes]:
    """The file at ``address``, open for reading; raises OSError."""
    system, path = _connect(address)
    file: IO[bytes] = system.open(path, "rb")
    return file


def _connect(address: str) -> tuple[Any, str]:
    import fsspec  # noqa: PLC0415 - only where other storage is named

    try:
        system, path = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        scheme = address.partition("://")[0]
        raise InputError(
            f"不能读取 {scheme}:// 的地址（{error}），请安装相应的 fsspec 插件（如 s3fs、ossfs）。"
        ) from error
    return system, path


def _entry(system: Any, name: str, info: dict[str, Any]) -> Entry:  # noqa: ANN401 - fsspec has no types
    shown = names.readable(system.unstrip_protocol(name))
    size = int(info.get("size") or 0)
    reason = names.reason_to_skip(shown.partition("://")[2])
    outcome = FileOutcome.SKIPPED if reason else None
    if not reason and (reason := "文件是空的（0 字节）。" if size == 0 else too_large(size)):
        outcome = FileOutcome.UNREADABLE
    return Entry(
        shown,
        system.unstrip_protocol(name).encode("utf-8", "surrogateescape"),
        Kind.REMOTE,
        size=size,
        modified=_day(info),
        stamp=_stamp(info),
        outcome=outcome,
        reason=reason,
    )


def _stamp(info: dict[str, Any]) -> str:
    """What the storage says of the version of the file; empty when it says nothing."""
    said = {
        key: str(info[key]) for key in ("ETag", "etag", "md5Hash", "mtime", "LastModified") if info.get(key)
    }
    return hashlib.sha256(repr((info.get("size"), sorted(said.items()))).encode()).hexdigest() if said else ""


def _day(info: dict[str, Any]) -> date | None:
    for key in _DATED:
        value = info.get(key)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, int | float):
            return datetime.fromtimestamp(value).astimezone().date()
        if isinstance(value, str):
            with suppress(ValueError):
                return datetime.fromisoformat(value).date()
    return None
