"""The executor that a run wants."""

from __future__ import annotations

from pipeline.audit.executors import Executor
from pipeline.audit.executors.announced import ahead
from pipeline.audit.executors.pool import Pool
from pipeline.audit.settings import Settings, Setup
from pipeline.audit.store.state import NAME


def early(settings: Settings) -> None:
    """Begin what takes workers long to start, where it is sure that they will be needed."""
    if not settings.cluster and not (settings.out / NAME).exists():
        ahead(settings.near, settings.rules)


def make(settings: Settings, setup: Setup) -> Executor:
    """Workers of a cluster where its scheduler is named, else of this machine. Raises InputError."""
    if settings.cluster:
        from pipeline.audit.executors.cluster import Cluster  # noqa: PLC0415 - an extra

        return Cluster(setup, settings.cluster)
    return Pool(setup, settings.workers)
