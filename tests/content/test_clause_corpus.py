"""The labelled clause texts: whole, consistent, and without leaks between training and test."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from pipeline.content import load_yaml, root, validate

FILES = sorted((root() / "corpus" / "clauses").glob("*.yaml"))
KINDS = {path.stem for path in (root() / "rules" / "clauses").glob("*.yaml")}
GRAM = 5
ALIKE = 0.5
"""From this share of common runs of five characters on two texts are nearly the same."""

pytestmark = pytest.mark.skipif(not FILES, reason="the clause texts are not part of the package")


def texts() -> Iterator[Mapping[str, Any]]:
    return (item for path in FILES for item in load_yaml(path)["texts"])


def grams(text: str) -> frozenset[str]:
    plain = "".join(text.split())
    return frozenset(plain[at : at + GRAM] for at in range(len(plain) - GRAM + 1))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_file_is_whole_and_its_labels_are_known(path: Path) -> None:
    value = load_yaml(path)
    assert validate(value, "clause_corpus", path) == ()
    assert value["kind"] == path.stem
    used = {label for item in value["texts"] for label in [*item["labels"], item.get("near", path.stem)]}
    assert used <= KINDS
    assert not [item["id"] for item in value["texts"] if item.get("near") in item["labels"]]


def test_no_identifier_is_used_twice() -> None:
    counted = Counter(item["id"] for item in texts())
    assert [name for name, count in counted.items() if count > 1] == []


def test_an_agreement_is_in_one_split_only() -> None:
    splits: dict[str, set[str]] = {}
    for item in texts():
        splits.setdefault(item["group"], set()).add(item["split"])
    assert {group: found for group, found in splits.items() if len(found) > 1} == {}


def test_texts_of_different_splits_are_not_nearly_the_same() -> None:
    """Only texts that share a rare run of characters are compared."""
    known = [(item["id"], item["split"], grams(item["text"])) for item in texts()]
    holders: dict[str, list[int]] = {}
    for index, (_, _, runs) in enumerate(known):
        for run in runs:
            holders.setdefault(run, []).append(index)
    pairs = Counter(
        pair for found in holders.values() if len(found) <= 12 for pair in combinations(sorted(found), 2)
    )
    close = []
    for (first, second), shared in pairs.items():
        a, b = known[first], known[second]
        if a[1] != b[1] and shared >= 4 and len(a[2] & b[2]) / max(len(a[2] | b[2]), 1) >= ALIKE:
            close.append((a[0], b[0]))
    assert close == []
