"""Income divided in plain words, in forms, in Markdown and by reference; and what only looks like it."""

from __future__ import annotations

import pytest
from helpers.promises import sharing
from helpers.segmenting import of_blocks, table

from pipeline.model.terms import State
from pipeline.nlp import sharing_plain


def parts(text: str) -> list[int]:
    """The figures of the first statement that has some, in hundredths."""
    terms = sharing(f"第五条 其他约定\n{text}").terms
    shares = next((term.shares for term in terms if term.shares), ())
    return [int((share.value or 0) * 100) for share in shares]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("除去水电、饲料以后剩下的钱，合作社拿六成，公司拿四成。", [60, 40]),
        ("净赚的七成归甲方，三成归乙方。", [70, 30]),
        ("实收款的70%划归甲方，30%拨给乙方。", [70, 30]),
        ("可分配金额的40%留给甲方，60%转给乙方。", [40, 60]),
        ("对外许可的，扣除维护费用，余额甲方得55%，乙方得45%。", [55, 45]),
        ("成果卖出后，到手的钱学校拿50%，公司拿30%，课题组拿20%。", [50, 30, 20]),
        ("转化净收入中，45%划入甲方账户，55%划入乙方账户。", [45, 55]),
        ("培训收费的，扣掉场地费后，学校得四成五，酒厂得五成五。", [45, 55]),
        ("许可净收入，研究院留用百分之三十，项目团队取得百分之七十；团队内部另行商定。", [30, 70]),
        ("成果许可出去到手的钱，甲方拿百分之四十，乙方拿百分之五十，剩下百分之十补给师生。", [40, 50, 10]),
        ("技术转让之净入，所方得百分之六十，厂方得百分之四十。", [60, 40]),
        ("净益由牵头成员分七成、应用成员分三成。", [70, 30]),
        ("卖专利的收入先付清代理费，其余甲方得六成，乙方得四成。", [60, 40]),
        ("许可收入由甲方取得55个点，乙方取得45个点。", [55, 45]),
        ("转让到手的钱，学校抽两成，剩下归公司。", [20]),
        ("乙方应得份额为转让收入的百分之三十，其余归甲方。", [30]),
        ("出让的钱先还清两家垫付的审定费，剩下的双方对半分。", [50, 50]),
    ],
)
def test_money_given_to_several_without_remainder_is_divided(text: str, figures: list[int]) -> None:
    assert parts(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "卖药材的钱两家平分。",
        "专利卖出去的钱，双方各得其半。",
        "门票款扣税后，由甲方、乙方五五开。",
        "牵头方可先行扣除合理开支，余额由双方平均分享。",
        "赚的钱一家一半，甲方管账。",
    ],
)
def test_equal_parts_need_no_figure(text: str) -> None:
    assert sharing(f"第五条 其他约定\n{text}").state is State.DEFINED


@pytest.mark.parametrize(
    "text",
    [
        "设备采购按甲方55%、乙方45%分担。",
        "合作经费到账后，甲方统筹15%，课题组支配85%。",
        "项目经费结余的，甲方得六成，乙方得四成。",
        "结余经费由双方平分。",
        "保险金由双方平均分享。",
        "理赔款由甲方得七成，乙方得三成。",
        "政府奖励资金由甲方得六成，乙方得四成。",
        "设备变卖所得由甲方得六成，乙方得四成。",
        "股东会决议，甲方占51%，乙方占49%。",
        "专利权甲方占60%，乙方占40%。",
        "余款于验收后十日内付清。",
        "利润目标为营收的二成，由甲方考核。",
        "预付款乙方得三成，剩下给丙方。",
        "清算后剩下的钱学校得三成，其余归公司。",
        "收入的30%用于还贷，其余归甲方。",
        "散伙后卖机器的钱先还清债务，剩下的双方对半分。",
        "某一家每晚十天少分一个百分点，少分的由其余三家均分。",
        "乙方从自己所得里拿百分之十奖给完成人。",
        "剩下百分之十奖给按时完工的班组。",
        "其余经费分配给各课题，按理事会审定的任务量分配。",
        "应用方出资60%，算法方出资40%。",
        "三方对专利权按份享有，份额为：甲方50%，乙方30%，丙方20%。",
    ],
)
def test_other_things_divided_in_the_same_words_are_no_sharing(text: str) -> None:
    assert sharing(f"第五条 其他约定\n{text}").state is State.ABSENT


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("所得价款扣除税费和代理费（不超过5%）后，甲方取得80%，乙方取得20%。", [80, 20]),
        ("净收入，在扣除税费并按规定奖励完成人之后，甲方得四成，乙方得六成。", [40, 60]),
        ("收益由甲方从每套软件的销售收入中提取6%付给乙方，其余归甲方。", [6]),
    ],
)
def test_what_is_deducted_before_is_nobodys_share(text: str, figures: list[int]) -> None:
    assert parts(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("卖货的钱三七开，学校拿大头，企业拿小头。", [70, 30]),
        ("卖货的钱三七开，学校拿小头，企业拿大头。", [30, 70]),
        ("授权费由学校收取，学校与公司各分四成，农户分二成。", [40, 40, 20]),
        ("收益金中，学校分55%，医院分15%，留作平台发展的占30%。", [55, 15, 30]),
        ("公司按不含税到账额的20%向实验室计提收益金，余下80%归公司。", [20, 80]),
    ],
)
def test_who_gets_which_part_is_told_in_many_ways(text: str, figures: list[int]) -> None:
    assert parts(text) == figures


