"""Risk levels and what follows from them (6.2 风险评估与应对, 表1 风险分级表)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from pipeline.errors import InputError
from pipeline.process.clauses import RISK
from pipeline.process.figures import Number, exact, percent, show_date
from pipeline.text.dates import add_months


class Grade(StrEnum):
    """Low, middle, high: of probability, of impact and of the risk itself."""

    LOW = "低"
    MIDDLE = "中"
    HIGH = "高"


class Colour(StrEnum):
    """The three levels of warning."""

    YELLOW = "黄色"
    ORANGE = "橙色"
    RED = "红色"


LOW_UNTIL = Fraction(30, 100)
"""Table 1: 低概率（≤30%）."""
MIDDLE_UNTIL = Fraction(70, 100)
"""Table 1: 中概率（31%-70%）; 高概率（≥71%）."""
CHOICE_GAPS = (
    "分级表按整数百分比分段，30%与31%之间、70%与71%之间没有规定；"
    "带小数的概率按进位后的整数百分比归段，即超过30%的为中概率，超过70%的为高概率。"
)
CHOICES = (CHOICE_GAPS,)

MATRIX: Mapping[Grade, tuple[Grade, Grade, Grade]] = {
    Grade.LOW: (Grade.LOW, Grade.LOW, Grade.MIDDLE),
    Grade.MIDDLE: (Grade.LOW, Grade.MIDDLE, Grade.HIGH),
    Grade.HIGH: (Grade.MIDDLE, Grade.HIGH, Grade.HIGH),
}
"""Table 1: probability → risk for low, middle, high impact."""

REMINDER_DAYS = 15
"""6.2: 低风险 提前15天提醒."""
_IMPACTS = tuple(Grade)
_LOSS = {Grade.LOW: "轻微损失", Grade.MIDDLE: "较大损失", Grade.HIGH: "重大损失"}


@dataclass(frozen=True, slots=True)
class Response:
    """What the standard asks for at a level of risk."""

    level: Grade
    colour: Colour
    plan: str
    by: str
    approval: str
    follow_up: str
    months: int | None
    """Months between two looks at it; None: no fixed interval, a reminder ``REMINDER_DAYS`` ahead."""
    warning: str


RESPONSES: Mapping[Grade, Response] = {
    Grade.HIGH: Response(
        Grade.HIGH,
        Colour.RED,
        "一风险一方案",
        "专项风险应对小组",
        "管理委员会审批",
        "每月跟踪风险变化",
        1,
        "立即召开管理委员会紧急会议，暂停相关工作，待风险处置后恢复；同时向合作方上级主管部门报备",
    ),
    Grade.MIDDLE: Response(
        Grade.MIDDLE,
        Colour.ORANGE,
        "应对方案",
        "监督协调组",
        "",
        "每两个月评估应对效果",
        2,
        "向管理委员会提交《风险预警报告》，启动应对方案",
    ),
    Grade.LOW: Response(
        Grade.LOW,
        Colour.YELLOW,
        "常规监控措施，无需专项方案",
        "项目执行组",
        "",
        f"提前{REMINDER_DAYS}天提醒",
        None,
        "通过项目例会发布预警通知，提醒相关方关注风险变化",
    ),
}


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk in its cell of the matrix."""

    probability: Fraction
    band: Grade
    impact: Grade
    level: Grade
    derivation: tuple[str, ...]

    @property
    def response(self) -> Response:
        """What is to be done about it."""
        return RESPONSES[self.level]

    @property
    def name(self) -> str:
        """高风险, 中风险 or 低风险."""
        return f"{self.level.value}风险"


def assess(probability: Number, impact: Grade) -> Risk:
    """The level of a risk from its probability (share of 1) and impact by table 1 of 6.2.

    Raises InputError for a probability below 0 or above 1.
    """
    share = exact(probability)
    if not 0 <= share <= 1:
        raise InputError(f"风险概率{percent(share, limit=1)}不在0至100%之间，请改正")
    band = band_of(share)
    level = MATRIX[band][_IMPACTS.index(impact)]
    steps = (
        f"风险概率{percent(share, limit=_bound(share))}，{_reason(band)}，为{band.value}概率",
        f"影响程度为{impact.value}影响（{_LOSS[impact]}）",
        f"{band.value}概率、{impact.value}影响，按风险分级表为{level.value}风险（{RISK} · 表1）",
    )
    return Risk(share, band, impact, level, steps)


def band_of(probability: Number) -> Grade:
    """The row of table 1 for a probability as share of 1; see ``CHOICE_GAPS``."""
    share = exact(probability)
    if share <= LOW_UNTIL:
        return Grade.LOW
    return Grade.MIDDLE if share <= MIDDLE_UNTIL else Grade.HIGH


def next_look(level: Grade, last: date) -> date | None:
    """The day by which a risk is looked at again after ``last``: one month (高), two (中); None for 低."""
    months = RESPONSES[level].months
    return None if months is None else add_months(last, months)


def reminder(due: date) -> tuple[date, tuple[str, ...]]:
    """The day on which a partner is reminded of what is ``due``, 15 days ahead, and how it was found."""
    day = due - timedelta(days=REMINDER_DAYS)
    return day, (f"{show_date(due)}前{REMINDER_DAYS}天为{show_date(day)}（{RISK} · 低风险应对）",)


def _reason(band: Grade) -> str:
    return {
        Grade.LOW: f"不超过{percent(LOW_UNTIL)}",
        Grade.MIDDLE: f"超过{percent(LOW_UNTIL)}、不超过{percent(MIDDLE_UNTIL)}",
        Grade.HIGH: f"超过{percent(MIDDLE_UNTIL)}",
    }[band]


def _bound(share: Fraction) -> Fraction:
    """The boundary that is nearest to ``share``."""
    return min((LOW_UNTIL, MIDDLE_UNTIL), key=lambda bound: abs(bound - share))
