"""The bundled rules are right: their files, their citations, and every example at its quotation."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from pipeline import nlp
from pipeline.check.examples import run_rule
from pipeline.check.kinds import KINDS
from pipeline.check.load import load
from pipeline.check.pages import told
from pipeline.check.rule import Rule, RuleSet
from pipeline.content import root
from pipeline.model.agreement import Agreement
from pipeline.model.document import Document
from pipeline.model.report import Outcome

RULES = load()
STABLE = [rule for rule in RULES.rules if rule.status == "stable"]
FEWEST_EXAMPLES = 3
DAY = date(2026, 6, 1)
REQUIRED = (
    *(
        "ip/ownership",
        "ip/filing-and-maintenance",
        "ip/result-kinds",
        "ip/improvements",
        "ip/patent-particulars",
    ),
    *("benefit/clause", "benefit/ratio-defined", "benefit/ratio-sum", "benefit/timing", "benefit/method"),
    *("exit/clause", "exit/conditions", "exit/liquidation", "exit/result-ownership"),
    *(
        "confidentiality/clause",
        "confidentiality/scope",
        "confidentiality/period",
        "confidentiality/liability",
    ),
    *("civil-code/parties", "civil-code/subject", "civil-code/quantity", "civil-code/quality"),
    *("civil-code/price", "civil-code/performance", "civil-code/breach-liability"),
    *("civil-code/dispute-resolution", "signing/representative", "review/law-firm"),
    *("technology-contract/project-name", "technology-contract/content-and-requirements"),
    *("technology-contract/plan", "technology-contract/acceptance", "technology-contract/definitions"),
    *("transfer-law/organization", "transfer-law/tasks", "transfer-law/funding", "transfer-law/risk-sharing"),
    *("draft/placeholders", "draft/amounts-agree", "draft/payments-sum", "draft/dates-ordered"),
    *("draft/references-resolve", "draft/party-names", "draft/numbering", "draft/credit-code"),
    *("draft/pending-revisions", "draft/unread-content", "dispute/arbitration-or-court"),
)


@cache
def lexicon() -> nlp.Lexicon:
    return nlp.load(root() / "rules" / "clauses")


@cache
def thorough() -> RuleSet:
    return load(thorough=True)


def analyse(document: Document) -> Agreement:
    return nlp.analyse(document, lexicon())


def test_all_files_are_in_order() -> None:
    assert thorough().rules == RULES.rules


@pytest.mark.parametrize("rule", REQUIRED)
def test_a_rule_that_users_rely_on_is_there_and_stable(rule: str) -> None:
    assert rule in {item.id for item in STABLE}


@pytest.mark.parametrize("rule", STABLE, ids=lambda rule: rule.id)
def test_every_example_has_its_outcome_at_its_quotation(rule: Rule) -> None:
    results = run_rule(rule, RULES, analyse, as_of=DAY)
    assert [told(item, RULES) for item in results if not item.ok] == []


@pytest.mark.parametrize("rule", STABLE, ids=lambda rule: rule.id)
def test_every_rule_has_enough_examples_of_both_sides(rule: Rule) -> None:
    good = [item for item in rule.examples if item.outcome in (Outcome.SATISFIED, Outcome.NOT_APPLICABLE)]
    assert len(good) >= FEWEST_EXAMPLES
    assert len(rule.examples) - len(good) >= FEWEST_EXAMPLES
    assert any(item.outcome is Outcome.SATISFIED for item in good)


@pytest.mark.parametrize("rule", STABLE, ids=lambda rule: rule.id)
def test_every_rule_speaks_both_languages(rule: Rule) -> None:
    for texts in (rule.zh, rule.en):
        assert texts.title
        assert texts.violated
        assert texts.satisfied
        assert texts.suggestion


def test_every_profile_names_rules_that_exist() -> None:
    ids = [rule.id for rule in RULES.rules]
    for profile in RULES.profiles:
        for globs in (profile.rules, profile.optional):
            for glob in globs:
                one = profile.__class__("x", "x", rules=(glob,))
                assert any(one.covers(name) for name in ids), f"{profile.id}: {glob}"


def test_there_are_no_more_kinds_than_can_be_learnt() -> None:
    assert len(KINDS) <= 16
    assert all(kind.PARAMS["type"] == "object" for kind in KINDS.values())
    assert {rule.kind for rule in RULES.rules} == set(KINDS)