def test_the_larger_part_without_a_figure_is_not_defined() -> None:
    assert sharing("第五条 其他约定\n净利润甲方拿大头，乙方拿小头。").state is State.UNDEFINED


@pytest.mark.parametrize(
    "text",
    [
        "双方另签采购合同，丙方不参与公司任何产品利润的分成。",
        "各方不得就合作产品的收益主张分成。",
        "本合同不涉及收益分配。",
        "广告返点归甲方账户，所得稿酬归作者本人。",
        "著作权自甲方付清本期款项时转归甲方。",
        "乙方弄虚作假的，甲方可追回已分配的收益。",
        "系统应有分账功能、提成配置和收益查询页面。",
        "收益分享：不适用",
        "利益共享、风险共担，双方兼顾彼此的关切。",
        "双方本着优势互补、利益共享的原则开展合作。",
    ],
)
def test_income_that_is_not_divided_is_no_statement(text: str) -> None:
    assert sharing(f"第五条 其他约定\n{text}").state is State.ABSENT


def test_somebody_who_gets_nothing_leaves_the_division_of_the_others() -> None:
    assert parts("收益由甲方得60%，乙方得40%，丙方不参与分配。") == [60, 40]


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("转化收入 **甲方60%**、**乙方40%** // 同行五五", State.DEFINED),
        ("净收益按：甲方 **[60]%**，乙方 **[40]%** 划分。 `// 底线：5:5`", State.DEFINED),
        ("甲方 `{{X}}`% ： 乙方 `{{100-X}}`% <!-- 批注：实践中多为 5:5 -->", State.BLANK),
        ("双方另行商定。", State.UNDEFINED),
        ("成果收益由双方友好协商，另签协议。", State.UNDEFINED),
        ("作价入股的，股权收益甲方享有70%，乙方享有30%。", State.DEFINED),
    ],
)
def test_marks_and_remarks_of_the_drafter_settle_nothing(line: str, state: State) -> None:
    assert sharing(f"第七条 收益分配\n{line}").state is state


class TestForms:
    """A field of a form is answered or not."""

    def test_a_field_answered_with_nothing_shares_nothing(self) -> None:
        rows = table(("费用", "三万元"), ("收益分享", "不适用"))
        assert sharing(of_blocks(*rows)).state is State.ABSENT

    def test_the_label_of_an_answered_field_is_no_statement(self) -> None:
        rows = table(("费用", "三万元"), ("收益分享", "甲方60%，乙方40%"))
        (term,) = sharing(of_blocks(*rows)).terms
        assert (term.state, term.evidence.quote) == (State.DEFINED, "甲方60%，乙方40%")

    def test_a_column_may_be_named(self) -> None:
        rows = table(
            ("合伙人", "持股比例", "分红比例"),
            ("赵一", "40%", "50%"),
            ("钱二", "40%", "30%"),
            ("孙三", "20%", "20%"),
        )
        found = sharing(of_blocks("第七条 利润", "可分配利润依照第二条表中“分红比例”一栏分给合伙人。", *rows))
        (shares,) = [term.shares for term in found.terms if term.shares]
        assert [(share.party, int((share.value or 0) * 100)) for share in shares] == [
            ("赵一", 50),
            ("钱二", 30),
            ("孙三", 20),
        ]

    def test_steps_under_a_list_are_read(self) -> None:
        lines = "可分成收入按自然月累进计算：\n30万元以下的部分，甲方 55%、乙方 45%"
        assert sharing(f"第五条 其他约定\n{lines}").state is State.DEFINED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到账的钱甲方拿60%，乙方拿40%。", True),
        ("到账的钱甲方拿60%，乙方拿30%。", False),
        ("甲方拿60%，乙方拿40%。", False),
        ("到账的钱甲方拿60%，乙方拿40%，用于采购设备。", False),
    ],
)
def test_only_money_without_remainder_counts(text: str, expected: bool) -> None:  # noqa: FBT001 - an outcome
    assert sharing_plain.divides(text) is expected


