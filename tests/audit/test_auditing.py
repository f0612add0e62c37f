from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from helpers.auditing import agreement, samples, settings, written
from helpers.mixed_archive import Mixed, mixed

from pipeline.audit import outputs
from pipeline.audit.auditing import audit
from pipeline.audit.run import Audit, Silent
from pipeline.audit.settings import Settings
from pipeline.audit.store.database import Database
from pipeline.errors import InputError
from pipeline.model.archive import FileOutcome


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Mixed:
    return mixed(tmp_path_factory.mktemp("mixed"))


@pytest.fixture(scope="module")
def results(odd: Mixed, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    wanted = settings(odd.folder, tmp_path_factory.mktemp("results") / "out", jobs=2)
    audit(wanted, Silent())
    return wanted


def rows(out: Path, question: str) -> list[tuple[object, ...]]:
    with Database(out, read_only=True) as database:
        return database.ask(question)[1]


def bytes_of(out: Path) -> Mapping[str, str]:
    """The digest of every export."""
    names = [
        path
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.suffix not in {".sqlite", ".duckdb"}
    ]
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in names}


def test_every_file_of_a_mixed_archive_has_the_outcome_that_it_must_have(
    odd: Mixed, results: Settings
) -> None:
    found = {path: outcome for path, outcome in rows(results.out, "SELECT path, outcome FROM latest")}  # noqa: C416
    assert len(odd.expected) > 200
    assert found == {path: outcome.value for path, outcome in odd.expected.items()}


def test_whatever_was_not_checked_says_why(results: Settings) -> None:
    silent = rows(
        results.out,
        "SELECT path FROM latest WHERE outcome NOT IN ('checked', 'duplicate') AND reason NOT LIKE '%。'",
    )
    assert silent == []


def test_the_folder_holds_everything_that_people_open(results: Settings) -> None:
    names = {path.name for path in results.out.iterdir()}
    assert {"register.xlsx", "findings.xlsx", "dashboard.html", "obligations.ics", "findings.jsonl"} <= names
    assert {"reports", "audit.sqlite", "archive.duckdb"} <= names
    assert not [name for name in names if name.startswith(outputs.HIDDEN)]
    checked = rows(results.out, "SELECT count(DISTINCT sha256) FROM latest WHERE outcome = 'checked'")
    assert len(list((results.out / "reports").iterdir())) == checked[0][0]


@pytest.mark.parametrize("jobs", [1, 3])
def test_exports_are_the_same_bytes_whatever_the_number_of_workers(
    odd: Mixed, results: Settings, tmp_path: Path, jobs: int
) -> None:
    audit(settings(odd.folder, tmp_path / "out", jobs=jobs), Silent())
    assert bytes_of(tmp_path / "out") == bytes_of(results.out)


def test_a_second_run_changes_nothing(results: Settings) -> None:
    before = bytes_of(results.out)
    ended = audit(results, Silent())
    assert (ended.judged, ended.same, ended.outputs) == (0, True, ())
    assert bytes_of(results.out) == before


def test_exports_that_were_deleted_are_written_again(results: Settings) -> None:
    before = bytes_of(results.out)
    (results.out / "register.xlsx").unlink()
    (results.out / "archive.duckdb").unlink()
    audit(results, Silent())
    assert bytes_of(results.out) == before
    assert rows(results.out, "SELECT count(*) FROM latest") != [(0,)]


def test_the_tally_is_that_of_the_rows(tmp_path: Path) -> None:
    folder = written(tmp_path / "档案", {**samples(), "b.docx": agreement(1)})
    wanted = settings(folder, tmp_path / "out", jobs=1)
    first = audit(wanted, Silent())
    with Audit(wanted) as opened:
        files = list(opened.archive(first.run))
    assert first.tally.open == sum(len(item.findings) for item in files)
    assert dict(first.tally.verdicts) == {"pass": 1, "fail": 2}
    written(folder, {"b.docx": agreement(2), "c.docx": agreement(3)})
    (folder / "合规.docx").unlink()
    second = audit(wanted, Silent())
    with Audit(wanted) as opened:
        files = list(opened.archive(second.run))
    news = [item for file in files for item in file.findings if item.change.value == "new"]
    assert (second.tally.new, second.tally.fixed) == (len(news), sum(len(file.fixed) for file in files))
    assert second.tally.new > 0
    assert second.run.gone == ("档案/合规.docx",)


