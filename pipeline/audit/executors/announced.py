"""What the process that workers are forked from is told: the environment is all that reaches it."""

from __future__ import annotations

import multiprocessing
import os
import pickle
from binascii import b2a_base64
from multiprocessing.context import ForkServerContext, SpawnContext
from pathlib import Path

VARIABLE = "CXY_AUDIT_RULES"
PRELOAD = "pipeline.audit.executors.preload"


def context(near: Path | None, rules: Path | None) -> SpawnContext | ForkServerContext:
    """Processes forked from one that has loaded the rules, where the system can do that.

    They are those for documents beside ``near`` with the folder ``rules``.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    said = b2a_base64(pickle.dumps((near, rules)), newline=False).decode("ascii")
    os.environ.setdefault(VARIABLE, said)
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload([PRELOAD])
    return found


def ahead(near: Path | None, rules: Path | None) -> None:
    """Let that process load the rules now, while this one does something else."""
    if isinstance(context(near, rules), ForkServerContext):
        from multiprocessing.forkserver import ensure_running  # noqa: PLC0415 - not on every system

        ensure_running()
