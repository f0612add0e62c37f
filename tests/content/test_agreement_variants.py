"""The cooperation agreement, built and read back: it says what the project states, and passes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from helpers import agreement_variants as variants

from pipeline import word
from pipeline.app.building import filled_document, plan
from pipeline.app.checking import Checker, check_document, load
from pipeline.app.order import Order
from pipeline.app.templating import Templates, built
from pipeline.generate.catalogue import load_catalogue
from pipeline.generate.library import load_library
from pipeline.generate.limits.agreement import breaches
from pipeline.generate.load import project_of
from pipeline.generate.terms import terms
from pipeline.generate.terms_agree import disagreements
from pipeline.model.project import Project
from pipeline.model.report import Outcome, Report, Severity
from pipeline.word.fill import Template, compile_template

AGREEMENT = "cooperation_agreement"
TODAY = date(2026, 11, 22)
GOOD = (Outcome.SATISFIED, Outcome.NOT_APPLICABLE)


@cache
def template() -> Template:
    (document,) = (item for item in load_catalogue() if item.id == AGREEMENT)
    return compile_template(built(document, load_library()), name=AGREEMENT)


@cache
def checker() -> Checker:
    return load()


def agreement(project: Project) -> bytes:
    catalogue = tuple(item for item in load_catalogue() if item.id == AGREEMENT)
    made = plan(project, Templates(catalogue), allow_noncompliant=True)
    (job,) = made.jobs
    return filled_document(made, job, template()).data


def report(project: Project) -> Report:
    document = word.read(agreement(project), name="合作协议.docx")
    return check_document(document, checker=checker(), order=Order(TODAY, AGREEMENT))


def open_results(judged: Report) -> list[str]:
    return [
        f"{result.rule} {result.outcome} {result.message}"
        for result in judged.results
        if result.outcome not in GOOD
    ]


@pytest.mark.parametrize("name", variants.EXAMPLES)
def test_an_example_keeps_every_limit_and_gets_no_warning(name: str) -> None:
    assert breaches(variants.example(name)) == ()


@pytest.mark.parametrize("name", variants.EXAMPLES)
def test_the_agreement_of_an_example_says_what_the_project_states_and_passes(name: str) -> None:
    project = variants.example(name)
    judged = report(project)
    assert open_results(judged) == []
    assert disagreements(terms(project), judged.terms) == ()


@pytest.mark.parametrize("variant", variants.chosen_variants(), ids=str)
def test_every_kind_of_agreement_passes_and_says_what_the_project_states(variant: variants.Variant) -> None:
    project = variants.project(variant)
    judged = report(project)
    assert open_results(judged) == []
    assert disagreements(terms(project), judged.terms) == ()


@pytest.mark.parametrize("route", ["技术转让", "自主转化", "孵化新企业", ""])
def test_every_route_of_conversion_passes(route: str) -> None:
    base = variants.example("talent")
    assert (
        open_results(report(project_of({**base.data, "transfer": {"route": route} if route else {}}))) == []
    )


@pytest.mark.parametrize("name", variants.EXAMPLES)
def test_an_agreement_of_what_it_needs_and_no_more_passes(name: str) -> None:
    bare = variants.bare(variants.example(name))
    judged = report(bare)
    assert open_results(judged) == []
    assert disagreements(terms(bare), judged.terms) == ()


def test_a_clause_satisfies_the_rules_that_it_names() -> None:
    satisfied = {
        result.rule
        for result in report(variants.example("technology_rd")).results
        if result.outcome is Outcome.SATISFIED
    }
    named = {rule for clause in load_library().values() for rule in clause.satisfies}
    assert named <= satisfied


def test_every_mandatory_rule_is_satisfied_by_an_agreement_that_it_applies_to() -> None:
    judged = report(variants.example("technology_rd"))
    mandatory = [result for result in judged.results if result.severity is Severity.ERROR]
    assert mandatory
    assert [result.rule for result in mandatory if result.outcome is not Outcome.SATISFIED] == []


def test_an_unused_regime_leaves_no_clause_behind() -> None:
    joint = word.read(agreement(variants.example("technology_rd")), name="共有.docx")
    sole = word.read(agreement(variants.example("talent")), name="企业拥有.docx")
    assert any("共有份额为" in block.text for block in joint.blocks)
    assert not any("共有份额为" in block.text for block in sole.blocks)


def test_the_clauses_of_the_document_are_those_of_the_library() -> None:
    (document,) = (item for item in load_catalogue() if item.id == AGREEMENT)
    assert set(document.clauses) <= set(load_library())


def test_a_changed_amount_is_told() -> None:
    stated = terms(variants.example("talent"))
    other = replace(variants.example("talent"), data=_with_total("3200001.00"))
    assert [item.path for item in disagreements(terms(other), report(variants.example("talent")).terms)] == [
        "funding.total"
    ]
    assert stated.total is not None


def _with_total(total: str) -> dict[str, object]:
    data = dict(variants.example("talent").data)
    return {**data, "funding": {**data["funding"], "total": total}}
