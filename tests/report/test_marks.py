"""Highlights."""

from __future__ import annotations

from dataclasses import replace

import pytest
from helpers import reports
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Block, Location, Run
from pipeline.model.evidence import Evidence
from pipeline.model.report import Outcome
from pipeline.report.marks import KINDS, Mark, anchor, gravest, pieces, places

TEXT = "保密期限自本协议签订之日起一年"
RANGES = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)


def mark(start: int, end: int, kind: str = "error") -> Mark:
    return Mark(start, end, kind, f"e{start}", "f1", "标题", 1)


@given(st.lists(RANGES, max_size=6), st.lists(RANGES, max_size=4))
def test_the_pieces_are_the_text_and_know_exactly_what_covers_them(
    marked: list[list[int]], styled: list[list[int]]
) -> None:
    marks = tuple(mark(start, end) for start, end in marked)
    runs = tuple(Run(start, end, marks=frozenset({f"{start}-{end}"})) for start, end in styled)
    made = list(pieces(Block(0, TEXT, runs=runs), marks))
    assert "".join(TEXT[piece.start : piece.end] for piece in made) == TEXT
    for piece in made:
        for at in range(piece.start, piece.end):
            assert piece.marks == tuple(item for item in marks if item.start <= at < item.end)
            assert piece.styles == {f"{start}-{end}" for start, end in styled if start <= at < end}


def test_an_empty_block_has_no_pieces() -> None:
    assert list(pieces(Block(0, ""), ())) == []


def test_the_gravest_of_several_marks_counts() -> None:
    marks = tuple(mark(0, 1, kind) for kind in reversed(KINDS))
    assert gravest(marks).kind == "error"


def test_every_evidence_has_a_mark_at_its_characters() -> None:
    made = reports.report()
    marks = {
        item.anchor: (block, item) for block, found in places(made, "r1").marks.items() for item in found
    }
    quotes = sorted(made.document.blocks[block].text[item.start : item.end] for block, item in marks.values())
    expected = sorted(evidence.quote for result in made.results for evidence in result.evidence)
    assert quotes == expected


def test_a_finding_is_marked_with_its_number_and_a_met_rule_without() -> None:
    found = [item for marks in places(reports.report(), "r1").marks.values() for item in marks]
    numbers = {item.kind: item.number for item in found}
    assert numbers == {"error": 2, "advice": 4, "undetermined": 5, "satisfied": 0} | {
        "error": numbers["error"]
    }
    assert numbers["error"] in {1, 2}
    assert {item.target for item in found if not item.number} == {"r1-t0", "r1-t6"}


def test_something_missing_is_marked_after_the_block_where_it_was_expected() -> None:
    made = reports.report()
    missing = places(made, "r1").missing
    ((block, (marker,)),) = missing.items()
    assert made.document.blocks[block].text == reports.LEAK
    assert (marker.number, marker.target, marker.title) == (3, "r1-f3", "收益分配条款")


def test_a_met_rule_leaves_no_marker_of_something_missing() -> None:
    made = reports.clean()
    result = replace(made.results[0], expected_at=Location(0, 0, 1))
    assert places(replace(made, results=(result,)), "r1").missing == {}


@pytest.mark.parametrize(
    ("place", "target"),
    [
        (Location(1, 0, 2), "f1-e0"),
        (Location(1, 2, 2), "r1-b1"),
        (Location(1, 0, 999), "r1-b1"),
        (Location(99, 0, 2), None),
    ],
)
def test_a_link_leads_to_a_place_that_exists(place: Location, target: str | None) -> None:
    made = reports.clean()
    evidence = Evidence("保密", place)
    result = replace(made.results[0], outcome=Outcome.VIOLATED, evidence=(evidence,))
    made = replace(made, results=(result,))
    assert anchor(made, "r1", "f1", 0, evidence) == target
    assert bool(places(made, "r1").marks) is (target == "f1-e0")
