"""Compares a document with what the project says it should hold: every fact that differs, with its place."""

from pipeline.generate.compare.blocks import compare
from pipeline.generate.compare.deviation import Comparison, Deviation

__all__ = ["Comparison", "Deviation", "compare"]
