"""What a user asks of a check; apart, because asking needs nothing of what answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.model.document import View

if TYPE_CHECKING:
    from datetime import date

    from pipeline.check.waivers import Baseline


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asked for besides the file. ``as_of``: None takes the signing date, else ``today``."""

    today: date
    type: str = ""
    as_of: date | None = None
    view: View = View.FINAL
    lang: str = "zh"
    baseline: Baseline | None = None
    """Findings that an archive knows; they are shown and no news."""
