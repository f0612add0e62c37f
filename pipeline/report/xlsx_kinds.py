"""What a cell says of a result, and the colours of these words."""

from __future__ import annotations

from typing import Final

from pipeline.model.report import Outcome, RuleResult, Severity, Verdict
from pipeline.report.wording import Wording
from pipeline.report.xlsx_cells import Colour

COLOURS: Final = {
    "severity.error": ("FF9C0006", "FFFFC7CE"),
    "severity.warning": ("FF7F4A00", "FFFFE3B3"),
    "severity.advice": ("FF1F4E79", "FFDDEBF7"),
    "outcome.undetermined": ("FF5B2C83", "FFE9DDF4"),
    "outcome.error": ("FFFFFFFF", "FF7F7F7F"),
    "outcome.satisfied": ("FF1E6B34", "FFDFF2E3"),
    "outcome.not_applicable": ("FF8A8F98", "FFF4F5F7"),
    "outcome.violated": ("FF9C0006", "FFFFC7CE"),
    "outcome.waived": ("FF0B5563", "FFD5EEF2"),
    "verdict.pass": ("FF1E6B34", "FFDFF2E3"),
    "verdict.review": ("FF7F4A00", "FFFFE3B3"),
    "verdict.fail": ("FF9C0006", "FFFFC7CE"),
    "verdict.unread": ("FFFFFFFF", "FF7F7F7F"),
}
"""Letters and ground (ARGB) of a word."""
KINDS: Final = (
    *(f"severity.{item}" for item in Severity),
    *(f"outcome.{item}" for item in Outcome if item is not Outcome.VIOLATED),
)
"""What a result can be in one word: the severity of a violation, else the outcome."""
VERDICTS: Final = (*(f"verdict.{item}" for item in Verdict), "verdict.unread")


def kind(result: RuleResult) -> str:
    """The one of ``KINDS`` that ``result`` is."""
    if result.outcome is Outcome.VIOLATED:
        return f"severity.{result.severity}"
    return f"outcome.{result.outcome}"


def said(key: str, wording: Wording) -> str:
    """The words for one of ``KINDS`` or ``VERDICTS``."""
    family, _, value = key.partition(".")
    return wording.name(family, value)


def colours(keys: tuple[str, ...], wording: Wording) -> tuple[Colour, ...]:
    """The colours of the words for ``keys``; those without a colour are left out."""
    return tuple(Colour(said(key, wording), *COLOURS[key]) for key in keys if key in COLOURS)
