"""Remedies: what to write into an agreement so that it meets a rule that it does not meet."""
