"""Words that several terms are read with."""

from __future__ import annotations

import re

import pytest
from helpers.reading import understood

from pipeline.model.state import Period
from pipeline.nlp.passages import ACTOR, ACTOR_AHEAD, mentions, parts, period, plain_actor
from pipeline.text.durations import find_durations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三个月", Period(3)),
        ("两年", Period(24)),
        ("半个月", Period(days=15)),
        ("一个半月", Period(1, 15)),
        ("10个工作日", Period(days=10, working=True)),
        ("____日内", Period()),
        ("三至五个月", Period()),
    ],
)
def test_lengths_of_time(text: str, expected: Period) -> None:
    given = understood(f"第一条 期限\n期限为{text}。").stream.provisions[-1].text
    assert period(find_durations(given)[0]) == expected


def test_parts_hold_everything_but_the_marks() -> None:
    text = "一方违约的，另一方可以解除；"
    assert [text[part.start : part.end] for part in parts(text)] == ["一方违约的", "另一方可以解除"]
    assert [part.text for part in parts(text)] == ["一方违约的", "另一方可以解除"]


@pytest.mark.parametrize(
    ("said", "plain"), [("甲、乙双方", "双方"), ("甲乙丙三方", "三方"), ("甲", "甲方"), ("乙方", "乙方")]
)
def test_one_name_for_a_party(said: str, plain: str) -> None:
    assert plain_actor(said) == plain


def test_mentions_are_in_reading_order_and_once() -> None:
    given = understood("第一条 保密\n甲方保密。乙方配合。\n第二条 费用\n保密费由甲方承担。")
    found = mentions(given, re.compile("保密"), "confidentiality")
    assert [item.text for item in found] == ["甲方保密。", "乙方配合。", "保密费由甲方承担。"]


@pytest.mark.parametrize(
    "said", ["甲、乙双方", "乙方", "任何一方", "被许可方", "守约方", "各方", "牵头单位", "合伙人", "大学"]
)
def test_an_actor_is_found_where_one_can_begin(said: str) -> None:
    assert re.match(ACTOR_AHEAD + ACTOR, said)
