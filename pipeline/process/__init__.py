"""Arithmetic of the standard: votes, rates, risk levels, scores, committees, working days and periods.

Pure: plain values in, frozen results out, exact numbers, and the steps that led to them in Chinese.
"""
