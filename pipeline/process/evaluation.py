"""The score of a cooperation from its eight indicators (7.2 评价指标与方法)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from pipeline.errors import InputError
from pipeline.process.clauses import EVALUATION_METHOD
from pipeline.process.figures import Number, exact, percent, plain
from pipeline.process.indicators import FULL_SCORE, INDICATORS, Indicator, Scale

EXCELLENT_FROM = 85
PASSING_FROM = 60


class PartStep(StrEnum):
    """What a shortfall that is no whole number of steps costs."""

    PROPORTIONAL = "按比例扣分"
    STARTED = "不足一档按一档扣分"
    WHOLE = "不足一档不扣分"


PART_STEP = PartStep.PROPORTIONAL
"""The same as the other two at every whole step, and no ten points lost for the last 0.1 %."""
CHOICE_PART_STEP = (
    "“每低10%扣10分”等规定没有说明不足一档的差额怎样扣分，这里按比例折算扣分："
    "在整档处与标准一致，又避免相差极小而得分悬殊。"
)
CHOICE_POINTS = "指标本身是百分数，“每低10%”按百分点计算，不按相对幅度计算。"
CHOICE_BOUNDS = "每项得分最高100分，超出目标不加分；扣完为止，最低0分。"
CHOICE_GRADE = (
    "标准对84分与85分之间没有规定；综合得分不四舍五入，"
    "达到85分的为优秀，不足85分而达到60分的为合格，不足60分的为不合格。"
)
CHOICE_MISSING = "有指标没有数据的，不计算综合得分，也不评定等级。"
CHOICES = (CHOICE_PART_STEP, CHOICE_POINTS, CHOICE_BOUNDS, CHOICE_GRADE, CHOICE_MISSING)


class Rating(StrEnum):
    """The grade of a total."""

    EXCELLENT = "优秀"
    PASSING = "合格"
    FAILING = "不合格"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The eight measured values, named as in ``INDICATORS``; None: no data.

    Rates are shares (1 = 100 %); ``fund_efficiency`` is the efficiency ÷ the average of the industry;
    ``communication`` the mean time to solve a problem in days; ``talent`` trained ÷ planned.
    """

    technical: Number | None = None
    transformation: Number | None = None
    fund_efficiency: Number | None = None
    equipment: Number | None = None
    communication: Number | None = None
    duties: Number | None = None
    intention: bool | None = None
    talent: Number | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator: what was measured and what it scores; scores are None without data."""

    indicator: Indicator
    measured: Fraction | None
    """As in ``Measured``; 1 or 0 for an intention or none."""
    shown: str
    """The measured value as printed; empty without data."""
    deduction: Fraction | None
    score: Fraction | None
    weighted: Fraction | None
    derivation: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All indicators, their weighted total and its grade; no total while something is ``missing``."""

    lines: tuple[Line, ...]
    part_step: PartStep
    total: Fraction | None
    rating: Rating | None
    missing: tuple[str, ...]
    """Names of the indicators without data."""
    derivation: tuple[str, ...]


def evaluate(measured: Measured, *, part_step: PartStep = PART_STEP) -> Evaluation:
    """The evaluation of ``measured`` by the table of 7.2; see ``CHOICES``.

    Raises InputError for a negative value.
    """
    lines = tuple(_line(indicator, getattr(measured, indicator.id), part_step) for indicator in INDICATORS)
    missing = tuple(line.indicator.name for line in lines if line.score is None)
    weighted = [line.weighted for line in lines if line.weighted is not None]
    total = None if missing else sum(weighted, Fraction())
    steps = (*(line.derivation for line in lines), *_outcome(weighted, total, missing))
    return Evaluation(lines, part_step, total, None if total is None else rate(total), missing, steps)


def rate(total: Number) -> Rating:
    """The grade of a total: from 85 优秀, from 60 合格, below 不合格 (7.2); see ``CHOICE_GRADE``."""
    score = exact(total)
    if score >= EXCELLENT_FROM:
        return Rating.EXCELLENT
    return Rating.PASSING if score >= PASSING_FROM else Rating.FAILING


def deduction(indicator: Indicator, value: Fraction, *, part_step: PartStep = PART_STEP) -> Fraction:
    """Points off for ``value``, from 0 to 100."""
    steps = indicator.shortfall(value) / indicator.step
    if part_step is PartStep.STARTED:
        steps = Fraction(math.ceil(steps))
    elif part_step is PartStep.WHOLE:
        steps = Fraction(math.floor(steps))
    return min(steps * indicator.per_step, Fraction(FULL_SCORE))


def _line(indicator: Indicator, raw: Number | None, part_step: PartStep) -> Line:
    if raw is None:
        said = f"{indicator.name}：没有数据，不计分"
        return Line(indicator, None, "", None, None, None, said)
    value = Fraction(int(raw)) if indicator.scale is Scale.YES_NO else exact(raw)
    if value < 0:
        raise InputError(f"{indicator.name}不能是负数，请改正")
    off = deduction(indicator, value, part_step=part_step)
    score = FULL_SCORE - off
    weighted = score * indicator.weight
    shown = indicator.show(value)
    said = (
        f"{indicator.name}：{shown}{_off(indicator, value, off, part_step)}，得{plain(score)}分，"
        f"加权{percent(indicator.weight)}后为{plain(weighted)}分"
    )
    return Line(indicator, value, shown, off, score, weighted, said)


def _off(indicator: Indicator, value: Fraction, off: Fraction, part_step: PartStep) -> str:
    short = indicator.shortfall(value)
    if indicator.scale is Scale.YES_NO:
        return f"，扣{plain(off)}分" if short else ""
    if not short:
        return f"，达到{indicator.goal_shown}"
    whole = (short / indicator.step).denominator == 1
    how = "" if whole else f"，{part_step.value}"
    floor = "（扣完为止）" if off == FULL_SCORE else ""
    return f"，{indicator.gap(short)}，{indicator.rule}{how}，扣{plain(off)}分{floor}"


def _outcome(weighted: list[Fraction], total: Fraction | None, missing: tuple[str, ...]) -> tuple[str, ...]:
    if total is None:
        return (f"{'、'.join(missing)}没有数据，不计算综合得分（{EVALUATION_METHOD}）",)
    rating = rate(total)
    near = EXCELLENT_FROM if total >= (EXCELLENT_FROM + PASSING_FROM) // 2 else PASSING_FROM
    shown = plain(total, limit=near)
    bound = {
        Rating.EXCELLENT: f"≥{EXCELLENT_FROM}分",
        Rating.PASSING: f"不足{EXCELLENT_FROM}分、≥{PASSING_FROM}分",
        Rating.FAILING: f"＜{PASSING_FROM}分",
    }[rating]
    summed = "＋".join(plain(score) for score in weighted)
    return (
        f"综合得分＝{summed}＝{shown}分",
        f"{shown}分{bound}，等级为{rating.value}（{EVALUATION_METHOD}）",
    )
