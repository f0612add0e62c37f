"""What an audit was asked to do."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipeline.app.order import Order

SIGNING, TODAY = "signing", "today"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: ``seconds`` of time, ``mebibytes`` of memory on top of an idle worker.

    A scanned page takes up to ten seconds.
    """

    seconds: float = 600.0
    mebibytes: int = 4096


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker needs to judge as this run does. Small and picklable: it travels, the rules do not.

    ``near`` is a file name in the folder whose ``cxy.toml`` and ``waivers.yaml`` count; ``ruleset`` the hash
    of the rules that the worker must find.
    """

    order: Order
    near: Path | None = None
    rules: Path | None = None
    ruleset: str = ""
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Settings:
    """The orders for one run. ``law_date`` is ``signing``, ``today`` or an ISO date."""

    sources: tuple[str, ...]
    out: Path
    today: date
    law_date: str = SIGNING
    rules: Path | None = None
    since: date | None = None
    """Only files modified on or after that day; the others are rows that say so."""
    signed_since: date | None = None
    """Only agreements signed on or after that day, or without a readable date."""
    types: tuple[str, ...] = ()
    """Only agreements of these kinds; empty: all."""
    jobs: int = 0
    """Worker processes; 0: one for each core, none for one file."""
    cluster: str = ""
    """Address of a Dask scheduler; empty: this machine."""
    limits: Limits = field(default_factory=Limits)
    fresh: bool = False
    """Judge everything anew."""
    retry: bool = False
    """Try the files again that could not be read or were given up."""

    @property
    def workers(self) -> int:
        """The number of worker processes."""
        return self.jobs or available_cores()

    @property
    def near(self) -> Path | None:
        """A file name beside which the settings of the house lie: in the first source on this machine."""
        for source in self.sources:
            path = Path(source)
            if path.is_dir():
                return path / "_"
            if path.exists():
                return path
        return None

    def order(self) -> Order:
        """The order for one file."""
        if self.law_date == SIGNING:
            return Order(today=self.today)
        as_of = self.today if self.law_date == TODAY else date.fromisoformat(self.law_date)
        return Order(today=self.today, as_of=as_of)


def available_cores() -> int:
    """The cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
