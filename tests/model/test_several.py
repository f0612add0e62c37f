"""Looking for several patterns at once finds and cuts what looking for one after the other does."""

from __future__ import annotations

import re
from unittest.mock import Mock

from helpers.expressions import patterns
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.late import LatePattern
from pipeline.model.several import Several

texts = st.text("甲乙方1\n", max_size=9)


def late(source: str) -> LatePattern:
    return LatePattern(source, re.MULTILINE)


@given(st.lists(st.lists(patterns, min_size=1, max_size=2), max_size=5), texts)
def test_one_of_several_is_found_where_all_of_its_patterns_are(items: list[list[str]], text: str) -> None:
    several = Several([tuple(map(late, item)) for item in items])
    one_by_one = any(all(re.search(part, text, re.MULTILINE) for part in item) for item in items)
    assert several.found_in(text) == one_by_one


@given(st.lists(patterns | st.sampled_from(["丙", "方丙", "丙丙?乙"]), max_size=5), texts)
def test_cutting_several_is_cutting_one_after_the_other(sources: list[str], text: str) -> None:
    several = Several([(late(source),) for source in sources])
    left = text
    for source in sources:
        left = re.sub(source, "丙", left, flags=re.MULTILINE)
    assert several.cut_from(text, "丙") == left


def test_a_pattern_is_not_tried_without_its_words() -> None:
    wrong = LatePattern("甲方(?:负责|承担)")
    wrong.search = Mock(side_effect=AssertionError)
    several = Several([(wrong,), (late("乙方"),)])
    assert not several.found_in("甲方委托丙方")
    assert several.found_in("甲方委托乙方")
