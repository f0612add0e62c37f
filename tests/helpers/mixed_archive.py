"""An archive as ten years leave it: good files, broken ones, and what should not be there at all."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from helpers.auditing import aged, agreement, samples, written, zipped

from pipeline.audit.sources import limits
from pipeline.model.archive import FileOutcome

GOOD = 160
"""Agreements that can be read, each different."""
DUPLICATES = 20


@dataclass(frozen=True, slots=True)
class Mixed:
    """The folder and what has to become of every file in it."""

    folder: Path
    expected: Mapping[str, FileOutcome]


def mixed(folder: Path) -> Mixed:
    """More than 200 files below ``folder / "档案"``."""
    home = folder / "档案"
    files, expected = _good()
    for name, (data, outcome) in _odd().items():
        files[name], expected[name] = data, outcome
    written(home, files)
    expected |= _zip(home) | _special(home)
    return Mixed(home, {f"档案/{name}": outcome for name, outcome in expected.items()})


def _good() -> tuple[dict[str, bytes | str], dict[str, FileOutcome]]:
    files: dict[str, bytes | str] = {
        f"{2015 + number % 10}/协议{number:03}.docx": agreement(number) for number in range(GOOD)
    }
    files |= samples()
    expected = dict.fromkeys(files, FileOutcome.CHECKED)
    for number in range(DUPLICATES):
        files[f"复件/协议{number:03}.docx"] = agreement(number)
        expected[f"复件/协议{number:03}.docx"] = FileOutcome.DUPLICATE
    return files, expected


def _odd() -> dict[str, tuple[bytes, FileOutcome]]:
    whole = agreement(1000)
    unreadable = {
        "坏/截断.docx": whole[: len(whole) // 2],
        "坏/乱码.docx": bytes(range(256)) * 40,
        "坏/空.docx": b"",
        "坏/只有零.docx": bytes(5000),
        "坏/假压缩包.zip": b"PK\x03\x04" + b"junk" * 100,
        "坏/加密.docx": _encrypted(),
        "坏/程序.docx": b"MZ" + bytes(2000),
    }
    skipped = {
        "~$协议001.docx": b"\x06lock",
        "来信.eml": b"From: a@example.org",
        "来信.msg": b"\xd0\xcf\x11\xe0",
        "旧.rar": b"Rar!\x1a\x07",
        "旧.7z": b"7z\xbc\xaf",
        ".DS_Store": b"\0",
        "Thumbs.db": b"\0",
        "空.zip": zipped({}),
    }
    return {
        "错扩展名.pdf": (agreement(1001), FileOutcome.CHECKED),
        "没有扩展名": (agreement(1002), FileOutcome.CHECKED),
        "其实是协议.zip": (agreement(1003), FileOutcome.CHECKED),
        **{name: (data, FileOutcome.UNREADABLE) for name, data in unreadable.items()},
        **{name: (data, FileOutcome.SKIPPED) for name, data in skipped.items()},
    }


def _encrypted() -> bytes:
    """The beginning of a Word file with a password: an OLE container with its own streams."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le")


def _zip(home: Path) -> dict[str, FileOutcome]:
    data = zipped(
        {
            "合同/产学研协议.docx": agreement(2001),
            "合同/复件.docx": agreement(0),
            "炸弹.docx": bytes(limits.SMALL + 1),
            "内.zip": zipped({"a.docx": agreement(2002)}),
            "../../外.docx": agreement(2003),
            "合同/空.docx": b"",
            "__MACOSX/._a.docx": b"x",
        },
        gbk=["合同/产学研协议.docx"],
    )
    written(home, {"历年.zip": data, "密码.zip": _with_password(zipped({"a.docx": b"secret"}))})
    return {
        "历年.zip!合同/产学研协议.docx": FileOutcome.CHECKED,
        "历年.zip!合同/复件.docx": FileOutcome.DUPLICATE,
        "历年.zip!炸弹.docx": FileOutcome.UNREADABLE,
        "历年.zip!内.zip": FileOutcome.SKIPPED,
        "历年.zip!外.docx": FileOutcome.CHECKED,
        "历年.zip!合同/空.docx": FileOutcome.UNREADABLE,
        "历年.zip!__MACOSX/._a.docx": FileOutcome.SKIPPED,
        "密码.zip!a.docx": FileOutcome.UNREADABLE,
    }


def _with_password(data: bytes) -> bytes:
    """The archive with the mark of encryption on its first member."""
    changed = bytearray(data)
    changed[changed.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


def _special(home: Path) -> dict[str, FileOutcome]:
    (home / "循环").symlink_to(home)
    (home / "断链.docx").symlink_to(home / "没有")
    os.mkfifo(home / "管道.docx")
    name = os.path.join(os.fsencode(home), "老合同.docx".encode("gbk"))  # noqa: PTH118 - bytes
    Path(os.fsdecode(name)).write_bytes(agreement(3001))
    aged(Path(os.fsdecode(name)))
    with (home / "巨大.docx").open("wb") as file:
        file.truncate(2**41)
    with zipfile.ZipFile(home / "坏/目录坏.zip", "w") as archive:
        archive.writestr("a.docx", b"a")
    with (home / "坏/目录坏.zip").open("r+b") as file:
        file.truncate(40)
    return {
        "循环": FileOutcome.SKIPPED,
        "断链.docx": FileOutcome.UNREADABLE,
        "管道.docx": FileOutcome.SKIPPED,
        "老合同.docx": FileOutcome.CHECKED,
        "巨大.docx": FileOutcome.UNREADABLE,
        "坏/目录坏.zip": FileOutcome.UNREADABLE,
    }
