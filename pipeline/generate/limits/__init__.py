"""Limits that a project must keep; ``LIMITS`` is the explicit list."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.generate.breach import Breach
from pipeline.generate.limits import (
    agreement,
    agreement_review,
    appraisal,
    closing,
    evaluations,
    feasibility,
    improvements,
    intellectual_properties,
    meetings,
    milestone_reviews,
    organization,
    plan,
    plan_review,
    progress_reports,
    rectifications,
    resource_trackings,
    risk_warnings,
    risks,
    schedule_changes,
    transfer_contract,
    transformation,
    usage_ledger,
)
from pipeline.model.project import Project

Limit = Callable[[Project], tuple[Breach, ...]]

LIMITS: tuple[Limit, ...] = (
    agreement.breaches,
    agreement_review.breaches,
    evaluations.breaches,
    feasibility.breaches,
    improvements.breaches,
    meetings.breaches,
    milestone_reviews.breaches,
    organization.breaches,
    plan.breaches,
    plan_review.breaches,
    progress_reports.breaches,
    rectifications.breaches,
    resource_trackings.breaches,
    risk_warnings.breaches,
    risks.breaches,
    schedule_changes.breaches,
    usage_ledger.breaches,
    appraisal.breaches,
    intellectual_properties.breaches,
    transfer_contract.breaches,
    transformation.breaches,
    closing.breaches,
)


def breaches(project: Project) -> tuple[Breach, ...]:
    """Every limit that ``project`` breaks, in the order of the standard's clauses."""
    return tuple(breach for limit in LIMITS for breach in limit(project))
