"""The benchmark: agreements whose truth is known, built, judged and compared."""

from pipeline.app.benchmarking.building import build, sources

__all__ = ["build", "sources"]
