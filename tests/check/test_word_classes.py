from __future__ import annotations

import pytest

from pipeline.check.word_classes import spelled_out

WORDS = {"deed": "完成|交付", "day": "[0-9]+日", "point": "⟨day⟩前"}


def test_a_name_stands_for_the_words_of_its_class() -> None:
    assert spelled_out("于⟨point⟩⟨deed⟩样机", WORDS) == "于(?:(?:[0-9]+日)前)(?:完成|交付)样机"


def test_patterns_are_found_in_lists_and_below_names() -> None:
    value = {"clause": ["goals"], "items": {"一": {"wording": [["⟨deed⟩", "样机"], "⟨day⟩"]}}, "minimum": 1}
    assert spelled_out(value, WORDS) == {
        "clause": ("goals",),
        "items": {"一": {"wording": (("(?:完成|交付)", "样机"), "(?:[0-9]+日)")}},
        "minimum": 1,
    }


def test_an_unknown_class_and_one_that_uses_itself_are_mistakes() -> None:
    with pytest.raises(ValueError, match="没有名为 ⟨dead⟩ 的词类"):
        spelled_out("⟨dead⟩", WORDS)
    with pytest.raises(ValueError, match="自己"):
        spelled_out("⟨a⟩", {"a": "⟨b⟩", "b": "⟨a⟩"})
