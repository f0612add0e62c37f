"""The state of an audit in SQLite: what was found, what became of it, what a later run need not do again.

Everything is written in transactions; a process that is killed loses the last second at most.
"""

from __future__ import annotations

import itertools
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from pipeline.audit.codec import FORMAT
from pipeline.audit.job import Judged
from pipeline.audit.sources import Entry, Kind
from pipeline.errors import InputError
from pipeline.model.archive import FileOutcome

NAME = "audit.sqlite"
SECONDS = 0.5
"""Results are safe on disk after this long."""
PAGE = 512
VOID = -1
"""The epoch of outcomes that do not count any more."""
_FULL = ("full", "disk I/O error")


@dataclass(frozen=True, slots=True)
class Pending:
    """A file whose outcome is not known yet; ``sha256`` is empty until it was read, in whatever run."""

    entry: Entry
    sha256: str = ""


@contextmanager
def told() -> Iterator[None]:
    """Turn what SQLite says into one Chinese sentence. Raises InputError."""
    try:
        yield
    except sqlite3.OperationalError as error:
        said = str(error)
        if "locked" in said:
            raise InputError("输出文件夹正被另一个审计使用，请等它结束，或者换一个 -o。") from error
        if any(word in said for word in _FULL):
            raise InputError("磁盘已满，请腾出空间后再次运行同一命令，已完成的部分不会重做。") from error
        raise InputError(f"无法读写审计记录（{said}），请检查输出文件夹是否可以写入。") from error
    except sqlite3.DatabaseError as error:
        raise InputError(
            f"审计记录 {NAME} 已损坏（{error}），请删除输出文件夹中的这个文件后重新运行。"
        ) from error


