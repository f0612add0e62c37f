"""The eight indicators of an evaluation (7.2 评价指标与方法, table 评价指标体系)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from pipeline.process.figures import percent, plain, points

FULL_SCORE = 100


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
    step: Fraction
    per_step: int

    @property
    def goal_shown(self) -> str:
        """The goal as printed: 80%, 7天以内, 有明确意向."""
        return f"{self.show(self.goal)}以内" if self.scale is Scale.DAYS else self.show(self.goal)

    @property
    def rule(self) -> str:
        """How points are taken off: 每低10%扣15分, 每超3天扣10分, 无明确意向得50分."""
        if self.scale is Scale.DAYS:
            return f"每超{plain(self.step)}天扣{self.per_step}分"
        if self.scale is Scale.YES_NO:
            return f"无明确意向得{FULL_SCORE - self.per_step}分"
        return f"每低{percent(self.step)}扣{self.per_step}分"

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


_GOALS, _RESOURCES, _TEAMWORK, _FUTURE = "目标达成度", "资源利用效率", "合作协同效果", "可持续性"
_RATE, _DAYS, _YES_NO = Scale
_TEN, _FIFTEEN, _TWENTY = Fraction(10, 100), Fraction(15, 100), Fraction(20, 100)
_ALL, _MOST, _ABOVE = Fraction(100, 100), Fraction(80, 100), Fraction(120, 100)
_FIVE = Fraction(5, 100)
_TECHNICAL, _DONE, _USE = "达标指标数÷指标总数", "按约定完成分工数÷总分工数", "实际使用时长÷可用时长"
_VALUE = "（成果价值÷资金投入）÷行业均值"

INDICATORS = (
    Indicator("technical", _GOALS, "技术指标达标率", _TECHNICAL, _TWENTY, _RATE, _ALL, _TEN, 10),
    Indicator(
        "transformation", _GOALS, "成果转化率", "转化成果数÷总成果数", _FIFTEEN, _RATE, _MOST, _TEN, 15
    ),
    Indicator("fund_efficiency", _RESOURCES, "资金使用效率", _VALUE, _FIFTEEN, _RATE, _ABOVE, _TEN, 10),
    Indicator("equipment", _RESOURCES, "设备利用率", _USE, _TEN, _RATE, _MOST, _TEN, 10),
    Indicator(
        "communication", _TEAMWORK, "沟通效率", "问题平均解决时长", _TEN, _DAYS, Fraction(7), Fraction(3), 10
    ),
    Indicator("duties", _TEAMWORK, "分工履行率", _DONE, _TEN, _RATE, _ALL, _FIVE, 10),
    Indicator("intention", _FUTURE, "后续合作意向", "是否计划新合作", _TEN, _YES_NO, _ALL, _ALL, 50),
    Indicator("talent", _FUTURE, "人才培养数量", "联合培养人才数÷计划数", _TEN, _RATE, _ALL, _TEN, 10),
)
"""In the order of the table; weights sum to 1. 7.2 评价指标与方法."""
