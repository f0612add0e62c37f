"""Names of files: as people read them, and those that are left alone because of them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import PurePosixPath

_MAIL = "是电子邮件，不展开；请把其中的附件另存后再审计。"
_PACKED = "是压缩包，只展开 zip；请解压后再审计。"
_TEMPORARY = "是临时文件。"
_SYSTEM = "是操作系统的文件，不是协议。"
_BY_ENDING = {
    **dict.fromkeys((".eml", ".msg", ".pst", ".mbox"), _MAIL),
    **dict.fromkeys((".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz"), _PACKED),
    ".tmp": _TEMPORARY,
}
_BY_NAME = {
    **dict.fromkeys((".ds_store", "thumbs.db", "desktop.ini"), _SYSTEM),
    **dict.fromkeys(("cxy.toml", "waivers.yaml"), "是本程序的设置文件，不是协议。"),
}
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def reason_to_skip(path: str) -> str:
    """Why the file is left alone for its name, one Chinese sentence; empty: it is not."""
    parts = PurePosixPath(path.replace("!", "/"))
    name = parts.name.lower()
    if name.startswith("~$"):
        return "是 Office 打开文件时的锁文件，不是协议。"
    if name.startswith("._") or "__MACOSX" in parts.parts:
        return _SYSTEM
    return _BY_NAME.get(name) or _BY_ENDING.get(PurePosixPath(name).suffix, "")


def readable(name: str | bytes) -> str:
    """A file name as text: UTF-8, else GB18030, else with hexadecimal numbers for what is neither."""
    raw = os.fsencode(name) if isinstance(name, str) else name
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", _decoded(raw))


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "backslashreplace")


def escaped(name: str | bytes) -> str:
    """The name with hexadecimal numbers for all that is not ASCII: other bytes, other text."""
    raw = os.fsencode(name) if isinstance(name, str) else name
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", raw.decode("ascii", "backslashreplace"))


def distinct(names: Iterable[str | bytes]) -> list[str]:
    """``readable`` names, escaped where two would read the same; in the order of ``names``."""
    raw = list(names)
    shown = [readable(name) for name in raw]
    twice = {name for name in shown if shown.count(name) > 1} if len(set(shown)) < len(shown) else set()
    return [escaped(name) if text in twice else text for name, text in zip(raw, shown, strict=True)]
