"""Whole agreements: what their sentences about secrecy say together."""

from __future__ import annotations

import pytest
from helpers.promises import secrecy, shown

from pipeline.model.terms import SecrecyPeriod, SecrecyTerm, State

DUTY = "双方对合作中知悉的对方技术资料负有保密义务。"


def clause(*lines: str, title: str = "保密") -> str:
    return "\n".join((f"第六条 {title}", DUTY, *lines))


def periods(text: str) -> list[str]:
    return [shown(term) for term in secrecy(text).periods]


def only(text: str) -> SecrecyTerm:
    (term,) = secrecy(text).periods
    return term


def test_a_duty_without_a_period_is_secrecy_without_a_statement() -> None:
    found = secrecy(clause())
    assert (found.state, found.periods) == (State.DEFINED, ())
    assert [item.quote for item in found.evidence] == [DUTY]


def test_what_merely_stands_under_the_heading_is_quoted_where_no_duty_is_named_only() -> None:
    other = "一方在展会上使用另一方名称的，应当经其同意。"
    assert [item.quote for item in secrecy(clause(other)).evidence] == [DUTY]
    assert [item.quote for item in secrecy(f"第六条 保密\n{other}").evidence] == [other]


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("协议终止之日起满五个周年，双方依第六条所负之义务方得免除。", ["months 60 cooperation_end"]),
        ("第六条所载义务的存续时间，及于本协议届满后的四十八个月。", ["months 48 cooperation_end"]),
        ("本协议终止不影响第六条下的义务，该义务延续到有关信息成为公知信息时为止。", ["until_public"]),
        ("协议终止之日起满五个周年，双方依第五条所负之义务方得免除。", []),
    ],
)
def test_a_clause_named_by_number_lasts_as_long_as_is_said(last: str, expected: list[str]) -> None:
    whole = f"第五条 保险\n双方各自投保。\n{clause()}\n第九条 终止\n{last}"
    found = periods(whole)
    assert len(found) == len(expected)
    assert all(text.startswith(start) for text, start in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("head", "items", "expected"),
    [
        (
            "下列条款在本协议终止后继续有效：",
            "（1）第六条 保密；\n（2）第七条 其他。",
            ["permanent cooperation_end"],
        ),
        ("下列条款在本协议终止后继续有效：", "（1）第八条 争议；\n（2）第七条 其他。", []),
        ("下列条款在本协议终止后即行失效：", "（1）第六条 保密；\n（2）第七条 其他。", []),
    ],
)
def test_a_list_of_clauses_that_go_on_is_read(head: str, items: str, expected: list[str]) -> None:
    assert periods(f"{clause()}\n第十一条 存续\n{head}\n{items}") == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("□ 合作期内\n√ 合作结束后三年\n□ 长期", "months 36 cooperation_end"),
        ("√ 合作期内\n□ 合作结束后三年\n□ 长期", "cooperation_only 0 cooperation_end"),
        ("□ 合作期内\n□ 合作结束后三年\n□ 长期", "blank none"),
    ],
)
@pytest.mark.parametrize("label", ["保密期限（请勾选）：", "保密期限：", "保密期限（任选一项）："])
def test_a_label_above_choices_is_a_blank_only_where_none_is_ticked(
    label: str, options: str, expected: str
) -> None:
    assert set(periods(clause(label, options))) == {expected}


def test_a_choice_behind_its_prompt_counts() -> None:
    found = periods(clause("保密期限（请勾选）：□ 合作期内 √ 合作结束后三年 □ 长期"))
    assert found == ["months 36 cooperation_end"]


def test_what_the_other_party_owes_likewise_binds_both() -> None:
    term = only(clause("本合同期满之后，乙方仍须在四载之内严守甲方之秘密，甲方对乙方工艺亦然。"))
    assert (term.party, term.months) == ("", 48)


def test_an_agreement_without_secrecy_has_none() -> None:
    found = secrecy("第一条 合作内容\n双方共同开发一种涂层。")
    assert (found.state, found.periods, found.evidence) == (State.ABSENT, (), ())


