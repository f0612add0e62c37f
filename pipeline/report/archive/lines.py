"""An archive as JSON lines: the run first, then a line for each file."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.archive import Archive
from pipeline.model.packed import packed


def lines(archive: Archive) -> Iterator[bytes]:
    """Each line in UTF-8 with its end. ``record`` says what it holds: ``run`` or ``file``."""
    yield _line("run", archive.run)
    for file in archive:
        yield _line("file", file)


def _line(record: str, value: object) -> bytes:
    return b'{"record":"%s",%s\n' % (record.encode(), packed(value)[1:])
