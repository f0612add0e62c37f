"""A comparison as rows that text and HTML show alike."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from pipeline.model.comparison import (
    PAGES,
    Bearing,
    Change,
    Comparison,
    Course,
    Decision,
    FindingChange,
    Money,
    Named,
    Said,
    TermChange,
    Value,
)
from pipeline.model.evidence import Evidence
from pipeline.model.report import OPEN, Outcome, RuleResult
from pipeline.model.state import Period
from pipeline.report.diff_words import VALUES, aspect, phrase, topic
from pipeline.report.figures import grouped, months, share
from pipeline.report.quote import shorten
from pipeline.report.wording import Wording

_LONG: Final = 60


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term that changed: its name, both values, remarks, both quotations."""

    name: str
    old: str
    new: str
    remark: str
    old_places: tuple[Evidence, ...]
    new_places: tuple[Evidence, ...]
    unclear: bool


def term_row(item: TermChange, wording: Wording) -> TermRow:
    """``item`` for people."""
    parts = (topic(wording, item.topic), item.subject, aspect(wording, item.topic, item.aspect))
    unclear = item.change is Change.UNCLEAR
    old, new = (
        _words(side) if item.note == "reworded" and not item.aspect else _side(side, wording, missing=missing)
        for side, missing in ((item.old, "not_there"), (item.new, "not_found"))
    )
    return TermRow(
        " · ".join(filter(None, parts)),
        old,
        new,
        _remark(item, wording),
        item.old.evidence if item.old else (),
        item.new.evidence if item.new else (),
        unclear,
    )


def _remark(item: TermChange, wording: Wording) -> str:
    key = f"{'passage' if (item.topic, item.note) == ('passage', 'duty') else 'note'}.{item.note}"
    note = phrase(wording, key) if item.note else ""
    unclear = phrase(wording, "change.unclear") if item.change is Change.UNCLEAR else ""
    return wording.pick(("；", "; ")).join(filter(None, (unclear, note)))


def _words(said: Said | None) -> str:
    return shorten(said.evidence[0].quote, _LONG) if said and said.evidence else "—"


def _side(said: Said | None, wording: Wording, *, missing: str) -> str:
    if said is None:
        return phrase(wording, missing)
    if not said.values:
        return phrase(wording, "unsaid")
    return wording.joined([shown(value, wording) for value in said.values])


def shown(value: Value, wording: Wording) -> str:
    """One value for people."""
    if isinstance(value, Named):
        return wording.pick(VALUES[value.key]) if value.key in VALUES else value.key
    if isinstance(value, Money):
        unit = wording.pick(("元", "CNY")) if value.currency == "CNY" else value.currency
        return f"{grouped(value.value)} {unit}"
    if isinstance(value, Fraction):
        return (
            share(value) if value <= 1 else wording.pick((f"{float(value):g} 倍", f"{float(value):g} times"))
        )
    if isinstance(value, Period):
        return _period(value, wording)
    return value.isoformat() if isinstance(value, date) else shorten(value.replace("▁", "____"), _LONG)


def _period(value: Period, wording: Wording) -> str:
    parts = []
    if value.months is not None:
        parts.append(months(value.months, wording))
    if value.days is not None:
        name = ("个工作日", "working days") if value.working else ("日", "days")
        parts.append(f"{value.days} {wording.pick(name)}")
    return " ".join(parts) or wording.pick(VALUES["blank"])


def summary(comparison: Comparison, wording: Wording) -> str:
    """The whole in one or two sentences."""
    if comparison.identical:
        return phrase(wording, "same.views" if comparison.views else "same")
    clauses = len(comparison.clauses)
    if not comparison.matters:
        rest = (
            phrase(wording, "nothing.reworded", count=clauses) if clauses else phrase(wording, "nothing.text")
        )
        return phrase(wording, "nothing") + rest
    parts = [_terms(comparison, wording), _findings(comparison, wording)]
    parts.append(phrase(wording, "sum.clauses", count=clauses) if clauses else "")
    return wording.pick(("；", "; ")).join(filter(None, parts)) + wording.pick(("。", "."))


def _terms(comparison: Comparison, wording: Wording) -> str:
    if not comparison.terms:
        return ""
    unclear = sum(item.change is Change.UNCLEAR for item in comparison.terms)
    told = phrase(wording, "sum.unclear", count=unclear) if unclear else ""
    return phrase(wording, "sum.terms", count=len(comparison.terms)) + wording.bracketed(told)


def _findings(comparison: Comparison, wording: Wording) -> str:
    counts = Counter(item.course for item in comparison.findings)
    parts = [phrase(wording, f"short.{course}", count=counts[course]) for course in Course if counts[course]]
    return phrase(wording, "sum.findings", parts=wording.joined(parts)) if parts else ""


def notices(comparison: Comparison, wording: Wording) -> tuple[str, ...]:
    """What has to be said first."""
    kinds = {"old": comparison.old.type_title, "new": comparison.new.type_title}
    told = [phrase(wording, "other_kind", **kinds)] if comparison.other_kind else []
    read = [side.document for side in (comparison.old, comparison.new)]
    names = [document.name for document in read if document.source.how in PAGES]
    if names:
        told.append(phrase(wording, "as_printed", names=wording.joined(names)))
    return tuple(told)


def by_course(comparison: Comparison) -> list[tuple[Course, list[FindingChange]]]:
    """The findings course by course, in the order of importance."""
    grouped_ = {course: [item for item in comparison.findings if item.course is course] for course in Course}
    return [(course, items) for course, items in grouped_.items() if items]


def told(item: FindingChange) -> RuleResult:
    """The result that says most: the one that objects, the new one first."""
    for result in (item.new, item.old):
        if result is not None and (result.waived_from or result.outcome) in OPEN:
            return result
    result = item.new or item.old
    if result is None:
        raise ValueError(item)
    return result


def message(item: FindingChange, wording: Wording) -> str:
    """What was found; said to be so before where it is so no more."""
    result = told(item)
    same = result is item.new
    return result.message if same else phrase(wording, "was", message=result.message)


def tags(result: RuleResult, wording: Wording) -> tuple[str, ...]:
    """Severity of a finding, and that it was waived."""
    waived = [wording.name("outcome", result.outcome)] if result.outcome is Outcome.WAIVED else []
    return (wording.name("severity", result.severity), *waived)


def decision(comparison: Comparison, item: FindingChange, wording: Wording) -> str:
    """On which tracked changes a finding hangs; empty when nothing is known."""
    found = next((known for known in comparison.decisions if known.rule == item.rule), None)
    return _decided(found, item.course, wording) if found else ""


def _decided(found: Decision, course: Course, wording: Wording) -> str:
    numbers = wording.joined(list(map(str, found.numbers)))
    if found.bearing is Bearing.TOUCHING:
        return phrase(wording, "decides.touching", numbers=numbers)
    good = course in (Course.FIXED, Course.MET)
    return phrase(wording, f"decides.{found.bearing}.{'good' if good else 'bad'}", numbers=numbers)
