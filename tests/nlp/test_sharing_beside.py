"""Figures beside a sharing that divide nothing, and the same words where something is divided."""

from __future__ import annotations

from fractions import Fraction

import pytest
from helpers.promises import sharing
from helpers.segmenting import of_blocks, table

from pipeline.model.terms import BenefitSharing, State


def under_its_heading(text: str) -> BenefitSharing:
    return sharing(f"第八条 收益分配\n{text}")


@pytest.mark.parametrize(
    "text",
    [
        "抽查发现乙方少列收入超过4%的，抽查费由乙方出。",
        "经审计，合作社瞒报收入达3%以上的，审计费用由合作社负责。",
        "双方账目差额在2%以内的，以甲方账目为准。",
        "本协议所称“可分收入”，是指门诊实收款减去下列成本后的余额：试剂费（按实收款4%计提）、人工成本（按实收款9%计提）、风险金（2%）。",
        "拼单团长的佣金一律按实付款的6%给，算成本。",
        "推广员提成按销售额的3%计算，计入运营成本。",
        "开发费60万元，按40%、40%、20%支付。",
        "服务费总价90万元，按50%、50%分两期支付。",
        "主机售价不得低于采购成本的108%，以免转移收入。",
        "产品价格不得高于市场均价的120%。",
        "0.5%（提现时代扣）",
        "推荐来的客户，另按首年实收会费的6%向推荐方支付渠道费。",
        "甲方就其应得的超额收益，让渡四成给管理人作为奖励。",
        "设备毛利归乙方，不计入合作收入。",
        "样机的所有权自甲方付清款项之日起归甲方所有。",
        "模具自乙方支付全部价款后即归乙方所有。",
    ],
)
def test_a_figure_beside_a_sharing_that_divides_nothing_is_no_share(text: str) -> None:
    assert under_its_heading(text).state is State.ABSENT


def test_profit_kept_and_left_to_shareholders_gives_nobody_a_share_of_his_own() -> None:
    found = under_its_heading("前三年，可分配利润的七成留存用于扩产，其余三成向股东分配。")
    assert found.state is State.UNDEFINED


@pytest.mark.parametrize(
    "text",
    [
        "试剂费收入按甲方30%、乙方70%分享。",
        "净利润由甲方留存60%，乙方分得40%。",
        "利润的60%归甲方，其余40%归乙方。",
        "可分配利润的20%留存用于扩产，其余按甲方60%、乙方40%分配。",
        "收入扣除成本（人员成本按5%计提）后，甲方得40%，乙方得60%。",
        "售价不得低于成本的110%，所得利润甲方四成、乙方六成。",
        "乙方应按设备维护费收入的10%支付给甲方。",
        "许可收入按60%、40%支付给甲方和乙方。",
        "许可费到账后归甲方60%、乙方40%。",
        "甲方分享30%，乙方分享65%，丙方分享5%。",
    ],
)
def test_the_same_words_where_income_is_divided_are_shares(text: str) -> None:
    assert under_its_heading(text).state is State.DEFINED


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("甲方将该展架25%的广告收入支付乙方。", {"乙方": Fraction(1, 4)}),
        ("甲方每月从20%的净利润中划给乙方作为报酬。", {}),
        ("甲方从当月20%的净利润划给乙方作为报酬。", {"乙方": Fraction(1, 5)}),
        ("甲方每月向乙方支付门店营业总额的12%作为乙方合作收益。", {"乙方": Fraction(3, 25)}),
        ("双方按40%:60%的比例分享基础年费收入。", {"甲方": Fraction(2, 5), "乙方": Fraction(3, 5)}),
        ("双方以四比六的比例分享票款。", {"甲方": Fraction(2, 5), "乙方": Fraction(3, 5)}),
    ],
)
def test_so_much_of_an_income_paid_to_somebody_is_his_share(text: str, shares: dict[str, Fraction]) -> None:
    found = sharing(f"第三条 合作方式\n{text}").terms
    assert {share.party: share.value for term in found for share in term.shares} == shares


@pytest.mark.parametrize(
    "text",
    [
        "甲方于签约后将30%服务费支付乙方。",
        "甲方应在验收后将50%的转让费付给乙方。",
        "本项目全部软件的知识产权自甲方支付相应款项之日起归甲方所有。",
    ],
)
def test_instalments_and_what_passes_upon_payment_are_no_sharing(text: str) -> None:
    assert sharing(f"第三条 合作方式\n{text}").terms == ()


@pytest.mark.parametrize(
    "text",
    [
        "双方按____%:____%的比例分享基础年费收入。",
        "甲一、甲二之间，对入门费、提成费和侵权赔偿款按____：____分取。",
        "企业/专家双方各提收益得的____%。",
        "甲方将每月利润的____%支付乙方。",
    ],
)
def test_a_share_left_blank_in_these_words_is_a_blank(text: str) -> None:
    assert sharing(f"第三条 合作方式\n{text}").state is State.BLANK


@pytest.mark.parametrize(
    ("first", "second", "blanks"),
    [("____%", "____%", 1), ("70%", "____%", 1), ("70%", "30%", 0), ("____", "30%", 1), ("100%", "____%", 0)],
)
def test_a_blank_in_a_column_of_shares_is_found_unless_the_others_make_the_whole(
    first: str, second: str, blanks: int
) -> None:
    rows = table(("接收方", "分账比例"), ("商家", first), ("渠道商", second))
    found = sharing(of_blocks("第七条 结算", *rows))
    assert len([term for term in found.terms if term.empty]) == blanks


def test_a_blank_in_a_column_of_something_else_is_no_blank_share() -> None:
    rows = table(("成员", "出资比例"), ("商家", "____%"), ("渠道商", "____%"))
    assert sharing(of_blocks("第七条 结算", *rows)).terms == ()


def test_special_terms_fill_in_the_shares_beside_the_number_of_the_clause() -> None:
    rows = table(("条款号", "约定内容"), ("6.2", "甲方20%，乙方80%"), ("6.3", "无"))
    found = sharing(
        of_blocks("第六条 收益", "6.2 可分配收益由双方按专用条款约定的比例分配。", "第七条 专用条款", *rows)
    )
    assert found.state is State.DEFINED
    other = table(("条款号", "约定内容"), ("6.3", "甲方20%，乙方80%"), ("6.2", "无"))
    found = sharing(
        of_blocks("第六条 收益", "6.2 可分配收益由双方按专用条款约定的比例分配。", "第七条 专用条款", *other)
    )
    assert found.state is State.UNDEFINED


def test_a_division_stands_below_a_head_that_names_income_and_sharers() -> None:
    rows = table(("1 客户", "2 净额分配（甲：乙：丙）"), ("某医院", "20∶50∶30"))
    assert sharing(of_blocks("附件二 结算表", *rows)).state is State.DEFINED
    rows = table(("1 客户", "2 净额分配（甲：乙：丙）"), ("某医院", "____∶____∶30"))
    assert sharing(of_blocks("附件二 结算表", *rows)).terms[-1].state is State.BLANK
    rows = table(("1 客户", "2 工作量（甲：乙：丙）"), ("某医院", "20∶50∶30"))
    assert sharing(of_blocks("附件二 结算表", *rows)).terms == ()


def test_the_rest_of_the_takings_is_divided_between_two_letters() -> None:
    assert under_its_heading("流水减掉货款、手续费0.6%，剩下的算利润，A六B四。").state is State.DEFINED
