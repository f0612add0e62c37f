"""One worker process under supervision: started, given a task, killed when it takes too long, replaced."""

from __future__ import annotations

from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from pipeline.audit.executors import worker
from pipeline.audit.executors.announced import context
from pipeline.audit.job import Judged, Task, Work, judge
from pipeline.audit.settings import Setup
from pipeline.errors import InputError
from pipeline.model.archive import FileOutcome

STARTING = 120.0
"""Seconds that a worker has for loading the rules."""
TRIES = 2
"""A file whose worker died is tried once more, in a new one: it may not have been the file's fault."""


class Supervised:
    """One worker and its replacements. Not for several threads at once, except ``kill``."""

    def __init__(self, setup: Setup, work: Work = judge) -> None:
        """Do ``work`` by ``setup``; nothing is started before the first task."""
        self._setup = setup
        self._work = work
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._ended = False

    def judge(self, task: Task) -> Judged:
        """The outcome of ``task``. Raises InputError when no worker can be started."""
        code: int | None = None
        for _ in range(TRIES):
            try:
                connection = self._started()
                connection.send(task)
                if not connection.poll(self._setup.limits.seconds):
                    self._discard()
                    return worker.overdue(task.key, self._setup.limits)
                found: Judged = connection.recv()
            except (EOFError, OSError):
                code = self._discard()
                continue
            if found.outcome is FileOutcome.MEMORY:
                self._discard()
            return found
        return worker.crashed(task.key, code)

    def kill(self) -> None:
        """End the worker now, whatever it does; no other is started."""
        self._ended = True
        if self._process is not None:
            self._process.kill()

    def close(self) -> None:
        """End the worker."""
        self._ended = True
        self._discard()

    def _started(self) -> Connection:
        if self._connection is None:
            if self._ended:
                raise InputError("审计已经停止。")
            self._start()
        assert self._connection is not None  # noqa: S101 - started just now
        return self._connection

    def _start(self) -> None:
        """Start a worker; one that dies meanwhile is replaced once. Raises InputError."""
        said = ""
        for _ in range(TRIES):
            said = self._tried()
            if said == worker.READY and not self._ended:
                return
            code = self._discard()
            if said:
                break
            said = f"启动时退出，代码 {code}"
        raise InputError(f"检查进程无法启动（{said}）。")

    def _tried(self) -> str:
        """What a new worker says of itself; empty when it died before it said anything."""
        processes = context(self._setup.near, self._setup.rules)
        self._connection, theirs = processes.Pipe()
        process = processes.Process(target=worker.main, args=(theirs, self._setup, self._work), daemon=True)
        with theirs:
            _begin(process)
        self._process = process
        try:
            return str(self._connection.recv()) if self._connection.poll(STARTING) else "没有响应"
        except (EOFError, OSError):
            return ""

    def _discard(self) -> int | None:
        """End the process for good; how it ended."""
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if connection is not None:
            connection.close()
        if process is None:
            return None
        process.join(0.2)
        process.kill()
        process.join()
        return process.exitcode


def _begin(process: BaseProcess) -> None:
    """Start ``process``, also when the one that it is forked from has died. Raises InputError."""
    for last in (False, True):
        try:
            process.start()
        except (OSError, EOFError, TypeError) as error:  # the last where that process cannot be started
            if last:
                raise InputError(
                    f"检查进程无法启动（{type(error).__name__}：{error}），"
                    "请检查 Python 的安装和权限，或者用 --jobs 减少进程。"
                ) from error
        else:
            return
