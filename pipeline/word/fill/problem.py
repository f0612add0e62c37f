"""Faults of a template: what is wrong where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault. ``place`` names part, heading and table cell; ``text`` is what stands there."""

    place: str
    text: str
    message: str
    fix: str

    def __str__(self) -> str:
        """Return the fault as one Chinese line."""
        return f"{self.place}，“{self.text}”：{self.message}；{self.fix}。"


class Refused(Exception):  # noqa: N818 - it carries the halves of a Problem, it is none yet
    """A tag cannot be read or filled; whoever knows where it stands makes a `Problem` of it."""

    def __init__(self, message: str, fix: str) -> None:
        """Hold what is wrong and what to do, both in Chinese without a full stop."""
        super().__init__(message)
        self.message = message
        self.fix = fix


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the tag at ``offset`` of the source of a part."""

    offset: int
    message: str
    fix: str
