"""One file that was found, and where its bytes can be had."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.model.archive import FileOutcome


class Kind(StrEnum):
    """How the bytes of an entry can be had."""

    LOCAL = "local"
    REMOTE = "remote"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the archive; every entry becomes exactly one row.

    ``outcome`` is set where nothing is to be read: ``reason`` says why.
    """

    path: str
    """How the row names it: unique in a run, valid Unicode, ``/`` between folders, ``!`` after an archive."""
    address: bytes = b""
    """The file system's own name, or the address of other storage."""
    kind: Kind = Kind.LOCAL
    member: int = -1
    """Number of the member of the archive at ``address``; -1: the file itself."""
    container: str = ""
    size: int = 0
    modified: date | None = None
    stamp: str = ""
    """The same as long as nobody has written to the file; empty: cannot be known."""
    outcome: FileOutcome | None = None
    reason: str = ""
    filtered: bool = False
    """Left out because the user asked for others: of its content nothing is said this time."""
