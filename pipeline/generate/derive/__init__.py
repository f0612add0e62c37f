"""Values that documents print and the project file does not state; ``TOPICS`` is the explicit list.

A topic is a module with ``derive(project) -> Mapping``: new names, or names of sections into whose record the
values go; a name ending in ``[]`` holds one mapping for each entry of that list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.generate.derive import (
    agreement,
    agreement_review,
    core,
    evaluations,
    feasibility,
    improvements,
    organization,
    plan,
    plan_review,
    plan_schedule,
    requirement,
    risk_warnings,
    risks,
)
from pipeline.model.project import Project

Topic = Callable[[Project], Mapping[str, object]]

TOPICS: tuple[Topic, ...] = (
    core.derive,
    agreement.derive,
    agreement_review.derive,
    evaluations.derive,
    feasibility.derive,
    improvements.derive,
    organization.derive,
    plan.derive,
    plan_review.derive,
    plan_schedule.derive,
    requirement.derive,
    risk_warnings.derive,
    risks.derive,
)
