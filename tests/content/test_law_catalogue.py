from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipeline.content import files_in, load_yaml, root, validate
from pipeline.law import Article, Catalogue, load
from pipeline.model.report import Force

if TYPE_CHECKING:
    from pathlib import Path

RULES = root() / "rules"
ARTICLES = [article for law in load().laws.values() for article in law.articles]
PRINTED = "零一二三四五六七八九"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def name(article: Article) -> str:
    return f"{article.law} {article.article}{article.part} {article.span.first or ''}"


@pytest.mark.parametrize("path", files_in(RULES / "law"), ids=lambda path: path.stem)
def test_every_law_file_is_valid(path: Path) -> None:
    assert validate(load_yaml(path), "law", path) == ()


@pytest.mark.parametrize("path", files_in(RULES / "parameters"), ids=lambda path: path.stem)
def test_every_parameter_file_is_valid(path: Path) -> None:
    assert validate(load_yaml(path), "parameter", path) == ()


def test_identifiers_are_the_names_of_the_files(catalogue: Catalogue) -> None:
    assert set(catalogue.laws) == {path.stem for path in files_in(RULES / "law")}
    assert set(catalogue.parameters) == {path.stem for path in files_in(RULES / "parameters")}


@pytest.mark.parametrize("article", ARTICLES, ids=name)
def test_every_article_has_a_summary_of_a_sentence(article: Article) -> None:
    assert len(article.summary) >= 10
    assert article.summary.endswith("。")


@pytest.mark.parametrize("article", ARTICLES, ids=name)
def test_every_article_starts_and_ends_on_sane_days(article: Article) -> None:
    first, last = article.span.first, article.span.last
    assert first is None or date(1980, 1, 1) <= first <= date(2030, 1, 1)
    assert last is None or (first is not None and first < last)


@pytest.mark.parametrize(
    "article", [item for item in ARTICLES if item.article.isdigit() and item.law != "standard"], ids=name
)
def test_the_printed_article_is_the_number_in_chinese(article: Article) -> None:
    assert article.shown == f"第{chinese(int(article.article))}条{article.part}"


@pytest.mark.parametrize("article", [item for item in ARTICLES if item.law == "standard"], ids=name)
def test_a_clause_of_the_standard_is_printed_with_number_and_heading(article: Article) -> None:
    number, _, heading = article.shown.partition(" ")
    assert number == article.article
    assert heading.endswith(article.part)
    assert heading


def test_only_the_custom_of_the_trade_is_called_so(catalogue: Catalogue) -> None:
    for law in catalogue.laws.values():
        forces = {article.force is Force.PRACTICE for article in law.articles}
        assert forces == {law.id == "drafting-practice"}


def test_every_law_says_how_it_was_checked(catalogue: Catalogue) -> None:
    assert [law.id for law in catalogue.laws.values() if not law.checked] == []


@pytest.mark.parametrize("part", ["知识产权条款", "利益分配条款", "退出机制条款", "保密条款", "协议审核"])
def test_each_matter_of_an_agreement_can_be_cited_by_itself(catalogue: Catalogue, part: str) -> None:
    assert catalogue.basis("standard", "5.1.3", part).force is Force.MANDATORY


def test_chapter_eight_is_promised_by_the_standard_and_not_invented(catalogue: Catalogue) -> None:
    standard = catalogue.laws["standard"]
    assert not any(article.article.startswith("8") for article in standard.articles)
    assert "保障机制" in standard.note


def test_every_number_follows_from_an_article_in_force_at_its_start(catalogue: Catalogue) -> None:
    for parameter in catalogue.parameters.values():
        for dated in parameter.values:
            on = dated.span.first or date(2026, 1, 1)
            assert catalogue.in_force(dated.law, dated.article, on, dated.part), parameter.id


def chinese(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = PRINTED[hundreds] + "百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else PRINTED[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (PRINTED[ones] if ones else "")
