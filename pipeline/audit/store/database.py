"""The archive as a DuckDB database: made from the state, for questions in SQL and export as Parquet."""

from __future__ import annotations

import atexit
import gc
import json
import tempfile
import types
import typing
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import fields, is_dataclass
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

import duckdb

from pipeline.audit import codec
from pipeline.audit.store.state import State
from pipeline.errors import InputError
from pipeline.model.archive import AuditedFile

atexit.register(gc.unfreeze)
"""DuckDB complains at the end of the process about types that a frozen collector could not clear."""
NAME = "archive.duckdb"
BATCH = 2_000
"""Documents that are loaded at once."""
_LONGEST = 2**28
"""Bytes of one row."""
TABLES = ("runs", "files", "documents", "terms", "parties", "shares", "results", "evidence", "obligations")
_OF_DOCUMENTS = TABLES[2:]
SCHEMA = (
    "SELECT t.table_name AS 表, t.comment AS 说明, string_agg(column_name || ' ' || data_type, ', '"
    " ORDER BY column_index) AS 字段 FROM (SELECT table_name, comment FROM duckdb_tables() UNION ALL"
    " SELECT view_name, comment FROM duckdb_views() WHERE NOT internal) AS t"
    " JOIN duckdb_columns() USING (table_name) GROUP BY ALL ORDER BY 1"
)
"""The question for tables and views with their columns."""
Row = tuple[Any, ...]


