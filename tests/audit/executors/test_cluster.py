from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster
from helpers.auditing import HANG, KILL, agreement, audited, inline, quick, settings, setup, written

from pipeline.audit.executors.cluster import Cluster
from pipeline.audit.executors.inline import Inline
from pipeline.audit.job import Judged, Task, Work, judge
from pipeline.audit.settings import Setup
from pipeline.errors import InputError
from pipeline.model.archive import FileOutcome

pytestmark = pytest.mark.filterwarnings("ignore")
"""What Dask and its libraries warn of is not ours to mend."""


@pytest.fixture(scope="module")
def local() -> Iterator[Any]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs="ERROR"
    ) as cluster:  # type: ignore[no-untyped-call]
        yield cluster


def judged(
    local: Any,  # noqa: ANN401 - Dask has no types
    tasks: list[Task],
    *,
    limits: Setup,
    kill_after: int = -1,
    work: Work = quick,
) -> dict[str, Judged]:
    cluster = Cluster(limits, local.scheduler_address, work)
    found: dict[str, Judged] = {}
    try:
        for number, item in enumerate(cluster.results(tasks)):
            assert item.key not in found
            found[item.key] = item
            if number == kill_after:
                os.kill(next(iter(local.workers.values())).process.pid, signal.SIGKILL)
    finally:
        cluster.close()
    return found


def test_a_cluster_whose_worker_is_killed_gives_the_identical_results(local: Any) -> None:  # noqa: ANN401
    tasks = [Task(f"key{number}", "a.docx", agreement(number % 6)) for number in range(24)]
    alone = {item.key: item for item in Inline(setup()).results(tasks)}
    assert judged(local, tasks, limits=setup(), kill_after=5, work=judge) == alone


def test_limits_hold_on_a_cluster_too(local: Any) -> None:  # noqa: ANN401
    tasks = [Task(f"key{number}", "a.docx", b"data %d" % number) for number in range(8)]
    tasks[2] = Task("key2", "a.docx", KILL)
    tasks[5] = Task("key5", "a.docx", HANG)
    found = judged(local, tasks, limits=setup(seconds=1.0))
    bad = {key: item.outcome for key, item in found.items() if item.outcome is not FileOutcome.CHECKED}
    assert bad == {"key2": FileOutcome.CRASHED, "key5": FileOutcome.TIMEOUT}
    assert len(found) == 8


def test_a_run_on_a_cluster_has_the_rows_of_a_run_here(local: Any, tmp_path: Path) -> None:  # noqa: ANN401
    folder = written(tmp_path / "档案", {f"{number}.docx": agreement(number) for number in range(4)})
    alone = audited(settings(folder, tmp_path / "alone"), make=inline)[1]
    there = audited(
        settings(folder, tmp_path / "out"), make=lambda setup: Cluster(setup, local.scheduler_address)
    )[1]
    assert there == alone


def test_after_a_stop_no_further_task_is_sent(local: Any) -> None:  # noqa: ANN401
    cluster = Cluster(setup(), local.scheduler_address, quick)
    found = []
    for item in cluster.results(Task(f"key{number}", "a.docx", b"x") for number in range(100)):
        found.append(item)
        cluster.stop()
    cluster.close()
    assert 1 <= len(found) <= 10


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://x"])
def test_a_scheduler_that_does_not_answer_is_told(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.audit.executors.cluster.CONNECTING", 1)
    with pytest.raises(InputError, match="集群"):
        Cluster(setup(), address)


def test_without_the_extra_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(InputError, match="pip install"):
        Cluster(setup(), "tcp://127.0.0.1:1")
