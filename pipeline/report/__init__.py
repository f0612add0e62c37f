"""`Report` to text, JSON and HTML. How a finding arose is not known here."""

from pipeline.report.failure import Entry, Failure

__all__ = ["Entry", "Failure"]
