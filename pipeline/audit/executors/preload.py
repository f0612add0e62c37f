"""Imported once in the process that workers are forked from: they share its memory and start at once.

The environment says which rules to load, as nothing else reaches that process.
"""

from __future__ import annotations

import gc
import os
import pickle
from binascii import a2b_base64, b2a_base64
from contextlib import suppress

from pipeline import app
from pipeline.audit.job import Task, checker_for, judge
from pipeline.audit.settings import Setup

VARIABLE = "CXY_AUDIT_SETUP"


def announced(setup: Setup) -> str:
    """``setup`` as the environment can hold it."""
    return b2a_base64(pickle.dumps(setup), newline=False).decode("ascii")


def load() -> None:
    """Load the rules of the announced setup, if any, and check samples: that compiles the patterns."""
    if said := os.environ.get(VARIABLE):
        setup: Setup = pickle.loads(a2b_base64(said))  # noqa: S301 - our own parent wrote it
        with suppress(Exception):  # a worker that cannot load the rules says so itself
            checker_for(setup)
            for path in app.demo_files():
                judge(Task("", path.name, path.read_bytes()), setup)
    gc.collect()
    gc.freeze()


load()
