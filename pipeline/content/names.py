"""How a place inside a content file is named to people."""

from __future__ import annotations

from collections.abc import Sequence


def field(keys: Sequence[str | int]) -> str:
    """``字段 basis[0].article``; ``文件`` for the whole."""
    name = ""
    for key in keys:
        name += f"[{key}]" if isinstance(key, int) else f".{key}" if name else key
    return f"字段 {name}" if name else "文件"
