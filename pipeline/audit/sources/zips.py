"""Zip archives: what is in them, under names as people read them, within limits."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import IO

from pipeline.audit.sources import names
from pipeline.audit.sources.entry import Entry
from pipeline.audit.sources.limits import MAX_FILE, MAX_MEMBERS, MAX_RATIO, SMALL, too_large
from pipeline.model.archive import FileOutcome

_LOCAL, _EMPTY = b"PK\x03\x04", b"PK\x05\x06"
_UTF8, _ENCRYPTED = 0x800, 0x1
_DOCUMENTS = ("[Content_Types].xml", "mimetype", "[content_types].xml")
"""Members that a Word or OpenDocument file has and an archive has not."""
_SEPARATORS = re.compile(r"/|\\(?!x[0-9a-f]{2})")
"""Windows writes backslashes; those in front of hexadecimal numbers are our own."""
_MEMBER_IN = len(_LOCAL) + 26
BROKEN = "压缩包已损坏，无法展开。"
BOMB = "压缩包的内容互相重叠或者膨胀得异常，像是压缩炸弹，没有展开。"
NESTED = "是压缩包里的压缩包，不再展开；请解压后再审计。"


class BadMemberError(Exception):
    """A member cannot be had; the text is one Chinese sentence."""


def is_archive(file: IO[bytes]) -> bool:
    """Whether ``file`` is a zip archive of files, judged by its content; Word files are none."""
    head = file.read(64)
    file.seek(0)
    if head.startswith(_EMPTY):
        return True
    if not head.startswith(_LOCAL) or head[_MEMBER_IN:].startswith(tuple(map(str.encode, _DOCUMENTS))):
        return False
    try:
        with zipfile.ZipFile(file) as archive:
            return not any(name in archive.NameToInfo for name in _DOCUMENTS)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, UnicodeError):
        return False


def members(archive: zipfile.ZipFile, whole: Entry) -> Iterator[Entry]:
    """An entry for every file in the archive ``whole``; one for the archive itself when there is none."""
    infos = archive.infolist()
    files = [(number, info) for number, info in enumerate(infos) if not info.is_dir()]
    if not files:
        yield replace(whole, outcome=FileOutcome.SKIPPED, reason="是空的压缩包。")
        return
    if reason := _suspect(infos, whole.size):
        yield replace(whole, outcome=FileOutcome.UNREADABLE, reason=reason)
        return
    shown = _shown([info for _, info in files])
    for (number, info), name in zip(files, shown, strict=True):
        yield _member(info, number, name, whole)


def _suspect(infos: Sequence[zipfile.ZipInfo], size: int) -> str:
    if len(infos) > MAX_MEMBERS:
        return f"压缩包里有 {len(infos):,} 个文件，超过 {MAX_MEMBERS:,} 个的上限，没有展开。"
    return BOMB if sum(info.compress_size for info in infos) > size else ""


def _member(info: zipfile.ZipInfo, number: int, name: str, whole: Entry) -> Entry:
    outcome, reason = _unwanted(info, name)
    return replace(
        whole,
        path=f"{whole.path}!{name}",
        container=whole.path,
        member=number,
        size=info.file_size,
        modified=_day(info) or whole.modified,
        outcome=outcome,
        reason=reason,
    )


def _unwanted(info: zipfile.ZipInfo, name: str) -> tuple[FileOutcome | None, str]:
    if reason := names.reason_to_skip(name):
        return FileOutcome.SKIPPED, reason
    if info.flag_bits & _ENCRYPTED:
        return FileOutcome.UNREADABLE, "压缩包有密码，请解压后再审计。"
    if info.file_size == 0:
        return FileOutcome.UNREADABLE, "文件是空的（0 字节）。"
    if reason := too_large(info.file_size):
        return FileOutcome.UNREADABLE, reason
    if info.file_size > SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        return FileOutcome.UNREADABLE, "解压后膨胀得异常，像是压缩炸弹，没有读取。"
    return None, ""


def _shown(infos: Sequence[zipfile.ZipInfo]) -> list[str]:
    """Names without ``..`` and leading ``/``, each different from the others."""
    found: dict[str, int] = {}
    shown = []
    for name in map(names.readable, map(_raw, infos)):
        parts = [part for part in _SEPARATORS.split(name) if part not in {"", ".", ".."}]
        plain = "/".join(parts) or "_"
        found[plain] = found.get(plain, 0) + 1
        shown.append(plain if found[plain] == 1 else f"{plain} ({found[plain]})")
    return shown


def _raw(info: zipfile.ZipInfo) -> str | bytes:
    """The name as the archive holds it: old programs write it in the encoding of their own system."""
    if info.flag_bits & _UTF8:
        return info.orig_filename.encode("utf-8", "surrogateescape")
    try:
        return info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.orig_filename.encode("utf-8", "surrogateescape")


def _day(info: zipfile.ZipInfo) -> date | None:
    try:
        return date(*info.date_time[:3])
    except ValueError:
        return None


def read(archive: zipfile.ZipFile, number: int) -> bytes:
    """The bytes of a member, never more than the limits allow. Raises BadMemberError."""
    info = archive.infolist()[number]
    try:
        with archive.open(info) as file:
            data = file.read(min(MAX_FILE, info.file_size) + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError) as error:
        raise BadMemberError("在压缩包里的数据已损坏。") from error
    except NotImplementedError as error:
        raise BadMemberError("压缩方式不受支持，请解压后再审计。") from error
    except RuntimeError as error:
        raise BadMemberError("压缩包有密码，请解压后再审计。") from error
    if len(data) > info.file_size:
        raise BadMemberError("解压后比压缩包自己说的大，像是压缩炸弹，没有读取。")
    return data
