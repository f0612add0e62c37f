"""The workers of a Dask cluster. Each judges in a process of its own, under the same limits as here."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from functools import lru_cache
from threading import get_ident
from typing import Any

from pipeline.audit.executors.supervised import Supervised
from pipeline.audit.job import Judged, Task, Work, judge
from pipeline.audit.settings import Setup
from pipeline.errors import InputError
from pipeline.model.archive import FileOutcome

AHEAD = 4
"""Tasks a thread of the cluster that are sent before one is free."""
CONNECTING = 30
"""Seconds that the scheduler has to answer."""
SUBPROCESSES = 64
LOST = "集群里检查这份文件的机器几次退出，已放弃。"
MISSING = "没有安装集群部分，请运行 pip install distributed。"


class Cluster:
    """The workers known to a scheduler. A worker that dies costs nothing: others take its tasks."""

    def __init__(self, setup: Setup, address: str, work: Work = judge) -> None:
        """Connect. Raises InputError when nobody answers or the extra is not installed."""
        try:
            import distributed  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise InputError(MISSING) from error
        self._dask: Any = distributed
        try:
            self._client = self._dask.Client(address, timeout=CONNECTING, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            raise InputError(f"连接不上集群 {address}，请检查地址，并确认调度器已经启动。") from error
        self._setup = setup
        self._work = work
        self._stopped = False

    def results(self, tasks: Iterable[Task]) -> Iterator[Judged]:
        """One outcome for each task, as they are ready."""
        done = self._dask.as_completed(loop=self._client.loop)
        source = iter(tasks)
        sent: dict[str, str] = {}
        while True:
            while len(sent) < self._most() and (task := self._next(source)) is not None:
                future = self._client.submit(supervised, task, self._setup, self._work, pure=False)
                sent[future.key] = task.key
                done.add(future)
            if not sent:
                return
            future = next(done)
            yield _outcome(future, sent.pop(future.key))
            future.release()

    def stop(self) -> None:
        """Send no further task; those that were sent are finished."""
        self._stopped = True

    def close(self) -> None:
        """Leave the cluster; it forgets what it was sent."""
        self._client.close()

    def _next(self, source: Iterator[Task]) -> Task | None:
        return None if self._stopped else next(source, None)

    def _most(self) -> int:
        """The number of tasks that keep the cluster busy; it may grow and shrink meanwhile."""
        threads: int = sum(self._client.nthreads().values())
        return max(1, threads) * AHEAD


def _outcome(future: Any, key: str) -> Judged:  # noqa: ANN401 - a future of Dask
    """What came of a task; raises what the worker raised, except that it died again and again."""
    from distributed.scheduler import KilledWorker  # noqa: PLC0415 - an extra

    try:
        found: Judged = future.result()
    except KilledWorker:
        return Judged(key, FileOutcome.CRASHED, LOST)
    return found


def supervised(task: Task, setup: Setup, work: Work) -> Judged:
    """On a worker of the cluster: the outcome of ``task``, from a process that may be killed over it."""
    return _process(setup, work, get_ident()).judge(task)


@lru_cache(maxsize=SUBPROCESSES)
def _process(setup: Setup, work: Work, thread: int) -> Supervised:  # noqa: ARG001 - one for each thread
    """The process of a thread; it lasts as long as the worker."""
    _may_have_children()
    return Supervised(setup, work)


def _may_have_children() -> None:
    """Dask marks its workers as daemons, which may start no process; ours end with the worker anyway."""
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]  # noqa: SLF001
