"""Runs rules on an agreement: one result for each rule, whatever happens inside a rule."""

from __future__ import annotations

import re
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pipeline.check.hollow import explained
from pipeline.check.judgement import Context
from pipeline.check.kinds import KINDS
from pipeline.check.places import expected_place
from pipeline.check.placing import placed
from pipeline.check.rule import DOCUMENTS
from pipeline.check.second_reading import reread
from pipeline.check.suspicion import Suspicion, suspected
from pipeline.model.report import Basis, Outcome, RuleResult, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from pipeline.check.rule import Profile, Rule, RuleSet
    from pipeline.check.suspicion import Opinion
    from pipeline.model.agreement import Agreement

_FIELD = re.compile(r"\{([a-z_]+)\}")
_UNKNOWN_FIELD = "…"
_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "off": "本规则已由单位的设置停用。",
        "profile": "本规则不适用于“{type}”这一类合同。",
        "law": "本规则所依据的规定在 {day} 尚未施行或者已经失效。",
        "optional": "文中没有涉及这一事项；对“{type}”不作要求。",
        "open": "文中有相关约定，但没有写明这一事项；对“{type}”不作要求。",
        "crash": "规则本身出错（{error}），对文件未作任何判断，请人工核对这一项。",
        Outcome.SATISFIED: "已核对，符合要求。",
        Outcome.VIOLATED: "不符合要求。",
        Outcome.UNDETERMINED: "无法自动判断，请人工核对。",
        Outcome.NOT_APPLICABLE: "文中没有需要核对的内容。",
    },
    "en": {
        "off": "Switched off by the house's settings.",
        "profile": "Does not apply to this kind of agreement ({type}).",
        "law": "The norms behind this rule were not in force on {day}.",
        "optional": "The text does not speak of this; not required for this kind of agreement ({type}).",
        "open": "The text touches this but leaves it open; not required for this kind ({type}).",
        "crash": "The rule itself failed ({error}) and says nothing; check this point by hand.",
        Outcome.SATISFIED: "Checked: satisfied.",
        Outcome.VIOLATED: "Not satisfied.",
        Outcome.UNDETERMINED: "Cannot be decided automatically; to be read by a person.",
        Outcome.NOT_APPLICABLE: "Nothing in the text to check.",
    },
}


def run(  # noqa: PLR0913 - everything that decides a result, by name
    agreement: Agreement,
    ruleset: RuleSet,
    *,
    profile: Profile,
    as_of: date,
    lang: str = "zh",
    crash: bool = False,
    opinion: Opinion | None = None,
) -> tuple[RuleResult, ...]:
    """One result for each stable rule of ``ruleset``, in its order.

    ``opinion`` is asked where a matter is missing that some clause may be about all the same, and where
    words outside the articles about a matter seem to settle it.

    A rule that raises has outcome ``ERROR`` and the run goes on; with ``crash`` the exception passes.
    Norms not in force on ``as_of`` are not cited, and a rule left without any does not apply.
    """
    values = {**ruleset.catalogue.values_on(as_of), **profile.parameters, **ruleset.parameters}
    outcomes: dict[str, Outcome] = {}
    context = Context(as_of, MappingProxyType(values), MappingProxyType(outcomes), lang)
    suspicion = Suspicion(agreement, opinion) if opinion is not None else None
    results: dict[str, RuleResult] = {}
    for rule in ruleset.rules:
        if rule.status == "stable":
            result = _result(agreement, rule, ruleset, profile, context, crash=crash)
            outcomes[rule.id] = result.outcome
            if suspicion is not None:
                result = suspected(rule, result, suspicion, lang)
            result = placed(agreement, rule, result, results, suspicion)
            results[rule.id] = explained(agreement, rule, result, lang)
    if opinion is not None:
        demanded = [rule for rule in ruleset.rules if not profile.makes_optional(rule.id)]
        results = reread(agreement, demanded, results, opinion, lang)
    return tuple(results.values())


def judge(agreement: Agreement, rule: Rule, context: Context) -> RuleResult:
    """The result of one rule, whatever its status and whether or not it applies; exceptions pass."""
    title, severity, basis = rule.texts(context.lang).title, rule.severity, rule.basis
    result = partial(RuleResult, rule.id, title, rule.group, severity=severity, basis=basis)
    return _told(agreement, rule, context, result)


