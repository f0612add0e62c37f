"""How many clause texts a second the model reads, beside spaCy with the same model. See README.md."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

import pytest
import spacy
from pytest_benchmark.fixture import BenchmarkFixture

from pipeline.content import root
from pipeline.nlp.model import labelled, load
from pipeline.nlp.model.component import document
from pipeline.text.normalise import normalise

CORPUS = root() / "corpus"
TEXTS = labelled.of(labelled.read(CORPUS), "train", "dev", "test")[:3000]
MODEL = load(CORPUS / "model")
SPACY = spacy.load(CORPUS / "model")
LEAST = 3000
"""Texts a second that are asked for on one core."""
ROUNDS = 5


def own() -> object:
    assert MODEL is not None
    normalise.cache_clear()
    return MODEL.kinds([item.heading for item in TEXTS], [item.text for item in TEXTS])


def with_spacy() -> object:
    normalise.cache_clear()
    return [doc.cats for doc in SPACY.pipe(document(item.heading, item.text) for item in TEXTS)]


def only_tokens() -> object:
    """What spaCy needs just to cut the texts into tokens."""
    return [SPACY.make_doc(document(item.heading, item.text)) for item in TEXTS]


WAYS: dict[str, Callable[[], object]] = {"own": own, "spaCy": with_spacy, "spaCy, tokens only": only_tokens}


@pytest.mark.parametrize("way", WAYS)
def test_way(benchmark: BenchmarkFixture, way: str) -> None:
    benchmark.group = f"{len(TEXTS)} clause texts"
    benchmark(WAYS[way])


def seconds(way: Callable[[], object]) -> float:
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        way()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def test_it_is_fast_enough_and_not_slower_than_spacy() -> None:
    alone, beside = seconds(own), seconds(with_spacy)
    sys.stdout.write(f"{len(TEXTS) / alone:.0f} texts/s, {beside / alone:.1f} times spaCy's own pipeline\n")
    assert len(TEXTS) / alone >= LEAST
    assert alone < beside
