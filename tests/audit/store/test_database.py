from __future__ import annotations

import hashlib
from pathlib import Path

import duckdb
import pytest
from helpers.auditing import agreement, inline, samples, settings, written

from pipeline.audit.run import Audit
from pipeline.audit.store.database import SCHEMA, TABLES, Database
from pipeline.errors import InputError
from pipeline.model.archive import AuditedFile, FileOutcome


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[AuditedFile]]:
    home = tmp_path_factory.mktemp("database")
    folder = written(home / "档案", {**samples(), "a.docx": agreement(1), "坏.docx": b"junk"})
    with Audit(settings(folder, home / "out")) as audit:
        ended = audit.work(inline)
        with Database(home / "out") as database:
            database.bring_up(audit.state, 1)
        return home / "out", list(audit.archive(ended.run))


def ask(out: Path, question: str) -> list[tuple[object, ...]]:
    with Database(out, read_only=True) as database:
        return database.ask(question)[1]


def test_the_database_says_what_the_rows_say(made: tuple[Path, list[AuditedFile]]) -> None:
    out, files = made
    checked = [file for file in files if file.outcome is FileOutcome.CHECKED]
    assert ask(out, "SELECT path, outcome FROM latest ORDER BY path") == [(f.path, f.outcome) for f in files]
    assert ask(out, "SELECT count(*) FROM findings") == [(sum(len(f.findings) for f in checked),)]
    assert ask(out, "SELECT count(*) FROM results") == [(sum(len(f.results) for f in checked),)]
    assert ask(out, "SELECT count(*) FROM obligations") == [(sum(len(f.obligations) for f in checked),)]
    quotes = sum(len(item.evidence) for f in checked for item in f.results)
    assert ask(out, "SELECT count(*) FROM evidence") == [(quotes,)]
    terms = [(f.path, f.terms.amount, f.terms.signed, f.terms.ends) for f in checked]
    said = ask(out, "SELECT path, amount, signed, ends FROM register WHERE outcome = 'checked' ORDER BY path")
    assert said == terms


def test_the_register_names_the_parties(made: tuple[Path, list[AuditedFile]]) -> None:
    out, _ = made
    said = ask(out, "SELECT parties FROM register WHERE path LIKE '%合规%' AND path NOT LIKE '%有%'")
    assert said == [("示例科技有限公司、示例大学",)]


def test_every_table_has_a_comment_that_says_what_it_holds(made: tuple[Path, list[AuditedFile]]) -> None:
    names = {str(row[0]): row[1] for row in ask(made[0], SCHEMA)}
    assert set(names) == {*TABLES, "latest", "register", "findings"}
    assert all(names.values())


def test_a_question_that_is_none_is_told(made: tuple[Path, list[AuditedFile]]) -> None:
    with pytest.raises(InputError, match="查询无法执行"):
        ask(made[0], "SELECT nothing FROM nowhere")


def test_questions_change_nothing(made: tuple[Path, list[AuditedFile]]) -> None:
    with pytest.raises(InputError):
        ask(made[0], "DELETE FROM files")


def test_without_an_audit_there_is_nothing_to_ask(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="先运行"):
        ask(tmp_path, "SELECT 1")


def test_parquet_files_are_the_same_bytes_every_time(
    made: tuple[Path, list[AuditedFile]], tmp_path: Path
) -> None:
    digests = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        with Database(made[0], read_only=True) as database:
            paths = database.export(tmp_path / name)
        digests.append([hashlib.sha256(path.read_bytes()).hexdigest() for path in paths])
        assert [path.stem for path in paths] == list(TABLES)
    assert digests[0] == digests[1]
    found = duckdb.read_parquet(str(tmp_path / "one/documents.parquet"))
    assert len(found.fetchall()) == 3
    assert "serial" not in found.columns, "it tells which worker was first"


def test_bringing_up_twice_changes_nothing(tmp_path: Path) -> None:
    folder = written(tmp_path / "档案", {"a.docx": agreement(1)})
    with Audit(settings(folder, tmp_path / "out")) as audit:
        audit.work(inline)
        for _ in range(2):
            with Database(tmp_path / "out") as database:
                database.bring_up(audit.state, 1)
    assert ask(tmp_path / "out", "SELECT count(*) FROM documents") == [(1,)]


def test_documents_that_are_judged_anew_or_gone_are_replaced(tmp_path: Path) -> None:
    folder = written(tmp_path / "档案", {"a.docx": agreement(1), "b.docx": agreement(2)})
    wanted = settings(folder, tmp_path / "out")
    for number, name in enumerate(("a.docx", "b.docx", "c.docx"), 1):
        with Audit(wanted) as audit:
            run = audit.work(inline).run
            with Database(tmp_path / "out") as database:
                database.bring_up(audit.state, run.number)
        assert ask(tmp_path / "out", "SELECT max(run) FROM runs") == [(number,)]
        written(folder, {name: agreement(10 + number)})
    assert ask(tmp_path / "out", "SELECT count(DISTINCT document) FROM files WHERE run = 3") == [(2,)]
    keys = ask(
        tmp_path / "out", "SELECT count(*) FROM documents WHERE document NOT IN (SELECT document FROM files)"
    )
    assert keys == [(0,)]
