from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from helpers.auditing import row

from pipeline.audit.job import Judged, judged
from pipeline.audit.sources import Entry
from pipeline.audit.store.state import NAME, State, told
from pipeline.errors import InputError
from pipeline.model.archive import FileOutcome


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(tmp_path)


def kept(state: State, item: Judged, *, epoch: int = 1, conditions: str = "c") -> None:
    state.keep(item, epoch=epoch, conditions=conditions)


def test_a_checked_row_stands_under_whatever_conditions(state: State) -> None:
    kept(state, judged("k", row(b"a")))
    assert state.usable("k", epoch=1, conditions="other")
    assert not state.usable("k", epoch=2, conditions="c"), "it rests on the day of the check"
    assert not state.usable("unknown", epoch=1, conditions="c")


def test_a_failure_stands_under_the_same_conditions_only(state: State) -> None:
    kept(state, Judged("k", FileOutcome.TIMEOUT, "x"))
    assert state.usable("k", epoch=9, conditions="c")
    assert not state.usable("k", epoch=1, conditions="more time")


def test_the_hash_of_a_file_is_known_while_its_stamp_is(state: State) -> None:
    entry = Entry("a", b"/a", stamp="1")
    state.stamped(entry, stamp="1", sha256="abc", size=3)
    assert state.known_hash(entry) == "abc"
    assert state.known_hash(Entry("a", b"/a", stamp="2")) == ""
    assert state.known_hash(Entry("a", b"/a", stamp="")) == ""
    assert state.known_hash(Entry("a", b"/a", stamp="1", member=0)) == ""


def test_files_of_the_same_path_are_told_apart(state: State) -> None:
    same = [Entry("a.zip!b.docx", name) for name in (b"1", b"2", b"3")]
    assert state.begin(1, same) == 3
    assert [item.entry.path for item in state.pending(1)] == [
        "a.zip!b.docx",
        "a.zip!b.docx (2)",
        "a.zip!b.docx (3)",
    ]


def test_every_pending_file_comes_once_in_the_order_of_paths(
    state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.audit.store.state.PAGE", 3)
    names = [f"p{number:02}" for number in range(10)]
    done = Entry("x", b"x", outcome=FileOutcome.SKIPPED)
    assert state.begin(1, [*(Entry(name, name.encode()) for name in reversed(names)), done]) == 11
    seen = []
    for item in state.pending(1):
        seen.append(item.entry.path)
        state.settle(1, item.entry.path, FileOutcome.UNREADABLE, "x")
    assert seen == names


def test_what_was_written_is_there_after_opening_again(tmp_path: Path) -> None:
    first = State(tmp_path)
    kept(first, judged("k", row(b"a")))
    first.close()
    second = State(tmp_path)
    assert second.usable("k", epoch=1, conditions="c")
    second.close()


def test_another_format_is_refused(tmp_path: Path) -> None:
    state = State(tmp_path)
    state.execute("UPDATE meta SET value = '0'")
    state.close()
    with pytest.raises(InputError, match="另一版本"):
        State(tmp_path)


def test_a_damaged_state_is_told(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"no database" * 100)
    with pytest.raises(InputError, match="已损坏"):
        State(tmp_path)


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (sqlite3.OperationalError("database or disk is full"), "磁盘已满"),
        (sqlite3.OperationalError("database is locked"), "另一个审计"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "可以写入"),
        (sqlite3.DatabaseError("malformed"), "损坏"),
    ],
)
def test_what_sqlite_says_is_told_in_chinese(error: sqlite3.Error, word: str) -> None:
    with pytest.raises(InputError, match=word), told():
        raise error
