from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from helpers.auditing import HANG, KILL, quick, setup

from pipeline.audit.executors.inline import Inline
from pipeline.audit.executors.pool import AHEAD, Pool
from pipeline.audit.job import Judged, Task
from pipeline.errors import InputError
from pipeline.model.archive import FileOutcome


def tasks(count: int) -> list[Task]:
    return [Task(f"key{number}", "a.docx", b"data %d" % number) for number in range(count)]


def judged(pool: Pool | Inline, wanted: list[Task]) -> dict[str, Judged]:
    try:
        found = list(pool.results(wanted))
    finally:
        pool.close()
    assert len({item.key for item in found}) == len(found)
    return {item.key: item for item in found}


@pytest.mark.parametrize("jobs", [1, 3])
def test_every_task_has_the_result_that_one_process_gives(jobs: int) -> None:
    wanted = tasks(40)
    assert judged(Pool(setup(), jobs, quick), wanted) == judged(Inline(setup(), quick), wanted)


def test_only_the_culprit_pays() -> None:
    wanted = tasks(12)
    wanted[3] = Task("key3", "a.docx", KILL)
    wanted[7] = Task("key7", "a.docx", HANG)
    found = judged(Pool(setup(seconds=1.0), 2, quick), wanted)
    assert len(found) == 12
    bad = {key: item.outcome for key, item in found.items() if item.outcome is not FileOutcome.CHECKED}
    assert bad == {"key3": FileOutcome.CRASHED, "key7": FileOutcome.TIMEOUT}


def test_tasks_are_read_no_faster_than_they_are_done() -> None:
    read = 0

    def source() -> Iterator[Task]:
        nonlocal read
        for task in tasks(50):
            read += 1
            yield task

    pool = Pool(setup(), 2, quick)
    for done, _ in enumerate(pool.results(source()), 1):
        assert read <= done + 2 * (1 + AHEAD)
    pool.close()
    assert read == 50


def test_after_a_stop_no_further_task_is_begun() -> None:
    pool = Pool(setup(), 2, quick)
    found = []
    for item in pool.results(tasks(100)):
        found.append(item)
        pool.stop()
    pool.close()
    assert 1 <= len(found) <= 1 + 2 * (1 + AHEAD)


def test_closing_does_not_wait_for_a_task_that_hangs() -> None:
    pool = Pool(setup(seconds=600), 1, quick)
    results = pool.results([Task("quick", "a.docx", b"x"), Task("slow", "a.docx", HANG)])
    next(results)
    start = time.monotonic()
    pool.close()
    assert time.monotonic() - start < 10


def test_nothing_to_do_starts_nothing() -> None:
    pool = Pool(setup(), 2, quick)
    assert list(pool.results([])) == []
    pool.close()


def test_workers_that_cannot_start_end_the_run() -> None:
    wrong = setup()
    pool = Pool(type(wrong)(wrong.order, ruleset="other"), 1, quick)
    with pytest.raises(InputError, match="无法启动"):
        list(pool.results(tasks(1)))
    pool.close()
