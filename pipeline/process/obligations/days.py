"""The days of an agreement that others are counted from, and counting from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pipeline.errors import InputError
from pipeline.model.terms import State, Terms
from pipeline.process.calendars import Calendar
from pipeline.process.figures import show_date
from pipeline.process.periods import Length, minimum_end, period_end
from pipeline.process.working_days import add_working_days
from pipeline.text.dates import last_day


@dataclass(frozen=True, slots=True)
class Due:
    """A day that was counted, and how. ``day`` None: it cannot be."""

    day: date | None = None
    derivation: str = ""
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """Signing, coming into force, beginning and end; None where the agreement does not say."""

    signing: date | None
    effective: date | None
    start: date | None
    end: date | None
    notes: tuple[str, ...] = ()
    """How ``effective`` and ``end`` were found where they are not written as dates."""


def days_of(terms: Terms) -> Days:
    """The days of ``terms``. An agreement comes into force when it is signed unless it names a day."""
    signing = _latest(terms, "signing")
    effective = _latest(terms, "effective")
    notes = [f"没有另写生效日，按签署日{show_date(signing)}计"] if signing and not effective else []
    effective = effective or signing
    start, end, said = _term(terms, signing, effective)
    return Days(signing, effective, start, end, (*notes, *said))


def _latest(terms: Terms, event: str) -> date | None:
    found = [item.value for item in terms.dates if item.event == event and item.state is State.DEFINED]
    return max((value for value in found if value is not None), default=None)


def _term(
    terms: Terms, signing: date | None, effective: date | None
) -> tuple[date | None, date | None, tuple[str, ...]]:
    term = terms.cooperation_term
    if term.state is not State.DEFINED:
        return None, None, ()
    start = term.start or {"signing": signing, "effective": effective}.get(term.anchor)
    if term.end or not start or not term.months:
        return start, term.end, ()
    try:
        end = last_day(start, months=term.months)
    except ValueError:
        return start, None, ()
    return start, end, (f"合作期限{term.months}个月，自{show_date(start)}起算，至{show_date(end)}届满",)


def within(calendar: Calendar, since: date, length: Length, *, working: int = 0) -> Due:
    """The last day for something to be done: ``working`` days, or a calendar ``length``, after ``since``.

    Outside the calendar of holidays no last day is moved, and working days are not counted.
    """
    if working:
        return _counted(lambda: _working(calendar, since, working))
    found = _counted(lambda: _calendar(calendar, since, length))
    return found if found.day else lasting(since, length)


def lasting(since: date, length: Length) -> Due:
    """The first day on which a state of ``length`` after ``since`` may end."""
    return _counted(lambda: _lasting(since, length))


def _working(calendar: Calendar, since: date, count: int) -> Due:
    found = add_working_days(calendar, since, count)
    return Due(found.value, "；".join(found.derivation), found.provisional)


def _calendar(calendar: Calendar, since: date, length: Length) -> Due:
    end = period_end(calendar, since, length)
    return Due(end.due, "；".join(end.derivation), end.provisional)


def _lasting(since: date, length: Length) -> Due:
    end = minimum_end(since, length)
    return Due(end.due, "；".join(end.derivation))


def _counted(count: Callable[[], Due]) -> Due:
    """What ``count`` gives; no day where the dates leave every calendar."""
    try:
        return count()
    except InputError:
        return Due()
