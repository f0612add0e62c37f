from __future__ import annotations

import pytest
from helpers.agreements import agreement, evidence

from pipeline.check.places import clause_at, evidence_at, expected_place, part_of
from pipeline.model.agreement import Agreement
from pipeline.model.document import Document
from pipeline.text.normalise import normalise

TEXT = """示例协议
第一条 保密
双方保密。
第二条 违约
赔偿损失。
第三条 签署
甲方（盖章）：
附件一 任务书
保密要求。"""
KINDS = {
    "保密": ("confidentiality",),
    "违约": ("breach",),
    "签署": ("signatures",),
    "任务书": ("confidentiality",),
}


@pytest.mark.parametrize(
    ("kinds", "clause", "block"),
    [
        (["confidentiality"], "第一条 保密", 2),
        (["exit", "breach"], "第二条 违约", 4),
        ([], "第二条 违约", 4),
        (["nothing"], "第二条 违约", 4),
    ],
)
def test_what_is_missing_belongs_after_a_clause_or_before_the_signatures(
    kinds: list[str], clause: str, block: int
) -> None:
    place = expected_place(agreement(TEXT, kinds=KINDS), kinds)
    assert place is not None
    location, name = place
    assert (location.block, name) == (block, clause)
    assert location.start == location.end == len(TEXT.splitlines()[block])


def test_without_signatures_it_belongs_at_the_end() -> None:
    place = expected_place(agreement("第一条 保密\n双方保密。"), [])
    assert place is not None
    assert place[0].block == 1


def test_an_empty_document_has_no_place() -> None:
    assert expected_place(Agreement(Document.from_text(""), (), ()), ["exit"]) is None


def test_evidence_names_the_clause_it_stands_in() -> None:
    given = agreement(TEXT, kinds=KINDS)
    found = evidence_at(given, given.document.blocks[2].location(0, 2))
    assert (found.quote, found.clause) == ("双方", "第一条 保密")
    assert clause_at(given, 99) is None


def test_a_part_of_a_quotation_is_its_own_characters() -> None:
    given = agreement("经费共计：人民币１０万元。")
    whole = evidence(given, "人民币１０万元。")
    sentence = normalise(whole.quote)
    start = sentence.text.index("10万元")
    part = part_of(whole, sentence, start, start + 4)
    assert part.quote == "１０万元" == given.document.quote(part.location)
