"""Words crossed out by hand."""

from __future__ import annotations

from helpers.docx_zip import make_docx
from helpers.word import line, run

from pipeline.content import root
from pipeline.model.agreement import Agreement, Standing
from pipeline.nlp import analyse, load
from pipeline.report.plain import printed_text
from pipeline.word.read import read

STRIKE = "<w:strike/>"
OFF = '<w:strike w:val="0"/>'


def agreement(*lines: str) -> Agreement:
    document = read(make_docx("".join(lines)), name="示例.docx")
    return analyse(document, load(root() / "rules" / "clauses"))


def test_a_sentence_that_is_crossed_out_settles_nothing() -> None:
    found = agreement(line(run("第一条 保密")), line(run("双方应当保密三年。", properties=STRIKE)))
    assert found.provisions[-1].standing is Standing.STRUCK
    assert "保密三年" not in found.stream.text


def test_words_crossed_out_within_a_sentence_are_taken_out_of_it() -> None:
    found = agreement(line(run("成果归") + run("甲方", properties=STRIKE) + run("双方共有。")))
    assert found.provisions[-1].text == "成果归双方共有。"
    assert found.provisions[-1].standing is Standing.OPERATIVE


def test_the_place_of_a_sentence_with_crossed_out_words_is_the_whole_sentence() -> None:
    found = agreement(line(run("成果归") + run("甲方", properties="<w:dstrike/>") + run("双方共有。")))
    assert found.document.quote(found.provisions[-1].location) == "成果归甲方双方共有。"


def test_a_strike_that_is_switched_off_crosses_nothing_out() -> None:
    found = agreement(line(run("双方应当保密三年。", properties=OFF)))
    assert found.provisions[-1].standing is Standing.OPERATIVE


def test_crossed_out_words_are_printed_as_such() -> None:
    document = agreement(line(run("成果归") + run("甲方", properties=STRIKE) + run("双方共有。"))).document
    assert printed_text(document) == "成果归〔划去：甲方〕双方共有。\n"
