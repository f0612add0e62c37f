from __future__ import annotations

import pytest
from helpers.agreements import agreement
from helpers.judging import judged, quotes

from pipeline.check.examples import document_of
from pipeline.check.kinds import document_state
from pipeline.model.agreement import Agreement
from pipeline.model.report import Outcome

ASPECTS = ("pending_revisions", "unread_content", "hidden_text")


def marked(text: str) -> Agreement:
    document = document_of(text)
    return Agreement(document, (), ())


@pytest.mark.parametrize("aspect", ASPECTS)
def test_a_clean_file_is_satisfied(aspect: str) -> None:
    assert judged(document_state, agreement("第一条 保密"), aspect=aspect).outcome is Outcome.SATISFIED


def test_insertions_are_quoted_and_deletions_name_their_paragraph() -> None:
    given = marked("经费{--五十--}{++六十++}万元。")
    judgement = judged(document_state, given, aspect="pending_revisions")
    assert (judgement.outcome, quotes(judgement)) == (Outcome.VIOLATED, ["经费六十万元。", "六十"])
    assert judgement.fields["what"] == "删除“五十”、插入“六十”"
    assert judgement.fields["authors"] == "示例修订人"


def test_hidden_words_are_quoted() -> None:
    judgement = judged(document_state, marked("成果共有。{~~乙方放弃收益。~~}"), aspect="hidden_text")
    assert (judgement.outcome, quotes(judgement)) == (Outcome.VIOLATED, ["乙方放弃收益。"])


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("见下图。{!!图片!!}", Outcome.UNDETERMINED),
        ("见表。{!!嵌入的工作表:30!!}", Outcome.VIOLATED),
        ("见下。{!!图片!!}{!!嵌入的工作表:30!!}", Outcome.VIOLATED),
    ],
)
def test_lost_characters_weigh_more_than_pictures(text: str, outcome: Outcome) -> None:
    assert judged(document_state, marked(text), aspect="unread_content").outcome is outcome


def test_an_aspect_is_needed_and_must_be_known() -> None:
    assert document_state.PARAMS["required"] == ["aspect"]
    assert set(document_state.PARAMS["properties"]["aspect"]["enum"]) == set(ASPECTS)