@pytest.mark.parametrize(
    "line",
    [
        "收益分配比例为6:4或5:5，由双方另行确定。",
        "许可收益甲方得60%以上。",
        "转化收益拟按甲方60%、乙方40%分配。",
        "转化收益按甲方60%、乙方40%分配，最终以补充协议为准。",
        "转化收益的分配比例（通常为甲方60%、乙方40%）由双方另行商定。",
        "转化收益分配比例由双方在6:4至5:5之间商定。",
        "收益原则上甲方占六成、乙方占四成，具体比例在转化合同中约定。",
        "转化收益在甲方60%、乙方40%的基础上协商确定。",
    ],
)
def test_a_figure_still_to_be_agreed_is_not_defined(line: str) -> None:
    assert sharing(f"第七条 收益分配\n{line}").state is State.UNDEFINED


@pytest.mark.parametrize(
    "line",
    [
        "净收益甲方得60%，乙方得40%，具体支付办法另行约定。",
        "净收益原则上每年分配一次，甲方得60%，乙方得40%。",
        "净收益按6:4的比例分配，分配时间由双方另行商定。",
        "年利润在100万元以上的，甲方得60%，乙方得40%。",
        "净收益甲方得60%，乙方得40%，金额以审计结果为准。",
    ],
)
def test_other_things_still_to_be_agreed_leave_the_figures(line: str) -> None:
    assert sharing(f"第七条 收益分配\n{line}").state is State.DEFINED


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("每卖出一株苗计提三角，年底交给研究所。", State.DEFINED),
        ("机子卖一台，老师提两千元。", State.DEFINED),
        ("每授权一次，付学院八百元。", State.DEFINED),
        ("每台设备付运费三百元。", State.ABSENT),
        ("每吨矿石收取检测费五十元。", State.ABSENT),
        ("每迟延一日，付违约金三百元。", State.ABSENT),
        ("每台样机留存资料，付保管费三百元。", State.ABSENT),
    ],
)
def test_so_much_for_each_piece_sold_counts_anywhere(text: str, state: State) -> None:
    assert sharing(f"第五条 其他约定\n{text}").state is state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("卖出去的钱，厂七校三。", State.DEFINED),
        ("价款先还欠账，余额学院四成、公司六成。", State.DEFINED),
        ("挣钱以后先还本，再按五三二分，村里五、公司三、学校二。", State.DEFINED),
        ("油钱路费两家对半掏。", State.ABSENT),
        ("产品收入的六成来自国内，四成来自国外。", State.ABSENT),
        ("任何一方单独许可的，收入不须分享。", State.ABSENT),
        ("资金到账：甲方六成，乙方四成。", State.ABSENT),
    ],
)
def test_short_names_and_tenths_divide_what_was_sold(text: str, state: State) -> None:
    assert sharing(f"第五条 其他约定\n{text}").state is state


def test_shares_of_ownership_that_a_later_article_refers_to_divide_the_income() -> None:
    held = "第二条 三方对专利权按份享有，份额为：甲方50%，乙方30%，丙方20%。\n"
    found = sharing(f"{held}第八条 许可所得的净收入，由三方按第二条的份额分享。")
    assert found.state is State.DEFINED


