from __future__ import annotations

import pytest

from pipeline.model.terms import Party
from pipeline.nlp.called import Called

PARTIES = (
    Party("甲方", "示例提升机械有限公司", ("提升公司", "委托方", "公司")),
    Party("乙方", "示例矿业大学", ("矿大",)),
)


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("提升公司得七成，矿大得三成。", "甲方得七成，乙方得三成。"),
        ("示例矿业大学得三成。", "乙方得三成。"),
        ("公司章程由委托方保管。", "公司章程由委托方保管。"),
    ],
)
def test_names_become_roles_but_for_words_said_of_anybody(text: str, spoken: str) -> None:
    assert Called(PARTIES).spoken(text) == spoken


def test_parties_without_roles_get_those_of_their_places() -> None:
    assert Called((Party("提升公司"), Party("矿大"))).spoken("矿大与提升公司") == "乙方与甲方"


def test_without_parties_nothing_is_called_otherwise() -> None:
    assert Called(()).spoken("矿大得三成。") == "矿大得三成。"
