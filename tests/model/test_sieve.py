"""Searching only the lines that hold what a pattern needs finds the same as searching all."""

from __future__ import annotations

import re

import pytest
from helpers.expressions import patterns
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import sieve
from pipeline.model.agreement import Provision, Stream
from pipeline.model.document import Location
from pipeline.model.late import LatePattern, SievedPattern
from pipeline.model.sieve import Index, Needs, needs


def stream(*lines: str) -> Stream:
    return Stream.of(Provision(at, line, Location(at, 0, len(line)), 0) for at, line in enumerate(lines))


def found(pattern: re.Pattern[str], given_stream: Stream) -> list[tuple[int, int]]:
    starts = given_stream.starts
    places = given_stream.search(pattern)
    return [(starts[p.index] + start, starts[p.index] + end) for p, start, end in places]


@given(
    patterns,
    st.lists(st.text("甲乙方1", max_size=6), max_size=6),
    st.sampled_from([0, re.MULTILINE, re.DOTALL, re.IGNORECASE]),
)
def test_the_sieve_loses_and_adds_nothing(source: str, lines: list[str], flags: int) -> None:
    pattern, given_stream = re.compile(source, flags), stream(*lines)
    everywhere = [match.span() for match in pattern.finditer(given_stream.text)] if lines else []
    assert found(pattern, given_stream) == everywhere


def test_a_line_feed_between_the_lines_is_found() -> None:
    assert found(re.compile("(?:甲|\\n)"), stream("", "")) == [(0, 1)]


@given(patterns, patterns, st.lists(st.text("甲乙方1", max_size=6), max_size=6))
def test_what_says_both_is_not_passed_over(first: str, second: str, lines: list[str]) -> None:
    given_stream, other = stream(*lines), LatePattern(second, re.MULTILINE)
    everywhere = {p.index for p, _, _ in given_stream.search(re.compile(first, re.MULTILINE))}
    both = {index for index in everywhere if re.search(second, lines[index], re.MULTILINE)}
    assert given_stream.saying(LatePattern(first, re.MULTILINE), other).keys() == both


@given(patterns, st.text("甲乙方1\n", max_size=9))
def test_a_sieved_pattern_finds_what_the_pattern_finds(source: str, text: str) -> None:
    sieved, pattern = SievedPattern(source), re.compile(source)
    match, expected = sieved.search(text), pattern.search(text)
    assert (match and match.span()) == (expected and expected.span())
    assert sieved.sub("丙", text) == pattern.sub("丙", text)


@given(patterns, st.lists(st.text("甲乙方1", max_size=6), min_size=5, max_size=9))
def test_groups_of_lines_are_as_good_as_lines(source: str, lines: list[str]) -> None:
    pattern, given_stream = re.compile(source, re.MULTILINE), stream(*lines)
    everywhere = [match.span() for match in pattern.finditer(given_stream.text)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sieve, "MOST_GROUPS", 2)
        assert found(pattern, given_stream) == everywhere


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("(甲方|乙方)[^。\\n]{0,9}(负责|承担)", [{"甲方", "乙方"}, {"负责", "承担"}]),
        ("(联合)?培养[^\\n]*人才", [{"培养"}, {"人才"}]),
        ("[保守]密(?:义务)", [{"义务"}]),
        ("(?:甲方|由[^。\\n]{2,9}承担)付", [{"甲方", "承担"}, {"付"}]),
        ("[^。\\n]{3}", []),
        ("甲方?", [{"甲"}]),
        ("(?<!不)得(?!已)", [{"得"}]),
    ],
)
def test_a_pattern_needs_the_words_it_spells_out(pattern: str, wanted: list[set[str]]) -> None:
    needed = needs(re.compile(pattern, re.MULTILINE))
    assert needed.in_line
    assert sorted(map(sorted, needed.ends)) == sorted(map(sorted, wanted))


@pytest.mark.parametrize(
    "pattern", ["甲[^。]{0,9}乙", "甲\\s乙", "(?i:甲)", "甲$", "甲(?=\\n乙)", "甲(?!\\s*乙)", "(甲)\\1"]
)
def test_a_pattern_that_may_see_the_next_line_is_given_the_whole_text(pattern: str) -> None:
    assert not needs(re.compile(pattern)).in_line


@pytest.mark.parametrize("pattern", ["甲(?!\\n)", "甲(?=[。\\n]|$)", "甲(?=方(?:。|\\s))"])
def test_a_pattern_may_look_at_the_line_feed_behind_its_line(pattern: str) -> None:
    assert needs(re.compile(pattern, re.MULTILINE)).in_line


def test_only_lines_with_a_word_of_each_set_are_looked_at() -> None:
    index = Index(["甲方负责", "甲方承担乙方", "丙方负责", "", "甲方负责"])

    def ranges(*ends: set[str], in_line: bool = True) -> list[tuple[int, int]]:
        return list(index.ranges(Needs(tuple(map(frozenset, ends)), in_line)))

    assert ranges({"甲方"}, {"负责", "承担"}) == [(0, 2), (4, 5)]
    assert ranges({"丁"}) == ranges({"丁"}, in_line=False) == []
    assert ranges({"承担"}, {"丙方"}, in_line=False) == ranges() == [(0, 5)]
