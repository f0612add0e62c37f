"""The process in which files are judged: it can be killed without harm to anything but its file."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from multiprocessing.connection import Connection

from pipeline.audit.job import MEMORY, Judged, Task, Work, checker_for
from pipeline.audit.settings import Limits, Setup
from pipeline.model.archive import FileOutcome

READY = "ready"
GRACE = 10
"""Seconds after which a worker ends itself when nobody is left to kill it."""
_MIB = 2**20


def main(connection: Connection, setup: Setup, work: Work) -> None:
    """Load the rules, then do ``work`` on one task after another until the other side closes."""
    from pipeline.app import archiving  # noqa: PLC0415 - slow to load

    _apart()
    _quiet()
    archiving.one_of_many()
    try:
        checker_for(setup)
    except Exception as error:  # noqa: BLE001 - the other side tells people
        connection.send(f"{type(error).__name__}: {error}")
        return
    _limit_memory(setup.limits)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        connection.send(READY)
        while _serve(connection, setup, work):
            pass
    archiving.end()


def _serve(connection: Connection, setup: Setup, work: Work) -> bool:
    """Do the next task; whether the process is still fit for another."""
    task: Task = connection.recv()
    _alarm(setup.limits.seconds + GRACE)
    found = _done(task, setup, work)
    _alarm(0)
    connection.send(found)
    return found.outcome is not FileOutcome.MEMORY


def _done(task: Task, setup: Setup, work: Work) -> Judged:
    try:
        return work(task, setup)
    except MemoryError:
        return Judged(task.key, FileOutcome.MEMORY, MEMORY)


def _alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _apart() -> None:
    """Ctrl-C in the terminal reaches neither this process nor what it starts; the other side decides."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "setsid"):
        with suppress(OSError):
            os.setsid()


def _quiet() -> None:
    """Libraries that print do it elsewhere: the terminal belongs to the progress bar."""
    sink = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(sink, stream)
    os.close(sink)


def _limit_memory(limits: Limits) -> None:
    """More memory than now and ``limits`` is a MemoryError from here on, where the system can do that."""
    if sys.platform == "win32" or limits.mebibytes <= 0:
        return
    import resource  # noqa: PLC0415 - not on every system

    most = _address_space() + limits.mebibytes * _MIB
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _address_space() -> int:
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - the kernel's own file
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


def crashed(key: str, code: int | None) -> Judged:
    """The outcome of a task whose worker died with ``code``."""
    how = f"信号 {-code}" if code is not None and code < 0 else f"代码 {code}"
    hint = "，常见的原因是内存不足" if code == -signal.SIGKILL.value else ""
    return Judged(key, FileOutcome.CRASHED, f"检查进程两次在这份文件上被终止（{how}{hint}）。")


def overdue(key: str, limits: Limits) -> Judged:
    """The outcome of a task that took too long."""
    said = f"{limits.seconds:g} 秒内没有检查完，已放弃；可以用 --limit-time 给得多一些。"
    return Judged(key, FileOutcome.TIMEOUT, said)
