"""Rules for people: a table of all of them, and a page for one with its reasons, citations and examples."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pipeline.content import Located, shown
from pipeline.errors import InputError
from pipeline.model.report import Outcome, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.examples import ExampleResult
    from pipeline.check.rule import Citation, Example, Rule, RuleSet
    from pipeline.law import Span

_FIELD = re.compile(r"\{[a-z_]+\}")
_SEVERITY = {
    "zh": {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.ADVICE: "建议"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "advice"},
}
_REMARKS = {
    "zh": {
        "house": "本单位",
        "draft": "试行",
        "retired": "停用",
        "off": "本单位已停用",
        "brackets": "（{}）",
        "comma": "、",
    },
    "en": {
        "house": "house",
        "draft": "draft",
        "retired": "retired",
        "off": "off",
        "brackets": " ({})",
        "comma": ", ",
    },
}
_OUTCOME = {
    Outcome.SATISFIED: "符合",
    Outcome.VIOLATED: "不符合",
    Outcome.UNDETERMINED: "不能判断",
    Outcome.NOT_APPLICABLE: "不适用",
    Outcome.ERROR: "规则出错",
}


_LABELS = {
    "zh": {
        "severity": "严重程度：",
        "why": "为什么",
        "basis": "依据",
        "how": "怎么判断",
        "suggestion": "建议：",
        "example": "示例（{outcome}）",
        "kind": "检查种类：",
        "file": "规则文件：",
        "colon": "：",
    },
    "en": {
        "severity": "Severity: ",
        "why": "Why",
        "basis": "Basis",
        "how": "How it is judged",
        "suggestion": "suggestion: ",
        "example": "Example ({outcome})",
        "kind": "Check kind: ",
        "file": "Rule file: ",
        "colon": ": ",
    },
}


@dataclass(frozen=True, slots=True)
class Row:
    """One rule in the table of rules."""

    rule: str
    title: str
    severity: str
    basis: str
    """Citations, separated by ``；``."""
    short: str
    """The same with short titles: 民法典第八百四十五条."""
    remark: str
    """``本单位``, ``试行``, ``已停用`` or empty."""


def rows(ruleset: RuleSet, lang: str = "zh") -> tuple[Row, ...]:
    """One row for each rule, by identifier; severities are those of the house where it sets them."""
    return tuple(_row(rule, ruleset, lang) for rule in sorted(ruleset.rules, key=lambda rule: rule.id))


def _row(rule: Rule, ruleset: RuleSet, lang: str) -> Row:
    severity = ruleset.severity.get(rule.id, rule.severity)
    basis = "；".join(item.title for item in rule.basis)
    short = "；".join(dict.fromkeys(_short(citation, ruleset) for citation in rule.citations))
    return Row(rule.id, rule.texts(lang).title, _SEVERITY[lang][severity], basis, short, _remark(rule, lang))


def _short(citation: Citation, ruleset: RuleSet) -> str:
    article = ruleset.catalogue.article(citation.law, citation.article, citation.part)
    return f"{ruleset.catalogue.laws[citation.law].short} {article.shown.partition(' ')[0]}"


def _remark(rule: Rule, lang: str) -> str:
    found = {"house": rule.house, rule.status: rule.status in _REMARKS[lang], "off": rule.off}
    return _REMARKS[lang]["comma"].join(_REMARKS[lang][name] for name, holds in found.items() if holds)


def page(ruleset: RuleSet, rule_id: str, lang: str = "zh") -> str:
    """All about one rule as plain text. Raises InputError, naming the nearest, for an unknown one.

    In English, reasons, summaries of law and examples stay in Chinese: they are the words of the rule file.
    """
    rule = ruleset.rule(rule_id)
    if rule is None:
        known = [item.id for item in ruleset.rules]
        close = get_close_matches(rule_id, known, n=3, cutoff=0.5) or [
            name for name in known if rule_id.lower().strip("/") in name
        ]
        hint = f"，是不是 {'、'.join(close[:3])}？" if close else "，请用 cxy rules list 查看全部规则。"
        raise InputError(f"没有规则“{rule_id}”{hint}")
    return "\n".join(_page(rule, ruleset, lang))


def _page(rule: Rule, ruleset: RuleSet, lang: str) -> Iterator[str]:
    severity = ruleset.severity.get(rule.id, rule.severity)
    remark, word = _remark(rule, lang), _LABELS[lang]
    yield f"{rule.id}  {rule.texts(lang).title}" + (
        _REMARKS[lang]["brackets"].format(remark) if remark else ""
    )
    said = f"。{rule.severity_note}" if rule.severity_note else ""
    yield f"{word['severity']}{_SEVERITY[lang][severity]}{said}"
    yield f"\n{word['why']}"
    yield from (f"  {line}" for line in rule.rationale.splitlines())
    yield f"\n{word['basis']}"
    for citation, basis in zip(rule.citations, rule.basis, strict=True):
        article = ruleset.catalogue.article(citation.law, citation.article, citation.part)
        yield f"  {basis.title}{_time(article.span)}：{basis.summary}"
    yield f"\n{word['how']}"
    yield from (f"  {line}" for line in _messages(rule, lang))
    yield ""
    yield from _examples(rule, lang)
    yield f"{word['kind']}{rule.kind}"
    if rule.source is not None:
        yield f"{word['file']}{shown(rule.source)}"


def _messages(rule: Rule, lang: str) -> Iterator[str]:
    texts = rule.texts(lang)
    for outcome in (Outcome.VIOLATED, Outcome.UNDETERMINED, Outcome.SATISFIED, Outcome.NOT_APPLICABLE):
        if text := texts.message(outcome):
            yield f"{_outcome(outcome, lang)}{_LABELS[lang]['colon']}{_FIELD.sub('……', text)}"
    if texts.suggestion:
        yield f"{_LABELS[lang]['suggestion']}{_FIELD.sub('……', texts.suggestion)}"


def _examples(rule: Rule, lang: str) -> Iterator[str]:
    for example in rule.examples:
        yield _LABELS[lang]["example"].format(outcome=_outcome(example.outcome, lang)) + _found_at(example)
        yield from (f"  │ {line}" for line in example.text.rstrip().splitlines())
        yield ""


def _outcome(outcome: Outcome, lang: str) -> str:
    return outcome.value.replace("_", " ") if lang == "en" else _OUTCOME[outcome]


def _found_at(example: Example) -> str:
    if example.missing:
        return "：缺失"
    return f"：“{example.quote}”" if example.quote else ""


def _time(span: Span) -> str:
    """``（自 2026-03-01）`` where a norm has not always been or is no longer in force."""
    first = f"自 {span.first}" if span.first else ""
    last = f"至 {span.last}" if span.last else ""
    return f"（{first}{last}）" if last or first else ""


def told(result: ExampleResult, ruleset: RuleSet) -> str:
    """One line about an example that did not do what its rule file says: ``file:line: what``."""
    rule = ruleset.rule(result.rule)
    where = (
        Located(rule.source).at(result.keys) if rule is not None and rule.source is not None else result.rule
    )
    return f"{where}: {result.problem}"
