"""Whole agreements: what they say about dividing income."""

from __future__ import annotations

from fractions import Fraction

import pytest
from helpers.promises import sharing
from helpers.segmenting import of_blocks, table

from pipeline.model.terms import BenefitSharing, State


def clause(*lines: str, title: str = "利益分配") -> str:
    return "\n".join((f"第七条 {title}", *lines))


def figures(found: BenefitSharing) -> list[list[tuple[str, str]]]:
    return [[(share.party, str(share.value)) for share in term.shares] for term in found.terms]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("转化收益的分配由双方另行协商。", "另行协商"),
        ("各方按贡献大小分享收益。", "按贡献"),
        ("收益分配比例以届时签订的补充协议为准。", "届时"),
        ("利润按出资比例分配。", "按出资"),
        ("收益由双方公平分配。", "公平"),
    ],
)
def test_a_principle_is_a_statement_without_a_figure(line: str, reason: str) -> None:
    (term,) = sharing(clause(line)).terms
    assert (term.state, term.reason, term.shares) == (State.UNDEFINED, reason, ())


@pytest.mark.parametrize(
    "line",
    [
        "建议收益按甲方60%、乙方40%分配。",
        "收益暂按甲方60%、乙方40%分配，以届时确认为准。",
        "例如：净收益100万元的，甲方60%，乙方40%。",
        "原协议所定收益6:4的比例作废。",
        "收益按甲方60%、乙方40%分配的主张双方未达成一致。",
        "按工作量分配收益（计划：甲方60%，乙方40%）。",
    ],
)
def test_a_figure_that_nobody_agreed_on_is_not_defined(line: str) -> None:
    assert sharing(clause(line)).state in {State.UNDEFINED, State.BLANK}


@pytest.mark.parametrize("line", ["收益分配比例：甲方__%，乙方__%。", "利润分配：________"])
def test_a_blank_is_told_as_such(line: str) -> None:
    assert sharing(clause(line)).state is State.BLANK


@pytest.mark.parametrize(
    "line",
    [
        "违反本协议取得的收益归守约方所有。",
        "乙方从其所得收益中提取70%奖励成果完成人。",
        "本协议不就将来的收益分配作出约定。",
        "研发经费由甲方承担70%，乙方承担30%。",
        "一次性验收合格率不低于98%。",
        "本协议项下收入的90%用于支付研发费用。",
        "乙方应将销售收入的5%作为质量保证金存入专户。",
        "产品利润率不低于20%。",
        "许可收入由甲方收取，十日内将乙方应得的份额汇入其账户。",
    ],
)
def test_income_that_nobody_shares_is_no_statement(line: str) -> None:
    found = sharing(f"第八条 其他\n{line}")
    assert (found.state, found.terms) == (State.ABSENT, ())


def test_sharing_is_found_in_any_clause() -> None:
    found = sharing("第八条 其他\n转让所得由甲方得七成，乙方得三成。")
    assert (found.state, figures(found)) == (State.DEFINED, [[("甲方", "7/10"), ("乙方", "3/10")]])


def test_a_row_typed_as_a_line_speaks_of_sharing() -> None:
    assert sharing(clause("项目｜甲方｜乙方", "许可收益｜65%｜35%")).state is State.DEFINED


def test_the_sentence_is_quoted_as_it_stands() -> None:
    (term,) = sharing(clause("净收益甲方７０％，乙方３０％。")).terms
    assert (term.evidence.quote, term.subject) == ("净收益甲方７０％，乙方３０％。", "收益")


def test_one_usable_figure_defines_the_matter() -> None:
    text = clause("许可收益的分配另行协商。", "转让收益甲方占60%，乙方占40%。")
    assert sharing(text).state is State.DEFINED


def test_a_list_belongs_to_the_sentence_that_introduces_it() -> None:
    found = sharing("第八条 其他\n项目利润按以下比例分配：\n甲方：60%\n乙方：40%")
    assert [pair for shares in figures(found) for pair in shares] == [("甲方", "3/5"), ("乙方", "2/5")]


def test_alternatives_among_which_nobody_chose_are_a_blank() -> None:
    text = clause("请在下列方案中选择一种：", "收益甲方60%，乙方40%。", "收益甲方70%，乙方30%。")
    assert {term.state for term in sharing(text).terms if term.shares} == {State.BLANK}


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("☐五五分成　☑甲方70%，乙方30%", State.DEFINED),
        ("☐五五分成　☐甲方70%，乙方30%", State.BLANK),
        ("①甲方50%、乙方50% ②甲方70%、乙方30%，采用第②种。", State.DEFINED),
        ("①甲方50%、乙方50% ②甲方70%、乙方30%，采用第__种。", State.BLANK),
    ],
)
def test_only_a_chosen_option_counts(line: str, state: State) -> None:
    assert sharing(clause(line)).state is state


