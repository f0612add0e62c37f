"""Who judges the files: this process, a pool of processes that can be killed, or a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from pipeline.audit.job import Judged, Task


class Executor(Protocol):
    """Judges tasks; which worker and in which order makes no difference to what comes out."""

    def results(self, tasks: Iterable[Task]) -> Iterator[Judged]:
        """One outcome for each task, as they are ready; ``tasks`` is read only as fast as they are worked on.

        When ``stop`` was called no further task is taken; those being worked on are finished.
        """

    def stop(self) -> None:
        """Take no further task."""

    def close(self) -> None:
        """End the workers, whatever they are doing."""
