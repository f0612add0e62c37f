"""What holds for any two versions."""

from __future__ import annotations

import re

from helpers.versions import compared, sample
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.model.comparison import ClauseCourse, Comparison, Course, Edit, TermChange

LINES = sample().split("\n")
INSERTED = (
    "双方应当在十个工作日内书面确认。",
    "乙方不得将研究任务转委托给第三人。",
    "甲方另行支付奖励10万元。",
    "违约金为合同总额的5%。",
    "本条无其他约定。",
)
_BARE = re.compile(r"第?[\d.一二三四五六七八九十（）]*条?\s*")
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def versions(draw: st.DrawFn) -> str:
    """The sample with lines deleted, doubled words, swapped lines and lines put in."""
    lines = list(LINES)
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(3, len(lines) - 2))
        way = draw(st.sampled_from(["delete", "insert", "swap", "cut"]))
        if way == "delete":
            del lines[place]
        elif way == "insert":
            lines.insert(place, draw(st.sampled_from(INSERTED)))
        elif way == "swap":
            lines[place], lines[place + 1] = lines[place + 1], lines[place]
        else:
            lines[place] = lines[place][: max(len(lines[place]) // 2, 1)]
    return "\n".join(lines)


def spread(terms: tuple[TermChange, ...]) -> list[str]:
    return sorted(map(repr, terms))


@FEW
@given(versions())
def test_a_version_compared_with_itself_shows_nothing(text: str) -> None:
    comparison = compared(text, text)
    assert (comparison.terms, comparison.clauses) == ((), ())
    assert {item.course for item in comparison.findings} <= {Course.UNCHANGED}
    assert not any(item.places_gone or item.places_new for item in comparison.findings)
    assert not comparison.matters


@FEW
@given(versions(), versions())
def test_changing_places_mirrors_the_terms(old: str, new: str) -> None:
    back = compared(new, old).terms
    assert spread(compared(old, new).terms) == spread(tuple(item.mirrored for item in back))


@FEW
@given(versions(), versions())
def test_changing_places_mirrors_the_clauses(old: str, new: str) -> None:
    turned = {ClauseCourse.ADDED: ClauseCourse.REMOVED, ClauseCourse.REMOVED: ClauseCourse.ADDED}
    forth = sorted((item.course, item.old, item.new, item.moved) for item in compared(old, new).clauses)
    back = sorted(
        (turned.get(item.course, item.course), item.new, item.old, item.moved)
        for item in compared(new, old).clauses
    )
    assert forth == back


@FEW
@given(versions())
def test_every_word_put_in_or_taken_out_is_shown(text: str) -> None:
    comparison = compared(sample(), text)
    lines = text.split("\n")
    gone, come = set(LINES) - set(lines), set(lines) - set(LINES)
    assert bool(gone or come) <= bool(comparison.clauses)
    assert all(_shown(line, comparison, Edit.DELETED) for line in come)
    assert all(_shown(line, comparison, Edit.INSERTED) for line in gone)


def _shown(line: str, comparison: Comparison, dropped: Edit) -> bool:
    """Whether the words of a line stand in some paragraph, its number aside; a bare number has none."""
    texts = [
        "".join(piece.text for piece in item.pieces if piece.edit is not dropped)
        for clause in comparison.clauses
        for item in clause.paragraphs
    ]
    bare = _BARE.fullmatch(line) is not None
    return bare or any(text and line.endswith(text) for text in texts)
