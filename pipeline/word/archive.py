"""The zip file around a Word document: its parts, each inflated when asked for, within limits."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from urllib.parse import unquote

from pipeline.errors import InputError
from pipeline.word.recognise import DAMAGED, shown

MIB = 1 << 20
MAX_ENTRIES = 10_000
"""Parts of one file."""
MAX_PART = 64 * MIB
"""Inflated size of one part that is read."""
MAX_TOTAL = 300 * MIB
"""Inflated size of all parts together, where they shrink by more than `MAX_TOTAL_RATIO`."""
MAX_TOTAL_RATIO = 100
SUSPICIOUS_PART = 8 * MIB
"""A part that is read may inflate to this size at any ratio, and beyond it by `MAX_PART_RATIO` at most."""
MAX_PART_RATIO = 200

_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ValueError,
    EOFError,
    OSError,
    RuntimeError,
    OverflowError,
    IndexError,
)
"""What zipfile raises on damaged files (RuntimeError includes NotImplementedError)."""

_ENCRYPTED = 1
_CENTRAL = b"PK\x01\x02"
_LOCAL = struct.Struct("<26xHH")
"""Header in front of a part, which ends with the lengths of the name and the extra field that follow."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One part: name with ``/`` and without a leading one; size of the content in bytes."""

    name: str
    size: int
    read: Callable[[], bytes]
    """Returns all bytes of the part; raises InputError when it is damaged or too large."""
    digest: Callable[[], str]
    """Returns what only parts of the same content have in common (SHA-256); does not inflate the part."""


def zip_entries(data: bytes, *, file: str) -> tuple[Entry, ...]:
    """Return the parts of the zip file ``data``, folders left out.

    InputError for a damaged, truncated or suspicious file (bomb, too many parts, two parts of one name).
    """
    archive = _open(data, file)
    infos = [info for info in archive.infolist() if _is_part(info)]
    _refuse_bomb(infos, len(data), file)
    entries: dict[str, Entry] = {}
    for info in infos:
        _add(entries, _entry(archive, info, data, file), file)
    return tuple(entries.values())


def canonical(name: str) -> str:
    """Return the part name ``name`` with slashes for backslashes and without a leading slash."""
    return name.replace("\\", "/").lstrip("/")


def part_key(name: str) -> str:
    """Return what all names of one part share: case and escapes do not count (ISO/IEC 29500-2)."""
    name = canonical(name).lower()
    return unquote(name) if "%" in name else name


def _open(data: bytes, file: str) -> zipfile.ZipFile:
    if data.count(_CENTRAL) > MAX_ENTRIES:
        raise InputError(f"{file}：文件含有超过 {MAX_ENTRIES} 个部件，不是正常的 Word 文档；{DAMAGED}。")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _ERRORS as error:
        raise InputError(f"{file}：文件不完整或已损坏（可能是下载、传输中断）；{DAMAGED}。") from error


def _is_part(info: zipfile.ZipInfo) -> bool:
    return bool(info.filename) and not info.filename.endswith(("/", "\\"))


def _refuse_bomb(infos: list[zipfile.ZipInfo], compressed: int, file: str) -> None:
    total = sum(info.file_size for info in infos)
    if total > MAX_TOTAL and total > MAX_TOTAL_RATIO * compressed:
        raise _too_large(file, f"全文解压后有 {total // MIB} MB")
    if sum(info.compress_size for info in infos) > compressed:
        raise InputError(f"{file}：文件的部件互相重叠，不是正常的 Word 文档；{DAMAGED}。")


def _add(entries: dict[str, Entry], entry: Entry, file: str) -> None:
    first = entries.setdefault(part_key(entry.name), entry)
    if first is not entry and first.digest() != entry.digest():
        raise InputError(
            f"{file}：文件含有两个不同的“{shown(entry.name)}”部分，无法确定以哪个为准；{DAMAGED}。"
        )


def _entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, data: bytes, file: str) -> Entry:
    read, digest = partial(_inflate, archive, info, file), partial(_digest, info, data)
    return Entry(canonical(info.filename), info.file_size, read, digest)


def _digest(info: zipfile.ZipInfo, data: bytes) -> str:
    """Hash of the part as it is packed, with all that decides whether and how it can be unpacked.

    CRC and sizes alone come from the directory, where anybody can write anything.
    """
    how = (info.compress_type, info.flag_bits, info.CRC, info.file_size, info.compress_size)
    found = hashlib.sha256(repr(how).encode())
    header = data[info.header_offset : info.header_offset + _LOCAL.size]
    if len(header) == _LOCAL.size:
        name, extra = _LOCAL.unpack(header)
        start = info.header_offset + _LOCAL.size + name + extra
        found.update(memoryview(data)[start : start + info.compress_size])
    return found.hexdigest()


def _inflate(archive: zipfile.ZipFile, info: zipfile.ZipInfo, file: str) -> bytes:
    _refuse_part(info, file)
    try:
        with archive.open(info) as stream:
            data = stream.read(info.file_size + 1)  # with a number, zipfile never inflates further
    except _ERRORS as error:
        raise _damaged(info, file) from error
    if len(data) != info.file_size:
        raise _damaged(info, file)
    return data


def _refuse_part(info: zipfile.ZipInfo, file: str) -> None:
    if info.flag_bits & _ENCRYPTED:
        raise InputError(f"{file}：文件是加密的压缩包，无法读取；请取消密码后再检查。")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _damaged(info, file)
    inflated_much = info.file_size > SUSPICIOUS_PART and info.file_size > MAX_PART_RATIO * info.compress_size
    if info.file_size > MAX_PART or inflated_much:
        raise _too_large(file, f"“{shown(canonical(info.filename))}”部分解压后有 {info.file_size // MIB} MB")


def _too_large(file: str, what: str) -> InputError:
    return InputError(f"{file}：{what}，大小异常，为安全起见不予读取；请用 Word 打开后另存为 .docx 再检查。")


def _damaged(info: zipfile.ZipInfo, file: str) -> InputError:
    return InputError(f"{file}：文档的“{shown(canonical(info.filename))}”部分已损坏，无法解压；{DAMAGED}。")
