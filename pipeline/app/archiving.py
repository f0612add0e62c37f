"""One file of an archive: bytes → report → the row that an archive keeps of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from pipeline.app.checking import Checker, check_document
from pipeline.app.order import Order
from pipeline.app.reading import read_any
from pipeline.check import profile_for
from pipeline.check.house import House, house_for
from pipeline.errors import InputError
from pipeline.model.archive import (
    AuditedFile,
    AuditedFinding,
    AuditedParty,
    AuditedShare,
    AuditedTerms,
    FileOutcome,
    Obligation,
    Quotation,
)
from pipeline.model.document import Document
from pipeline.model.report import Report, RuleResult
from pipeline.model.terms import PartyKind, State, Terms
from pipeline.office import Converter
from pipeline.process.calendar_files import load_calendar
from pipeline.process.calendars import Calendar
from pipeline.process.obligations import obligations
from pipeline.process.obligations.days import days_of
from pipeline.report import brief, passages
from pipeline.report.brief_words import LABELS
from pipeline.report.wording import Wording
from pipeline.text.likeness import sketch

ZH = Wording("zh")
QUOTED = 400
"""Characters of a quotation that are kept."""
COOPERATION = ("cooperation_agreement",)
"""Kinds of agreement that the deadlines of the standard hold for."""
KINDS: Mapping[PartyKind, str] = {
    PartyKind.ENTERPRISE: "企业",
    PartyKind.UNIVERSITY: "高校",
    PartyKind.INSTITUTE: "科研机构",
    PartyKind.PERSON: "自然人",
}
EMPTY = "文件里没有文字，可能只有图片；扫描件需要安装文字识别部分（pip install rapidocr onnxruntime）。"
MIXED = "按成果分别约定"


def audited(data: bytes, *, name: str, checker: Checker, order: Order) -> tuple[AuditedFile, bytes]:
    """The row of the file ``data`` of any format, its path left empty, and the sketch of its text.

    Raises InputError when unreadable.

    A process that calls it starts LibreOffice at most once and keeps it; ``end`` ends it.
    """
    document = read_any(data, name=name, view=order.view, office=_office())
    if not any(block.text.strip() for block in document.blocks):
        raise InputError(EMPTY)
    found = row(check_document(document, checker=checker, order=order))
    return found, sketch("".join(block.text for block in document.blocks))


@cache
def _office() -> Converter:
    return Converter()


def one_of_many() -> None:
    """Know that other processes work beside this one: character recognition takes one core, not all."""
    os.environ.setdefault("CXY_OCR_THREADS", "1")


def end() -> None:
    """End what this process started for reading."""
    _office().close()


def row(report: Report) -> AuditedFile:
    """What an archive keeps of ``report``; path and size are for the archive to fill in."""
    document = report.document
    due = _obligations(report)
    return AuditedFile(
        path="",
        outcome=FileOutcome.CHECKED,
        sha256=document.sha256,
        read_how=document.source.how.value,
        read_kind=document.source.kind,
        confidence=document.source.confidence,
        remarks=tuple(dict.fromkeys((*document.source.remarks, *_unread(document), *report.notices))),
        type=report.type,
        type_title=report.type_title,
        verdict=report.verdict,
        as_of=report.as_of,
        as_of_by=report.as_of_by,
        ruleset=report.ruleset,
        model=report.model,
        results=tuple(_finding(report, result) for result in report.results),
        terms=_terms(report.terms, due),
        obligations=due,
    )


def house_of(near: Path | None, rules: Path | None) -> House:
    """The house's own rules for an archive: ``cxy.toml`` and ``waivers.yaml`` beside ``near`` or above."""
    return house_for(near, rules)


def types(wanted: tuple[str, ...], checker: Checker) -> tuple[str, ...]:
    """The kinds of agreement that ``wanted`` names by identifier or title. Raises InputError."""
    return tuple(profile_for(item, checker.ruleset.profiles).id for item in wanted)


