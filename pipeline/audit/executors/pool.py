"""The processes of this machine, each with a thread that watches it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from queue import Empty, Queue
from threading import Thread

from pipeline.audit.executors.supervised import Supervised
from pipeline.audit.job import Judged, Task, Work, judge
from pipeline.audit.settings import Setup

AHEAD = 2
"""Tasks a worker that are read before one is free."""
PATIENCE = 0.2
"""Seconds between two looks at whether the user wants to stop."""
_Answer = Judged | Exception


class Pool:
    """``jobs`` workers; a file that kills or blocks one costs nothing but its own result."""

    def __init__(self, setup: Setup, jobs: int, work: Work = judge) -> None:
        """Start nothing yet."""
        self._workers = [Supervised(setup, work) for _ in range(max(1, jobs))]
        self._inbox: Queue[Task | None] = Queue()
        self._outbox: Queue[_Answer] = Queue()
        self._threads: list[Thread] = []
        self._stopped = False

    def results(self, tasks: Iterable[Task]) -> Iterator[Judged]:
        """One outcome for each task, as they are ready. Raises InputError when no worker can be started."""
        self._start()
        open_tasks = 0
        for task in tasks:
            self._inbox.put(task)
            open_tasks += 1
            while open_tasks >= len(self._workers) * (1 + AHEAD) or (open_tasks and not self._outbox.empty()):
                yield self._next()
                open_tasks -= 1
            if self._stopped:
                break
        while open_tasks:
            if self._stopped:
                open_tasks -= self._withdrawn()
                if not open_tasks:
                    break
            yield self._next()
            open_tasks -= 1

    def stop(self) -> None:
        """Take no further task; those being worked on are finished."""
        self._stopped = True

    def close(self) -> None:
        """End all workers now."""
        self._stopped = True
        self._withdrawn()
        for worker in self._workers:
            worker.kill()
        for _ in self._threads:
            self._inbox.put(None)
        for thread in self._threads:
            thread.join()

    def _start(self) -> None:
        for worker in self._workers[len(self._threads) :]:
            thread = Thread(target=self._serve, args=(worker,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, worker: Supervised) -> None:
        while (task := self._inbox.get()) is not None:
            try:
                self._outbox.put(worker.judge(task))
            except Exception as error:  # noqa: BLE001 - raised where the results are read
                self._outbox.put(error)
        worker.close()

    def _next(self) -> Judged:
        while True:
            try:
                found = self._outbox.get(timeout=PATIENCE)
            except Empty:
                continue
            if isinstance(found, Exception):
                raise found
            return found

    def _withdrawn(self) -> int:
        """Take back what no worker has begun; its number."""
        count = 0
        while True:
            try:
                self._inbox.get_nowait()
            except Empty:
                return count
            count += 1
