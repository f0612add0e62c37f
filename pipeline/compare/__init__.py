"""Compares two checked versions of an agreement: terms by meaning, findings by rule, clauses by content."""

from pipeline.compare.decisions import Trials, decide
from pipeline.compare.versions import Version, compare

__all__ = ["Trials", "Version", "compare", "decide"]
