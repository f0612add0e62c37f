"""What falls due because of an agreement: ends of terms, payments, dated promises, deadlines of the standard.

A day that hangs on an event whose day is not known is not guessed: the obligation says on what it depends.
"""

from pipeline.process.obligations.collect import obligations

__all__ = ["obligations"]
