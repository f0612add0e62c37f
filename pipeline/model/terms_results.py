"""Terms about the results of a cooperation: what it is about, who files and pays, how income is paid out."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.evidence import Evidence
from pipeline.model.state import Period, State


@dataclass(frozen=True, slots=True)
class Subject:
    """What the agreement is about, in one line: the project's name or the first sentence about it."""

    state: State = State.ABSENT
    text: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class FilingDuty:
    """Who files for a right in a result, sees to its upkeep and bears the cost; empty: not said there.

    ``applicant``, ``payer`` and ``maintainer`` are a party, 共同 (together) or 各自 (each its own).
    """

    result: str
    """专利, 软件著作权, 商标, 知识产权 …"""
    state: State
    evidence: Evidence
    applicant: str = ""
    payer: str = ""
    maintainer: str = ""


@dataclass(frozen=True, slots=True)
class Distribution:
    """One statement of when or how benefits are paid out."""

    state: State
    evidence: Evidence
    when: str = ""
    """The agreement's words: 每季度结束后三十日内."""
    every: int | None = None
    """Months between two payments: 12, 6, 3 or 1."""
    within: Period | None = None
    """How soon after the income came in, the account was made up …"""
    how: tuple[str, ...] = ()
    """转账, 现金, 一次性, 分期, 提成, 分红, 抵扣, 结算 …"""
