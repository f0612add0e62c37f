"""A second reader tells sentences that settle a matter from sentences on something else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pipeline.nlp.model import Recogniser, settling

SETTLING = [
    "研究失败的损失由双方平均分担。",
    "试制不成造成的损失由双方均摊。",
    "失败的损失按出资比例由双方分担。",
]
OTHERS = ["双方每季度开会一次。", "甲方在签约后十日内付款。", "乙方按月提交书面报告。"]
TEXTS = [*SETTLING * 3, *OTHERS * 3]
TRUTH = np.array([[text in SETTLING] for text in TEXTS])
RULE = "transfer-law/risk-sharing"


@pytest.fixture(scope="module")
def model() -> settling.Settling:
    return settling.learnt([""] * len(TEXTS), TEXTS, TRUTH, [RULE])


def test_new_sentences_on_the_matter_score_higher(model: settling.Settling) -> None:
    on, off = model.scores(["", ""], ["失败造成的损失由双方各担一半。", "甲方每季度付款一次。"])[:, 0]
    assert on > 0 > off


def test_what_is_written_is_read_again(model: settling.Settling, tmp_path: Path) -> None:
    model.write(tmp_path)
    again = settling.read(tmp_path)
    assert again.rules == (RULE,)
    one, other = (item.scores([""] * len(TEXTS), TEXTS) for item in (model, again))
    assert np.abs(one - other).max() < 0.2


def test_of_a_rule_that_it_does_not_know_it_has_no_opinion(model: settling.Settling, tmp_path: Path) -> None:
    model.write(tmp_path / settling.FOLDER)
    told = Recogniser(tmp_path).settles([RULE, "house/own"], ["", ""], [SETTLING[0], SETTLING[0]])
    assert told[0] > 0
    assert told[1] == float("inf")


def test_without_its_files_there_is_no_second_reader(tmp_path: Path) -> None:
    assert Recogniser(tmp_path).settles([RULE], [""], [SETTLING[0]]) == [float("inf")]
