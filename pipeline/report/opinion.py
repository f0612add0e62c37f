"""A report as the values of a formal review opinion (审查意见书), ready to be set in type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pipeline.model.report import Basis, Force, Outcome, Report, RuleResult, Severity, Verdict
from pipeline.model.terms import Party
from pipeline.report import account, summary
from pipeline.report.passages import passages, where
from pipeline.report.waiving import answered
from pipeline.report.wording import Wording

Values = Mapping[str, object]
_WORDING: Final = Wording("zh")
_QUOTE: Final = 160
_EVIDENCE: Final = 90
_SHOWN: Final = 5
_NOTHING: Final = "—"
_BOOK: Final = re.compile("《.*》(?:（[^）]*）)?")
_STATUTE: Final = "《中华人民共和国"
_NUMBER: Final = re.compile("[0-9]+")
_WORDS: Final = {Verdict.PASS: "通过", Verdict.FAIL: "需修改", Verdict.REVIEW: "需人工复核"}
_ADVICE: Final = {
    Verdict.PASS: "可以按内部程序办理签署。",
    Verdict.FAIL: "必须修改的问题处理完毕之前，建议不签署。",
    Verdict.REVIEW: "没有必须修改的问题；所列事项由审查人复核并作出判断之后，再办理签署。",
}


@dataclass(frozen=True, slots=True)
class _Class:
    """One class of findings: its heading and what is to be done about them."""

    title: str
    lead: str


_BY_SEVERITY: Final = {
    Severity.ERROR: _Class("必须修改的问题", "下列问题违反强制性规定或者使约定无法履行，签署前应当修改。"),
    Severity.WARNING: _Class("建议修改的问题", "下列问题不符合指引性规定或者容易引起争议，建议修改。"),
    Severity.ADVICE: _Class("可以完善的事项", "下列事项按倡导性规定和通行做法可以补充。"),
}
_OPEN: Final = _Class(
    "需人工复核的事项", "下列事项留空、含义不明或者无法自动判断，由审查人对照原文作出判断。"
)
_WAIVED: Final = _Class("已豁免的事项", "下列问题仍然存在，由批准人决定予以保留，豁免到期后应当重新处理。")


def opinion_values(report: Report) -> Values:
    """Everything that the template of the opinion prints, as texts, tuples and mappings; in Chinese."""
    return {
        "project": {"name": report.document.name},
        "file": _file(report),
        "laws": _laws(report),
        "conclusion": _conclusion(report),
        "counts": _counts(report),
        "notices": report.notices,
        "groups": tuple(_groups(report)),
        "satisfied": tuple(_met(report, item) for item in report.by_outcome(Outcome.SATISFIED)),
        "cited": _cited(report),
        "remarks": tuple(_remarks(report)),
    }


def _file(report: Report) -> Values:
    document = report.document
    since = _WORDING.name("as_of_by", report.as_of_by)
    return {
        "name": document.name,
        "type": report.type_title or report.type,
        "title": report.terms.title or _NOTHING,
        "parties": "\n".join(map(_party, report.terms.parties)) or "未读出当事人",
        "view": _WORDING.name("view", document.view),
        "as_of": _day(report.as_of) + _WORDING.bracketed(since),
        "sha256": document.sha256 or _NOTHING,
        "ruleset": report.ruleset or _NOTHING,
    }


def _party(party: Party) -> str:
    return f"{party.role}：{party.name or '（留空）'}"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _laws(report: Report) -> tuple[Values, ...]:
    """Each law once with all its articles that rules applied: statutes first, customs of the trade last."""
    articles: dict[str, dict[str, None]] = {}
    for basis in sorted(_applied(report), key=_rank):
        law, article = _split(basis.title)
        articles.setdefault(law, {})[article or _NOTHING] = None
    return tuple({"title": law, "articles": "、".join(found)} for law, found in articles.items())


def _rank(basis: Basis) -> tuple[int, str, list[int]]:
    kind = 2 if basis.force is Force.PRACTICE else 0 if basis.title.startswith(_STATUTE) else 1
    return kind, basis.law, [int(number) for number in _NUMBER.findall(basis.article)]


def _applied(report: Report) -> Iterator[Basis]:
    for result in report.results:
        if result.outcome is not Outcome.NOT_APPLICABLE:
            yield from result.basis


def _split(title: str) -> tuple[str, str]:
    """《民法典》第五百条 → 《民法典》, 第五百条; a number in brackets belongs to the title."""
    found = _BOOK.match(title)
    if found:
        return found[0], title[found.end() :].strip()
    law, _, article = title.partition("：")
    return law, article


def _counts(report: Report) -> dict[str, int]:
    counts = {severity.value: len(summary.violated(report, severity)) for severity in Severity}
    return counts | {
        "open": len(summary.to_read(report)),
        "waived": len(summary.waived(report)),
        "satisfied": len(report.by_outcome(Outcome.SATISFIED)),
        "not_applicable": len(report.by_outcome(Outcome.NOT_APPLICABLE)),
    }


def _conclusion(report: Report) -> Values:
    return {"word": _WORDS[report.verdict], "advice": _ADVICE[report.verdict], "found": _found(report)}


def _found(report: Report) -> str:
    counts = _counts(report)
    names = {"error": "必须修改的问题", "warning": "建议修改的问题", "advice": "可以完善的事项"}
    parts = [f"{name} {counts[key]} 项" for key, name in names.items() if counts[key]]
    if counts["open"]:
        parts.append(f"需人工复核的事项 {counts['open']} 项")
    met = f"符合要求的事项 {counts['satisfied']} 项"
    if counts["waived"]:
        met = f"已豁免的事项 {counts['waived']} 项，{met}"
    if not parts and counts["waived"]:
        return f"经逐项审查，没有未处理的问题；{met}。"
    if not parts:
        return f"经逐项审查，没有发现问题；{met}。"
    return f"经逐项审查，发现{'、'.join(parts)}；{met}。"


def _groups(report: Report) -> Iterator[Values]:
    for severity, kind in _BY_SEVERITY.items():
        yield from _group(report, kind, summary.violated(report, severity))
    yield from _group(report, _OPEN, summary.to_read(report))
    yield from _group(report, _WAIVED, summary.waived(report))


def _group(report: Report, kind: _Class, items: Sequence[summary.Item]) -> Iterator[Values]:
    if items:
        findings = tuple(_finding(report, item) for item in items)
        title = f"{kind.title}（{len(items)}项）"
        yield {"title": title, "lead": kind.lead, "findings": findings}


def _finding(report: Report, item: summary.Item) -> Values:
    result = item.result
    return {
        "number": item.number,
        "title": result.title,
        "problem": result.message,
        "clause": _clauses(report, result),
        "quote": _quotes(report, result, _QUOTE) or "（没有相应内容）",
        "basis": "\n".join(basis.title for basis in result.basis) or _NOTHING,
        "suggestion": _advice(result),
    }


def _advice(result: RuleResult) -> str:
    waiver = f"豁免：{answered(result.waiver, _WORDING)}" if result.waiver else ""
    return "\n".join(filter(None, (result.suggestion, waiver))) or _NOTHING


def _met(report: Report, result: RuleResult) -> Values:
    return {
        "title": result.title,
        "message": result.message,
        "clause": _clauses(report, result),
        "quote": _quotes(report, result, _EVIDENCE) or "（核对全文）",
    }


def _clauses(report: Report, result: RuleResult) -> str:
    found = passages(report, result, limit=_QUOTE)
    clauses = list(dict.fromkeys(item.clause for item in found if item.clause))
    more = [f"等 {len(clauses)} 处"] if len(clauses) > _SHOWN else []
    return "\n".join([*clauses[:_SHOWN], *more]) or where(report, result, _WORDING) or _NOTHING


def _quotes(report: Report, result: RuleResult, limit: int) -> str:
    found = [f"“{item.quote}”" for item in passages(report, result, limit=limit)]
    more = [_WORDING("more", count=len(found) - _SHOWN)] if len(found) > _SHOWN else []
    return "\n".join([*found[:_SHOWN], *more])


def _cited(report: Report) -> tuple[Values, ...]:
    """The norms behind the findings with what they say, each once."""
    found = {basis.title: basis for item in summary.items(report) for basis in item.result.basis}
    return tuple(
        {
            "title": basis.title,
            "force": _WORDING.name("force", basis.force),
            "summary": basis.summary or _NOTHING,
        }
        for basis in found.values()
    )


def _remarks(report: Report) -> Iterator[str]:
    yield "本意见针对上列校验值所对应的文件；文件改动后应当重新审查。"
    yield "读取情况：" + "；".join(account.lines(report.document, _WORDING)) + "。"
    yield "同一文件按同一规则集、同一适用法律日期审查，结果相同。"
    yield "条款和原文照录自送审文件，过长的以省略号略去中间部分；“依据”所列条文以公布的文本为准。"
    yield "本意见由自动检查生成，不构成法律意见；经审查人复核、签字后供内部使用。"
