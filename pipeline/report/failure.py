"""A file that could not be read, beside the reports of those that could."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.report import Report


@dataclass(frozen=True, slots=True)
class Failure:
    """``error`` is one Chinese sentence: what the file is and what to do about it."""

    name: str
    error: str


Entry = Report | Failure
"""What became of one file of the command line."""
