"""One file: bytes in, outcome out, never an exception."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.audit import codec
from pipeline.audit.settings import Setup
from pipeline.errors import ContentError, InputError
from pipeline.model.archive import AuditedFile, AuditedTerms, FileOutcome

if TYPE_CHECKING:
    from pipeline import app

MEMORY = "内存不够，已放弃这份文件；可以用 --limit-memory 给得多一些。"
FOREIGN = "这台工作机上的规则与发起审计的机器不同，请安装同一版本，并让规则文件夹在同一路径下可读。"


@dataclass(frozen=True, slots=True)
class Task:
    """The bytes of one file; ``key`` is what the outcome will be kept under."""

    key: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of the bytes behind ``key``; ``body`` is the packed row where they were checked."""

    key: str
    outcome: FileOutcome
    reason: str = ""
    body: bytes = b""
    type: str = ""
    as_of_by: str = ""
    signed: date | None = None
    shape: str = ""
    """The same for rows that the same rules judged, whatever they found."""
    facts: str = ""
    """The same for agreements of the same parties and days; empty where they are not told."""
    sketch: bytes = b""
    """Of the text: how alike two are follows from it."""


Work = Callable[[Task, Setup], Judged]
"""What a worker does with a task: `judge`. Whatever it is, workers must be able to import it."""


def checker_for(setup: Setup) -> app.Checker:
    """The rules that ``setup`` asks for, loaded once in a process. Raises ContentError when they differ."""
    checker = _kept(setup.near, setup.rules)
    if setup.ruleset and checker.ruleset.digest != setup.ruleset:
        _kept.cache_clear()  # the files have changed since
        checker = _kept(setup.near, setup.rules)
        if checker.ruleset.digest != setup.ruleset:
            raise ContentError((FOREIGN,))
    return checker


@lru_cache(maxsize=2)
def _kept(near: Path | None, rules: Path | None) -> app.Checker:
    return loaded(near, rules)


def loaded(near: Path | None, rules: Path | None) -> app.Checker:
    """The rules for documents beside ``near`` with those of the folder ``rules``. Raises ContentError."""
    from pipeline import app  # noqa: PLC0415 - slow to load
    from pipeline.app import archiving  # noqa: PLC0415

    return app.load(house=archiving.house_of(near, rules))


def judge(task: Task, setup: Setup) -> Judged:
    """The outcome of ``task``; whatever goes wrong is an outcome too. Rules must be loadable."""
    from pipeline.app import archiving  # noqa: PLC0415 - slow to load

    checker = checker_for(setup)
    try:
        row, sketch = archiving.audited(task.data, name=task.name, checker=checker, order=setup.order)
        return judged(task.key, row, sketch)
    except InputError as error:
        return Judged(task.key, FileOutcome.UNREADABLE, str(error).removeprefix(f"{task.name}："))
    except MemoryError:
        return Judged(task.key, FileOutcome.MEMORY, MEMORY)
    except Exception as error:  # noqa: BLE001 - one file never ends a run
        said = f"检查程序在这份文件上出错（{type(error).__name__}），请把文件交给开发者。"
        return Judged(task.key, FileOutcome.CRASHED, said)


def judged(key: str, row: AuditedFile, sketch: bytes = b"") -> Judged:
    """A checked row on its way to the store."""
    return Judged(
        key,
        row.outcome,
        row.reason,
        codec.pack(row),
        row.type,
        row.as_of_by,
        row.terms.signed,
        digest("\n".join(f"{item.rule} {item.severity}" for item in row.results).encode())[:16],
        _facts(row.terms),
        sketch,
    )


def _facts(terms: AuditedTerms) -> str:
    names = sorted(item.name for item in terms.parties if item.name)
    days = [str(day) for day in (terms.signed, terms.starts, terms.ends)]
    return digest("\n".join([*names, *days]).encode("utf-8", "replace"))[:16] if len(names) > 1 else ""


def digest(data: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
