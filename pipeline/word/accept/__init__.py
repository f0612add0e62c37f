"""Tracked changes one by one: which there are, and the file as if some of them had been decided."""

from pipeline.word.accept.file import Tracked, inverted, tracked

__all__ = ["Tracked", "inverted", "tracked"]
