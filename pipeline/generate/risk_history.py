"""The assessments of a risk in the order of their days: what every document about risks starts from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from pipeline.errors import InputError
from pipeline.generate.values import read_percent
from pipeline.model.project import Project
from pipeline.process.risk import Grade, Risk, assess

UNGRADED = "未定级"
"""What is printed for a risk without an assessment that can be graded; never low."""
IMPACTS: Mapping[str, Grade] = {f"{grade.value}影响": grade for grade in Grade}
"""Words of the project file → column of the standard's table 1."""
ORDER: Mapping[Grade, int] = {grade: index for index, grade in enumerate(Grade)}


@dataclass(frozen=True, slots=True)
class Look:
    """One assessment; ``risk`` is None where its probability is no share from 0 to 100 %."""

    on: date
    stated: Mapping[str, Any]
    risk: Risk | None

    @property
    def name(self) -> str:
        """高风险, 中风险, 低风险 or ``UNGRADED``."""
        return self.risk.name if self.risk else UNGRADED


@dataclass(frozen=True, slots=True)
class History:
    """The assessments of one risk, the earliest first."""

    looks: tuple[Look, ...]
    closed_on: date | None

    @property
    def first(self) -> Look | None:
        """The first assessment."""
        return self.looks[0] if self.looks else None

    @property
    def last(self) -> Look | None:
        """The latest assessment."""
        return self.looks[-1] if self.looks else None

    @property
    def peak(self) -> Look | None:
        """The first assessment with the highest level: by this level the risk is managed."""
        graded = [look for look in self.looks if look.risk]
        return max(graded, key=_height, default=None)

    def at(self, day: date) -> Look | None:
        """The assessment that holds on ``day``; None before the first one and after the risk was closed."""
        if self.closed_on and self.closed_on <= day:
            return None
        return self.before(day)

    def before(self, day: date) -> Look | None:
        """The latest assessment up to ``day``, whether or not the risk was closed by then."""
        return next((look for look in reversed(self.looks) if look.on <= day), None)


def _height(look: Look) -> int:
    return ORDER[look.risk.level] if look.risk else -1


def history(entry: Mapping[str, Any]) -> History:
    """The history of one entry of ``risks``."""
    looks = sorted((_look(item) for item in entry.get("assessments") or ()), key=lambda look: look.on)
    closed = entry.get("closed_on")
    return History(tuple(looks), date.fromisoformat(closed) if closed else None)


def _look(stated: Mapping[str, Any]) -> Look:
    return Look(date.fromisoformat(stated["on"]), stated, graded(stated["probability"], stated["impact"]))


def graded(probability: str, impact: str) -> Risk | None:
    """The risk in its cell of the matrix; None for a probability above 100 %."""
    share: Fraction = read_percent(probability)
    try:
        return assess(share, IMPACTS[impact])
    except InputError:
        return None


def histories(project: Project) -> dict[str, History]:
    """The history of each risk by its number; of two risks with one number the first."""
    found: dict[str, History] = {}
    for entry in project.entries("risks"):
        found.setdefault(entry["id"], history(entry))
    return found


def by_number(project: Project) -> dict[str, Mapping[str, Any]]:
    """Each entry of ``risks`` by its number; of two with one number the first."""
    found: dict[str, Mapping[str, Any]] = {}
    for entry in project.entries("risks"):
        found.setdefault(entry["id"], entry)
    return found
