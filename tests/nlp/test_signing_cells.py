from __future__ import annotations

from helpers.promises import lexicon

from pipeline.check.examples import document_of
from pipeline.nlp import analyse


def test_a_cell_that_names_who_signs_starts_the_signatures() -> None:
    table = "| 受让方 | （公章）负责人： | 地址 |\n| 转让方 | （公章）负责人： | 地址 |"
    given = analyse(document_of(f"十二、后续改进的分享：\n{table}"), lexicon())
    article = next(clause for clause in given.clauses if clause.title.startswith("后续改进"))
    assert article.blank