def test_a_rest_given_by_merit_is_a_statement_without_a_figure() -> None:
    text = "第八条 收益分配\n提取10%作为发展基金；其余90%分配给完成单位，按理事会审定的贡献度分配。"
    assert sharing(text).state is State.UNDEFINED


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("许可净额作一百份，甲方六十份，乙方四十份。", {"甲方": "3/5", "乙方": "2/5"}),
        ("转化收益按甲方65份、乙方35份分配。", {"甲方": "13/20", "乙方": "7/20"}),
        ("转化收入以百分计，甲方得柒拾分，乙方得叁拾分。", {"甲方": "7/10", "乙方": "3/10"}),
        (
            "首付款和销售提成到账后，学校留存两成，剩余八成划归课题组。",
            {"学校": "1/5", "课题组": "4/5"},
        ),
        (
            "从每笔许可费中划出9%给受托人，委托人留存91%。",
            {"受托人": "9/100", "委托人": "91/100"},
        ),
        ("节约的电费由甲乙双方按三七比例分享。", {"甲方": "3/10", "乙方": "7/10"}),
        ("每年将净利的4%付给乙方作为技术报酬。", {"乙方": "1/25"}),
        ("甲方独享本项目的经济利益。", {"甲方": "1"}),
        (
            "果品卖得的钱，村里同公司四六开，公司拿六，村里拿四，村里所得作为集体经费。",
            {"村里": "2/5", "公司": "3/5"},
        ),
        (
            "建议被采纳后，按首年节约额的10%给予乙方，其余90%归甲方。",
            {"乙方": "1/10", "甲方": "9/10"},
        ),
        ("成果入股后，分红由甲乙双方按4:6分。", {"甲方": "2/5", "乙方": "3/5"}),
    ],
)
def test_pieces_rests_and_savings_are_given_to_their_parties(text: str, parts: dict[str, str]) -> None:
    term = sharing(f"第五条 其他约定\n{text}").terms[0]
    assert {share.party: str(share.value) for share in term.shares} == parts


@pytest.mark.parametrize(
    "text",
    [
        "双方共收集问卷一百份，甲方六十份，乙方四十份。",
        "满分为一百分，甲方得六十分，乙方得四十分。",
        "余款视为一百份，甲方五十份，乙方四十份。",
        "乙方促成交易的，甲方按成交额的5%支付居间报酬。",
        "双方可另行签订收益分享协议，本协议不作约定。",
        "如日后成交，价款及收益安排以届时签订的正式合同为准。",
        "团队对取得效益的成果应当按规定给予奖励。",
    ],
)
def test_pieces_of_other_things_and_what_is_not_agreed_here_share_nothing(text: str) -> None:
    assert sharing(f"第五条 其他约定\n{text}").state is State.ABSENT


@pytest.mark.parametrize(
    "text",
    [
        "收益由双方按贡献分配，违约方少分一成。",
        "收益按贡献大小由共有各方商定。",
        "成果转化获益的，如何分享由双方届时议定。",
        "惠益的提供方应当获得公平的份额。",
        "推广上原则上五五开，按利润还是按费用算签合同时再定。",
        "正式合同拟采取净销售额3%提成的方式。",
    ],
)
def test_principles_and_proposals_give_no_figure(text: str) -> None:
    assert sharing(f"第五条 其他约定\n{text}").state is State.UNDEFINED


def test_a_rate_that_falls_after_the_first_year_goes_to_the_one_paid() -> None:
    terms = sharing("第五条 报酬\n甲方按首年销售额的4%、其后各年3%向乙方支付报酬。").terms
    assert [share.party for term in terms for share in term.shares] == ["乙方", "乙方"]
    assert not any(term.complete for term in terms)


def test_an_income_with_options_that_nobody_ticked_is_left_open() -> None:
    offered = sharing("第五条 成果使用\n对外服务的收入按以下方式处理：□归甲方　□双方按____：____分享。")
    assert offered.state is State.BLANK
    assert sharing("第五条 报酬\n□按利润____%提成，期限____。").state is State.ABSENT


@pytest.mark.parametrize(
    "text",
    [
        "双方按投入比例分配利润，按出资额承担亏损。",
        "各方按出资比例分配利润。",
        "双方按约定比例分配盈余。",
        "由双方按实际投入分配利润。",
        "各方按股份分配红利。",
        "双方以各自出资份额分享利润，分担亏损。",
        "投资各方按其股权比例分享利润和分担亏损及风险。",
        "各方根据投入大小分享利润。",
        "双方按▁▁比例分配利润。",
    ],
)
def test_a_key_before_the_income_divides_it_without_a_figure(text: str) -> None:
    assert sharing(f"第五条 {text}").state in {State.UNDEFINED, State.BLANK}


