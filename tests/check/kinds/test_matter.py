from __future__ import annotations

import pytest
from helpers.agreements import agreement
from helpers.judging import judged

from pipeline.check.kinds import matter
from pipeline.model.report import Outcome

ITEMS = {
    "期限": {"wording": ["期限为[^▁]"], "blank": ["期限为▁"]},
    "地点": {"wording": ["地点为[^▁]"], "blank": ["地点为▁"]},
}


@pytest.mark.parametrize(
    ("text", "outcome", "missing"),
    [
        ("期限为两年。地点为示例市。", Outcome.SATISFIED, ""),
        ("期限为____年。地点为____。", Outcome.UNDETERMINED, "期限、地点"),
        ("期限为____年。", Outcome.VIOLATED, "地点"),
        ("共同研究。", Outcome.VIOLATED, "期限、地点"),
    ],
)
def test_what_is_wanting_is_told_apart_from_what_is_blank(text: str, outcome: Outcome, missing: str) -> None:
    judgement = judged(matter, agreement(text), items=ITEMS)
    assert (judgement.outcome, judgement.fields["missing"]) == (outcome, missing)


@pytest.mark.parametrize("needed", [1, 2])
def test_fewer_items_than_all_may_do(needed: int) -> None:
    judgement = judged(matter, agreement("期限为两年。"), items=ITEMS, minimum=needed)
    assert (judgement.outcome is Outcome.SATISFIED) is (needed == 1)
