"""Labels in two languages."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from pipeline.model.document import View
from pipeline.model.report import Force, Outcome, Severity, Verdict
from pipeline.report.account import REASONS
from pipeline.report.brief_words import LABELS, VALUES
from pipeline.report.brief_words import PHRASES as BRIEF
from pipeline.report.wording import LANGUAGES, PHRASES, Wording

ALL = [*PHRASES.values(), *LABELS.values(), *VALUES.values(), *BRIEF.values(), *REASONS.values()]
FAMILIES = {"outcome": Outcome, "severity": Severity, "force": Force, "verdict": Verdict, "view": View}


def fields(text: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(text)} - {None}


@pytest.mark.parametrize("pair", ALL)
def test_both_languages_fill_in_the_same_values(pair: tuple[str, str]) -> None:
    assert fields(pair[0]) == fields(pair[1])


@pytest.mark.parametrize("pair", ALL)
def test_the_english_holds_no_chinese(pair: tuple[str, str]) -> None:
    assert not re.search("[\u3001-\u9fff]", pair[1])


@pytest.mark.parametrize("family", sorted(FAMILIES))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_value_of_the_model_has_a_name(family: str, lang: str) -> None:
    assert {f"{family}.{value}" for value in FAMILIES[family]} <= PHRASES.keys()
    names = {Wording(lang).name(family, value) for value in FAMILIES[family]}
    assert len(names) == len(FAMILIES[family])


def test_what_has_no_name_is_shown_as_it_is() -> None:
    assert Wording().name("type_by", "guess") == "guess"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        Wording("fr")


def test_a_phrase_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        Wording()("no such phrase")
