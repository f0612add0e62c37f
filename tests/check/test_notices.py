"""Remarks on the whole document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.check.notices import notices
from pipeline.check.profiles import OTHER, Recognition
from pipeline.check.rule import Profile
from pipeline.model.agreement import Agreement
from pipeline.model.document import Block, Document, Run

DOCUMENT = Document.from_text("第一条 合作内容")
COOPERATION = Profile("cooperation_agreement", "产学研合作协议", "Cooperation agreement")


def agreement(*, pictures: int = 0) -> Agreement:
    return Agreement(replace(DOCUMENT, pictures=pictures), (), ())


def test_a_document_with_a_telling_title_and_no_pictures_needs_no_remark() -> None:
    assert notices(agreement(), Recognition(COOPERATION, "title")) == ()


def test_pictures_are_said_to_be_unchecked_with_their_number() -> None:
    (remark,) = notices(agreement(pictures=3), Recognition(COOPERATION, "title"))
    assert "3 幅图片" in remark


def test_a_kind_guessed_from_the_wording_is_named_with_the_remedy() -> None:
    (remark,) = notices(agreement(), Recognition(COOPERATION, "wording"))
    assert "产学研合作协议" in remark
    assert "--type" in remark


@pytest.mark.parametrize(("by", "count"), [("title", 1), ("wording", 1), ("option", 0)])
def test_other_contracts_are_said_to_be_checked_only_in_part_unless_asked_for(by: str, count: int) -> None:
    other = Profile(OTHER, "其他合同", "Other contract")
    assert len(notices(agreement(), Recognition(other, by))) == count


def test_remarks_come_in_english_too() -> None:
    (remark,) = notices(agreement(pictures=1), Recognition(COOPERATION, "title"), lang="en")
    assert "pictures" in remark


def test_crossed_out_words_are_said_to_count_for_nothing() -> None:
    block = Block(0, "保密三年", runs=(Run(0, 4, marks=frozenset({"struck"})),))
    document = replace(DOCUMENT, blocks=(block,))
    (remark,) = notices(Agreement(document, (), ()), Recognition(COOPERATION, "title"))
    assert "1 段文字画了删除线" in remark
