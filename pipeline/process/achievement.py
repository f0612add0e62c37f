"""The rate at which the goals of a stage are reached (5.2.2 过程管控 · 定期例会)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from pipeline.process.clauses import IMPROVEMENT, MEETINGS
from pipeline.process.figures import natural, percent

GOAL_ACHIEVEMENT_MINIMUM = Fraction(80, 100)
"""5.2.2: 达成率＜80%时需制定整改计划."""
IMPROVEMENT_MINIMUM = Fraction(90, 100)
"""7.3 改进与推广: 验证通过（如目标达成率≥90%）."""

CHOICE_NOTHING_PLANNED = "计划任务数为0的，目标达成率没有意义，不计算，也不视为达到要求。"
CHOICE_MORE_THAN_PLANNED = "完成数多于计划数的，达成率照实计算，可以超过100%。"
CHOICES = (CHOICE_NOTHING_PLANNED, CHOICE_MORE_THAN_PLANNED)


@dataclass(frozen=True, slots=True)
class Achievement:
    """A rate against its minimum; both answers are None when nothing was planned."""

    done: int
    planned: int
    minimum: Fraction
    rate: Fraction | None
    reached: bool | None
    derivation: tuple[str, ...]

    @property
    def needs_rectification(self) -> bool | None:
        """Whether a rectification plan is due; None when the rate is undefined."""
        return None if self.reached is None else not self.reached


def achievement(done: int, planned: int) -> Achievement:
    """目标达成率 = 实际完成任务数 ÷ 计划任务数 × 100%; below 80 % a rectification plan is due.

    5.2.2 过程管控 · 定期例会. Raises InputError for negative counts.
    """
    return _against(
        done,
        planned,
        GOAL_ACHIEVEMENT_MINIMUM,
        ("达到要求", "需制定整改计划"),
        MEETINGS,
    )


def improvement(done: int, planned: int) -> Achievement:
    """The check of an improvement plan: passed from 90 % on (7.3 改进与推广). Raises InputError as above."""
    return _against(
        done,
        planned,
        IMPROVEMENT_MINIMUM,
        ("效果验证通过", "效果验证未通过，需重新分析原因、调整措施"),
        IMPROVEMENT,
    )


def _against(done: int, planned: int, minimum: Fraction, said: tuple[str, str], clause: str) -> Achievement:
    natural(done, "实际完成任务数")
    if not natural(planned, "计划任务数"):
        steps = (f"计划任务数为0，目标达成率无法计算（{clause}）",)
        return Achievement(done, planned, minimum, None, None, steps)
    rate = Fraction(done, planned)
    shown = percent(rate, limit=minimum)
    reached = rate >= minimum
    return Achievement(
        done,
        planned,
        minimum,
        rate,
        reached,
        (
            f"目标达成率＝实际完成任务数÷计划任务数×100%＝{done}÷{planned}×100%＝{shown}",
            f"{shown}{'≥' if reached else '＜'}{percent(minimum)}，{said[not reached]}（{clause}）",
        ),
    )
