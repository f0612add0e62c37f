from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from helpers.agreements import agreement, evidence

from pipeline.check import engine
from pipeline.check.judgement import Context, Judgement
from pipeline.check.rule import Citation, Profile, Rule, RuleSet, Texts
from pipeline.law import Article, Catalogue, Law, Span
from pipeline.model.agreement import Agreement
from pipeline.model.report import Force, Outcome, RuleResult, Severity

TODAY = date(2025, 6, 1)
Run = Callable[..., tuple[RuleResult, ...]]
TEXT = """示例合作协议
第一条 保密
双方应当保守秘密。
第二条 违约责任
违约方应当赔偿损失。
第三条 签署
甲方（盖章）："""
KINDS = {"保密": ("confidentiality",), "违约责任": ("breach",), "签署": ("signatures",)}
Check = Callable[[Agreement, Mapping[str, Any], Context], Judgement]


def article(number: str, force: Force, span: Span) -> Article:
    return Article("civil-code", number, "", f"第{number}条", force, "要旨", span)


def catalogue() -> Catalogue:
    span = Span(date(2021, 1, 1))
    articles = (article("1", Force.MANDATORY, span), article("2", Force.DIRECTORY, Span(date(2030, 1, 1))))
    return Catalogue({"civil-code": Law("civil-code", "民法典", "民法典", span, articles)})


def rule(name: str = "ip/test", **changes: Any) -> Rule:  # noqa: ANN401 - fields
    texts = Texts("标题", satisfied="有{what}", violated="无{what}", suggestion="补上{what}")
    given = Rule(name, texts, Texts("Title", violated="no {what}"), Severity.ERROR, "fake", {})
    return replace(given, **changes)


def ruleset(*rules: Rule, **changes: Any) -> RuleSet:  # noqa: ANN401 - fields
    return replace(RuleSet(rules, (), catalogue()), **changes)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    def go(
        check: Check,
        *rules: Rule,
        given: RuleSet | None = None,
        **options: Any,  # noqa: ANN401 - of engine.run
    ) -> tuple[RuleResult, ...]:
        kind = SimpleNamespace(PARAMS={}, FIELDS=("what",), check=check)
        monkeypatch.setattr(engine, "KINDS", {"fake": kind})
        usual: dict[str, Any] = {"profile": Profile("test", "测试合同", "Test"), "as_of": TODAY}
        return engine.run(agreement(TEXT, kinds=KINDS), given or ruleset(*rules), **(usual | options))

    return go


def says(outcome: Outcome, **fields: str) -> Check:
    return lambda _agreement, _params, _context: Judgement(outcome, fields=fields)


def test_the_message_is_filled_with_the_fields_of_the_kind(run: Run) -> None:
    (result,) = run(says(Outcome.VIOLATED, what="期限"), rule())
    assert (result.message, result.suggestion) == ("无期限", "补上期限")


def test_a_field_that_the_kind_does_not_supply_never_crashes(run: Run) -> None:
    (result,) = run(says(Outcome.VIOLATED), rule())
    assert result.message == "无…"


def test_words_of_the_document_that_look_like_fields_stay(run: Run) -> None:
    (result,) = run(says(Outcome.VIOLATED, what="{what}{{甲方}}"), rule())
    assert result.message == "无{what}{{甲方}}"


def test_a_satisfied_rule_suggests_nothing(run: Run) -> None:
    (result,) = run(says(Outcome.SATISFIED, what="期限"), rule())
    assert (result.message, result.suggestion) == ("有期限", "")


def test_an_outcome_without_a_text_gets_a_general_one(run: Run) -> None:
    (result,) = run(says(Outcome.UNDETERMINED), rule())
    assert "人工" in result.message


def test_texts_are_english_on_request_and_chinese_where_there_are_none(run: Run) -> None:
    first, second = run(says(Outcome.VIOLATED, what="term"), rule(), rule("ip/zh", en=Texts("")), lang="en")
    assert (first.title, first.message) == ("Title", "no term")
    assert (second.title, second.message) == ("标题", "无term")


def test_a_crash_is_the_outcome_of_its_rule_alone(run: Run) -> None:
    def check(_agreement: Agreement, params: Mapping[str, Any], _context: Context) -> Judgement:
        if params:
            raise ZeroDivisionError("零")
        return Judgement(Outcome.SATISFIED)

    first, second = run(check, rule(params={"crash": True}), rule("ip/two"))
    assert first.outcome is Outcome.ERROR
    assert "ZeroDivisionError" in first.message
    assert second.outcome is Outcome.SATISFIED


def test_a_crash_passes_when_asked_to(run: Run) -> None:
    def check(*_: object) -> Judgement:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run(check, rule(), crash=True)


def test_rules_see_the_outcomes_of_those_before(run: Run) -> None:
    seen = []

    def check(_agreement: Agreement, _params: Mapping[str, Any], context: Context) -> Judgement:
        seen.append(dict(context.results))
        return Judgement(Outcome.SATISFIED)

    run(check, rule("a/one"), rule("a/two"))
    assert seen == [{}, {"a/one": Outcome.SATISFIED}]


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_only_stable_rules_run(run: Run, status: str) -> None:
    assert run(says(Outcome.VIOLATED), rule(status=status)) == ()


