from __future__ import annotations

from pipeline.check.examples import document_of
from pipeline.content import root
from pipeline.model.agreement import Standing
from pipeline.nlp import analyse, load

LEXICON = load(root() / "rules" / "clauses")

OFFER = """第三条 档次
| 选择 | 档次 | 金额 |
| {} | 铜 | 一万元 |
| {} | 银 | 三万元 |"""


def operative(text: str) -> list[str]:
    given = analyse(document_of(text), LEXICON)
    return [p.text for p in given.provisions if p.standing is Standing.OPERATIVE]


def test_a_row_that_nobody_ticked_sets_nothing() -> None:
    said = operative(OFFER.format("□", "□"))
    assert "一万元" not in said
    assert "三万元" not in said


def test_the_ticked_row_counts_and_the_other_does_not() -> None:
    said = operative(OFFER.format("□", "☑"))
    assert "三万元" in said
    assert "一万元" not in said


def test_a_single_box_in_a_table_offers_no_choice() -> None:
    assert "一万元" in operative(OFFER.format("□", "二"))
