"""The end of a run: duplicates, filters, changes since the last run, and that nothing was lost."""

from __future__ import annotations

from datetime import date

from pipeline.audit.store.state import State
from pipeline.model.archive import FileOutcome

NOT_MODIFIED = "最后修改于 {modified}，早于 --since {since}。"
SIGNED_EARLIER = "签署于 {signed}，早于 --signed-since {since}。"
OTHER_TYPE = "是{type}，不在 --type 之列。"


class LostFileError(RuntimeError):
    """A file went in and has no row: a fault of the program, never of the archive."""


def settle(state: State, run: int, *, types: tuple[str, ...], signed_since: date | None) -> None:
    """Give every file of ``run`` that was judged its outcome, then leave out what the filters leave out."""
    state.execute(
        "UPDATE files SET (outcome, reason) ="
        " (SELECT outcome, reason FROM judged WHERE judged.key = files.key)"
        " WHERE run = ? AND key <> '' AND outcome IS NULL",
        (run,),
    )
    _duplicates(state, run)
    _other_types(state, run, types)
    if signed_since is not None:
        _signed_earlier(state, run, signed_since)


def _duplicates(state: State, run: int) -> None:
    """Of files with the same outcome of the same bytes the first stands for all."""
    state.execute(
        "UPDATE files SET outcome = 'duplicate', reason = '', duplicate_of = first.path FROM"
        " (SELECT key, min(path) AS path FROM files WHERE run = ?1 AND key <> '' GROUP BY key) AS first"
        " WHERE files.run = ?1 AND files.key = first.key AND files.path <> first.path",
        (run,),
    )


def _other_types(state: State, run: int, types: tuple[str, ...]) -> None:
    if not types:
        return
    marks = ", ".join("?" for _ in types)
    found = state.execute(
        "SELECT DISTINCT type FROM judged JOIN files USING (key)"  # noqa: S608 - only question marks
        f" WHERE run = ? AND judged.outcome = 'checked' AND type NOT IN ({marks})",
        (run, *types),
    )
    for (kind,) in found:
        _leave_out(state, run, OTHER_TYPE.format(type=kind), "type = ?", kind)


def _signed_earlier(state: State, run: int, since: date) -> None:
    found = state.execute(
        "SELECT DISTINCT signed FROM judged JOIN files USING (key)"
        " WHERE run = ? AND judged.outcome = 'checked' AND signed < ?",
        (run, since.isoformat()),
    )
    for (signed,) in found:
        said = SIGNED_EARLIER.format(signed=signed, since=since)
        _leave_out(state, run, said, "signed = ?", signed)


def _leave_out(state: State, run: int, reason: str, where: str, value: str) -> None:
    state.execute(
        f"UPDATE files SET outcome = 'skipped', reason = ?, duplicate_of = '', filtered = 1 WHERE run = ?"  # noqa: S608
        f" AND outcome IN ('checked', 'duplicate') AND key IN (SELECT key FROM judged WHERE {where})",
        (reason, run, value),
    )


def same(state: State, run: int, previous: int) -> bool:
    """Whether ``run`` found the same files with the same outcomes as ``previous``."""
    columns = "path, container, size, sha256, key, outcome, reason, duplicate_of"
    (different,) = state.execute(
        f"SELECT EXISTS (SELECT {columns} FROM files WHERE run = ?1 EXCEPT"  # noqa: S608 - our own words
        f" SELECT {columns} FROM files WHERE run = ?2) OR (SELECT count(*) FROM files WHERE run = ?1)"
        " <> (SELECT count(*) FROM files WHERE run = ?2)",
        (run, previous),
    )[0]
    return not different


def compare(state: State, run: int, previous: int | None) -> tuple[str, ...]:
    """Say of every file what changed since it was last looked at; the paths that are gone since then.

    A file that a filter left out is compared with nothing and keeps what it is to be compared with later.
    """
    if previous is not None:
        state.execute(_LAST, (previous,))
        state.execute("CREATE INDEX temp.last_by_path ON last (path)")
        state.execute("CREATE INDEX temp.last_by_hash ON last (sha256, path)")
        state.execute(
            "UPDATE files SET (before_key, before_sha256) = (SELECT key, sha256 FROM last"
            " WHERE last.path = files.path) WHERE run = ?",
            (run,),
        )
        state.execute(
            "UPDATE files SET (before_key, before_sha256) = (SELECT key, sha256 FROM last"
            " WHERE last.sha256 = files.sha256 ORDER BY last.path LIMIT 1)"
            " WHERE run = ? AND before_key IS NULL AND sha256 <> ''",
            (run,),
        )
    state.execute(
        "UPDATE files SET change = CASE WHEN filtered THEN 'unchanged' WHEN before_key IS NULL THEN 'new'"
        " WHEN before_sha256 = sha256 THEN 'unchanged' ELSE 'changed' END WHERE run = ?",
        (run,),
    )
    return _gone(state, run) if previous is not None else ()


_LAST = """
CREATE TEMP TABLE last AS SELECT path, iif(filtered, before_key, key) AS key,
  iif(filtered, before_sha256, sha256) AS sha256 FROM files
WHERE run = ? AND (before_key IS NOT NULL OR NOT filtered)
"""
"""What was last known of each file when that run ended."""


def _gone(state: State, run: int) -> tuple[str, ...]:
    gone = state.execute(
        "SELECT path FROM last WHERE NOT EXISTS (SELECT 1 FROM files AS new WHERE new.run = ?"
        " AND (new.path = last.path OR (last.sha256 <> '' AND new.sha256 = last.sha256))) ORDER BY path",
        (run,),
    )
    state.execute("DROP TABLE last")
    return tuple(path for (path,) in gone)


def count(state: State, run: int, expected: int) -> tuple[tuple[FileOutcome, int], ...]:
    """The number of files of each outcome. Raises LostFileError unless they add up to ``expected``."""
    found = dict(
        state.execute("SELECT coalesce(outcome, ''), count(*) FROM files WHERE run = ? GROUP BY 1", (run,))
    )
    if found.get("") or sum(found.values()) != expected:
        raise LostFileError(f"{expected} files went in, {found} came out")
    return tuple((outcome, found.get(outcome.value, 0)) for outcome in FileOutcome)


def forget(state: State, keep: tuple[int, ...]) -> None:
    """Drop the files of all runs but ``keep``, the last first, and outcomes that nothing needs any more."""
    marks = ", ".join("?" for _ in keep)
    state.execute(f"DELETE FROM files WHERE run NOT IN ({marks})", keep)  # noqa: S608 - only question marks
    state.execute(
        "DELETE FROM judged WHERE key NOT IN (SELECT key FROM files WHERE key <> ''"
        " UNION SELECT before_key FROM files WHERE run = ? AND before_key <> '')",
        keep[:1],
    )
    state.execute(
        "DELETE FROM stamps WHERE NOT EXISTS (SELECT 1 FROM files WHERE files.address = stamps.address)"
    )