@pytest.mark.parametrize(
    "text",
    [
        "任务由双方按投入比例分配。",
        "双方按出资比例分配表决权。",
        "专家按投入时间享有署名权。",
        "奖励资金按贡献大小分配。",
        "双方按工作量分配奖金收入。",
        "各成员按贡献分配名额，收入证明由学院出具。",
        "甲方按比例分配设备使用时间。",
    ],
)
def test_a_key_before_something_else_divides_no_income(text: str) -> None:
    assert sharing(f"第五条 {text}").state is State.ABSENT


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("塘鱼收成：双方按60%（甲）与40%（乙）比例分配。", [60, 40]),
        ("所产鱼虾按甲方六成、乙方四成分配。", [60, 40]),
        ("收获的菌菇，双方五五分。", [50, 50]),
        ("果品收成双方对半分。", [50, 50]),
        ("养成的小龙虾由甲方分得55%，乙方分得45%。", [55, 45]),
        ("所产牛犊归甲方百分之六十、归乙方百分之四十。", [60, 40]),
        ("出栏生猪按头数甲乙双方六四分成。", [60, 40]),
    ],
)
def test_a_harvest_is_divided_like_money(text: str, figures: list[int]) -> None:
    assert parts(text) == figures


def test_the_party_in_brackets_behind_a_figure_gets_it() -> None:
    terms = sharing("第五条 利润按30%（乙方）与70%（甲方）的比例分配。").terms
    assert [(share.party, int((share.value or 0) * 100)) for share in terms[0].shares] == [
        ("乙方", 30),
        ("甲方", 70),
    ]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("塘鱼收成：双方按▁▁%（甲）与▁▁%（乙）比例分配。", State.BLANK),
        ("收获的莲藕由双方协商分配。", State.UNDEFINED),
        ("收获的样品按60%与40%的比例分配给两个实验室。", State.ABSENT),
        ("采收的种子由双方各保存一半。", State.ABSENT),
        ("试验所产数据按7:3分配给训练集与验证集。", State.ABSENT),
        ("收获的稻谷由甲方按每斤3元收购。", State.ABSENT),
        ("产量达到设计产能的80%。", State.ABSENT),
        ("采样点双方按60%（甲）与40%（乙）比例分配。", State.ABSENT),
    ],
)
def test_a_harvest_without_figures_and_what_is_none(text: str, state: State) -> None:
    assert sharing(f"第五条 {text}").state is state


@pytest.mark.parametrize(
    "text",
    [
        "扣除双方成本后按比例进行分配。原则上甲方不低于▁▁%；乙方不低于▁▁%。",
        "扣除成本后，原则上甲方不低于30%，乙方不低于20%。",
        "净利润甲方最低分得30%，乙方最低分得20%。",
        "甲方所得不得低于▁▁%，乙方所得不得低于▁▁%。",
        "盈利按比例分配，甲方至少得40%，乙方至少得30%。",
    ],
)
def test_floors_are_spoken_of_and_define_no_share(text: str) -> None:
    assert sharing(f"第八条 利润分配\n{text}").state is State.UNDEFINED


@pytest.mark.parametrize(
    "text",
    [
        "每月营业款扣除协议中甲方所得，其余归乙方收入，每月30日结算。",
        "当月诊疗收入扣除甲方应得部分，剩余归乙方所有。",
        "门店流水扣除平台所得后，余下部分归商家。",
        "门票收入减去乙方分成后，剩余归甲方所有。",
    ],
)
def test_the_rest_behind_a_portion_that_nobody_told_is_no_share(text: str) -> None:
    assert sharing(f"第五条 {text}").state is State.UNDEFINED


@pytest.mark.parametrize(
    "text",
    [
        "收入扣除甲方应得的30%后，其余归乙方。",
        "收入扣除成本和税费后，全部归甲方所有。",
        "许可收入扣除甲方所得税后，甲方得60%，乙方得40%。",
        "净收入扣除团队应得的20%，其余由双方均分。",
    ],
)
def test_the_rest_behind_a_portion_that_is_told_or_behind_costs_is_shared(text: str) -> None:
    assert sharing(f"第五条 {text}").state is State.DEFINED


@pytest.mark.parametrize(
    "text",
    [
        "每月营业款由甲方统一收取，次月10日前转给乙方。",
        "押金扣除损失后，其余归乙方。",
        "货款扣除已付定金后，其余款项于交货时付清。",
        "经费扣除管理费，其余归课题组使用。",
    ],
)
def test_the_rest_of_what_is_no_income_is_not_shared(text: str) -> None:
    assert sharing(f"第五条 {text}").state is State.ABSENT