def test_the_tally_counts_against_the_last_run_that_looked_at_the_file(tmp_path: Path) -> None:
    folder = written(tmp_path / "档案", samples())
    wanted = settings(folder, tmp_path / "out", jobs=1)
    audit(wanted, Silent())
    assert audit(replace(wanted, since=date(2100, 1, 1)), Silent()).tally.open == 0
    again = audit(wanted, Silent())
    assert again.tally.open > 0
    assert (again.tally.new, again.tally.fixed) == (0, 0)


def test_a_full_disk_is_told_in_one_sentence_and_leaves_the_old_results(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(tmp_path / "档案", {"a.docx": agreement(1)})
    wanted = settings(folder, tmp_path / "out", jobs=1)
    audit(wanted, Silent())
    before = bytes_of(wanted.out)
    written(folder, {"b.docx": agreement(2)})

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("pipeline.app.exporting.pages", full)
        with pytest.raises(InputError, match="磁盘"):
            audit(wanted, Silent())
    assert bytes_of(wanted.out) == before
    ended = audit(wanted, Silent())
    assert (ended.judged, ended.outputs[0]) == (0, "findings.xlsx")
    assert bytes_of(wanted.out) != before


def test_nothing_is_exported_of_a_run_that_was_stopped(tmp_path: Path) -> None:
    class Stopped(Silent):
        def stopping(self) -> bool:
            return True

    folder = written(tmp_path / "档案", {"a.docx": agreement(1)})
    ended = audit(settings(folder, tmp_path / "out", jobs=1), Stopped())
    assert not ended.run.complete
    assert bytes_of(tmp_path / "out") == {}


def test_files_by_outcome_add_up(results: Settings) -> None:
    ended = audit(results, Silent())
    assert sum(dict(ended.run.outcomes).values()) == ended.run.files
    assert dict(ended.run.outcomes)[FileOutcome.CRASHED] == 0


def test_large_archives_are_exported_by_several_processes_with_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(tmp_path / "档案", {f"{number}.docx": agreement(number) for number in range(5)})
    audit(settings(folder, tmp_path / "one", jobs=1), Silent())
    monkeypatch.setattr(outputs, "SMALL", 1)
    audit(settings(folder, tmp_path / "two", jobs=2), Silent())
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def test_a_damaged_database_is_made_anew(tmp_path: Path) -> None:
    folder = written(tmp_path / "档案", {"a.docx": agreement(1)})
    wanted = settings(folder, tmp_path / "out", jobs=1)
    (tmp_path / "out").mkdir()
    (tmp_path / "out/archive.duckdb").write_bytes(b"no database" * 1000)
    audit(wanted, Silent())
    assert rows(wanted.out, "SELECT count(*) FROM latest") == [(1,)]


def test_a_database_in_use_is_told(tmp_path: Path) -> None:
    folder = written(tmp_path / "档案", {"a.docx": agreement(1)})
    wanted = settings(folder, tmp_path / "out", jobs=1)
    audit(wanted, Silent())
    written(folder, {"b.docx": agreement(2)})
    hold = "import duckdb, sys; db = duckdb.connect(sys.argv[1]); print('open', flush=True); input()"
    with subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", hold, str(wanted.out / "archive.duckdb")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(InputError, match="其他程序"):
            audit(wanted, Silent())
        other.communicate(b"\n")
    assert audit(wanted, Silent()).judged == 0
    assert rows(wanted.out, "SELECT count(*) FROM latest") == [(2,)]
