from __future__ import annotations

import pytest
from helpers.agreements import agreement

from pipeline.check.load import load
from pipeline.check.profiles import recognise
from pipeline.errors import InputError
from pipeline.model.agreement import Agreement

BODY = (
    "甲方：示例科技有限公司\n乙方：示例大学\n第一条 双方经协商订立本合同。\n第二条 违约责任\n违约方应当赔偿。"
)
PROFILES = load().profiles


def titled(title: str, body: str = BODY) -> Agreement:
    return agreement(f"{title}\n{body}")


@pytest.mark.parametrize(
    ("title", "profile"),
    [
        ("产学研合作协议", "cooperation_agreement"),
        ("校企合作协议书", "cooperation_agreement"),
        ("关于共建示例联合实验室的协议", "cooperation_agreement"),
        ("共建示例材料中试基地四方协议", "cooperation_agreement"),
        ("示例涂层成果转化合作协议（含专利许可）", "cooperation_agreement"),
        ("竹笋加工院社合作约定", "cooperation_agreement"),
        ("科技合作合同", "cooperation_agreement"),
        ("示例大学共同申请专利合同", "cooperation_agreement"),
        ("示例省釉料产业技术创新战略联盟协议", "cooperation_agreement"),
        ("示例省重点专项联合实施协议", "cooperation_agreement"),
        ("气象数据平台共建共用协议", "cooperation_agreement"),
        ("风机叶片校企协同研发合约", "technology_development_cooperative"),
        ("科技成果转化合作协议", "cooperation_agreement"),
        ("技术开发（委托）合同", "technology_development_commissioned"),
        ("委托研究开发合同", "technology_development_commissioned"),
        ("示例管理系统软件开发合同", "technology_development_commissioned"),
        ("技术开发（合作）合同", "technology_development_cooperative"),
        ("合作研究开发合同", "technology_development_cooperative"),
        ("联合开发协议", "technology_development_cooperative"),
        ("专利权转让合同", "technology_transfer"),
        ("技术转让合同书", "technology_transfer"),
        ("专利实施许可合同", "technology_license"),
        ("技术秘密使用许可协议", "technology_license"),
        ("技 术 服 务 合 同", "technology_service"),
        ("技术咨询合同", "technology_service"),
        ("保密协议", "nda"),
        ("保密及竞业限制合同", "nda"),
        ("合作框架协议（修订稿）", "cooperation_agreement"),
        ("產學合作契約書", "cooperation_agreement"),
        ("关于共建示例工业技术研究院的协议书", "cooperation_agreement"),
        ("联合研究协议", "cooperation_agreement"),
        ("科技成果作价入股合同", "cooperation_agreement"),
        ("技术开发合同（合作开发）", "technology_development_cooperative"),
        ("水稻新品种联合选育与开发协议", "technology_development_cooperative"),
        ("技术移转授权合约书", "technology_license"),
        ("技术引进合同", "technology_transfer"),
        ("委托检测合同", "technology_service"),
        ("设备采购合同", "other_contract"),
        ("关于终止《示例材料联合开发合同》的协议书", "other_contract"),
        ("房屋租赁协议", "other_contract"),
    ],
)
def test_a_title_says_what_an_agreement_is(title: str, profile: str) -> None:
    found = recognise(titled(title), PROFILES)
    assert (found.profile.id, found.by) == (profile, "title")


@pytest.mark.parametrize(
    ("body", "profile"),
    [
        (
            "委托方委托受托方研究开发示例系统。\n研究开发经费由甲方承担。\n开发成果归甲方。\n乙方交付开发成果。",
            "technology_development_commissioned",
        ),
        (
            "双方合作研究开发新材料。\n合作各方分工参与研究开发。\n共同研究开发的成果共有。",
            "technology_development_cooperative",
        ),
        ("乙方向甲方提供技术服务。\n服务内容见下。\n技术服务费十万元。", "technology_service"),
        (
            "由乙方任课题组长，资助四万元。\n课题工作分工如下。\n经费分配见下表。\n成果归属另表。",
            "cooperation_agreement",
        ),
        ("甲方出售设备。\n乙方付款。\n双方各执一份。", "other_contract"),
        ("甲方出店面，项目负责人由乙方担任。\n乙方按月分红。\n双方各执一份。", "other_contract"),
    ],
)
def test_the_wording_decides_where_the_title_says_nothing(body: str, profile: str) -> None:
    parties = "甲方：示例科技有限公司\n乙方：示例大学\n"
    found = recognise(titled("合同书", parties + body), PROFILES)
    assert (found.profile.id, found.by) == (profile, "wording")


def test_the_wording_decides_between_two_kinds_that_a_title_fits() -> None:
    commissioned = titled("技术开发合同", BODY + "\n第三条 委托方委托受托方研究开发示例系统。")
    cooperative = titled("技术开发合同", BODY + "\n第三条 双方合作研究开发示例系统，合作各方分工如下。")
    assert recognise(commissioned, PROFILES).profile.id == "technology_development_commissioned"
    assert recognise(cooperative, PROFILES).profile.id == "technology_development_cooperative"


