"""An archive as JSON lines: the run first, then a line for each file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pipeline.model.archive import Archive
from pipeline.model.plain import to_plain


def lines(archive: Archive) -> Iterator[str]:
    """Each line with its end. ``record`` says what it holds: ``run`` or ``file``."""
    yield _line({"record": "run"} | to_plain(archive.run))
    for file in archive:
        yield _line({"record": "file"} | to_plain(file))


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
