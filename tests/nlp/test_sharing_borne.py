"""Money that is spent, put in for the work or owed by a wrongdoer is divided in the words for income."""

from __future__ import annotations

import pytest
from helpers.promises import sharing

from pipeline.model.terms import State
from pipeline.nlp.sharing_borne import is_borne, without_penalties
from pipeline.nlp.sharing_forms import in_cell, plain_taker, usual
from pipeline.nlp.sharing_pieces import pieces


def state(text: str) -> State:
    return sharing(f"第五条 其他约定\n{text}").state


@pytest.mark.parametrize(
    "text",
    [
        "申报花的钱，药厂付六成，医院付四成。",
        "修塘要用的钱甲方拿三分之二，乙方拿三分之一。",
        "甲方掏65%，乙方掏35%。",
        "每批试制款到手，乙方留四成，丙方拿六成。",
    ],
)
def test_costs_and_funds_are_borne(text: str) -> None:
    assert is_borne(text)
    assert state(f"第五条 {text}") is State.ABSENT


@pytest.mark.parametrize(
    "text",
    [
        "卖蜜的钱，蜂场拿六成，学校拿四成。",
        "净收益甲方得六成，乙方得四成。",
        "甲方从毛利中付两成给乙方，付一成给丙方。",
    ],
)
def test_what_is_earned_is_not_borne(text: str) -> None:
    assert not is_borne(text)


@pytest.mark.parametrize(
    "text",
    [
        "净收益甲方得六成，乙方得四成，瞒报的一方另付瞒报数的三成。",
        "净收益甲方得六成，乙方得四成，被请出的一家，此后只拿一半。",
    ],
)
def test_what_a_wrongdoer_loses_is_cut_off(text: str) -> None:
    assert without_penalties(text) == "净收益甲方得六成，乙方得四成。"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("净收入每满一百元，甲方拿25元，乙方拿75元。", 2),
        ("每万元净利，校方得三千元，厂方得七千元。", 2),
        ("每收进一百块，甲方分三十块，余下的都归乙方。", 2),
        ("净收入每满一百元，甲方拿25元，乙方拿65元。", 0),
        ("机时费每满一百元，甲方付60元，乙方付40元。", 0),
    ],
)
def test_parts_of_a_round_sum_make_the_whole(text: str, parts: int) -> None:
    assert len(pieces(text)) == parts


def test_an_account_tells_whose_the_figure_is() -> None:
    assert usual("净收益的62%入甲方账，余下38%记在乙方名下") == "净收益的62%归甲方，余下38%归乙方"
    assert usual("净收益的30%存入共管账户") == "净收益的30%存入共管账户"
    assert in_cell("净收益的62%入甲方账，余下38%入乙方账") == "净收益的62%归甲方，余下38%归乙方"


def test_who_gets_a_figure_may_have_any_name() -> None:
    assert plain_taker("留给清禾，28%给") == "清禾"
    assert plain_taker("给对方。") == ""