class Database:
    """The open database; a context manager."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        """Open it. Raises InputError when it is in use, damaged or not there."""
        self._path = folder / NAME
        if read_only and not self._path.exists():
            raise InputError(f"{folder} 里没有审计结果（{NAME}），请先运行 cxy audit，或检查文件夹。")
        self._db = self._opened(read_only=read_only)

    def _opened(self, *, read_only: bool) -> duckdb.DuckDBPyConnection:
        """A damaged database is made anew: everything in it is in the state as well."""
        try:
            return duckdb.connect(str(self._path), read_only=read_only)
        except duckdb.Error as error:
            if "lock" in str(error).lower():
                raise InputError(f"{self._path} 正被其他程序使用，请关闭它后再试。") from error
            if read_only:
                raise InputError(f"{self._path} 已损坏，请再运行一次 cxy audit。") from error
        self._path.unlink()
        return duckdb.connect(str(self._path))

    def __enter__(self) -> typing.Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self._db.close()

    def ask(self, question: str) -> tuple[tuple[str, ...], list[Row]]:
        """Names of columns and rows of the answer. Raises InputError for what is no question in SQL."""
        try:
            answer = self._db.execute(question)
            return tuple(item[0] for item in answer.description or ()), answer.fetchall()
        except duckdb.Error as error:
            said = str(error).strip().splitlines()[0]
            raise InputError(f"查询无法执行：{said}（表和字段的说明：cxy audit query --schema）。") from error

    def confine(self) -> None:
        """Let questions concern this database alone: no other files, no network, no extensions."""
        self._db.execute("SET enable_external_access = false")

    def bring_up(self, state: State, run: int) -> None:
        """Make the database say what ``state`` says after ``run``."""
        self._db.execute("BEGIN")
        try:
            self._db.execute(_script("tables.sql"))
            gone, missing = self._differences(state)
            self._drop(gone)
            for start in range(0, len(missing), BATCH):
                self._load([_line(state, *item) for item in missing[start : start + BATCH]])
            self._load_run(state, run)
            self._db.execute("COMMIT")
        except BaseException:
            with suppress(duckdb.Error):
                self._db.execute("ROLLBACK")
            raise

    def _differences(self, state: State) -> tuple[list[str], list[tuple[str, int]]]:
        """The documents that the state has no longer as they are here, and those that are not here yet."""
        here = set(self._db.execute("SELECT document, serial FROM documents").fetchall())
        there = state.execute("SELECT key, serial FROM judged WHERE outcome = 'checked' ORDER BY key")
        missing = [(key, serial) for key, serial in there if (key, serial) not in here]
        return sorted(key for key, _ in here.difference(there)), missing

    def _drop(self, gone: Sequence[str]) -> None:
        if not gone:
            return
        for table in _OF_DOCUMENTS:
            self._db.execute(f"DELETE FROM {table} WHERE document IN (SELECT unnest(?))", (list(gone),))  # noqa: S608

    def _load(self, lines: Sequence[bytes]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "batch.ndjson"
            path.write_bytes(b"\n".join(lines))
            self._db.execute(
                "CREATE OR REPLACE TEMP TABLE batch AS SELECT * FROM read_json(?,"  # noqa: S608 - our own names
                f" format = 'newline_delimited', maximum_object_size = {_LONGEST}, columns = {_columns()})",
                (str(path),),
            )
        self._db.execute(_script("load.sql"))

    def _load_run(self, state: State, run: int) -> None:
        self._db.execute("DELETE FROM runs WHERE run >= ?", (run,))
        for number, complete, started, seconds, said in state.execute(
            "SELECT number, complete, started, seconds, run FROM runs WHERE number >= ?", (run,)
        ):
            told = json.loads(said)
            self._db.execute(
                "INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(number, bool(complete), started, seconds, told["today"], told["law_date"]),
                    *(told["ruleset"], told["model"], told["version"], told["files"], told["gone"]),
                ),
            )
        self._load_files(state)

    def _load_files(self, state: State) -> None:
        """The files of the runs that the state still has."""
        self._db.execute("DELETE FROM files")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "files.ndjson"
            with path.open("w", encoding="utf-8", errors="replace") as file:
                for row in state.stream(
                    "SELECT run, path, container, size, sha256, outcome, reason, duplicate_of, change, key,"
                    " coalesce(before_key, ''), copy_of"
                    " FROM files WHERE outcome IS NOT NULL ORDER BY run, path"
                ):
                    file.write(json.dumps(dict(zip(_FILES, row, strict=True)), ensure_ascii=False) + "\n")
            kinds = ", ".join(f"{name}: '{kind}'" for name, kind in _FILES.items())
            self._db.execute(
                "INSERT INTO files SELECT * REPLACE (nullif(document, '') AS document,"  # noqa: S608 - our own names
                " nullif(before, '') AS before)"
                f" FROM read_json(?, format = 'newline_delimited', columns = {{{kinds}}})",
                (str(path),),
            )

    def export(self, folder: Path) -> tuple[Path, ...]:
        """Every table as a Parquet file in ``folder``; the same archive gives the same bytes."""
        made = []
        self._db.execute("SET threads = 1")
        for table in TABLES:
            path = folder / f"{table}.parquet"
            shown = _EXPORTED.get(table, "*")
            self._db.execute(
                f"COPY (SELECT {shown} FROM {table} ORDER BY ALL) TO '{_quoted(path)}'"  # noqa: S608 - our own names
                " (FORMAT parquet, COMPRESSION zstd)"
            )
            made.append(path)
        return tuple(made)


_EXPORTED = {"runs": "* EXCLUDE (started, seconds)", "documents": "* EXCLUDE (serial)"}
"""What depends on the time and on which worker was first is left out."""
_FILES = {
    "run": "INTEGER",
    "path": "VARCHAR",
    "container": "VARCHAR",
    "size": "BIGINT",
    "sha256": "VARCHAR",
    "outcome": "VARCHAR",
    "reason": "VARCHAR",
    "duplicate_of": "VARCHAR",
    "change": "VARCHAR",
    "document": "VARCHAR",
    "before": "VARCHAR",
    "copy_of": "VARCHAR",
}


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _script(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text("utf-8")


def _line(state: State, key: str, serial: int) -> bytes:
    head = f'{{"document":{json.dumps(key)},"serial":{serial},'
    return head.encode() + codec.plain_json(state.body(key))[1:]


def _columns() -> str:
    hints = typing.get_type_hints(AuditedFile)
    inner = ", ".join(f"{item.name}: '{_kind(hints[item.name])}'" for item in fields(AuditedFile))
    return f"{{document: 'VARCHAR', serial: 'BIGINT', {inner}}}"


def _kind(kind: Any) -> str:  # noqa: ANN401 - a type or a generic alias
    """The type of DuckDB for what the codec writes of ``kind``."""
    if typing.get_origin(kind) in {typing.Union, types.UnionType}:
        kind = next(item for item in typing.get_args(kind) if item is not type(None))
    if typing.get_origin(kind) is tuple:
        return f"{_kind(typing.get_args(kind)[0])}[]"
    if is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        return (
            f"STRUCT({', '.join(f'{_name(item.name)} {_kind(hints[item.name])}' for item in fields(kind))})"
        )
    return {int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN", date: "DATE"}.get(kind, "VARCHAR")


def _name(name: str) -> str:
    return f'"{name}"'


@contextmanager
def opened(folder: Path) -> Iterator[Database]:
    """The database of ``folder`` for reading. Raises InputError."""
    with Database(folder, read_only=True) as database:
        yield database
