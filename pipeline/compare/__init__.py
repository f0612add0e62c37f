"""Compares two checked versions of an agreement: terms by meaning, findings by rule, clauses by content."""