def test_a_period_is_found_in_any_clause_that_speaks_of_secrecy() -> None:
    text = "第九条 其他\n本协议终止后三年内，双方仍应保守对方的技术秘密。"
    assert periods(text) == ["months 36 cooperation_end"]


def test_a_sentence_about_nothing_but_the_duty_counts_where_the_duty_stands() -> None:
    text = "第九条 其他\n乙方不得泄露甲方的配方。\n该义务在本协议终止后三年内有效。"
    assert periods(text) == ["months 36 cooperation_end"]
    assert periods("第九条 其他\n乙方应当按期交货。\n该义务在本协议终止后三年内有效。") == []


def test_a_rule_of_the_duty_in_the_article_before_counts() -> None:
    text = "第六条\n各方不得泄露联合实验室的资料。\n第七条\n前条义务于合作终止后满三年解除。"
    assert periods(text) == ["months 36 cooperation_end"]


def test_the_next_sentence_may_say_from_when_the_period_runs() -> None:
    assert periods(clause("保密期限为三年。", "上述期限自合作终止之日起计算。")) == [
        "months 36 cooperation_end"
    ]


def test_the_place_of_a_statement_is_quoted_as_it_stands() -> None:
    term = only(clause("保密期限为终止后　３　年。"))
    assert (term.evidence.quote, term.evidence.clause) == ("保密期限为终止后　３　年。", "第六条 保密")


def test_a_period_from_signing_is_settled_against_the_term() -> None:
    text = "第二条 合作期限为24个月，自签署之日起计算。\n" + clause("保密期限自本协议签署之日起五年。")
    assert only(text).months_after_end == 36


def test_a_period_from_disclosure_leaves_at_least_what_exceeds_the_term() -> None:
    text = "第二条 合作期限为24个月，自签署之日起计算。\n" + clause("保密期限自披露之日起五年。")
    assert (only(text).months_after_end, only(text).least_after_end) == (None, 36)


def test_the_length_may_be_a_multiple_of_the_term() -> None:
    text = "第二条 合作期限为24个月，自签署之日起计算。\n" + clause(
        "终止后双方继续保密，期间为合作期限的一半。"
    )
    assert only(text).months_after_end == 12


class TestAnotherStatementTakesBack:
    """One statement makes another irrelevant."""

    def test_secrecy_during_the_cooperation_beside_a_period_after_it(self) -> None:
        text = clause("合作期内，双方不得泄露技术资料。", "合作终止后三年内，双方仍应保密。")
        assert periods(text) == ["months 36 cooperation_end"]

    def test_survival_beside_a_period_that_says_how_long(self) -> None:
        text = clause("保密义务不因协议终止而解除。", "保密期限为终止后三年。")
        assert periods(text) == ["months 36 cooperation_end"]

    def test_permanence_in_so_many_words_stays(self) -> None:
        text = clause("保密义务永久有效，不因协议终止而解除。", "保密期限为终止后一年。")
        assert periods(text) == ["permanent cooperation_end", "months 12 cooperation_end"]

    def test_an_express_end_beside_a_period_after_it_is_in_doubt(self) -> None:
        text = clause("保密期限为终止后三年。", "协议期满时，保密义务自动解除。")
        assert {term.period for term in secrecy(text).periods} == {
            SecrecyPeriod.MONTHS,
            SecrecyPeriod.UNDEFINED,
        }

    def test_a_permanent_promise_limited_later_is_for_special_secrets(self) -> None:
        text = clause("保密期限为永久。", "前述永久保密仅适用于源代码，其他资料的保密期限为终止后一年。")
        assert secrecy(text).periods[0].subject

    def test_the_period_of_one_party_leaves_that_of_the_other(self) -> None:
        text = clause("保密期间：甲方为永久；乙方为参加本项目期间。")
        assert [(term.party, term.period) for term in secrecy(text).periods] == [
            ("甲方", SecrecyPeriod.PERMANENT),
            ("乙方", SecrecyPeriod.COOPERATION_ONLY),
        ]


