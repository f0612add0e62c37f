"""Rules, check kinds and the engine: `Agreement` in, outcomes out. No .docx, no spaCy."""

from pipeline.check.engine import run
from pipeline.check.load import for_profile, load
from pipeline.check.notices import notices
from pipeline.check.profiles import profile_for, recognise
from pipeline.check.recognised import doubted

__all__ = ["doubted", "for_profile", "load", "notices", "profile_for", "recognise", "run"]