def _result(  # noqa: PLR0913 - see run
    agreement: Agreement, rule: Rule, ruleset: RuleSet, profile: Profile, context: Context, *, crash: bool
) -> RuleResult:
    basis = _in_force(rule, ruleset, context.as_of)
    severity, title = _severity(rule, ruleset, profile), rule.texts(context.lang).title
    result = partial(RuleResult, rule.id, title, rule.group, severity=severity, basis=basis)
    if reason := _why_not(rule, profile, basis):
        return result(outcome=Outcome.NOT_APPLICABLE, message=_said(reason, profile, context))
    try:
        told = _told(agreement, rule, context, result)
    except Exception as error:
        if crash:
            raise
        words = _filled(_WORDS[context.lang]["crash"], {"error": f"{type(error).__name__}: {error}"})
        return result(outcome=Outcome.ERROR, message=words)
    if _unspoken(told) and profile.makes_optional(rule.id):
        reason = "open" if _is_called_for(rule, context) else "optional"
        return result(outcome=Outcome.NOT_APPLICABLE, message=_said(reason, profile, context))
    return told


def _said(reason: str, profile: Profile, context: Context) -> str:
    title = (profile.en or profile.title) if context.lang == "en" else profile.title
    return _filled(_WORDS[context.lang][reason], {"type": title, "day": context.as_of.isoformat()})


def _why_not(rule: Rule, profile: Profile, basis: tuple[Basis, ...]) -> str:
    if rule.off:
        return "off"
    if not profile.covers(rule.id) and not _of_house(rule, profile):
        return "profile"
    return "law" if rule.citations and not basis else ""


def _of_house(rule: Rule, profile: Profile) -> bool:
    """Whether a house's own rule applies though no profile names it: to all agreements."""
    return rule.house and profile.agreement and not rule.id.startswith(DOCUMENTS)


def _unspoken(result: RuleResult) -> bool:
    return result.outcome is Outcome.VIOLATED and not result.evidence


def _is_called_for(rule: Rule, context: Context) -> bool:
    """Whether the text speaks of the matter that ``rule`` looks into further."""
    return context.results.get(str(rule.params.get("depends_on", ""))) is Outcome.SATISFIED


def _severity(rule: Rule, ruleset: RuleSet, profile: Profile) -> Severity:
    house = ruleset.severity.get(rule.id)
    return house or profile.severity.get(rule.id) or rule.severity


def _in_force(rule: Rule, ruleset: RuleSet, as_of: date) -> tuple[Basis, ...]:
    """The wording of ``as_of`` of each norm that was in force."""
    law = ruleset.catalogue
    found = (law.basis_on(item.law, item.article, item.part, as_of) for item in rule.citations)
    return tuple(basis for basis in found if basis is not None)


def _told(
    agreement: Agreement, rule: Rule, context: Context, result: Callable[..., RuleResult]
) -> RuleResult:
    """``result`` with what the rule's kind finds."""
    judgement = KINDS[rule.kind].check(agreement, rule.params, context)
    texts, outcome = rule.texts(context.lang), judgement.outcome
    template = texts.message(outcome) or _WORDS[context.lang][outcome]
    kinds = judgement.expected_after or rule.belongs
    missing = outcome is Outcome.VIOLATED and not judgement.evidence
    place = judgement.expected_at or (expected_place(agreement, kinds) if missing and kinds else None)
    wanting = outcome in (Outcome.VIOLATED, Outcome.UNDETERMINED)
    return result(
        outcome=outcome,
        message=judgement.message or _filled(template, judgement.fields),
        evidence=judgement.evidence,
        suggestion=_filled(texts.suggestion, judgement.fields) if wanting else "",
        expected_at=place[0] if place else None,
        expected_clause=place[1] if place else "",
    )


def _filled(template: str, fields: Mapping[str, Any]) -> str:
    """``template`` with its ``{names}`` replaced; braces in words of the document stay."""
    return _FIELD.sub(lambda match: str(fields.get(match[1], _UNKNOWN_FIELD)), template)
