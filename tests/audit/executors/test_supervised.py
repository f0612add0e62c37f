from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import NoReturn

import pytest
from helpers.auditing import ERROR, HANG, KILL, MEMORY, SEGFAULT, quick, row, setup, threads

from pipeline.app import archiving
from pipeline.audit import codec
from pipeline.audit.executors.supervised import Supervised
from pipeline.audit.job import FOREIGN, Judged, Task, judge
from pipeline.audit.settings import Setup
from pipeline.errors import InputError
from pipeline.model.archive import FileOutcome


@pytest.fixture
def worker() -> Iterator[Supervised]:
    made = Supervised(setup(seconds=1.0, mebibytes=512), quick)
    yield made
    made.close()


def outcome(worker: Supervised, data: bytes) -> FileOutcome:
    return worker.judge(Task("key", "a.docx", data)).outcome


def test_a_task_is_judged_in_another_process(worker: Supervised) -> None:
    found = worker.judge(Task("key", "a.docx", b"one two"))
    assert codec.unpack(found.body) == row(b"one two")


def test_a_task_that_takes_too_long_is_given_up_in_time(worker: Supervised) -> None:
    outcome(worker, b"warm")
    start = time.monotonic()
    found = worker.judge(Task("key", "a.docx", HANG))
    assert (found.outcome, "1 秒" in found.reason) == (FileOutcome.TIMEOUT, True)
    assert time.monotonic() - start < 5


def test_a_task_that_wants_too_much_memory_is_told_so(worker: Supervised) -> None:
    found = worker.judge(Task("key", "a.docx", MEMORY))
    assert (found.outcome, "--limit-memory" in found.reason) == (FileOutcome.MEMORY, True)


@pytest.mark.parametrize(("data", "signal"), [(KILL, "9"), (SEGFAULT, "11")])
def test_a_task_that_kills_its_worker_twice_has_crashed(worker: Supervised, data: bytes, signal: str) -> None:
    found = worker.judge(Task("key", "a.docx", data))
    assert (found.outcome, f"信号 {signal}" in found.reason) == (FileOutcome.CRASHED, True)


def test_a_worker_that_dies_once_costs_nothing(worker: Supervised, tmp_path: Path) -> None:
    assert outcome(worker, b"once " + os.fsencode(tmp_path / "mark")) is FileOutcome.CHECKED


@pytest.mark.parametrize("data", [HANG, KILL, MEMORY])
def test_the_next_task_has_a_fit_worker(worker: Supervised, data: bytes) -> None:
    outcome(worker, data)
    assert outcome(worker, b"after") is FileOutcome.CHECKED


def test_a_worker_whose_work_raises_is_replaced(worker: Supervised) -> None:
    assert outcome(worker, ERROR) is FileOutcome.CRASHED
    assert outcome(worker, b"after") is FileOutcome.CHECKED


def test_after_the_end_nothing_is_started(worker: Supervised) -> None:
    worker.kill()
    with pytest.raises(InputError):
        outcome(worker, b"late")


class _Deadly:
    """Ends the process that receives it."""

    def __reduce__(self) -> tuple[Callable[[int], NoReturn], tuple[int]]:
        return os._exit, (3,)

    def __call__(self, task: Task, setup: Setup) -> Judged:
        raise NotImplementedError


def test_a_worker_that_dies_before_its_first_task_is_no_fault_of_the_file() -> None:
    worker = Supervised(setup(), _Deadly())
    with pytest.raises(InputError, match="代码 3"):
        outcome(worker, b"any")
    worker.close()


def test_a_worker_with_other_rules_refuses() -> None:
    own = setup()
    other = Setup(own.order, ruleset="other", limits=own.limits)
    worker = Supervised(other, quick)
    with pytest.raises(InputError, match="同一版本"):
        outcome(worker, b"data")
    worker.close()
    assert "同一版本" in FOREIGN


def test_a_process_that_cannot_be_started_is_told_in_one_sentence(
    worker: Supervised, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise TypeError("a bytes-like object is required, not 'NoneType'")

    monkeypatch.setattr(ForkServerProcess, "start", fail)
    with pytest.raises(InputError, match="无法启动"):
        outcome(worker, b"data")


def test_workers_recognise_characters_on_one_core_each() -> None:
    worker = Supervised(setup(), threads)
    found = worker.judge(Task("key", "a.png", b""))
    worker.close()
    assert codec.unpack(found.body) == row(b"1")


def test_any_failure_is_an_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(error: BaseException) -> Judged:
        def audited(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr(archiving, "audited", audited)
        return judge(Task("key", "a.docx", b""), setup())

    assert failing(InputError("a.docx：不是协议。")).reason == "不是协议。"
    assert failing(InputError("x")).outcome is FileOutcome.UNREADABLE
    assert failing(MemoryError()).outcome is FileOutcome.MEMORY
    assert failing(RecursionError()).outcome is FileOutcome.CRASHED
    assert "KeyError" in failing(KeyError("x")).reason
