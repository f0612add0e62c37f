from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.edits import BLANK, Edit, Traced, apply


def test_without_edits_nothing_moves() -> None:
    traced = Traced("甲方")
    assert traced.original(0, 2) == (0, 2)
    assert apply(traced, []).text == "甲方"


def test_two_rounds_of_edits_lead_back_to_the_first_text() -> None:
    once = apply(Traced("甲__乙  丙"), [Edit(1, 3, BLANK)])
    twice = apply(once, [Edit(3, 5, "")])
    assert twice.text == f"甲{BLANK}乙丙"
    assert [twice.original(place, place + 1) for place in range(4)] == [(0, 1), (1, 3), (3, 4), (6, 7)]


def test_a_blank_that_follows_a_blank_joins_it() -> None:
    traced = apply(Traced("__  __年"), [Edit(0, 2, BLANK), Edit(2, 4, ""), Edit(4, 6, BLANK)])
    assert traced.text == f"{BLANK}年"
    assert traced.original(0, 1) == (0, 6)


def test_dropped_characters_stand_nowhere() -> None:
    traced = apply(Traced("甲  方"), [Edit(1, 3, "")])
    assert traced.located(1, 3) == (1, 1)
    assert traced.located(0, 4) == (0, 2)


@given(st.text(min_size=1, max_size=20), st.data())
def test_kept_characters_lead_back_to_themselves(source: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(source)), max_size=6)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    traced = apply(Traced(source), [Edit(start, end, "") for start, end in pairs])
    dropped = {place for start, end in pairs for place in range(start, end)}
    assert traced.text == "".join(char for place, char in enumerate(source) if place not in dropped)
    assert all(source[traced.original(place, place + 1)[0]] == char for place, char in enumerate(traced.text))
