"""Stops of values before stops of templates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.word.fill.stops import Value, joined
from pipeline.word.fill.values import in_text

RUN = '</w:t></w:r><w:r><w:t xml:space="preserve">'
END = "</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ([Value("负责中试。"), "。" + END], "负责中试。" + END),
        ([Value("负责中试；"), "。" + END], "负责中试。" + END),
        ([Value("负责中试。"), RUN, "", RUN + "；"], "负责中试" + RUN + RUN + "；"),
        ([Value("十日内，"), "，甲方支付"], "十日内，甲方支付"),
    ],
)
def test_a_stop_of_the_template_takes_the_place_of_that_of_the_value(pieces: list[str], text: str) -> None:
    assert joined(pieces) == text


@pytest.mark.parametrize(
    "pieces",
    [
        [Value("负责中试。"), END],
        [Value("负责中试。"), END + "<w:p><w:r><w:t>。"],
        [Value("负责中试。"), "</w:t><w:br/><w:t>；"],
        [Value("负责中试。"), Value("；")],
        [Value("负责中试。"), "”。"],
        [Value("负责中试"), "。"],
        ["负责中试。", "。"],
    ],
)
def test_everything_else_stays_as_it_is(pieces: list[str]) -> None:
    assert joined(pieces) == "".join(pieces)


def test_the_last_line_of_a_long_text_loses_its_stop_too() -> None:
    written = in_text("第一步。\n第二步。")
    assert "。" not in joined([Value(written), "；"]).rpartition("第二步")[2].rstrip("；")
    assert "第一步。" in joined([Value(written), "；"])


@given(st.lists(st.text(st.characters(exclude_characters="。；，、<>"), max_size=9)))
def test_values_without_stops_are_never_changed(values: list[str]) -> None:
    pieces = [piece for value in values for piece in (Value(value), "。")]
    assert joined(pieces) == "".join(pieces)