def test_a_heading_with_nothing_below_it_is_empty() -> None:
    found = sharing("第七条 利益分配\n\n第八条 违约责任\n违约方应当赔偿损失。")
    assert (found.state, [term.empty for term in found.terms]) == (State.BLANK, [True])


class TestByReference:
    """Income is divided as something else is held."""

    LINE = "利润按各方出资比例分配。"

    def test_the_figures_may_stand_in_another_clause(self) -> None:
        text = "第二条 投入\n甲方出资占60%，乙方出资占40%。\n" + clause(self.LINE)
        found = sharing(text)
        assert (found.state, figures(found)[-1]) == (State.DEFINED, [("甲方", "3/5"), ("乙方", "2/5")])
        assert found.terms[-1].evidence.quote == "甲方出资占60%，乙方出资占40%。"

    @pytest.mark.parametrize(
        "other",
        [
            "甲方出资占60%，其余另行筹集。",
            "甲方出资占__%，乙方出资占__%。",
            "甲方持股60%，乙方持股40%。",
            "甲方承担出资风险的60%，乙方承担40%。",
            "甲方出资占70%，乙方出资占40%。",
        ],
    )
    def test_figures_that_make_no_whole_or_are_of_something_else_do_not_count(self, other: str) -> None:
        assert sharing(f"第二条 投入\n{other}\n" + clause(self.LINE)).state is State.UNDEFINED

    def test_the_figures_may_stand_in_a_column(self) -> None:
        rows = table(("方", "投入", "贡献系数"), ("甲方", "设备", "0.6"), ("乙方", "人员", "0.4"))
        found = sharing(
            of_blocks("第七条 利益分配", "许可所得由双方按附件一所列系数分享。", "附件一 贡献表", *rows)
        )
        assert (found.state, figures(found)[-1]) == (State.DEFINED, [("甲方", "3/5"), ("乙方", "2/5")])
        assert found.terms[-1].evidence.quote == "贡献系数"


class TestTables:
    """A table gives a cell its party and its subject."""

    def test_the_party_may_stand_in_the_same_row(self) -> None:
        rows = table(("分配对象", "分配比例"), ("甲方", "65%"), ("乙方", "35%"))
        found = sharing(of_blocks("第七条 利益分配", "收益按下表分配：", *rows))
        assert [pair for shares in figures(found) for pair in shares] == [("甲方", "13/20"), ("乙方", "7/20")]

    def test_the_party_may_stand_at_the_head_of_the_column(self) -> None:
        rows = table(("项目", "甲方", "乙方"), ("许可收益", "65%", "35%"))
        found = sharing(of_blocks("第七条 利益分配", "收益按下表分配：", *rows))
        assert [pair for shares in figures(found) for pair in shares] == [("甲方", "13/20"), ("乙方", "7/20")]

    def test_the_label_of_a_row_says_what_is_divided(self) -> None:
        rows = table(("合作内容", "中试"), ("收益分配", "甲方与乙方按6:4的比例"))
        assert figures(sharing(of_blocks(*rows))) == [[("甲方", "3/5"), ("乙方", "2/5")]]

    def test_a_rate_of_return_is_no_such_label(self) -> None:
        rows = table(("合作内容", "理财"), ("预期收益率", "8%"))
        assert sharing(of_blocks(*rows)).state is State.ABSENT


class TestPlainWords:
    """Villages, workshops and institutes divide income in their own words."""

    @pytest.mark.parametrize(
        ("text", "shares"),
        [
            ("卖菌棒的进账，合作社拿六成，研究所拿四成。", [("合作社", "3/5"), ("研究所", "2/5")]),
            ("由此得到的增收，甲方得70%，乙方得30%。", [("甲方", "7/10"), ("乙方", "3/10")]),
            ("授权营收：甲方25%，乙方75%（乙方所得用于数据维护）。", [("甲方", "1/4"), ("乙方", "3/4")]),
            ("毛收入按甲方百分之八十、乙方百分之二十分派。", [("甲方", "4/5"), ("乙方", "1/5")]),
            ("租赁所得扣除房租后，甲方取55%，乙方取45%。", [("甲方", "11/20"), ("乙方", "9/20")]),
        ],
    )
    def test_the_figures_are_read_for_each_taker(self, text: str, shares: list[tuple[str, str]]) -> None:
        assert figures(sharing(f"第七条\n{text}")) == [shares]

    @pytest.mark.parametrize(
        "text", ["新肥利润厂七校三。", "剩下的钱款社里留七，学院拿三。", "所得利润五比五，师傅五，店里五。"]
    )
    def test_tenths_that_make_ten_divide_the_whole(self, text: str) -> None:
        assert sharing(f"第七条 利润怎么分\n{text}").state is State.DEFINED

    def test_so_much_for_each_piece_is_a_figure(self) -> None:
        found = sharing("第七条 收益分享\n每销售一台，公司向学校提取教学基金三百元。")
        assert found.state is State.DEFINED

    def test_a_price_for_each_piece_elsewhere_divides_nothing(self) -> None:
        assert sharing("第三条 价格\n每台设备付运费三百元。").state is State.ABSENT

    def test_somebody_without_a_party_name_counts_in_the_sum(self) -> None:
        found = sharing("第七条 余钱怎么分\n合作社得百分之五十，学校得百分之三十，创作奖励得百分之二十。")
        assert [term.complete for term in found.terms] == [True]


