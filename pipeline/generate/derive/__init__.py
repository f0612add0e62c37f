"""Values that documents print and the project file does not state; ``TOPICS`` is the explicit list.

A topic is a module with ``derive(project) -> Mapping``: new names, or names of sections into whose record the
values go; a name ending in ``[]`` holds one mapping for each entry of that list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.generate.derive import (
    agreement,
    agreement_review,
    appraisal,
    archive,
    closing,
    core,
    evaluations,
    feasibility,
    improvements,
    incubation,
    industrialization,
    intellectual_properties,
    meetings,
    milestone_reviews,
    organization,
    plan,
    plan_review,
    plan_schedule,
    progress_reports,
    rectifications,
    requirement,
    resource_trackings,
    risk_warnings,
    risks,
    schedule_changes,
    termination,
    transfer_contract,
    transformation_reports,
    usage_ledger,
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
    meetings.derive,
    milestone_reviews.derive,
    organization.derive,
    plan.derive,
    plan_review.derive,
    plan_schedule.derive,
    progress_reports.derive,
    rectifications.derive,
    requirement.derive,
    resource_trackings.derive,
    risk_warnings.derive,
    risks.derive,
    schedule_changes.derive,
    usage_ledger.derive,
    appraisal.derive,
    intellectual_properties.derive,
    transfer_contract.derive,
    industrialization.derive,
    incubation.derive,
    transformation_reports.derive,
    archive.derive,
    closing.derive,
    termination.derive,
)
