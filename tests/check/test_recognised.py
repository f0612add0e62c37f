"""Nothing is satisfied or violated by words that may have been recognised wrongly."""

from dataclasses import replace

import pytest

from pipeline.check import doubted
from pipeline.model.document import Block, Document, How, Ledger, Location, PageSource, Run, Source, Unread
from pipeline.model.evidence import Evidence
from pipeline.model.report import Outcome, RuleResult, Severity

TEXT = "保密期限为合作结束后3年，各方均应遵守，不得向第三人披露本项目的技术资料和经营信息。"


def document(*marks: tuple[int, int, str], confidence: float = 0.98, how: How = How.OCR) -> Document:
    """One recognised block; ``marks`` are characters with another mark than the others."""
    runs, at = [], 0
    for start, end, mark in marks:
        runs += [Run(at, start, marks=frozenset({"ocr"})), Run(start, end, marks=frozenset({"ocr", mark}))]
        at = end
    runs.append(Run(at, len(TEXT), marks=frozenset({"ocr"})))
    block = Block(0, TEXT, "第1页", runs=tuple(run for run in runs if run.start < run.end), page=1)
    return Document(
        "a.pdf", (block,), source=Source(how, "pdf", confidence, (PageSource(1, how, confidence),))
    )


def result(outcome: Outcome, *, quoted: bool = True) -> RuleResult:
    evidence = (Evidence(TEXT, Location(0, 0, len(TEXT), "第1页")),) if quoted else ()
    return RuleResult("a/b", "保密", "a", outcome, Severity.ERROR, "说明。", evidence=evidence)


def judged(given: RuleResult, source: Document, lang: str = "zh") -> RuleResult:
    return doubted((given,), source, lang=lang)[0]


@pytest.mark.parametrize("outcome", [Outcome.SATISFIED, Outcome.VIOLATED])
@pytest.mark.parametrize(("mark", "said"), [("unsure", "识别不清"), ("sealed", "印章")])
def test_a_doubtful_figure_leaves_the_outcome_open(outcome: Outcome, mark: str, said: str) -> None:
    found = judged(result(outcome), document((10, 11, mark)))
    assert found.outcome is Outcome.UNDETERMINED
    assert said in found.message
    assert found.message.endswith("说明。")


def test_one_doubtful_character_among_many_is_no_doubt() -> None:
    found = judged(result(Outcome.SATISFIED), document((0, 1, "unsure")))
    assert (found.outcome, found.message) == (Outcome.SATISFIED, "说明。（依据识别（OCR）的文字）")


def test_many_doubtful_characters_are() -> None:
    assert judged(result(Outcome.SATISFIED), document((14, 24, "unsure"))).outcome is Outcome.UNDETERMINED


@pytest.mark.parametrize("outcome", [Outcome.NOT_APPLICABLE, Outcome.UNDETERMINED, Outcome.ERROR])
def test_other_outcomes_stay(outcome: Outcome) -> None:
    assert judged(result(outcome), document((10, 11, "unsure"))) == result(outcome)


def test_what_no_words_say_counts_only_in_a_text_that_was_read_well() -> None:
    bare = result(Outcome.SATISFIED, quoted=False)
    assert judged(bare, document()).outcome is Outcome.SATISFIED
    assert judged(bare, document(confidence=0.5)).outcome is Outcome.UNDETERMINED
    assert judged(bare, document(confidence=0.0)).outcome is Outcome.UNDETERMINED


def test_what_is_missing_may_stand_where_nothing_could_be_read() -> None:
    missing, source = result(Outcome.VIOLATED, quoted=False), document(confidence=0.0)
    assert judged(missing, source).outcome is Outcome.VIOLATED
    unread = replace(source, ledger=Ledger(unread=(Unread("第2页", "扫描页"),)))
    assert judged(missing, unread).outcome is Outcome.UNDETERMINED


@pytest.mark.parametrize("how", [How.DOCX, How.PDF, How.CONVERTED])
def test_what_was_not_recognised_stays_as_it_is(how: How) -> None:
    given = result(Outcome.SATISFIED)
    assert judged(given, document((10, 11, "unsure"), how=how)) == given


def test_words_of_a_page_with_text_rest_on_no_recognition() -> None:
    source = document()
    plain = replace(source, blocks=(replace(source.blocks[0], runs=(Run(0, len(TEXT)),)),))
    assert judged(result(Outcome.SATISFIED), plain) == result(Outcome.SATISFIED)


def test_it_is_said_in_english_too() -> None:
    assert "recognised" in judged(result(Outcome.SATISFIED), document(), lang="en").message