def test_a_form_of_a_development_contract_is_known_by_what_the_parties_do() -> None:
    form = "甲方投资：____\n乙方投资：____\n其他各方应当配合研究开发工作。\n双方的分工如下：____"
    found = recognise(titled("技术开发合同（三）", form), PROFILES)
    assert found.profile.id == "technology_development_cooperative"


@pytest.mark.parametrize(
    "text",
    [
        "仪器租赁合同\n出租方：示例租赁有限公司\n承租方：示例研究院\n一、租期两年。",
        "设备采购合同\n买方：示例厂\n卖方：示例机床有限公司\n1. 付款：预付30%。",
        "联 合 攻 关 协 议 书\n为 解 决 示 例 问 题 ， 双 方 协 商 如 下 。",
        "豆腐坊约定\nA方：示例豆业合作社\nB方：孙某\n1．A方出豆子，B方出手艺。\n双方签字。",
        "数据处理协议\n数据控制者委托数据处理者处理订单数据。\n1. 处理者按控制者的指示处理。",
        "保密承诺书\n致：示例仪器有限公司\n一、不打听、不传播图纸。\n承诺人（签字）：",
    ],
)
def test_an_agreement_of_other_roles_or_badly_scanned_is_still_one(text: str) -> None:
    assert recognise(agreement(text), PROFILES).profile.id


@pytest.mark.parametrize("wanted", ["nda", "保密协议"])
def test_what_the_user_says_wins(wanted: str) -> None:
    found = recognise(titled("技术服务合同"), PROFILES, wanted=wanted)
    assert (found.profile.id, found.by) == ("nda", "option")


def test_an_unknown_kind_is_answered_with_all_known_ones() -> None:
    with pytest.raises(InputError) as caught:
        recognise(titled("技术服务合同"), PROFILES, wanted="contract")
    assert all(profile.id in str(caught.value) for profile in PROFILES)


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("高温涂层的制备研究\n摘要：\n本文研究涂层。\n关键词：涂层\n参考文献\n[1] 示例", "论文"),
        ("张某\n求职意向：研发工程师\n教育背景\n示例大学\n工作经历\n示例公司", "简历"),
        ("关于召开项目推进会的通知\n各单位：\n会议时间：周一\n会议地点：三楼", "会议通知"),
        ("示例管理办法\n第一章 总则\n第一条 为规范管理，制定本办法。\n本办法自2024年1月1日起施行。", "制度"),
        ("招标公告\n招标人：示例公司\n投标人须知\n评标办法如下", "招标"),
        ("菜谱\n先放盐，再放糖。", "没有找到当事人"),
        ("安全生产承诺\n我们承诺人人佩戴安全帽。\nA方案和B方案都可以。", "没有找到当事人"),
        (
            "农技推广简报\n社里和所里一起试种，哪家都满意。\n样品由所里检测，数据不外传。\n有问题找村里。",
            "没有找到当事人",
        ),
        (
            (
                "示例管理办法\n第一章 总则\n第一条 论文归学校所有，不得泄露。\n发生争议的，向人民法院起诉，"
                "违约的予以处罚，任何一方签字后生效。\n本办法自2024年1月1日起施行。"
            ),
            "制度",
        ),
    ],
)
def test_a_document_that_is_no_agreement_is_refused_with_what_it_looks_like(text: str, looks: str) -> None:
    with pytest.raises(InputError, match=looks):
        recognise(agreement(text), PROFILES)


@pytest.mark.parametrize(
    "text",
    [
        (
            "蘑菇棚试验合作信函\n写信的是示例合作社，下面叫“社里”，收信的是示例研究所，下面叫“所里”。\n"
            "新办法两家一家一半。哪家漏出去的，照实际吃的亏赔。\n这封信一式两份，签字盖章起算数。"
        ),
        (
            "古琴制作备忘\n示例公司（以下叫公司）和示例研究所（以下叫研究所）说定：\n图纸归研究所所有，不许外传。\n"
            "哪家误了事，照亏的数赔。谈不拢到人民法院打官司。\n写两份，一家一份。\n公司（盖章）\n研究所（盖章）"
        ),
    ],
)
def test_an_agreement_in_plain_words_is_one(text: str) -> None:
    assert recognise(agreement(text), PROFILES).profile.agreement


def test_a_refused_document_is_checked_when_the_user_insists() -> None:
    found = recognise(agreement("菜谱\n先放盐。"), PROFILES, wanted="other_contract")
    assert found.by == "option"


def test_an_agreement_without_a_title_is_none_the_less_one() -> None:
    assert recognise(agreement(BODY), PROFILES).by == "wording"


def test_all_rules_apply_to_a_cooperation_agreement() -> None:
    profile = load().profile("cooperation_agreement")
    assert profile is not None
    rules = [rule.id for rule in load().rules if not rule.id.startswith("documents/")]
    assert all(profile.covers(rule) and not profile.makes_optional(rule) for rule in rules)
