"""Rules, check kinds and the engine: `Agreement` in, outcomes out. No .docx, no spaCy."""

from pipeline.check.engine import run
from pipeline.check.load import load
from pipeline.check.notices import notices
from pipeline.check.profiles import profile_for, recognise

__all__ = ["load", "notices", "profile_for", "recognise", "run"]
