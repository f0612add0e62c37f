"""Limits that a project must keep; ``LIMITS`` is the explicit list."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.generate.breach import Breach
from pipeline.model.project import Project

Limit = Callable[[Project], tuple[Breach, ...]]

LIMITS: tuple[Limit, ...] = ()


def breaches(project: Project) -> tuple[Breach, ...]:
    """Every limit that ``project`` breaks, in the order of the standard's clauses."""
    return tuple(breach for limit in LIMITS for breach in limit(project))
