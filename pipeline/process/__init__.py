"""Arithmetic of the standard: votes, rates, risk levels, scores, committees, working days and legal periods."""