class TestOtherWordsGoBefore:
    """“以…为准”, and old words that are replaced."""

    ANNEX = "附件二 保密细则\n保密期限为合作期间。"

    def test_what_stands_there_counts_alone(self) -> None:
        text = clause("保密期限为终止后三年。", "本条与附件二不一致的，以附件二为准。")
        assert periods(f"{text}\n{self.ANNEX}") == ["cooperation_only 0 cooperation_end"]

    def test_the_sentence_that_says_so_is_overridden_as_well(self) -> None:
        text = clause("保密期限为终止后三年，与附件二不一致的以附件二为准。")
        assert periods(f"{text}\n{self.ANNEX}") == ["cooperation_only 0 cooperation_end"]

    def test_where_nothing_stands_there_the_clause_itself_counts(self) -> None:
        text = clause("保密期限为终止后三年。", "本条与附件二不一致的，以附件二为准。")
        assert periods(text) == ["months 36 cooperation_end"]

    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("原协议第五条“保密期限为终止后一年”修改为“保密期限为终止后四年”。", "months 48 cooperation_end"),
            ("原约定的三年保密期缩短为一年，自合作终止之日起算。", "months 12 cooperation_end"),
            ("原合同所定终止后五年的保密期取消，改为合作期内保密。", "cooperation_only 0 cooperation_end"),
        ],
    )
    def test_old_words_that_are_replaced_do_not_count(self, line: str, expected: str) -> None:
        assert periods(clause(line)) == [expected]


class TestSeveralEnds:
    """Of several ends the later or the earlier counts."""

    LATER = "保密期限自签署之日起，至下列日期中较晚者止："
    EARLIER = "保密期限自签署之日起，至下列日期中较早者止："
    ENDS = ("（一）合作终止满三年之日；", "（二）合作终止满一年之日。")

    def test_the_later(self) -> None:
        assert only(clause(self.LATER, *self.ENDS)).months_after_end == 36

    def test_the_earlier(self) -> None:
        assert only(clause(self.EARLIER, *self.ENDS)).months_after_end == 12

    def test_the_later_of_a_known_and_an_unknown_end_is_at_least_the_known_one(self) -> None:
        term = only(clause("保密义务自披露之日起五年，但无论如何不早于协议终止后三年届满。"))
        assert (term.months_after_end, term.least_after_end) == (None, 36)

    def test_the_earlier_of_a_known_and_an_unknown_end_leaves_both(self) -> None:
        terms = secrecy(clause("保密义务自披露之日起五年，但最迟于协议终止满一年时届满。")).periods
        assert [term.months_after_end for term in terms] == [12, None]

    def test_without_such_words_all_of_them_stand(self) -> None:
        text = clause("保密期限如下：", *self.ENDS)
        assert [term.months_after_end for term in secrecy(text).periods] == [36, 12]


class TestClausesByNumber:
    """The confidentiality clause is named among those that go on."""

    REST = "\n第七条 违约责任\n违约方赔偿损失。\n第八条 终止\n"

    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("第六条、第七条在本协议终止后继续有效。", ["permanent cooperation_end"]),
            ("第五条至第七条的约定不因合同解除而失效。", ["permanent cooperation_end"]),
            ("协议终止后，第六条的约束力再延续三年。", ["months 36 cooperation_end"]),
            ("协议终止后，除第六条、第八条外，其余条款失效。", ["permanent cooperation_end"]),
            ("协议终止后，除第七条、第八条外，其余条款失效。", []),
            ("第七条在本协议终止后继续有效。", []),
            ("《民法典》第六条在本协议终止后继续有效。", []),
        ],
    )
    def test_it_survives_when_it_is_one_of_them(self, line: str, expected: list[str]) -> None:
        assert periods(clause() + self.REST + line) == expected


