"""Findings that somebody answers for, and findings that an archive knows. Nothing is satisfied by either."""

from pipeline.check.waivers.apply import waive
from pipeline.check.waivers.baseline import Baseline, baseline_text, compared, read_baseline
from pipeline.check.waivers.fingerprint import identified

__all__ = ["Baseline", "baseline_text", "compared", "identified", "read_baseline", "waive"]
