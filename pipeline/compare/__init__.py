"""Compares two checked versions of an agreement: terms by meaning, findings by rule, clauses by content."""

from pipeline.compare.versions import Version, compare

__all__ = ["Version", "compare"]
