"""What a rule's words pass over ends with the sentence, whether or not they say so."""

from __future__ import annotations

import pytest

from pipeline.check.wordings import compiled

PASSING = [r"甲方[^。；]{0,9}承担", r"甲方[^，]*承担", r"甲方[^、。]+承担", r"甲方[^\s]*?承担"]


@pytest.mark.parametrize("pattern", PASSING)
def test_two_sentences_together_say_nothing(pattern: str) -> None:
    assert compiled(pattern).search("甲方的费用由其承担")
    assert compiled(pattern).search("由乙方付给甲方\n费用由其承担") is None


@pytest.mark.parametrize(
    "pattern", [r"甲方[^。]\n", r"(?<![^。])甲方", r"甲方[^。\n]{0,9}承担", r"甲方\[^。{0,9}承担"]
)
def test_other_expressions_stay_as_they_are(pattern: str) -> None:
    assert compiled(pattern).pattern == pattern
