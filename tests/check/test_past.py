"""What led to an agreement, earlier agreements and those of others settle nothing in this one."""

from __future__ import annotations

import pytest
from helpers.agreements import agreement

from pipeline.check.past import tells_of_past

BEFORE = [
    "鉴于甲方已累计投入两千三百万元，建成示范线一条。",
    "鉴于乙方曾承担省级课题，获财政资助四十八万元。",
    "鉴于丁方已于去年退出，其名下专利已转让给甲方。",
    "鉴于双方与示例阀门厂的前一份合同约定泄密赔偿百万元，该合同已经履行完毕。",
    "双方于2017年签订的合作备忘录自本协议生效之日起解除。",
    "双方此前终止的《示例传感器合作协议》项下的成果，归属按该协议执行。",
    "双方2015年合作协议终止后，其所购设备已按清单移交完毕。",
    "双方2017年签署的框架协议曾经示例律师事务所审查，自本协议生效之日起废止。",
    "前期合作项目的款项已由乙方以转账方式结清。",
    "此前的协议约定论文发表前由示例集团审阅，该协议已终止。",
    "示例重工与示例轴承厂的采购合同总价三百万元，由其自行履行，与本协议无涉。",
    "该工艺已于2018年通过部级鉴定，专家认为各项指标居国内前列。",
    "第一条 背景\n目前市售进口轴承的寿命达到八万小时，国产件差距较大。",
    "第二条 乙方概况\n乙方现有员工三百人，拥有专利四十件。",
    "隐蔽工程抽检合格率应达到百分之百，装修不属于本合作的内容。",
    "甲方与示例管材公司签订的供货合同中，迟交的违约金由供货方付给甲方。",
    "丙方与示例测绘院协议项下的风险，由示例测绘院承担。",
    "双方前一合同的服务费五万元已经结清。",
    "此前共建的联合实验室设主任一名，该实验室已于去年撤销。",
    "甲方与其他高校的理事会章程，本协议不沿用。",
    "双方2014年合作合同到期后，借用的仪器已经清点退还。",
    "此前解除的《示例算法合作合同》项下的软件，归属依照该合同办理。",
    "双方于2016年签署的合作意向书自本协议签订之日起作废。",
]
OURS = [
    "鉴于甲方已投入两千万元，双方决定共同研究涂层工艺。",
    "鉴于资金超过一千万元，三方已共同委托示例律师事务所审核本协议。",
    "鉴于许可方已取得发明专利，被许可方愿意实施该专利。",
    "甲方已向乙方支付首期款十万元。",
    "双方2025年签订的技术开发合同自本协议签署之日起解除，原合同项下的成果归甲方所有。",
    "双方2024年签订的《保密协议》继续有效，双方应当按其约定保密。",
    "本协议自2031年1月1日生效，任何一方违约的，对方可以解除本协议。",
    "双方已于2021年完成的小试成果归乙方所有。",
    "第一条 项目概况\n项目名称：示例轴承国产化研究，目前处于小试。",
    "第一条 背景\n目前国产轴承寿命短，双方同意共同研究长寿命轴承。",
    "第一条 背景\n针对目前寿命短的毛病，本项目研究长寿命轴承。",
    "前期合作已经结束，双方应继续保密。",
    "乙方此前的专利与本协议无关，仍归乙方所有。",
    "与本项目无关的发明不列入共有，权利人不变。",
    "乙方与第三方签订外协合同的，乙方应就其工作对甲方负责。",
    "甲方与乙方所签合同中的违约金由违约方支付。",
    "乙方与外协单位的合同项下的费用由乙方承担。",
]


@pytest.mark.parametrize("line", BEFORE)
def test_what_was_before_or_concerns_others_is_told_only(line: str) -> None:
    made = agreement(line)
    assert tells_of_past(made, made.provisions[-1])


@pytest.mark.parametrize("line", OURS)
def test_what_is_agreed_all_the_same_is_not(line: str) -> None:
    made = agreement(line)
    assert not any(tells_of_past(made, provision) for provision in made.provisions)


def test_a_list_below_its_reasons_goes_on_until_something_is_agreed() -> None:
    made = agreement(
        "鉴于：\n甲方累计投入两千万元建成示范线；\n双方决定共同研究涂层。\n乙方已获得资助五十万元。"
    )
    assert [tells_of_past(made, provision) for provision in made.provisions][1:] == [True, False, False]