class State:
    """The open state of one output folder; nobody else can open it meanwhile."""

    def __init__(self, folder: Path) -> None:
        """Open or create it. Raises InputError when it is in use, of another format or cannot be written."""
        with told():
            self._db = sqlite3.connect(folder / NAME, timeout=0.2, isolation_level=None)
            self._run("PRAGMA locking_mode = EXCLUSIVE")
            self._run("PRAGMA journal_mode = WAL")
            self._run("PRAGMA synchronous = NORMAL")
            self._run("BEGIN IMMEDIATE")
            self._db.executescript(resources.files(__package__).joinpath("schema.sql").read_text("utf-8"))
            self._refuse_other_formats()
            self._run("BEGIN IMMEDIATE")
            (self._serial,) = self._row("SELECT coalesce(max(serial), 0) FROM judged")
        self._saved = time.monotonic()

    def _refuse_other_formats(self) -> None:
        self._run("INSERT OR IGNORE INTO meta VALUES ('format', ?)", (str(FORMAT),))
        (found,) = self._row("SELECT value FROM meta WHERE key = 'format'")
        if found != str(FORMAT):
            raise InputError("输出文件夹里的审计记录是另一版本的程序写的，请换一个 -o，或删除其中的文件。")

    def close(self) -> None:
        """Save and close."""
        with told():
            self.save()
            self._run("COMMIT")
            self._db.close()

    def save(self) -> None:
        """Put everything on disk now."""
        with told():
            self._run("COMMIT")
            self._run("BEGIN IMMEDIATE")
            (self._serial,) = self._row("SELECT coalesce(max(serial), 0) FROM judged")
        self._saved = time.monotonic()

    def save_if_due(self) -> None:
        """Put everything on disk when the last time is long enough ago."""
        if time.monotonic() - self._saved > SECONDS:
            self.save()

    def _run(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        return self._db.execute(sql, values)

    def _row(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...]:
        row: tuple[Any, ...] | None = self._run(sql, values).fetchone()
        return row if row is not None else ()

    def execute(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Every row of the answer."""
        with told():
            return self._run(sql, values).fetchall()

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of the answer one by one; nothing may be written meanwhile."""
        with told():
            yield from self._run(sql, values)

    # What was found.

    def is_plain(self, entry: Entry) -> bool:
        """Whether the file is known, unchanged, and no archive."""
        return bool(entry.stamp) and self.known_hash(entry) != ""

    def known_hash(self, entry: Entry) -> str:
        """The SHA-256 of a file that nobody has written to since it was read; else empty."""
        if not entry.stamp:
            return ""
        found = self._row(
            "SELECT sha256 FROM stamps WHERE address = ? AND member = ? AND stamp = ?",
            (entry.address, entry.member, entry.stamp),
        )
        return str(found[0]) if found else ""

    def begin(self, run: int, entries: Iterable[Entry]) -> int:
        """Write down the files of a run, in place of those it had; their number."""
        with told():
            self._run("DELETE FROM files WHERE run = ?", (run,))
            count = 0
            for entry in entries:
                self._list(run, entry)
                count += 1
        return count

    def _list(self, run: int, entry: Entry) -> None:
        """Write down one file; a path that another one has gets a number."""
        path, *rest = _columns(entry, self.known_hash(entry))
        for number in itertools.count(1):
            named = path if number == 1 else f"{path} ({number})"
            made = self._run(
                "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, '', '', ?,"
                " NULL, NULL, '', '')"
                " ON CONFLICT (run, path) DO NOTHING",
                (run, named, *rest),
            )
            if made.rowcount:
                return

    def pending(self, run: int) -> Iterator[Pending]:
        """The files without an outcome, in the order of their paths; outcomes may be written meanwhile."""
        last = ""
        while True:
            rows = self.execute(
                "SELECT path, address, kind, member, container, size, stamp, sha256 FROM files"
                " WHERE run = ? AND path > ? AND outcome IS NULL AND key = '' ORDER BY path LIMIT ?",
                (run, last, PAGE),
            )
            for path, address, kind, member, container, size, stamp, sha256 in rows:
                entry = Entry(path, address, Kind(kind), member, container, size, None, stamp)
                yield Pending(entry, sha256)
            if not rows:
                return
            last = rows[-1][0]

    def found(self, run: int, entry: Entry, *, sha256: str, size: int, key: str) -> None:
        """Write down what was read of a file."""
        with told():
            self._run(
                "UPDATE files SET sha256 = ?, size = ?, key = ? WHERE run = ? AND path = ?",
                (sha256, size, key, run, entry.path),
            )

    def stamped(self, entry: Entry, *, stamp: str, sha256: str, size: int) -> None:
        """Remember the hash of the file as long as nobody writes to it."""
        if not stamp:
            return
        with told():
            self._run(
                "INSERT OR REPLACE INTO stamps VALUES (?, ?, ?, ?, ?)",
                (entry.address, entry.member, stamp, sha256, size),
            )

    def settle(self, run: int, path: str, outcome: FileOutcome, reason: str) -> None:
        """Write down the outcome of a file that was not judged."""
        with told():
            self._run(
                "UPDATE files SET outcome = ?, reason = ? WHERE run = ? AND path = ?",
                (outcome.value, reason, run, path),
            )

    # What became of it.

    def usable(self, key: str, *, epoch: int, conditions: str) -> bool:
        """Whether the outcome under ``key`` still stands.

        One that rests on the day of the check stands while the law is the same (``epoch``), a failure under
        the same ``conditions``.
        """
        found = self._row("SELECT outcome, as_of_by, epoch, conditions FROM judged WHERE key = ?", (key,))
        if not found:
            return False
        outcome, as_of_by, then, under = found
        if outcome == FileOutcome.CHECKED:
            return str(as_of_by) == "signing" or int(then) == epoch
        return str(under) == conditions

    def keep(self, item: Judged, *, epoch: int, conditions: str) -> None:
        """Keep an outcome for this run and later ones."""
        signed = item.signed.isoformat() if item.signed else None
        self._serial += 1
        with told():
            self._run(
                "INSERT OR REPLACE INTO judged VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(item.key, item.outcome.value, item.reason, item.type, item.as_of_by),
                    *(signed, epoch, conditions, item.body, self._serial, item.shape),
                    *(item.facts, item.sketch),
                ),
            )
        self.save_if_due()

    def outdated(self, key: str, *, epoch: int) -> bool:
        """Whether the outcome under ``key`` rests on the day of a check since which the law has changed."""
        found = self._row("SELECT epoch FROM judged WHERE key = ? AND outcome = 'checked'", (key,))
        return bool(found) and found[0] not in {epoch, VOID}

    def void(self, where: str = "1") -> None:
        """Let no kept outcome count any more; they can still be compared with."""
        with told():
            self._run(f"UPDATE judged SET conditions = '', epoch = {VOID}, as_of_by = '' WHERE {where}")  # noqa: S608

    def body(self, key: str) -> bytes:
        """The packed row under ``key``; empty when there is none."""
        found = self._row("SELECT body FROM judged WHERE key = ?", (key,))
        return bytes(found[0]) if found else b""


def _columns(entry: Entry, sha256: str) -> tuple[Any, ...]:
    outcome = entry.outcome.value if entry.outcome else None
    place = (entry.path, entry.address, entry.kind.value, entry.member, entry.container)
    return (*place, entry.size, entry.stamp, sha256, outcome, entry.reason, int(entry.filtered))
