"""The day on which a cooperation was closed: the event from which the last periods of the standard run."""

from __future__ import annotations

from datetime import date

from pipeline.model.project import Project


def closing_day(project: Project) -> date | None:
    """The closing date that is stated, else the last day of the project; None while neither is known."""
    stated = project.at("closing", "closed_on") or project.at("project", "end")
    return date.fromisoformat(stated) if stated else None
