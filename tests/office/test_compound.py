"""The streams of compound files tell what they are; anything else has none."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.office import is_encrypted, streams

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def compound(contents: dict[str, bytes]) -> bytes:
    """A compound file of sectors of 512 bytes: the table, the directory, then one sector a stream."""
    count = len(contents)
    header = bytearray(512)
    header[:8] = MAGIC
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<I", header, 44, 1)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<IIIII", header, 56, 0, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, *[0xFFFFFFFE] * 127)
    entries = [
        entry("Root Entry", 5, 0, 0),
        *(entry(name, 2, 2 + at, 512) for at, name in enumerate(contents)),
    ]
    directory = b"".join(entries).ljust(512, b"\0")
    assert count < 4
    return bytes(header) + table + directory + b"".join(data.ljust(512, b"\0") for data in contents.values())


def entry(name: str, kind: int, start: int, size: int) -> bytes:
    made = bytearray(128)
    coded = name.encode("utf-16-le")
    made[: len(coded)] = coded
    struct.pack_into("<HB", made, 64, len(coded) + 2, kind)
    struct.pack_into("<II", made, 116, start, size)
    return bytes(made)


def test_the_streams_come_with_their_first_bytes() -> None:
    found = streams(compound({"WordDocument": b"\xec\xa5abc", "1Table": b"xyz"}))
    assert set(found) == {"WordDocument", "1Table"}
    assert found["WordDocument"].startswith(b"\xec\xa5abc")


@pytest.mark.parametrize(
    ("flags", "expected"), [(0x0000, False), (0x0100, True), (0x1300, True), (0x1200, False)]
)
def test_the_flag_of_encryption_is_read(flags: int, *, expected: bool) -> None:
    assert is_encrypted(bytes(10) + struct.pack("<H", flags)) is expected


@given(st.binary(max_size=3000))
def test_any_bytes_are_taken(data: bytes) -> None:
    assert isinstance(streams(MAGIC + data), dict)