class TestDivisionsInSeveralPlaces:
    """Figures of one division stand in several cells, or in a sentence beside."""

    def test_a_row_under_the_names_of_the_parties_is_one_division(self) -> None:
        rows = table(("种类", "甲方", "乙方", "丙方"), ("许可收益", "50%", "35%", "20%"))
        (term,) = sharing(of_blocks("第七条 收益分配", *rows)).terms
        assert (term.complete, sum(share.value or 0 for share in term.shares)) == (True, Fraction(21, 20))

    def test_what_parties_put_in_is_no_division_of_income(self) -> None:
        rows = table(("种类", "甲方出资", "乙方出资"), ("许可收益", "50%", "35%"))
        assert not any(term.complete for term in sharing(of_blocks("第七条 收益分配", *rows)).terms)

    def test_a_part_taken_besides_belongs_to_the_same_whole(self) -> None:
        text = "第七条 收益分配\n净收入由甲方取得60%，乙方取得40%。\n丙方有权从净收入中另行取得10%。"
        totals = {
            sum(share.value or 0 for share in term.shares) for term in sharing(text).terms if term.complete
        }
        assert totals == {1, Fraction(11, 10)}


def test_a_party_is_known_by_its_short_name() -> None:
    head = "合作协议\n甲方：示例提升机械有限公司（简称提升公司）\n乙方：示例矿业大学（简称示例矿大）\n"
    (term,) = sharing(head + clause("净收入由提升公司取得八成，示例矿大取得三成。")).terms
    assert [(share.party, str(share.value)) for share in term.shares] == [("甲方", "4/5"), ("乙方", "3/10")]
    assert term.complete


@pytest.mark.parametrize(
    "line",
    [
        "自愿退出的一方，就退出前取得的收益仍分得一半。",
        "中途离开的，离开前产生的收益按30%分给他。",
        "退出方有过错的，让出收益份额，由另外两家对半接收。",
        "发明人另起炉灶做同类产品的，所得归公司。",
    ],
)
def test_what_the_one_who_leaves_gets_divides_nothing_among_those_who_stay(line: str) -> None:
    assert sharing(clause(line)).state is not State.DEFINED


def test_a_cap_on_a_deduction_is_no_share() -> None:
    found = sharing(clause("交付逾期的，按日扣减千分之一，以该批款项的一成为限。"))
    assert found.state is State.ABSENT


@pytest.mark.parametrize(
    "line",
    [
        "“可分配收益”是指就成果收取的许可费扣除税款以后的余额。",
        "一方需要使用改进成果的，享有优先被许可的权利，许可费另议。",
        "离开方不再参与此后收益的分配。",
    ],
)
def test_meanings_licences_and_leavers_divide_nothing(line: str) -> None:
    assert sharing(clause(line, title="其他")).state is State.ABSENT


@pytest.mark.parametrize(
    "line",
    [
        "任何一方继续改进所得的新成果归该方，对方可以按市价的七成取得普通许可。",
        "上述款项依下列时点划出，每一笔均按前款数额之比（3∶2）在乙方、丙方之间划分。",
        "专利由学校办理，年费学校先垫，从余钱里扣回，没有余钱就两家平分。",
        "保密、收益分配和争议解决的条款在终止之后继续约束各方。",
        "专利被宣告无效的，尚未支付的提成费不再支付，已付部分不返还。",
        "公司连续两个季度不付提成费的，学校可以解约。",
        "库存可在三个月内售完并照付提成费。",
        "出售所得",
        "收益分配",
    ],
)
def test_what_only_names_an_income_divides_none(line: str) -> None:
    assert sharing(f"第三条 其他\n{line}").state is State.ABSENT


def test_costs_taken_off_an_income_leave_its_division() -> None:
    found = sharing(clause("收益由甲方得60%，乙方得40%，从净收入中扣除年费。"))
    assert figures(found) == [[("甲方", "3/5"), ("乙方", "2/5")]]


def test_the_party_that_heads_a_column_gets_its_figures_whatever_the_cells_say() -> None:
    rows = table(
        ("种类", "甲方", "乙方", "何时付"),
        ("许可净收款", "甲方40%", "乙方60%", "到账次月"),
        ("甲方自产销售毛利", "86%", "14%", "每年3月底前"),
    )
    found = sharing(of_blocks("第五条 收益分配", *rows))
    assert figures(found) == [[("甲方", "2/5"), ("乙方", "3/5")], [("甲方", "43/50"), ("乙方", "7/50")]]
    assert all(term.complete for term in found.terms)
