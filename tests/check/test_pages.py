from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.check.load import load
from pipeline.check.pages import page, rows
from pipeline.errors import InputError
from pipeline.model.report import Severity

RULES = load()


def test_every_rule_has_a_row_with_its_citations() -> None:
    table = rows(RULES)
    assert [row.rule for row in table] == sorted(rule.id for rule in RULES.rules)
    assert all(row.title and row.basis for row in table)


def test_rows_are_english_on_request() -> None:
    row = next(row for row in rows(RULES, "en") if row.rule == "draft/numbering")
    assert (row.title, row.severity) == ("Articles are numbered without gaps", "advice")


def test_a_row_shows_what_the_house_changed() -> None:
    changed = tuple(
        replace(rule, off=True, house=True) if rule.id == "draft/numbering" else rule for rule in RULES.rules
    )
    ruleset = replace(RULES, rules=changed, severity={"draft/numbering": Severity.ERROR})
    row = next(row for row in rows(ruleset) if row.rule == "draft/numbering")
    assert (row.severity, row.remark) == ("错误", "本单位、本单位已停用")


@pytest.mark.parametrize("rule", [rule.id for rule in RULES.rules])
def test_the_page_of_a_rule_says_why_on_what_basis_and_shows_its_examples(rule: str) -> None:
    text = page(RULES, rule)
    found = RULES.rule(rule)
    assert found is not None
    assert found.rationale.splitlines()[0] in text
    assert all(item.title in text for item in found.basis)
    assert text.count("示例（") == len(found.examples)


def test_a_page_is_english_on_request() -> None:
    house = replace(RULES, rules=tuple(replace(rule, house=True) for rule in RULES.rules))
    text = page(house, "draft/numbering", "en")
    assert text.startswith("draft/numbering  Articles are numbered without gaps (house)\nSeverity: advice\n")
    assert "Example (violated)" in text


def test_a_row_names_laws_by_their_short_titles() -> None:
    row = next(row for row in rows(RULES) if row.rule == "exit/liquidation")
    assert row.short == "技术规范 5.1.3；民法典 第五百六十六条；民法典 第五百六十七条"


def test_a_norm_of_limited_time_is_shown_with_its_time() -> None:
    assert "第十六条（自 1995-09-01至 2026-02-28）" in page(RULES, "dispute/arbitration-or-court")


def test_an_unknown_rule_is_answered_with_the_nearest() -> None:
    with pytest.raises(InputError, match="draft/numbering"):
        page(RULES, "draft/numberng")
