"""The eight indicators of an evaluation (7.2 评价指标与方法, table 评价指标体系)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from pipeline.process.figures import percent, plain, points


class Scale(Enum):
    """What an indicator counts."""

    RATE = "%"
    DAYS = "days"
    YES_NO = "yes or no"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the table: full score at ``goal``, ``per_step`` points off for each ``step`` short of it."""

    id: str
    group: str
    """The heading over it (一级指标)."""
    name: str
    formula: str
    weight: Fraction
    scale: Scale
    goal: Fraction
    goal_shown: str
    step: Fraction
    per_step: int
    rule: str
    """How points are taken off, in the table's words."""

    def shortfall(self, value: Fraction) -> Fraction:
        """How far ``value`` is on the wrong side of the goal, 0 or more."""
        short = value - self.goal if self.scale is Scale.DAYS else self.goal - value
        return max(short, Fraction())

    def show(self, value: Fraction) -> str:
        """A measured value as printed: 96%, 8.5天, 有明确意向."""
        if self.scale is Scale.DAYS:
            return f"{plain(value, limit=self.goal)}天"
        if self.scale is Scale.YES_NO:
            return "有明确意向" if value else "无明确意向"
        return percent(value, limit=self.goal)

    def gap(self, short: Fraction) -> str:
        """A shortfall as printed: 低4个百分点, 超1.5天."""
        return f"超{plain(short)}天" if self.scale is Scale.DAYS else f"低{points(short)}"


def _rate(
    identity: str, group: str, name: str, formula: str, weight: int, *, goal: int, step: int, off: int
) -> Indicator:
    """An indicator in percent, full from ``goal`` %."""
    return Indicator(
        identity,
        group,
        name,
        formula,
        Fraction(weight, 100),
        Scale.RATE,
        Fraction(goal, 100),
        f"{goal}%",
        Fraction(step, 100),
        off,
        f"每低{step}%扣{off}分",
    )


_GOALS, _RESOURCES, _TEAMWORK, _FUTURE = "目标达成度", "资源利用效率", "合作协同效果", "可持续性"

COMMUNICATION = Indicator(
    "communication",
    _TEAMWORK,
    "沟通效率",
    "问题平均解决时长",
    Fraction(10, 100),
    Scale.DAYS,
    Fraction(7),
    "7天以内",
    Fraction(3),
    10,
    "每超3天扣10分",
)
INTENTION = Indicator(
    "intention",
    _FUTURE,
    "后续合作意向",
    "是否计划新合作",
    Fraction(10, 100),
    Scale.YES_NO,
    Fraction(1),
    "有明确意向",
    Fraction(1),
    50,
    "无明确意向得50分",
)

INDICATORS = (
    _rate("technical", _GOALS, "技术指标达标率", "达标指标数÷指标总数", 20, goal=100, step=10, off=10),
    _rate("transformation", _GOALS, "成果转化率", "转化成果数÷总成果数", 15, goal=80, step=10, off=15),
    _rate(
        "fund_efficiency",
        _RESOURCES,
        "资金使用效率",
        "（成果价值÷资金投入）÷行业均值",
        15,
        goal=120,
        step=10,
        off=10,
    ),
    _rate("equipment", _RESOURCES, "设备利用率", "实际使用时长÷可用时长", 10, goal=80, step=10, off=10),
    COMMUNICATION,
    _rate("duties", _TEAMWORK, "分工履行率", "按约定完成分工数÷总分工数", 10, goal=100, step=5, off=10),
    INTENTION,
    _rate("talent", _FUTURE, "人才培养数量", "联合培养人才数÷计划数", 10, goal=100, step=10, off=10),
)
"""In the order of the table; weights sum to 1. 7.2 评价指标与方法."""