class TestOptions:
    """Ticked, not ticked, left to fill in."""

    def test_the_ticked_one_counts(self) -> None:
        text = clause("保密期限：□一年　☑三年　□五年，均自合作终止之日起计算。")
        assert periods(text) == ["months 36 cooperation_end"]

    def test_a_second_group_of_boxes_says_from_when(self) -> None:
        text = clause("保密期限：□两年　☑四年　　起算点：□签订日　☑合作终止日")
        assert periods(text) == ["months 48 cooperation_end"]

    def test_the_choice_may_stand_behind_the_options(self) -> None:
        text = clause("保密期限：①一年 ②四年，采用第②种，自合作终止之日起算。")
        assert periods(text) == ["months 48 cooperation_end"]

    @pytest.mark.parametrize(
        "line",
        [
            "保密期限：□一年　□三年",
            "保密期限：①一年 ②四年，采用第__种，自合作终止之日起算。",
            "保密期限：________",
            "双方在合作终止后____年内对技术资料保密。",
        ],
    )
    def test_none_chosen_is_a_blank(self, line: str) -> None:
        assert {term.period for term in secrecy(clause(line)).periods} == {SecrecyPeriod.BLANK}

    def test_a_heading_for_the_period_with_nothing_below_is_a_blank(self) -> None:
        text = "第六条 保密内容\n甲方的配方。\n第七条 保密期限\n\n第八条 违约责任\n赔偿损失。"
        assert [term.period for term in secrecy(text).periods] == [SecrecyPeriod.BLANK]


@pytest.mark.parametrize(
    "line", ["保密事项由双方另行签订保密协议约定。", "在新品种审定之前，各方均不得对外披露。"]
)
def test_secrecy_left_to_another_paper_or_to_an_event_is_undefined(line: str) -> None:
    assert [term.period for term in secrecy(clause(line)).periods] == [SecrecyPeriod.UNDEFINED]


def test_another_paper_does_not_matter_beside_a_period() -> None:
    text = clause("保密期限为终止后三年。", "具体事项另行签订保密协议。")
    assert periods(text) == ["months 36 cooperation_end"]


def test_the_title_of_a_paragraph_names_the_party() -> None:
    duties = (
        "甲方的保密义务\n甲方不得泄露算法，期限为终止后三年。",
        "乙方的保密义务\n保密期限为终止后一年。",
    )
    text = f"第六条 保密\n一、{duties[0]}\n二、{duties[1]}"
    assert [(term.party, term.months) for term in secrecy(text).periods] == [("甲方", 36), ("乙方", 12)]


def test_the_tail_in_brackets_belongs_to_the_chosen_option() -> None:
    text = clause("保密期限：□ 一年 ☑ 四年 □ 长期（自合作终止日起算）")
    assert periods(text) == ["months 48 cooperation_end"]


def test_the_least_that_remains_counts_instead_of_what_it_lengthens() -> None:
    text = clause("该义务自收到资料之日起持续六年；", "合作终止时剩余不足二年的，延长至终止后满二年。")
    assert periods(text) == ["months 24 cooperation_end"]


def test_old_words_quoted_beside_new_ones_do_not_count() -> None:
    text = clause("本条原文为“保密期限至期满后六个月”，现改为“保密期限至期满后五年”。")
    assert periods(text) == ["months 60 cooperation_end"]


def test_periods_by_kind_of_information_have_their_subjects() -> None:
    text = clause("期限按类别定：经营类信息，保密至合作终止之日满一年；", "病历数据，不设期限，永久保密。")
    assert [(term.subject, shown(term)) for term in secrecy(text).periods] == [
        ("经营类信息", "months 12 cooperation_end"),
        ("病历数据", "permanent cooperation_end"),
    ]


def test_a_length_of_time_of_another_matter_in_the_clause_is_no_secrecy_period() -> None:
    text = clause("签署日起十个月内，任何一方不得主动招揽对方人员（公开招聘除外）。", "挂职期一般为一年。")
    assert periods(text) == []


