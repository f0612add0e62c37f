"""The labelled agreements: whole, true to their sources, without leaks between training and test."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from pipeline import check
from pipeline.benchmark.labelled import Labelled, read
from pipeline.benchmark.mutant import Mutant
from pipeline.benchmark.mutate import KINDS, mutants
from pipeline.benchmark.mutate.missing import DEMANDED
from pipeline.content import root
from pipeline.text.credit_code import is_valid
from pipeline.text.notation import shown
from pipeline.word.plain import docx
from pipeline.word.read import read as read_word

FOLDER = root() / "corpus" / "agreements"
FILES = sorted(FOLDER.glob("*.yaml"))
CLAUSES = {path.stem for path in (root() / "rules" / "clauses").glob("*.yaml")}
LONGEST = 12
"""Chinese characters of a sentence that two agreements may share."""

pytestmark = pytest.mark.skipif(not FILES, reason="the agreements are not part of the package")
each = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@cache
def agreement(path: Path) -> Labelled:
    return read(path)


@cache
def all_mutants() -> tuple[Mutant, ...]:
    return tuple(mutants(map(agreement, FILES)))


@cache
def rules_of(type_: str) -> frozenset[str]:
    ruleset = check.load(house=None, documents=False)
    profile = check.profile_for(type_, ruleset.profiles)
    chosen = check.for_profile(ruleset, profile)
    return frozenset(rule.id for rule in chosen.rules if profile.covers(rule.id) and rule.status != "retired")


def test_there_are_enough_agreements_of_every_split() -> None:
    assert len(FILES) >= 40
    splits = Counter(agreement(path).split for path in FILES)
    assert min(splits[split] for split in ("train", "dev", "test")) >= 8
    compliant = sum(agreement(path).compliant for path in FILES)
    assert 0.4 <= compliant / len(FILES) <= 0.6


@each
def test_every_rule_stands_in_exactly_one_group(path: Path) -> None:
    known = agreement(path)
    assert known.truth.keys() == rules_of(known.type)


@each
def test_clauses_are_of_known_kinds(path: Path) -> None:
    assert {kind for part in agreement(path).parts for kind in part.kinds} <= CLAUSES


@each
def test_nothing_of_an_agreement_is_unread(path: Path) -> None:
    document = read_word(docx(agreement(path).source, name=path.stem), name=path.stem)
    assert document.ledger.unread == ()


@each
def test_codes_of_a_place_are_valid(path: Path) -> None:
    known = agreement(path)
    if known.holds("draft/credit-code"):
        assert [code for code in known.places.get("credit_codes", ()) if not is_valid(code)] == []


def test_every_source_has_its_labels() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == {path.stem for path in FILES}


def test_agreements_share_no_sentence() -> None:
    holders: dict[str, set[str]] = {}
    for path in FILES:
        for line in agreement(path).sheet.lines:
            for text in line.texts:
                for sentence in re.split("[。；;，,：:]", shown(text)):
                    if len(re.findall("[\u4e00-\u9fff]", sentence)) > LONGEST:
                        holders.setdefault(re.sub(r"\W", "", sentence), set()).add(path.stem)
    assert {sentence: found for sentence, found in holders.items() if len(found) > 1} == {}


def test_there_are_enough_mutants_of_enough_kinds() -> None:
    assert len(all_mutants()) >= 2000
    counted = Counter(mutant.kind for mutant in all_mutants())
    assert {kind.id for kind in KINDS} == counted.keys()
    assert len(counted) >= 25


def test_no_mutant_is_named_twice() -> None:
    names = [mutant.id for mutant in all_mutants()]
    assert len(names) == len(set(names))


def test_every_rule_that_is_demanded_exists() -> None:
    assert rules_of("cooperation_agreement") >= DEMANDED.keys()
