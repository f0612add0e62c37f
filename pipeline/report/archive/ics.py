"""What falls due from the day of the run on, as a calendar file for Outlook, WPS or a telephone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Final

from icalendar import Alarm, Calendar, Event
from icalendar.parser import Contentline

from pipeline.model.archive import Archive, AuditedFile, Obligation
from pipeline.report.archive import words

BEFORE: Final = timedelta(days=14)
"""How long before the day a reminder comes."""
_LONG: Final = 75
"""Bytes of a line from which on it is folded (RFC 5545, 3.1)."""


def upcoming(archive: Archive) -> bytes:
    """An all-day event with a reminder for everything with a day from ``archive.run.today`` on, by day."""
    calendar = Calendar()
    calendar.add("prodid", "-//cxy//产学研协议期限//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "产学研协议期限")
    for due, file, item in sorted(_coming(archive), key=lambda row: (row[0], row[1].path, row[2].title)):
        calendar.add_component(_event(due, file, item, archive.run.today))
    return b"\r\n".join(_folded(line) for line in calendar.content_lines() if line) + b"\r\n"


def _folded(line: Contentline) -> bytes:
    """The library looks at every letter to see where long lines are to be folded; most are short."""
    data = line.encode()
    if len(data) < _LONG:
        return data
    folded: bytes = line.to_ical()  # type: ignore[no-untyped-call]
    return folded


def _coming(archive: Archive) -> Iterator[tuple[date, AuditedFile, Obligation]]:
    for file in archive:
        for item in file.due:
            if item.due is not None and item.due >= archive.run.today:
                yield item.due, file, item


def _event(due: date, file: AuditedFile, item: Obligation, today: date) -> Event:
    event = Event()
    event.add("uid", f"{_identity(due, file, item)}@cxy")
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("summary", f"{item.title}：{file.terms.title or file.name}")
    event.add("description", _description(file, item))
    event.add("categories", [words.obligation(item.kind)])
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", item.title)
    alarm.add("trigger", -BEFORE)
    event.add_component(alarm)
    return event


def _identity(due: date, file: AuditedFile, item: Obligation) -> str:
    """Stays the same from run to run, so that a calendar knows the event again."""
    told = f"{file.sha256}\n{item.kind}\n{due}\n{item.title}\n{item.party}\n{item.quote}"
    return sha256(told.encode()).hexdigest()[:32]


def _description(file: AuditedFile, item: Obligation) -> str:
    parts = (
        ("文件", file.path),
        ("当事人", words.parties(file)),
        ("义务人", item.party),
        ("原文", f"{item.place} {item.quote}".strip()),
        ("出处", item.basis),
        ("推算", f"{item.derivation}{'（暂定）' if item.provisional else ''}"),
    )
    return "\n".join(f"{name}：{text}" for name, text in parts if text)
