"""What must be known of the rules before a run, asked of the process that has loaded them for the workers."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import ForkServerContext
from pathlib import Path

from pipeline.audit import basis
from pipeline.audit.executors.announced import context
from pipeline.audit.identity import program


def told(near: Path | None, rules: Path | None, *, here: bool) -> basis.Told:
    """The basis of the rules as their files are now; ``here`` loads them into this process.

    Raises ContentError.
    """
    found = None if here else _elsewhere(near, rules)
    if found is None or found.fingerprint != basis.fingerprint(near, rules, program()):
        return basis.found(near, rules, program())
    return found


def _elsewhere(near: Path | None, rules: Path | None) -> basis.Told | None:
    """What a process says that is forked like the workers; None where none is or it died."""
    processes = context(near, rules)
    if not isinstance(processes, ForkServerContext):
        return None
    try:
        with ProcessPoolExecutor(1, mp_context=processes) as pool:
            return pool.submit(basis.told, near, rules, program()).result()
    except (OSError, EOFError, BrokenProcessPool):
        return None
