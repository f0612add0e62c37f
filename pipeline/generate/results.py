"""Days from which the periods of the last stage run: the appraisal passed, the cooperation ended."""

from __future__ import annotations

from datetime import date

from pipeline.generate.closing_day import closing_day
from pipeline.model.project import Project

PASSED, AFTER_RECTIFICATION, FAILED = "通过", "整改后通过", "不通过"
BY_CONSENT = "一致同意终止"


def day_of(text: str | None) -> date | None:
    """The date that ``text`` states; None when it is missing."""
    return date.fromisoformat(text) if text else None


def passed_on(project: Project) -> date | None:
    """The day on which the appraisal passed (5.3.1).

    With 整改后通过 that is the day on which the review of the rectification passed; None while it has not.
    """
    if project.at("appraisal", "conclusion") == PASSED:
        return day_of(project.at("appraisal", "concluded_on"))
    if project.at("appraisal", "conclusion") != AFTER_RECTIFICATION:
        return None
    if project.at("appraisal", "rectification", "passed") is not True:
        return None
    return day_of(project.at("appraisal", "rectification", "reviewed_on"))


def ended_on(project: Project) -> date | None:
    """The day on which the cooperation ended: research data and secrecy are counted from it (5.1.3, 5.2.2).

    The day of a termination by consent, else the last day of the project, else the closing day.
    """
    if project.at("closing", "reason") == BY_CONSENT:
        agreed = day_of(project.at("termination", "effective_on"))
        if agreed:
            return agreed
    return day_of(project.at("project", "end")) or closing_day(project)