def days_of_change(checker: Checker) -> tuple[date, ...]:
    """The days on which some law or legal number of the rules begins or has ended, in order.

    Between two of them the day of the check makes no difference.
    """
    catalogue = checker.ruleset.catalogue
    laws = [law.span for law in catalogue.laws.values()]
    articles = [article.span for law in catalogue.laws.values() for article in law.articles]
    values = [value.span for item in catalogue.parameters.values() for value in item.values]
    days = {
        day
        for span in (*laws, *articles, *values)
        for day in (span.first, span.last + timedelta(days=1) if span.last else None)
        if day
    }
    return tuple(sorted(days))


def model_digest(checker: Checker) -> str:
    """The hash of the trained model that takes part in the checks; empty without one."""
    return checker.opinion.hash if checker.opinion is not None else ""


@cache
def _calendar() -> Calendar:
    return load_calendar()


def _obligations(report: Report) -> tuple[Obligation, ...]:
    standard = report.type in COOPERATION
    return obligations(report.terms, report.document, _calendar(), standard=standard)


def _unread(document: Document) -> Iterator[str]:
    for item in document.ledger.unread:
        yield f"未能读取：{item.what}"


def _finding(report: Report, result: RuleResult) -> AuditedFinding:
    return AuditedFinding(
        rule=result.rule,
        title=result.title,
        group=result.group,
        outcome=result.outcome,
        severity=result.severity,
        message=result.message,
        basis=tuple(basis.title for basis in result.basis),
        evidence=tuple(
            Quotation(item.quote, item.clause) for item in passages.passages(report, result, limit=QUOTED)
        ),
        suggestion=result.suggestion,
        expected=passages.where(report, result, ZH),
        fingerprint=result.fingerprint,
    )


def _terms(terms: Terms, due: tuple[Obligation, ...]) -> AuditedTerms:
    said = _said(terms)
    days = days_of(terms)
    total = terms.total
    return AuditedTerms(
        title=terms.title,
        parties=tuple(
            AuditedParty(party.role, party.name, KINDS.get(party.kind, ""), party.credit_code)
            for party in terms.parties
        ),
        subject=terms.subject.text,
        amount=total.value if total else None,
        currency=total.currency if total else "CNY",
        signed=days.signing,
        starts=days.start,
        ends=days.end,
        term_text=said.get("term", ""),
        ip_regime=_regime(terms),
        shares=_shares(terms),
        shares_text=said.get("shares", ""),
        confidential_until=_secret_until(due),
        confidential_text=said.get("secrecy", ""),
        forum=said.get("disputes", ""),
    )


def _said(terms: Terms) -> dict[str, str]:
    """What people are told about each subject of the agreement, in Chinese."""
    keys = {ZH.pick(label): key for key, label in LABELS.items()}
    lines: dict[str, list[str]] = {}
    for line in brief.rows(terms, ZH):
        lines.setdefault(keys[line.label], []).append(line.value)
    return {key: "；".join(dict.fromkeys(values)) for key, values in lines.items()}


def _regime(terms: Terms) -> str:
    """Who owns the results, in one word."""
    clear = [item for item in terms.ownership if item.state is State.DEFINED and item.owner]
    owners = list(dict.fromkeys(item.owner for item in clear))
    if len(owners) > 1:
        return MIXED
    if not owners:
        return "未明确" if terms.ownership else "未约定"
    return owners[0] if owners[0].endswith("有") else f"{owners[0]}所有"


def _shares(terms: Terms) -> tuple[AuditedShare, ...]:
    """The first division of income that is settled."""
    for term in terms.benefit_sharing.terms:
        if term.state is State.DEFINED and term.shares:
            return tuple(AuditedShare(item.party, item.value) for item in term.shares)
    return ()


def _secret_until(due: tuple[Obligation, ...]) -> date | None:
    """The last day on which a period of secrecy ends; None when one of them has no day."""
    ends = [item.due for item in due if item.kind == "secrecy_end"]
    known = [day for day in ends if day is not None]
    return max(known) if known and len(known) == len(ends) else None
