"""The page of one agreement of an archive: verdict, terms, findings, what falls due, every rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from pipeline.model.archive import AuditedFile, AuditedFinding, Change, Obligation
from pipeline.model.report import Outcome
from pipeline.report.archive import words
from pipeline.report.markup import Html, element, join

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_GRAVITY: Final = ("error", "warning", "advice", "undetermined", "failed")


def page_name(file: AuditedFile) -> str:
    """The file name of the page: the same bytes have the same page. Empty for a file without bytes."""
    return f"{file.sha256[:20]}.html" if file.sha256 else ""


def page(file: AuditedFile, *, compared: bool) -> str:
    """The page as HTML that needs nothing else; same file, same page.

    ``compared``: a run went before, so that the page says which findings are new.
    """
    body = (
        _head(file),
        _terms(file),
        _section("发现的问题", _findings(file, compared=compared), "没有发现问题。"),
        _mended(file),
        _due(file),
        _rules(file),
    )
    head = element("head", *meta(_POLICY), element("title", f"{file.name} 检查结果"), _style())
    return (
        f"<!DOCTYPE html>\n{element('html', head, element('body', element('main', *body)), lang='zh-CN')}\n"
    )


def look(item: AuditedFinding) -> str:
    """What a result looks like: the style sheets' name for it."""
    if item.outcome is Outcome.VIOLATED:
        return item.severity.value
    return "failed" if item.outcome is Outcome.ERROR else item.outcome.value


def _gravest(items: Iterable[AuditedFinding]) -> list[AuditedFinding]:
    return sorted(items, key=lambda item: _GRAVITY.index(look(item)))


def meta(policy: str) -> tuple[Html, ...]:
    """What a page says of itself to browsers; ``policy`` is its Content-Security-Policy."""
    return (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
    )


def _style() -> Html:
    return element("style", Html(sheet("page.css")))


@cache
def sheet(name: str) -> str:
    """A file of this folder as text."""
    return files("pipeline.report.archive").joinpath(name).read_text(encoding="utf-8")


def _head(file: AuditedFile) -> Html:
    errors, warnings, advice, undetermined = words.counts(file)
    tally = f"错误 {errors}，警告 {warnings}，建议 {advice}，待定 {undetermined}"
    verdict = file.verdict.value if file.verdict else "unread"
    facts = (
        ("文件", file.path),
        ("种类", file.type_title),
        (
            "适用法律",
            f"截至 {file.as_of}（{words.AS_OF_BY.get(file.as_of_by, file.as_of_by)}）" if file.as_of else "",
        ),
        ("读取", words.how(file)),
        ("SHA-256", file.sha256),
        ("规则集", file.ruleset),
        ("分类模型", file.model),
        ("说明", "；".join(filter(None, (words.copy(file), *file.remarks)))),
    )
    return element(
        "header",
        element("h1", file.terms.title or file.name),
        element("p", f"{words.verdict(file)}（{tally}）", class_=f"verdict v-{verdict}"),
        _facts(facts),
    )


def _facts(pairs: Iterable[tuple[str, str]]) -> Html:
    return element(
        "dl", *(element("div", element("dt", name), element("dd", text)) for name, text in pairs if text)
    )


def _terms(file: AuditedFile) -> Html:
    terms = file.terms
    amount = f"{terms.amount:,.2f} {terms.currency}" if terms.amount is not None else ""
    pairs = (
        *((item.role, f"{item.name or '（未写明）'} {item.credit_code}".strip()) for item in terms.parties),
        ("标的", terms.subject),
        ("金额", amount),
        ("签署日", _day(terms.signed)),
        ("期限", " ".join(filter(None, (terms.term_text, _span(terms.starts, terms.ends))))),
        ("知识产权归属", terms.ip_regime),
        ("收益分配", terms.shares_text),
        ("保密", " ".join(filter(None, (terms.confidential_text, _until(terms.confidential_until))))),
        ("争议解决", terms.forum),
    )
    return element("section", element("h2", "主要条款"), _facts(pairs))


def _day(value: object) -> str:
    return "" if value is None else str(value)


def _span(first: object, last: object) -> str:
    return f"（{_day(first) or '？'} 至 {_day(last) or '？'}）" if first or last else ""


def _until(value: object) -> str:
    return f"（至 {value}）" if value else ""


def _section(title: str, parts: list[Html], empty: str = "") -> Html:
    shown = parts or ([element("p", empty, class_="empty")] if empty else [])
    return element("section", element("h2", title), *shown) if shown else Html()


def _findings(file: AuditedFile, *, compared: bool) -> list[Html]:
    return [_finding(item, compared=compared) for item in _gravest(file.findings)]


def _finding(item: AuditedFinding, *, compared: bool) -> Html:
    told = "" if item.change is Change.UNCHANGED else words.change(item.change, compared=compared)
    news = f" · {told}" if told else ""
    return element(
        "article",
        element(
            "h3", element("b", words.found(item)), f" {item.title}", element("small", f"{item.rule}{news}")
        ),
        element("p", item.message),
        *_quotes(item),
        element("p", f"依据：{'；'.join(item.basis)}", class_="soft") if item.basis else Html(),
        element("p", f"建议：{item.suggestion}") if item.suggestion else Html(),
        class_=f"k-{look(item)}",
    )


def _quotes(item: AuditedFinding) -> Iterator[Html]:
    for quotation in item.evidence:
        yield element("blockquote", element("small", quotation.place), quotation.quote)
    if not item.evidence and item.expected:
        yield element("p", item.expected, class_="soft")


def _mended(file: AuditedFile) -> Html:
    rows = [element("li", f"{item.title}：{item.message}") for item in file.fixed]
    return _section("与上次相比已改正", [element("ul", *rows)] if rows else [])


def _due(file: AuditedFile) -> Html:
    rows = [element("tr", *(element("td", cell) for cell in _due_cells(item))) for item in file.obligations]
    names = element("tr", *(element("th", name) for name in ("日期", "事项", "内容", "义务人", "出处")))
    return _section("期限与义务", [element("table", names, *rows)] if rows else [])


def _due_cells(item: Obligation) -> tuple[str, ...]:
    day = f"{item.due}{'（暂定）' if item.provisional else ''}" if item.due else f"取决于：{item.condition}"
    source = item.basis or " ".join(filter(None, (item.place, f"“{item.quote}”" if item.quote else "")))
    return day, words.obligation(item.kind), item.title, item.party, source


@lru_cache(maxsize=4096)
def _told(said: str, look: str, title: str, message: str) -> Html:
    """Cells that most agreements of an archive have in common."""
    return join((element("td", said, class_=f"k-{look}"), element("td", title), element("td", message)))


def _rules(file: AuditedFile) -> Html:
    rows = [
        element(
            "tr",
            _told(words.found(item), look(item), item.title, item.message),
            element("td", join((quotation.place for quotation in item.evidence[:2]), "；")),
        )
        for item in file.results
    ]
    table = element("table", *rows)
    return element("section", element("details", element("summary", f"全部规则（{len(rows)} 条）"), table))
