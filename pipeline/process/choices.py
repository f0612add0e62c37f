"""Every reading of the standard that had to be chosen, as sentences that a report can print."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.process import (
    achievement,
    calendars,
    committee,
    deadlines,
    evaluation,
    periods,
    risk,
    schedule,
    shares,
    votes,
    working_days,
)


def choices() -> Mapping[str, tuple[str, ...]]:
    """Topic in Chinese → its sentences, in the order of the standard's chapters."""
    return {
        "表决": votes.CHOICES,
        "收益分配": shares.CHOICES,
        "目标达成率": achievement.CHOICES,
        "进度调整": schedule.CHOICES,
        "风险分级": risk.CHOICES,
        "评价委员会": committee.CHOICES,
        "评价得分": evaluation.CHOICES,
        "工作日": (*working_days.CHOICES, *calendars.CHOICES),
        "期间": periods.CHOICES,
        "期限": deadlines.CHOICES,
    }