def test_secrecy_that_is_lifted_with_the_end_is_for_the_cooperation_only() -> None:
    term = only(clause("双方在联运期内应予保守，联运结束时解密。"))
    assert (term.period, term.months_after_end) == (SecrecyPeriod.COOPERATION_ONLY, 0)


def test_a_duty_that_lapses_once_the_term_is_over_does_not_outlive_it() -> None:
    term = only(clause("双方对往来图纸保密，合同期满，保密责任即行消灭。"))
    assert (term.period, term.months_after_end) == (SecrecyPeriod.COOPERATION_ONLY, 0)


def test_clauses_named_by_item_may_outlive_the_end_for_a_time() -> None:
    text = (
        "第四条 成果与知识\n各方人员对未公开的配方守口如瓶，不得向第三人透露。\n第八条 期限\n"
        "合作终止的，第四条、第五条在其后三十个月内仍然拘束各方。"
    )
    assert periods(text) == ["months 30 cooperation_end"]


def test_a_time_to_settle_accounts_is_not_how_long_the_clauses_named_go_on() -> None:
    text = (
        "第四条 成果与知识\n各方人员对未公开的配方守口如瓶，不得向第三人透露。\n第八条 期限\n"
        "本协议终止后六个月内完成清算，第四条、第五条继续有效。"
    )
    assert periods(text) == ["permanent cooperation_end"]


def test_a_sentence_spread_over_lines_by_recognition_is_read_as_one() -> None:
    assert periods(clause("保密期:本合同终止", "后叁年内。")) == ["months 36 cooperation_end"]
    assert periods(clause("自本合同终止之", "日起四十八个", "月内，双方仍须遵守。")) == [
        "months 48 cooperation_end"
    ]


def test_lines_that_are_whole_are_not_joined() -> None:
    assert periods(clause("本合同终止时，双方另行商定。", "后三年内乙方免费维护。")) == []


def test_a_stroke_in_the_field_of_the_period_agrees_on_nothing() -> None:
    assert [term.period for term in secrecy(clause("保密期限", "/")).periods] == [SecrecyPeriod.NONE]


def test_words_about_the_rules_on_secrecy_count_without_the_heading() -> None:
    text = "第九条 其他\n终止后七百三十日内，本协议关于保密的约定对双方仍有约束力。"
    assert periods(text) == ["months 24 cooperation_end"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("保密期限：[x] 合作终止后四年 [ ] 合作终止后一年", "months 48 cooperation_end"),
        ("保密期限：[ ] 合作终止后四年 [x] 合作终止后一年", "months 12 cooperation_end"),
        ("保密期限：(√) 合作终止后三年 ( ) 长期", "months 36 cooperation_end"),
        ("保密期限：( ) 合作终止后三年 ( ) 合作终止后五年", "blank cooperation_end"),
        ("保密期限由“终止后三年”改为“终止后一年”。", "months 12 cooperation_end"),
        ("双方负保密责任，原为“终止后一年”，现改为“终止后三年”。", "months 36 cooperation_end"),
        ("合作关系归于消灭之日起，本条义务仍存续四年。", "months 48 cooperation_end"),
        ("保密义务于合作终止时起算，四年期满自动解除。", "months 48 cooperation_end"),
        ("保密期限为____年，自合作终止之日起算（常见为3年）。", "blank cooperation_end"),
    ],
)
def test_what_was_chosen_or_put_in_place_of_old_words_counts(line: str, expected: str) -> None:
    assert set(periods(clause(line))) == {expected}


@pytest.mark.parametrize("line", ["项目结束，保密即止。", "合作一结束，保密义务随之告终。"])
def test_secrecy_that_stops_with_the_end_is_not_taken_for_survival(line: str) -> None:
    assert only(clause(line)).period is SecrecyPeriod.COOPERATION_ONLY


def test_a_duty_until_an_event_that_nobody_can_date_is_undefined() -> None:
    assert only(clause("保密义务持续至相关方认为合适之时。")).period is SecrecyPeriod.UNDEFINED