def test_a_rule_outside_the_profile_does_not_apply(run: Run) -> None:
    profile = Profile("nda", "保密协议", rules=("confidentiality/*",))
    (result,) = run(says(Outcome.VIOLATED), rule(), profile=profile)
    assert result.outcome is Outcome.NOT_APPLICABLE
    assert "保密协议" in result.message


def test_a_rule_of_the_house_applies_to_every_profile(run: Run) -> None:
    profile = Profile("nda", "保密协议", rules=("confidentiality/*",))
    (result,) = run(says(Outcome.VIOLATED), rule(house=True), profile=profile)
    assert result.outcome is Outcome.VIOLATED


def test_a_rule_that_is_off_does_not_apply(run: Run) -> None:
    (result,) = run(says(Outcome.VIOLATED), rule(off=True))
    assert (result.outcome, "停用" in result.message) == (Outcome.NOT_APPLICABLE, True)


def test_an_optional_rule_applies_only_when_there_is_something_to_quote(run: Run) -> None:
    def check(given: Agreement, params: Mapping[str, Any], _context: Context) -> Judgement:
        return Judgement(Outcome.VIOLATED, (evidence(given, "双方"),) if params else ())

    profile = Profile("x", "某", optional=("ip/*",))
    silent, spoken = run(check, rule(), rule("ip/b", params={"quote": True}), profile=profile)
    assert (silent.outcome, spoken.outcome) == (Outcome.NOT_APPLICABLE, Outcome.VIOLATED)


def test_an_optional_matter_is_not_called_unspoken_of_where_the_text_touches_it(run: Run) -> None:
    def check(_agreement: Agreement, params: Mapping[str, Any], _context: Context) -> Judgement:
        return Judgement(Outcome(params["outcome"]))

    def second(first: str) -> str:
        what = rule("ip/a", params={"outcome": first})
        how = rule("ip/b", params={"outcome": "violated", "depends_on": "ip/a"})
        return run(check, what, how, profile=Profile("x", "某", optional=("ip/*",)))[1].message

    assert ("没有涉及" in second("satisfied"), "没有涉及" in second("violated")) == (False, True)


def test_severity_is_the_houses_then_the_profiles_then_the_rules(run: Run) -> None:
    profile = Profile("x", "某", severity={"a/b": Severity.ADVICE, "a/c": Severity.ADVICE})
    given = ruleset(rule("a/a"), rule("a/b"), rule("a/c"), severity={"a/c": Severity.WARNING})
    results = run(says(Outcome.VIOLATED), given=given, profile=profile)
    assert [item.severity for item in results] == [Severity.ERROR, Severity.ADVICE, Severity.WARNING]


def test_parameters_are_the_houses_then_the_profiles(run: Run) -> None:
    seen: dict[str, Any] = {}

    def check(_agreement: Agreement, _params: Mapping[str, Any], context: Context) -> Judgement:
        seen.update(context.parameters)
        return Judgement(Outcome.SATISFIED)

    profile = Profile("x", "某", parameters={"a": 1, "b": 1})
    run(check, given=ruleset(rule(), parameters={"b": 2}), profile=profile)
    assert seen == {"a": 1, "b": 2}


def test_norms_of_another_day_are_not_cited(run: Run) -> None:
    citations = (Citation("civil-code", "1"), Citation("civil-code", "2"))
    (now,) = run(says(Outcome.VIOLATED), rule(citations=citations))
    (later,) = run(says(Outcome.VIOLATED), rule(citations=citations), as_of=date(2031, 1, 1))
    assert [item.article for item in now.basis] == ["1"]
    assert [item.article for item in later.basis] == ["1", "2"]


def test_a_rule_without_a_norm_in_force_does_not_apply(run: Run) -> None:
    (result,) = run(says(Outcome.VIOLATED), rule(citations=(Citation("civil-code", "2"),)))
    assert (result.outcome, "2025-06-01" in result.message) == (Outcome.NOT_APPLICABLE, True)


@pytest.mark.parametrize(
    ("kinds", "clause", "block"),
    [
        (("confidentiality",), "第一条 保密", 2),
        (("exit", "breach"), "第二条 违约责任", 4),
        (("exit",), "第二条 违约责任", 4),
    ],
)
def test_something_missing_is_expected_after_a_clause(
    run: Run, kinds: tuple[str, ...], clause: str, block: int
) -> None:
    (result,) = run(says(Outcome.VIOLATED), rule(expected_after=kinds))
    assert result.expected_at is not None
    assert (result.expected_clause, result.expected_at.block) == (clause, block)
    assert result.expected_at.start == result.expected_at.end > 0


def test_something_missing_is_expected_in_a_clause_about_it_first() -> None:
    given = rule(expected_after=("breach",))
    about = replace(given, params={"clause": ["exit", "breach"]})
    assert (given.belongs, about.belongs) == (("breach",), ("exit", "breach"))


def test_what_was_found_is_not_expected_elsewhere(run: Run) -> None:
    def check(given: Agreement, *_: object) -> Judgement:
        return Judgement(Outcome.VIOLATED, (evidence(given, "双方"),))

    (result,) = run(check, rule(expected_after=("breach",)))
    assert result.expected_at is None


def test_the_kinds_own_place_wins(run: Run) -> None:
    def check(*_: object) -> Judgement:
        return Judgement(Outcome.VIOLATED, expected_after=("confidentiality",))

    (result,) = run(check, rule(expected_after=("breach",)))
    assert result.expected_clause == "第一条 保密"
