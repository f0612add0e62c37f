"""This process itself: for one file, and to compare with. Limits do not hold here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.audit.job import Judged, Task, Work, judge
from pipeline.audit.settings import Setup


class Inline:
    """One task after another."""

    def __init__(self, setup: Setup, work: Work = judge) -> None:
        """Do ``work`` by ``setup``."""
        self._setup = setup
        self._work = work
        self._stopped = False

    def results(self, tasks: Iterable[Task]) -> Iterator[Judged]:
        """One outcome for each task, in their order."""
        for task in tasks:
            yield self._work(task, self._setup)
            if self._stopped:
                return

    def stop(self) -> None:
        """Take no further task."""
        self._stopped = True

    def close(self) -> None:
        """Nothing is left running."""
