"""The end of a period by the Civil Code (民法典 第二百条 to 第二百零四条)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.errors import InputError
from pipeline.process.calendars import Calendar
from pipeline.process.figures import natural, show_date
from pipeline.process.working_days import next_working_day
from pipeline.text.dates import add_months, last_day

CHOICE_HOLIDAY = (
    "民法典第二百零三条的法定休假日包括周六、周日和国务院办公厅公布的放假日期；"
    "期间最后一日为法定休假日的，以休假结束后的第一个工作日为最后一日，调休上班的周六、周日不顺延。"
)
CHOICE_MINIMUM = (
    "“不少于若干年”的保存、保密期限是持续状态，不是到期要做的一件事，到期日不因休假日顺延，"
    "所列日期为最早可以届满之日。"
)
CHOICES = (CHOICE_HOLIDAY, CHOICE_MINIMUM)
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Length:
    """A period in calendar years, months and days; at least one of them is not 0."""

    years: int = 0
    months: int = 0
    days: int = 0

    def __str__(self) -> str:
        """As printed: 6个月, 10年, 1年3个月, 15日."""
        parts = ((self.years, "年"), (self.months, "个月"), (self.days, "日"))
        return "".join(f"{count}{unit}" for count, unit in parts if count)


@dataclass(frozen=True, slots=True)
class PeriodEnd:
    """The last day of a period."""

    nominal: date
    """Before a last day that is a holiday is moved."""
    due: date
    provisional: bool
    derivation: tuple[str, ...]


def period_end(calendar: Calendar, event: date, length: Length) -> PeriodEnd:
    """The last day of ``length`` counted from ``event``, after the holidays when it is one.

    第二百零一条: the day of the event is not counted. 第二百零二条: the corresponding day of the last month,
    or its last day. 第二百零三条: a last day that is a holiday moves to the first working day after it.
    Raises InputError for a length that is negative or 0, CalendarRangeError when the end is outside the
    calendar.
    """
    nominal, steps = _nominal(event, length)
    moved = next_working_day(calendar, nominal)
    note = "（《民法典》第二百零三条）" if moved.value != nominal else ""
    said = (f"{moved.derivation[0]}{note}", *moved.derivation[1:])
    return PeriodEnd(nominal, moved.value, moved.provisional, (*steps, *said))


def minimum_end(event: date, length: Length) -> PeriodEnd:
    """The first day on which a period of at least ``length`` after ``event`` can end; see ``CHOICE_MINIMUM``.

    Needs no calendar and is never provisional. Raises InputError as ``period_end``.
    """
    nominal, steps = _nominal(event, length)
    return PeriodEnd(nominal, nominal, provisional=False, derivation=steps)


def _nominal(event: date, length: Length) -> tuple[date, tuple[str, ...]]:
    months = natural(length.years, "年数") * _MONTHS_A_YEAR + natural(length.months, "月数")
    days = natural(length.days, "日数")
    if not months and not days:
        raise InputError("期间长度为0，请写明年、月、日数")
    try:
        end = last_day(event, months=months, days=days)
    except ValueError as error:
        raise InputError(f"自{show_date(event)}起{length}超出公历可以表示的范围，请改正") from error
    return end, tuple(_steps(event, length, months, days))


def _steps(event: date, length: Length, months: int, days: int) -> list[str]:
    began = show_date(event + timedelta(days=1))
    lines = [f"自{show_date(event)}起{length}，当日不计入，自{began}起算（《民法典》第二百零一条）"]
    reached = add_months(event, months)
    if months:
        how = "到期月的对应日" if reached.day == event.day else "到期月没有对应日，月末日"
        lines.append(f"{how}为{show_date(reached)}（《民法典》第二百零二条）")
    if days:
        how = f"再计{days}日" if months else f"第{days}日"
        lines.append(f"{how}为{show_date(reached + timedelta(days=days))}")
    return lines
