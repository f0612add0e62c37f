"""A zip file with some members replaced or added; every other member keeps its bytes and its place."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator, Mapping

from pipeline.word.archive import part_key
from pipeline.word.canonical import Packed, pack

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_OFFSET = struct.Struct("<L")
_OFFSET_AT = 42
"""Where a record of the directory holds the offset of its member."""
_DESCRIPTOR, _UTF8_NAME = 0x8, 0x800
_VERSION = 20
_IN_ZIP64 = b"\xff\xff\xff\xff"
"""Says that the figure stands in a field for large files."""


def rewritten(data: bytes, changed: Mapping[str, bytes | Packed], added: Mapping[str, bytes]) -> bytes:
    """The zip file ``data`` with the members named in ``changed`` replaced and ``added`` at its end.

    Members that are not named stay as they are packed, in their order, with their dates. Names are compared
    as Word does. The comment of the file stays. The same arguments give the same bytes.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos, start, comment = archive.infolist(), archive.start_dir, archive.comment
    writer = _Writer()
    contents = {part_key(name): content for name, content in changed.items()}
    records = list(_records(data, start, len(infos)))
    ends = dict(_spans(infos, start))
    for index in sorted(range(len(infos)), key=lambda index: infos[index].header_offset):
        info, record = infos[index], records[index]
        content = contents.get(part_key(info.filename))
        if content is None:
            at = info.header_offset
            writer.copy(index, record, info, data[at : ends[at]])
        else:
            writer.make(index, info, _name(record), content)
    for index, name in enumerate(added, len(infos)):
        writer.make(index, _like(infos[0], name), name.encode(), added[name])
    return writer.file(comment)


class _Writer:
    """The bytes of the new file so far, and its directory."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._bodies: list[bytes] = []
        self._records: dict[int, bytes] = {}
        self._copied: dict[int, int] = {}
        self._position = 0

    def copy(self, index: int, record: bytes, info: zipfile.ZipInfo, body: bytes) -> None:
        """Take a member over as it is, once, though several records may name it."""
        at = self._copied.setdefault(info.header_offset, self._position)
        if record[_OFFSET_AT : _OFFSET_AT + _OFFSET.size] == _IN_ZIP64:
            record = _record(info, _name(record), info.flag_bits)
        self._records[index] = record[:_OFFSET_AT] + _OFFSET.pack(at) + record[_OFFSET_AT + _OFFSET.size :]
        if at == self._position:
            self._add(body)

    def make(self, index: int, info: zipfile.ZipInfo, name: bytes, content: bytes | Packed) -> None:
        """Put ``content``, compressed, in place of ``info``."""
        packed = content if isinstance(content, Packed) else pack(content)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.CRC, info.file_size, info.compress_size = packed.crc, packed.size, len(packed.data)
        flags = info.flag_bits & ~_DESCRIPTOR
        record = _record(info, name, flags)
        self._records[index] = (
            record[:_OFFSET_AT] + _OFFSET.pack(self._position) + record[_OFFSET_AT + _OFFSET.size :]
        )
        self._add(_LOCAL.pack(b"PK\3\4", _VERSION, *_common(info, name, flags)) + name + packed.data)

    def file(self, comment: bytes) -> bytes:
        """The whole file."""
        table = b"".join(self._records[index] for index in sorted(self._records))
        count = len(self._records)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(table), self._position, len(comment))
        return b"".join([*self._bodies, table, end, comment])

    def _add(self, body: bytes) -> None:
        self._bodies.append(body)
        self._position += len(body)


def _records(data: bytes, at: int, count: int) -> Iterator[bytes]:
    """The records of the directory at ``at`` as they stand."""
    for _ in range(count):
        fields = _CENTRAL.unpack_from(data, at)
        end = at + _CENTRAL.size + sum(fields[10:13])
        yield data[at:end]
        at = end


def _spans(infos: list[zipfile.ZipInfo], end: int) -> Iterator[tuple[int, int]]:
    """Where each member begins and where the next one, or the directory, begins."""
    starts = sorted({info.header_offset for info in infos})
    yield from zip(starts, [*starts[1:], end], strict=True)


def _name(record: bytes) -> bytes:
    length = _CENTRAL.unpack_from(record)[10]
    return record[_CENTRAL.size : _CENTRAL.size + length]


def _like(first: zipfile.ZipInfo, name: str) -> zipfile.ZipInfo:
    """A new member with the date of ``first``."""
    info = zipfile.ZipInfo(name, first.date_time)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system, info.external_attr = first.create_system, first.external_attr
    info.flag_bits = 0 if name.isascii() else _UTF8_NAME
    return info


def _record(info: zipfile.ZipInfo, name: bytes, flags: int) -> bytes:
    made = info.create_system << 8 | _VERSION
    rest = (0, 0, info.internal_attr, info.external_attr, 0)
    return _CENTRAL.pack(b"PK\1\2", made, _VERSION, *_common(info, name, flags), *rest) + name


def _common(info: zipfile.ZipInfo, name: bytes, flags: int) -> tuple[int, ...]:
    year, month, day, hour, minute, second = info.date_time
    clock = hour << 11 | minute << 5 | second // 2
    calendar = (year - 1980) << 9 | month << 5 | day
    sizes = (info.CRC, info.compress_size, info.file_size)
    return (flags, info.compress_type, clock, calendar, *sizes, len(name), 0)
