"""What an outcome depends on besides the bytes of the file; the key that it is kept under."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import shutil
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pipeline
from pipeline.audit.basis import Basis
from pipeline.audit.codec import FORMAT
from pipeline.audit.settings import SIGNING, TODAY, Settings

_OTHER = frozenset({"cli", "audit", "generate", "_data"})
"""Rooms that have no say in what a check finds."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The fingerprint of rules, law date policy, model and program, and how outcomes are kept under it.

    ``epoch`` counts the days up to today on which the law changed; ``conditions`` are what a failure may be
    due to: limits, and what else is installed.
    """

    policy: str
    ruleset: str
    model: str
    epoch: int
    conditions: str
    by_name: str = ""
    """Where waivers name files, their outcome depends on its name, and on the day."""

    def keys(self, sha256: str, name: str) -> tuple[str, str]:
        """The keys for the bytes ``sha256`` of a file called ``name``.

        The second is for what is judged again because the law has changed since the first.
        """
        policy = _short(self.policy, self.by_name, name) if self.by_name else self.policy
        return f"{sha256}.{policy}", f"{sha256}.{policy}@{self.epoch}"


def identity(settings: Settings, basis: Basis) -> Identity:
    """The identity of a run by ``settings`` with rules of which ``basis`` is known."""
    epoch = bisect_right(basis.days, settings.today)
    law = {SIGNING: SIGNING, TODAY: f"{TODAY}@{epoch}"}.get(settings.law_date, settings.law_date)
    limits = settings.limits
    return Identity(
        _short(str(FORMAT), basis.ruleset, basis.model, program(), law),
        basis.ruleset,
        basis.model,
        epoch,
        f"{limits.seconds:g}s {limits.mebibytes}MiB {_abilities()}",
        settings.today.isoformat() if basis.waivers else "",
    )


def _abilities() -> str:
    """What this machine can read with besides the program itself; other abilities, other unreadable files."""
    office = shutil.which("soffice") or shutil.which("libreoffice") or "-"
    return f"office={office} ocr={_version('rapidocr')}"


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "-"


@cache
def program() -> str:
    """The hash of the program's own text: another program may find other things."""
    home = Path(pipeline.__file__).parent
    total = hashlib.sha256()
    for path in sorted(home.rglob("*.py")):
        name = path.relative_to(home)
        if name.parts[0] not in _OTHER:
            total.update(f"{name.as_posix()}:{path.stat().st_size}:".encode())
            total.update(path.read_bytes())
    return total.hexdigest()


def _short(*parts: str) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]
