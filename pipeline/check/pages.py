"""Rules for people: a table of all of them, and a page for one with its reasons, citations and examples."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.check.proof import nearest
from pipeline.content import Located, shown
from pipeline.errors import InputError
from pipeline.model.report import Outcome, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.check.examples import ExampleResult
    from pipeline.check.rule import Example, Rule, RuleSet
    from pipeline.law import Span

_FIELD = re.compile(r"\{[a-z_]+\}")
_SEVERITY = {
    "zh": {Severity.ERROR: "必须改", Severity.WARNING: "应注意", Severity.ADVICE: "建议"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "advice"},
}
_STATUS = {"draft": "试行", "stable": "正式", "retired": "停用"}
_OUTCOME = {
    Outcome.SATISFIED: "符合",
    Outcome.VIOLATED: "不符合",
    Outcome.UNDETERMINED: "不能判断",
    Outcome.NOT_APPLICABLE: "不适用",
    Outcome.ERROR: "规则出错",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One rule in the table of rules."""

    rule: str
    title: str
    severity: str
    basis: str
    """Citations, separated by ``；``."""
    remark: str
    """``本单位``, ``试行``, ``已停用`` or empty."""


def rows(ruleset: RuleSet, lang: str = "zh") -> tuple[Row, ...]:
    """One row for each rule, by identifier; severities are those of the house where it sets them."""
    return tuple(_row(rule, ruleset, lang) for rule in sorted(ruleset.rules, key=lambda rule: rule.id))


def _row(rule: Rule, ruleset: RuleSet, lang: str) -> Row:
    severity = ruleset.severity.get(rule.id, rule.severity)
    basis = "；".join(item.title for item in rule.basis)
    return Row(rule.id, rule.texts(lang).title, _SEVERITY[lang][severity], basis, _remark(rule))


def _remark(rule: Rule) -> str:
    remarks = ["本单位"] if rule.house else []
    remarks += [_STATUS[rule.status]] if rule.status != "stable" else []
    remarks += ["本单位已停用"] if rule.off else []
    return "、".join(remarks)


def page(ruleset: RuleSet, rule_id: str) -> str:
    """All about one rule as Chinese plain text. Raises InputError, naming the nearest, for an unknown one."""
    rule = ruleset.rule(rule_id)
    if rule is None:
        hint = nearest(rule_id, [item.id for item in ruleset.rules])
        raise InputError(f"没有规则“{rule_id}”{hint or '，请用 cxy rules list 查看全部规则。'}")
    return "\n".join(_page(rule, ruleset))


def _page(rule: Rule, ruleset: RuleSet) -> Iterator[str]:
    severity = ruleset.severity.get(rule.id, rule.severity)
    remark = _remark(rule)
    yield f"{rule.id}  {rule.zh.title}" + (f"（{remark}）" if remark else "")
    yield f"严重程度：{_SEVERITY['zh'][severity]}" + (f"。{rule.severity_note}" if rule.severity_note else "")
    yield ""
    yield "为什么"
    yield from (f"  {line}" for line in rule.rationale.splitlines())
    yield ""
    yield "依据"
    for citation, basis in zip(rule.citations, rule.basis, strict=True):
        article = ruleset.catalogue.article(citation.law, citation.article, citation.part)
        yield f"  {basis.title}{_time(article.span)}：{basis.summary}"
    yield ""
    yield "怎么判断"
    yield from (f"  {line}" for line in _messages(rule))
    yield ""
    yield from _examples(rule)
    yield f"检查种类：{rule.kind}"
    if rule.source is not None:
        yield f"规则文件：{shown(rule.source)}"


def _messages(rule: Rule) -> Iterator[str]:
    for outcome in (Outcome.VIOLATED, Outcome.UNDETERMINED, Outcome.SATISFIED, Outcome.NOT_APPLICABLE):
        if text := rule.zh.message(outcome):
            yield f"{_OUTCOME[outcome]}：{_FIELD.sub('……', text)}"
    if rule.zh.suggestion:
        yield f"建议：{_FIELD.sub('……', rule.zh.suggestion)}"


def _examples(rule: Rule) -> Iterator[str]:
    for example in rule.examples:
        yield f"示例（{_OUTCOME[example.outcome]}）{_found_at(example)}"
        yield from (f"  │ {line}" for line in example.text.rstrip().splitlines())
        yield ""


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
