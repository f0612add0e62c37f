"""What names income and figures without dividing any: prices, denials, programmes; and what stays sharing."""

from __future__ import annotations

import pytest
from helpers.promises import sharing

from pipeline.model.terms import State


def state(text: str) -> State:
    return sharing(f"第五条 其他约定\n{text}").state


@pytest.mark.parametrize(
    "text",
    [
        "转让价款共计90万元（￥900000），其中第1件占65%，第2件占35%。",
        "被许可方支付的许可费为50万元，其中入门费占20%，其余占80%。",
        "价款的组成为硬件占55%、软件占45%。",
        "双方各自负担测试费用，不存在任何收益分成、佣金的安排。",
        "双方之间没有利润分成安排。",
        "本协议不产生收益分配问题。",
        "不得将本协议理解为双方之间存在利润分享关系。",
        "除上述价款外，乙方实施专利所获利润与甲方无关。",
        "分成比例由财务人员维护。",
        "“分成比例”为系统可配置字段，初始为甲方30%、车队70%。",
        "系统应能按订单自动计算平台与商户的收入，默认平台20%、商户80%。",
        "结算模块支持收益分配的录入、修改和导出。",
        "软件年费由双方四六分担。",
        "甲方从其所得红利中拿出5%作为奖学基金。",
        "甲方向经纪人支付佣金5%。",
        "专利年费，甲方出六成，乙方出四成。",
        "软件许可费一次付清，此外乙方不收取销售提成。",
        "园区不参与双方的合作，也不分享其收益。",
        "举办各方不得从盈余中分取红利。",
        "基金的收益分配由平台公司依基金合同办理，不在本协议中约定。",
        "两家决定合作的，成果归属和利益分配另行签约。",
        "样件逾期两个月未提走的，乙方可以处置，处置所得归乙方。",
        "废料变卖后所得用于冲抵保管费。",
        "学校收到款项后，按校内办法从中提取七成奖励课题组成员。",
        "乙方与其代理商的利润分成按代理合同办理，与示例学院无关。",
        "配方、报价和提成率均为保密信息，双方不得泄露。",
        "甲方所得回报的两成奖励给担任导师的个人。",
        "工作人员的收入由乙方另行约定。",
        "公司买断之后，无须向研究所支付任何销售提成。",
        "摊主的线上收入无需缴纳抽成。",
        "乙方实施该专利，不必再付给发明人分红。",
        "被许可方自用该软件的，毋须缴付分成费。",
        "许可费付清后，厂方免予支付提成。",
        "甲方没有义务向乙方支付销售分成。",
        "园区对企业的线上销售收入一概不抽成。",
        "中心挂牌后，各方另签章程，载明出资比例和利润分配。",
        "项目落地时，由平台公司与大学另行签订实施合同，约定投资、成果归属和收益分享等事项。",
    ],
)
def test_prices_denials_and_programmes_divide_no_income(text: str) -> None:
    assert state(text) is State.ABSENT


@pytest.mark.parametrize(
    "text",
    [
        "转让价款160万元，其中甲方得75%，乙方得25%。",
        "前两年免交提成，第三年起按销售额的3%支付提成。",
        "销售额不足一百万元的部分无须支付提成，超过的部分按4%支付提成。",
        "双方另行签订实施合同，明确投资；净收益按甲方四成、乙方六成分配。",
        "软件年费扣除税金后的余额，由双方四六分，甲方占六成，乙方占四成。",
        "课程充值款，甲方分七成，乙方分三成。",
        "技术入股所生红利，学院与公司按一比二分取。",
        "净收益由三方均享。",
        "每盈利一年，乙方拿出税前利润的一成交给甲方。",
        "乙方销售含该软件的仪器，每台提取伍佰元给甲方。",
        "成果转化净收入的归属：甲方百分之四十五；乙方百分之五十五。",
        "提成按第一年3%、第二年2%递减，由乙方付给甲方。",
        "年销售额不足百万元的不付提成，超过的按3%提成给甲方。",
        "按净销售额提成，净销售额按不含税发票金额计算，两件中仅实施一件的提成1.5%。",
        "利润按持股比例（甲方52%，乙方48%）分配。",
        "净利润依照出资份额（甲方55%、乙方45%）分派。",
        "甲方按回款额向乙方支付佣金：三百万元以下部分5%，超过三百万元部分7%。",
        "佣金按阶梯计提：首年8%，次年6%，第三年4%。",
        "平台收入由系统每日自动分账，甲方60%，乙方40%。",
        "没有约定的，收益由双方按六比四分配。",
        "无形资产转让的收益，甲方占60%，乙方占40%。",
    ],
)
def test_shares_told_beside_such_words_are_defined(text: str) -> None:
    assert state(text) is State.DEFINED


@pytest.mark.parametrize(
    "text",
    [
        "分红时各股东按实缴出资比例取得红利。",
        "股东按照实缴的出资比例分取红利。",
        "甲方向乙方支付佣金，比例另行商定。",
        "所得收益甲方占请填写比例%，乙方占请填写比例%。",
    ],
)
def test_shares_that_nobody_can_reckon_are_not_defined(text: str) -> None:
    assert state(text) in {State.UNDEFINED, State.BLANK}


def test_an_income_by_another_name_is_divided() -> None:
    assert state("进项公司得55%，学校得45%。") is State.DEFINED
    assert state("进项税额公司占55%，学校占45%。") is State.ABSENT


@pytest.mark.parametrize("what", ["专利、新品种", "软件和数据", "的技术成果", "试验样品"])
def test_equal_parts_of_what_was_obtained_are_ownership_and_divide_no_income(what: str) -> None:
    assert sharing(f"第八条 成果\n课题所得{what}归甲乙双方共有，份额各占50%。").terms == ()


def test_income_from_what_was_obtained_is_divided() -> None:
    found = sharing("第八条 成果\n课题所得成果的转让收益归甲乙双方，甲方占60%，乙方占40%。")
    assert found.state is State.DEFINED
