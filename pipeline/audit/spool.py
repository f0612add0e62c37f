"""The rows of a run in a file of our own, for processes that cannot read the store."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from pipeline.model.archive import (
    Archive,
    AuditedFile,
    AuditedFinding,
    AuditedParty,
    AuditedShare,
    AuditedTerms,
    Obligation,
    Quotation,
    Run,
)

HELD = 1_000
"""Archives of so many files are kept in memory while they are written out: about 100 KB a file."""
_KINDS = (AuditedFile, AuditedFinding, AuditedParty, AuditedShare, AuditedTerms, Obligation, Quotation)


@dataclass(frozen=True, slots=True)
class Spool:
    """The file and the run whose rows it holds. Small and picklable: it travels, the rows do not."""

    path: Path
    run: Run

    def archive(self) -> Archive:
        """The rows, read as they are needed."""
        if self.run.files > HELD:
            return Archive(self.run, lambda: _read(self.path))
        return Archive(self.run, lambda: iter(_held(self.path)))


@lru_cache(maxsize=1)
def _held(path: Path) -> tuple[AuditedFile, ...]:
    return tuple(_read(path))


def _read(path: Path) -> Iterator[AuditedFile]:
    with path.open("rb") as file:
        while True:
            try:
                yield pickle.load(file)  # noqa: S301 - written just now, readable by nobody else
            except EOFError:
                return


def at_hand(archive: Archive, path: Path) -> Archive:
    """``archive`` for reading several times: its rows in memory where they are few, else in ``path``."""
    if archive.run.files > HELD:
        return spooled(archive, path).archive()
    rows = tuple(archive)
    return Archive(archive.run, lambda: iter(rows))


def release() -> None:
    """Let go of what is kept in memory."""
    _held.cache_clear()


def spooled(archive: Archive, path: Path) -> Spool:
    """The rows of ``archive`` in the new file ``path``."""
    with path.open("wb") as file:
        for row in archive:
            pickler = pickle.Pickler(file, pickle.HIGHEST_PROTOCOL)
            pickler.dispatch_table = _PARTS
            pickler.dump(row)
    return Spool(path, archive.run)


def _parts(kind: type) -> Callable[[Any], tuple[type, Any]]:
    """How to take an instance of ``kind`` apart: twice as fast as frozen dataclasses do it by themselves."""
    values = attrgetter(*(item.name for item in fields(kind)))
    return lambda item: (kind, values(item))


_PARTS: Mapping[type, Any] = {kind: _parts(kind) for kind in _KINDS}
