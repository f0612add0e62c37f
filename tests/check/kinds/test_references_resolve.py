from __future__ import annotations

from dataclasses import replace

from helpers.agreements import agreement, evidence, with_terms
from helpers.judging import judged, quotes

from pipeline.check.kinds import references_resolve
from pipeline.model.agreement import Agreement
from pipeline.model.report import Outcome
from pipeline.model.terms import Reference, Terms

TEXT = "第一条 保密\n保守秘密。\n第二条 违约\n违反第一条、第十五条和附件三的，依民法典第五百七十七条赔偿。"


def referring(*references: tuple[str, int | None, bool], text: str = TEXT) -> Agreement:
    given = agreement(text)
    sentence = evidence(given, text.splitlines()[-1])
    found = tuple(
        Reference(target, sentence, resolved, external) for target, resolved, external in references
    )
    return with_terms(given, Terms(references=found))


def test_what_is_not_there_is_quoted_by_itself() -> None:
    given = referring(("第一条", 0, False), ("第十五条", None, False), ("附件三", None, False))
    judgement = judged(references_resolve, given)
    assert (judgement.outcome, quotes(judgement)) == (Outcome.VIOLATED, ["第十五条", "附件三"])
    assert judgement.fields == {"references": "第十五条、附件三", "count": "2"}


def test_what_is_there_is_satisfied() -> None:
    judgement = judged(references_resolve, referring(("第一条", 0, False)))
    assert (judgement.outcome, quotes(judgement)) == (Outcome.SATISFIED, ["第一条"])


def test_articles_of_laws_are_not_looked_for() -> None:
    given = referring(("第五百七十七条", None, True))
    assert judged(references_resolve, given).outcome is Outcome.NOT_APPLICABLE


def test_without_numbers_an_article_cannot_be_looked_for() -> None:
    given = referring(("第十五条", None, False), text="违反第十五条的，应当赔偿。")
    assert judged(references_resolve, given).outcome is Outcome.UNDETERMINED


def test_without_numbers_a_missing_annex_is_still_missing() -> None:
    given = referring(
        ("第十五条", None, False), ("附件三", None, False), text="违反第十五条和附件三的，应当赔偿。"
    )
    judgement = judged(references_resolve, given)
    assert (judgement.outcome, judgement.fields["references"]) == (Outcome.VIOLATED, "附件三")


def test_a_number_that_opens_its_paragraph_is_there() -> None:
    text = "第一条 保密\n第二条,违约\n违反第二条的，应当赔偿。"
    judgement = judged(references_resolve, referring(("第二条", None, False), text=text))
    assert judgement.outcome is Outcome.SATISFIED


def test_the_number_of_a_paragraph_is_no_reference() -> None:
    given = referring(("第八条", None, False), text="第八条 投诉")
    assert judged(references_resolve, given).outcome is Outcome.NOT_APPLICABLE


def test_several_numbers_that_open_a_paragraph_are_references() -> None:
    text = "第一条 保密\n第九十条、第一条继续有效。"
    given = referring(("第九十条、第一条", None, False), text=text)
    assert judged(references_resolve, given).outcome is Outcome.VIOLATED


def test_chinese_numbers_count_as_articles_where_no_article_is_printed() -> None:
    text = "一　期限\n六　保密\n违反第六条的，应当赔偿。"
    assert (
        judged(references_resolve, referring(("第六条", None, False), text=text)).outcome is Outcome.SATISFIED
    )


def test_articles_of_a_standard_are_not_looked_for() -> None:
    given = referring(("第2.2条", None, False), text="第一条 质量\n按企业标准第2.2条检验。")
    assert judged(references_resolve, given).outcome is Outcome.NOT_APPLICABLE


def test_annexes_in_so_many_copies_name_no_annex() -> None:
    given = referring(("附件一", None, False), text="第一条 其他\n本协议及附件一式三份。")
    assert judged(references_resolve, given).outcome is Outcome.NOT_APPLICABLE


LISTED = "第一条 技术\n指标见附件一。\n附件一 技术方案\n附件二 经费表\n甲方盖章"


def test_an_annex_of_which_only_the_title_is_listed_is_missing() -> None:
    given = referring(("附件一", 0, False), text=LISTED)
    assert judged(references_resolve, given).outcome is Outcome.VIOLATED


def test_where_the_file_holds_pictures_it_may_be_one_of_them() -> None:
    given = referring(("附件一", 0, False), text=LISTED)
    pictured = replace(given, document=replace(given.document, pictures=1))
    judgement = judged(references_resolve, pictured)
    assert judgement.outcome is Outcome.UNDETERMINED
    assert "图片" in judgement.message
