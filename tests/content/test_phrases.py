"""The phrases that the clause model learns from besides the labelled texts: known kinds, no leaks."""

import pytest

from pipeline.content import load_yaml, root
from pipeline.nlp.model import labelled

FILE = root() / "corpus" / "phrases.yaml"
KINDS = {path.stem for path in (root() / "rules" / "clauses").glob("*.yaml")}
GRAM = 8

pytestmark = pytest.mark.skipif(not FILE.is_file(), reason="the phrases are not part of the package")


def grams(text: str) -> set[str]:
    plain = "".join(text.split())
    return {plain[at : at + GRAM] for at in range(len(plain) - GRAM + 1)}


def test_every_key_names_known_kinds() -> None:
    keys = load_yaml(FILE)
    assert {kind for key in keys for kind in key.split("+")} == {*KINDS, labelled.NONE}
    assert all(len(set(key.split("+"))) == len(key.split("+")) for key in keys)


def test_no_phrase_is_there_twice() -> None:
    said = [text for texts in load_yaml(FILE).values() for text in texts]
    assert sorted(set(said)) == sorted(said)


def test_no_phrase_stands_in_a_text_that_the_model_is_tested_on() -> None:
    """Fewer than half of a phrase's runs of eight characters stand in any one text of dev or test."""
    held_out = [grams(item.text) for item in labelled.of(labelled.read(root() / "corpus"), "dev", "test")]
    close = []
    for texts in load_yaml(FILE).values():
        for text in texts:
            own = grams(text)
            if own and max(len(own & other) for other in held_out) > len(own) / 2:
                close.append(text)
    assert close == []
