"""What a report comes to: findings in order, counts, the verdict in one line."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Final

from pipeline.model.document import Location
from pipeline.model.evidence import Evidence
from pipeline.model.report import ABOUT_WAIVERS, OPEN, Outcome, Report, RuleResult, Severity
from pipeline.report.quote import quoted, shorten
from pipeline.report.wording import Wording

_CLAUSE: Final = 30
_BARE_NUMBER: Final = re.compile(r"[\W\d〇零一二三四五六七八九十百第条章节款项]*")
"""The name of a clause that has no title; also no name at all."""
_SEVERITIES: Final = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Item:
    """A result to look at; ``number`` counts from 1, ``index`` is its place in ``results``."""

    number: int
    index: int
    result: RuleResult


def items(report: Report) -> tuple[Item, ...]:
    """Everything to look at: violations by severity, then what is undetermined, then rules that crashed."""
    found = [pair for pair in enumerate(report.results) if pair[1].outcome in OPEN]
    found.sort(key=lambda pair: _rank(pair[1]))
    return tuple(Item(number, *pair) for number, pair in enumerate(found, 1))


def violated(report: Report, severity: Severity) -> tuple[Item, ...]:
    """The violations of one severity, in the order of the rules."""
    chosen = (Outcome.VIOLATED, severity)
    return tuple(item for item in items(report) if (item.result.outcome, item.result.severity) == chosen)


def to_read(report: Report) -> tuple[Item, ...]:
    """What a person has to judge: undetermined results and crashed rules."""
    return tuple(item for item in items(report) if item.result.outcome is not Outcome.VIOLATED)


def waived(report: Report) -> tuple[Item, ...]:
    """What somebody answers for, numbered after what is open."""
    found = [pair for pair in enumerate(report.results) if pair[1].outcome is Outcome.WAIVED]
    found.sort(key=lambda pair: _SEVERITIES.index(pair[1].severity))
    return tuple(Item(number, *pair) for number, pair in enumerate(found, len(items(report)) + 1))


def numbers(report: Report) -> dict[int, int]:
    """The number of each result that has one, by its place in ``results``."""
    return {item.index: item.number for item in (*items(report), *waived(report))}


def counts(report: Report) -> dict[str, int]:
    """Number of results of each outcome, zeros included, in the order of ``Outcome``."""
    found = Counter(result.outcome for result in report.results)
    return {outcome.value: found[outcome] for outcome in Outcome}


def verdict_line(report: Report, wording: Wording) -> str:
    """The verdict and its grounds: ``不通过：2 项不符合（错误 1、警告 1）``."""
    return wording.name("verdict", report.verdict) + wording("colon") + _reasons(report, wording)


def kind(result: RuleResult) -> str:
    """What colour a result has: severity of a violation, else outcome; ``failed`` for a crashed rule."""
    if result.outcome is Outcome.VIOLATED:
        return result.severity.value
    return "failed" if result.outcome is Outcome.ERROR else result.outcome.value


def distinct(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """``evidence`` in its order with each place once."""
    return tuple({item.location: item for item in evidence}.values())


def clause_name(clause: str) -> str:
    """The printed number and title of a clause, short enough to stand in front of a quotation."""
    return shorten(clause.rstrip("、.． "), _CLAUSE)


def place_name(report: Report, evidence: Evidence, wording: Wording) -> str:
    """Page and clause of a quotation, in front of it; the page only for files that have pages."""
    page = page_name(report, evidence.location, wording)
    return " ".join(filter(None, (page, clause_name(evidence.clause))))


def page_name(report: Report, location: Location, wording: Wording) -> str:
    """The page of ``location``; empty for files without pages."""
    blocks = report.document.blocks
    page = blocks[location.block].page if location.block < len(blocks) else 0
    return wording("page", number=page) if page else ""


def where_expected(report: Report, result: RuleResult, wording: Wording) -> str:
    """Where something missing was expected; empty where words of that article are quoted instead."""
    quoted_there = any(item.clause == result.expected_clause != "" for item in result.evidence)
    if result.expected_at is None or quoted_there:
        return ""
    place = _expected_place(report, result.expected_at, clause_name(result.expected_clause))
    if place:
        place = " ".join(filter(None, (page_name(report, result.expected_at, wording), place)))
    return wording("expected", place=place) if place else ""


def _expected_place(report: Report, location: Location, name: str) -> str:
    """``name``, with the words that stand there when it is no more than a number, or when there is none."""
    blocks = report.document.blocks
    if location.block >= len(blocks) or not _BARE_NUMBER.fullmatch(name):
        return name
    printed = blocks[location.block].printed
    words = quoted(printed, _CLAUSE)
    bare, number = (unicodedata.normalize("NFKC", text).strip() for text in (printed, name))
    numbered = bare.startswith(number)
    return words if numbered else " ".join(filter(None, (name, words)))


def nothing_found(result: RuleResult) -> bool:
    """Whether words were wanted and the document has none; never for what is said about waivers."""
    return result.outcome is Outcome.VIOLATED and not result.evidence and result.group != ABOUT_WAIVERS


def _reasons(report: Report, wording: Wording) -> str:
    found = counts(report)
    parts = [wording(f"count.{key}", count=found[key]) for key in OPEN if found[key]]
    if found[Outcome.VIOLATED]:
        parts[0] += _by_severity(report, wording)
    waivers, satisfied = found[Outcome.WAIVED], found[Outcome.SATISFIED]
    left = [wording("count.waived", count=waivers)] if waivers else []
    if parts:
        known = sum(result.known for result in report.by_outcome(*OPEN))
        return wording.joined(parts + ([wording("count.known", count=known)] if known else []) + left)
    if satisfied:
        left.append(wording("count.clean_but" if waivers else "count.clean", count=satisfied))
    return wording.joined(left) if left else wording("count.none")


def _by_severity(report: Report, wording: Wording) -> str:
    found = Counter(result.severity for result in report.by_outcome(Outcome.VIOLATED))
    names = [f"{wording.name('severity', item)} {found[item]}" for item in _SEVERITIES if found[item]]
    return wording.bracketed(wording.joined(names))


def _rank(result: RuleResult) -> tuple[int, int]:
    return OPEN.index(result.outcome), _SEVERITIES.index(result.severity)
