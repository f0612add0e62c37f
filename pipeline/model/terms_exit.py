"""Terms about the end of a cooperation: who may leave and when, what is settled, who keeps the results."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.evidence import Evidence
from pipeline.model.state import Period, State


@dataclass(frozen=True, slots=True)
class ExitCondition:
    """One case in which the agreement may be, or is, ended or left."""

    condition: str
    """The agreement's words; empty where a party may leave without any reason."""
    state: State
    evidence: Evidence
    who: str = ""
    """Who may end it: a party, 任何一方, 守约方, 双方; empty where it ends by itself or nobody is named."""
    threshold: Period | None = None
    """How long the case must have lasted: 连续三个月, 逾期三十日."""
    notice: Period | None = None
    """How long before it must be said: 提前六十日通知."""


@dataclass(frozen=True, slots=True)
class Liquidation:
    """What is settled, returned or handed over when the agreement ends or a party leaves."""

    what: str
    """The agreement's words."""
    state: State
    evidence: Evidence
    within: Period | None = None


@dataclass(frozen=True, slots=True)
class ExitOwnership:
    """Who owns results when a party has left or the agreement has ended: a party, 共有, 退出方不享有."""

    owner: str
    state: State
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Exit:
    """All about leaving. ``state`` is that of the conditions together."""

    state: State = State.ABSENT
    conditions: tuple[ExitCondition, ...] = ()
    liquidation: tuple[Liquidation, ...] = ()
    ownership: tuple[ExitOwnership, ...] = ()
