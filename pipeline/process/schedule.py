"""Limits on changes of the schedule and on the time for putting things right.

5.1.2 合作方案制定 · 时间计划, 5.2.2 过程管控 · 阶段性成果评审, 5.3.1 成果鉴定, 5.3.2 转化过程管控.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pipeline.errors import InputError
from pipeline.process.calendars import Calendar
from pipeline.process.clauses import APPRAISAL, MILESTONE_REVIEW, PLAN_SCHEDULE, RESOURCES, TRANSFORMATION
from pipeline.process.figures import percent, show_date
from pipeline.process.working_days import working_days_between

SCHEDULE_CHANGE_LIMIT = Fraction(10, 100)
"""5.1.2: 单次调整不超过原周期的10%."""
TACKLING_LIMIT = Fraction(15, 100)
"""5.3.2: 攻关周期不超过原转化计划的15%."""
MILESTONE_WORKING_DAYS = 30
"""5.2.2: 整改周期不超过30个工作日."""
APPRAISAL_WORKING_DAYS = 60
"""5.3.1: 整改周期最长不超过60个工作日."""
RESOURCE_WORKING_DAYS = 15
"""5.2.2: 15个工作日内补充投入."""

CHOICE_LENGTH = "周期按自然日计算，起止两日都计入（3月1日至3月31日为31天），因为任务在起止当日都在进行。"
CHOICE_SEVERAL = (
    "一次调整涉及多项任务的，每项任务以自己的原周期为准，比较周期天数的变化（延长或缩短）；"
    "总周期自最早开始日至最晚结束日，比较总天数的变化和最后结束日移动天数中的较大者；"
    "各项和总周期都不超过10%才符合。任务只随前序任务平移、自身周期不变的，不单独计为调整。"
)
CHOICES = (CHOICE_LENGTH, CHOICE_SEVERAL)


@dataclass(frozen=True, slots=True)
class Span:
    """A period from its first to its last day, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins, with InputError."""
        if self.last < self.first:
            raise InputError(f"结束日{show_date(self.last)}早于开始日{show_date(self.first)}，请改正")

    @property
    def days(self) -> int:
        """Its length, 1 or more; see ``CHOICE_LENGTH``."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Change:
    """One task before and after; tasks that stay as they are count for the whole."""

    name: str
    before: Span
    after: Span


@dataclass(frozen=True, slots=True)
class Portion:
    """Some days as a part of an original period, against a limit."""

    name: str
    days: int
    original: int
    limit: Fraction
    within: bool
    derivation: tuple[str, ...]

    @property
    def share(self) -> Fraction:
        """``days`` ÷ ``original``."""
        return Fraction(self.days, self.original)


@dataclass(frozen=True, slots=True)
class ScheduleChange:
    """One change of the schedule: each task and the whole."""

    tasks: tuple[Portion, ...]
    whole: Portion | None
    """None when there is no task."""
    within: bool
    derivation: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WithinWorkingDays:
    """A stretch of time against a limit in working days."""

    days: int
    limit: int
    within: bool
    provisional: bool
    derivation: tuple[str, ...]


def schedule_change(changes: Sequence[Change]) -> ScheduleChange:
    """Whether one change stays within 10 % of the original periods (5.1.2 时间计划); see ``CHOICE_SEVERAL``.

    ``changes`` hold every task of the plan, changed or not, so that the whole period is right. A change
    without tasks is not within the limit.
    """
    if not changes:
        steps = ("没有写明调整了哪些任务，无法计算调整幅度",)
        return ScheduleChange((), None, within=False, derivation=steps)
    tasks = tuple(_task(change) for change in changes)
    whole = _whole(changes)
    shown = [task for task in tasks if task.days] or tasks[:1]
    steps = tuple(line for portion in (*shown, whole) for line in portion.derivation)
    return ScheduleChange(tasks, whole, all(item.within for item in (*tasks, whole)), steps)


def portion(name: str, days: int, original: int, *, limit: Fraction, clause: str) -> Portion:
    """``days`` as a part of ``original`` days. Raises InputError when there is no original period."""
    if original < 1 or days < 0:
        raise InputError(f"{name}的天数有误（调整{days}天，原周期{original}天），请改正")
    share = Fraction(days, original)
    within = share <= limit
    shown, sign = percent(share, limit=limit), "≤" if within else "＞"
    said = f"{shown}{sign}{percent(limit)}，{'符合要求' if within else '超出限度'}（{clause}）"
    steps = (f"{name}：{days}天÷原周期{original}天＝{shown}", said)
    return Portion(name, days, original, limit, within, steps)


def tackling(plan: Span, work: Span) -> Portion:
    """Whether joint tackling of a problem takes at most 15 % of the conversion plan (5.3.2 转化过程管控)."""
    return portion("联合攻关周期", work.days, plan.days, limit=TACKLING_LIMIT, clause=TRANSFORMATION)


def milestone_rectification(calendar: Calendar, asked: date, due: date) -> WithinWorkingDays:
    """Whether putting right what a review refused takes at most 30 working days (5.2.2 阶段性成果评审)."""
    return within_working_days(calendar, asked, due, limit=MILESTONE_WORKING_DAYS, clause=MILESTONE_REVIEW)


def appraisal_rectification(calendar: Calendar, asked: date, due: date) -> WithinWorkingDays:
    """Whether putting right what an appraisal found takes at most 60 working days (5.3.1 成果鉴定)."""
    return within_working_days(calendar, asked, due, limit=APPRAISAL_WORKING_DAYS, clause=APPRAISAL)


def resource_remedy(calendar: Calendar, asked: date, due: date) -> WithinWorkingDays:
    """Whether missing resources are made good within 15 working days (5.2.2 资源管控)."""
    return within_working_days(calendar, asked, due, limit=RESOURCE_WORKING_DAYS, clause=RESOURCES)


def within_working_days(
    calendar: Calendar, first: date, last: date, *, limit: int, clause: str
) -> WithinWorkingDays:
    """Whether at most ``limit`` working days lie after ``first`` up to ``last``."""
    count = working_days_between(calendar, first, last)
    within = count.value <= limit
    sign, said = ("≤", "符合要求") if within else ("＞", "超出限度")
    steps = (*count.derivation, f"{count.value}个工作日{sign}{limit}个工作日，{said}（{clause}）")
    return WithinWorkingDays(count.value, limit, within, count.provisional, steps)


def _task(change: Change) -> Portion:
    days = abs(change.after.days - change.before.days)
    return portion(change.name, days, change.before.days, limit=SCHEDULE_CHANGE_LIMIT, clause=PLAN_SCHEDULE)


def _whole(changes: Sequence[Change]) -> Portion:
    before = _cover([change.before for change in changes])
    after = _cover([change.after for change in changes])
    days = max(abs(after.days - before.days), abs((after.last - before.last).days))
    return portion("总周期", days, before.days, limit=SCHEDULE_CHANGE_LIMIT, clause=PLAN_SCHEDULE)


def _cover(spans: Sequence[Span]) -> Span:
    return Span(min(span.first for span in spans), max(span.last for span in spans))
