"""Names of parties as an agreement writes them: what stands before, behind and instead of them."""

from __future__ import annotations

import pytest
from helpers.segmenting import of_blocks, table
from helpers.understanding import understood

from pipeline.model.document import Document
from pipeline.model.terms import Party, PartyKind
from pipeline.nlp.party_names import designate, is_name, trimmed
from pipeline.nlp.party_words import is_person, kind_of

_REST = (
    "\n双方经友好协商，就共同研发示例系统达成如下协议，共同遵守。\n第一条 合作内容\n双方共同研发示例系统。"
)


def parties(head: str | Document) -> tuple[Party, ...]:
    source = f"示例合作协议\n{head}{_REST}" if isinstance(head, str) else head
    return understood(source).terms.parties


def names(head: str | Document) -> list[tuple[str, str]]:
    return [(party.role, party.name) for party in parties(head)]


BOTH = [("甲方", "示例科技有限公司"), ("乙方", "示例大学")]


@pytest.mark.parametrize(
    "remark",
    [
        "拟设立公司",
        "由示例新区管委会代为执行",
        "受示例集团委托",
        "以示例集团名义签署",
        "代表示例集团持股",
        "科技处承办",
        "证券代码000000",
        "法务部审核",
        "个体工商户",
        "牵头",
        "筹",
        "Sponsor",
        "CNAS资质范围内",
        "福建省示例市",
    ],
)
def test_a_remark_in_brackets_behind_the_name_is_no_part_of_it(remark: str) -> None:
    assert names(f"甲方：示例科技有限公司（{remark}）\n乙方：示例大学") == BOTH


@pytest.mark.parametrize(
    "name",
    [
        "示例创业投资合伙企业（有限合伙）",
        "示例石油大学（华东）",
        "示例大学（示例校区）",
        "示例水务设计院（有限公司）",
        "示例林业大学（材料学院）",
    ],
)
def test_a_bracket_that_belongs_to_the_name_stays(name: str) -> None:
    plain = name.replace("（", "(").replace("）", ")")
    assert designate(plain)[0] == (plain,)


@pytest.mark.parametrize(
    "words",
    [
        "单击此处输入委托单位全称",
        "请输入客户全称",
        "客户公司名称",
        "待管理员配置",
        "先生/女士",
        "用户",
        "供应商会员",
        "算力服务提供商",
        "产学研合作协议",
        "中国公司",
        "XX有限公司",
        "XX市XX科技有限公司",
        "上海示例[运营公司]",
        "一所依法设立的高等学校",
        "专门从事新材料研发的企业",
        "示例公司(以下简称",
    ],
)
def test_words_of_a_template_are_no_name(words: str) -> None:
    assert not is_name(words)


@pytest.mark.parametrize(
    "name",
    [
        "某科技有限公司",
        "以岭示例药业有限公司",
        "示例保密技术有限公司",
        "美的示例集团",
        "三一示例有限公司",
        "张某",
    ],
)
def test_a_name_that_only_looks_like_a_template_is_one(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("由示例大学", "示例大学"),
        ("本协议由示例大学", "示例大学"),
        ("是对示例大学", "示例大学"),
        ("并与示例大学", "示例大学"),
        ("3. 示例大学", "示例大学"),
        ("《示例合同》由示例大学", "示例大学"),
        ("(二)示例大学", "示例大学"),
        ("同济示例大学", "同济示例大学"),
        ("和平示例医院", "和平示例医院"),
        ("经纬示例公司", "经纬示例公司"),
        ("对外示例大学", "对外示例大学"),
        ("委托单位示例大学", "委托单位示例大学"),
    ],
)
def test_what_stands_before_a_name_is_taken_off(text: str, name: str) -> None:
    assert trimmed(text) == name


@pytest.mark.parametrize(
    "head",
    [
        "甲方：示例科技有限公司\n乙方：示例大学为充分发挥双方的优势，现就合作事宜约定如下",
        "甲方：示例科技有限公司经双方协商，与乙方签订本协议\n乙方：示例大学",
        "委托方：示例科技有限公司（甲方）\n受托方：示例大学（乙方）",
        "申办者（Sponsor，以下称甲方）：示例科技有限公司\n研究机构（Site，以下称乙方）：示例大学",
        "技术研究组织（以下称甲方）：示例科技有限公司\n高校团队（乙方）：示例大学",
        "甲方（数据控制者/Controller）：示例科技有限公司\n乙方（数据处理者/Processor）：示例大学",
        "转让方（甲方）/Assignor：示例科技有限公司\n受让方（乙方）/Assignee：示例大学Shili University",
        "甲方/Bên A/Party A：示例科技有限公司\n乙方/Bên B/Party B：示例大学",
        "甲方Party A：示例科技有限公司Shili Technology Co., Ltd.\n乙方Party B：示例大学Shili University",
        "甲方：示例科技有限公司/Party A: Shili Technology\n乙方：示例大学 Party B: Shili University",
        "本协议由示例科技有限公司（“甲方”）与示例大学（“乙方”）签订。",
        "甲方信息：\n名称：示例科技有限公司\n乙方信息：\n名称：示例大学",
        "示例科技有限公司（以下筒称甲方）\n示例大学（以下筒称乙万）",
        "甲方：示例科技有限公司（以下简称\n“甲方”）\n乙方：示例大学 以下简称乙方",
        "甲方：示例科技有限公司[以下简称“公司”]\n乙方：示例大学（原名示例学院）",
        "甲方：1、示例科技有限公司\n乙方：示例大学（联合体）",
        "科研单位：示例科技有限公司（甲方）\n生产单位：示例大学（乙方）",
        "甲方：示例科技有限公司（下头简称公司）\n乙方：示例大学（下面简称学校）",
        "甲方（合称）：\n甲方：示例科技有限公司\n乙方：示例大学",
    ],
)
def test_the_name_is_read_without_what_stands_around_it(head: str) -> None:
    assert names(head) == BOTH


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "牵头人：示例科技有限公司\n成员单位（排名不分先后）：\n成员一：示例数据有限公司\n成员二：示例测绘院",
            [("牵头人", "示例科技有限公司"), ("成员一", "示例数据有限公司"), ("成员二", "示例测绘院")],
        ),
        (
            "（1）示例大学（“大学”），地址：示例市路1号；\n（2）Shili Biotech GmbH（“公司”），地址：1 Road。",
            [("大学", "示例大学"), ("公司", "Shili Biotech GmbH")],
        ),
        (
            "发包人：示例科技有限公司\n设计人：示例设计院有限公司",
            [("发包人", "示例科技有限公司"), ("设计人", "示例设计院有限公司")],
        ),
        ("A方：示例商贸行，经营者：李四\nB方：王五，自由程序员", [("A方", "示例商贸行"), ("B方", "王五")]),
        (
            "投资方：示例基金（有限合伙）公司\n目标公司：示例芯片有限公司\n创始股东：张三、李四（合称“创始人”）",
            [
                ("投资方", "示例基金(有限合伙)公司"),
                ("目标公司", "示例芯片有限公司"),
                ("创始股东", "张三"),
                ("创始股东", "李四"),
            ],
        ),
        (
            "牵头单位：示例科技有限公司\n成员单位：示例大学；\n示例研究所；\n示例医院（以签章页为准）",
            [
                ("牵头单位", "示例科技有限公司"),
                ("成员单位", "示例大学"),
                ("成员单位", "示例研究所"),
                ("成员单位", "示例医院"),
            ],
        ),
        (
            "许可方（合称“甲方”）：\n甲方一：示例研究所\n甲方二：示例大学\n被许可方（乙方）：示例种业有限公司",
            [("甲方一", "示例研究所"), ("甲方二", "示例大学"), ("乙方", "示例种业有限公司")],
        ),
        (
            "博士后研究人员（丙方）：许某\n设站单位（甲方）：示例大学",
            [("丙方", "许某"), ("甲方", "示例大学")],
        ),
    ],
)
def test_parties_called_in_ways_of_their_own_are_all_read(head: str, expected: list[tuple[str, str]]) -> None:
    assert names(head) == expected


def test_a_short_name_is_given_to_the_organisation_and_not_to_the_words_before_it() -> None:
    head = "3. 示例科技有限公司（以下简称“示科”）与示例市和平医院（以下简称“示医”）就合作事宜签订本协议。"
    assert names(head) == [("示科", "示例科技有限公司"), ("示医", "示例市和平医院")]


def test_whom_somebody_makes_use_of_is_no_party() -> None:
    head = (
        "示例科技有限公司（“示科”）与示例大学（“示大”）签订本协议，并通过示例支付有限公司（“示付”）结算款项。"
    )
    assert names(head) == [("示科", "示例科技有限公司"), ("示大", "示例大学")]


def test_a_word_within_a_name_calls_nobody() -> None:
    head = "甲方：示例水下机器人有限公司\n乙方：示例大学"
    assert parties(head)[0].aliases == ()


def test_what_sort_of_body_a_party_is_is_no_other_name_of_it() -> None:
    head = "甲方：示例环保设备厂（个人独资企业）\n乙方：示例计量中心（事业单位）"
    assert [party.aliases for party in parties(head)] == [(), ()]


@pytest.mark.parametrize(
    "head",
    [
        "甲方：示例科技有限公司\n乙方：____\n身份证号：____\n住址：____",
        "甲方：示例科技有限公司\n乙方：示例乙（身份证号：000000000000000000）",
        "甲方：示例科技有限公司\n乙方（研究生）：____",
        "甲方：示例科技有限公司\n乙方：俞某某",
        "甲方：示例科技有限公司\n乙方：老周（运营方）",
        of_blocks(
            "示例合作协议",
            *table(("甲方", "示例科技有限公司"), ("乙方", "示例乙"), ("身份证号", "000000000000000000")),
            "双方经友好协商，就共同研发示例系统达成如下协议，共同遵守。",
        ),
    ],
)
def test_who_has_an_identity_card_is_a_natural_person(head: str | Document) -> None:
    assert [party.kind for party in parties(head)] == [PartyKind.ENTERPRISE, PartyKind.PERSON]


@pytest.mark.parametrize(
    "head",
    [
        "甲方：____\n法定代表人：____\n身份证号：____\n乙方：示例大学",
        "甲方：____\n统一社会信用代码/身份证号：____\n乙方：示例大学",
        "甲方：____\n经办人身份证号：____\n乙方：示例大学",
        "甲方：示例科学馆\n身份证号：000000000000000000\n乙方：示例大学",
    ],
)
def test_the_identity_card_of_another_makes_no_party_a_person(head: str) -> None:
    assert parties(head)[0].kind is PartyKind.OTHER


def test_several_persons_of_one_role_are_parties_each() -> None:
    assert names("甲方：示例大学\n乙方：孔四、曹五（成果完成人，以下合称“团队”）") == [
        ("甲方", "示例大学"),
        ("乙方", "孔四"),
        ("乙方", "曹五"),
    ]
    head = "合伙人：\n张三，男，身份证号：000000000000000000；\n李四，女，身份证号：000000000000000000。"
    assert names(head) == [("合伙人", "张三"), ("合伙人", "李四")]


@pytest.mark.parametrize("word", ["单位", "高校", "成员", "项目", "方案", "某高校", "简称"])
def test_a_word_that_begins_like_a_surname_is_no_person(word: str) -> None:
    assert not is_person(word)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("示例市妇幼保健院", PartyKind.OTHER),
        ("示例贸易行", PartyKind.ENTERPRISE),
        ("Shili Fibres Oy", PartyKind.ENTERPRISE),
        ("示例株式会社", PartyKind.ENTERPRISE),
        ("示某远", PartyKind.PERSON),
    ],
)
def test_a_party_is_what_its_name_says(name: str, kind: PartyKind) -> None:
    assert kind_of(name) is kind


def test_a_post_is_nobodys_name() -> None:
    head = "甲方：示例科技有限公司\n法定代表人：集团董事长\n乙方：示例大学\n法定代表人：王一"
    assert [party.representative for party in parties(head)] == ["", "王一"]


def test_an_address_ends_before_the_next_label_of_the_line() -> None:
    head = "甲方：示例科技有限公司\n住所：示例市一路1号 签约日：2026年1月1日\n乙方：示例大学"
    assert parties(head)[0].address == "示例市一路1号"


def test_two_parties_side_by_side_in_a_frame_own_what_stands_below_them() -> None:
    rows = (
        ("医院（甲方）：示例医院", "企业（乙方）：示例科技有限公司"),
        ("地址：示例市一路1号", "地址：示例市二路2号"),
        ("法定代表人：王一", "法定代表人：李二"),
    )
    found = parties(
        of_blocks("示例合作协议", *table(*rows), "双方就共同研发示例系统达成如下协议，共同遵守。")
    )
    assert [(party.name, party.address, party.representative) for party in found] == [
        ("示例医院", "示例市一路1号", "王一"),
        ("示例科技有限公司", "示例市二路2号", "李二"),
    ]


def test_parties_that_are_only_listed_in_the_opening_are_called_by_their_names() -> None:
    head = (
        "示例研究总院、示例大学、示例轴承有限公司三方为发明专利的共同专利权人，为明确各自的权利，约定如下："
    )
    found = [
        ("示例研究总院", "示例研究总院"),
        ("示例大学", "示例大学"),
        ("示例轴承有限公司", "示例轴承有限公司"),
    ]
    assert names(head) == found


@pytest.mark.parametrize(
    "head",
    [
        "示例省和示例市联合发布的规划明确支持该领域，为此约定如下：",
        "示例大学、材料科学与工程领域的专家共同提出了本项目，约定如下：",
    ],
)
def test_an_opening_that_lists_other_things_names_nobody(head: str) -> None:
    assert names(head) == []


def test_short_names_in_another_language_call_the_parties() -> None:
    head = (
        "本协议由Shili Photonics Co.,Ltd.（示例光子有限公司，下称“公司”/“Company”）"
        "与示例大学（Shili University，下称“大学”/“University”）签订，依据个人数据保护法（Data Act，“DA”）。"
    )
    assert names(head) == [("公司", "示例光子有限公司"), ("大学", "示例大学")]


def test_a_hospital_of_a_university_is_a_party_beside_it() -> None:
    head = (
        "（1）示例大学，一所依法设立的高等学校（“大学”）；\n"
        "（2）示例大学附属示例医院，一家三级甲等综合医院（“医院”）。"
    )
    assert names(head) == [("大学", "示例大学"), ("医院", "示例大学附属示例医院")]


def test_a_name_may_stand_beside_the_letter_without_a_colon() -> None:
    head = "甲方示例省农业技术推广总站\n乙方示例大学资源学院（经示例大学授权）"
    assert names(head) == [("甲方", "示例省农业技术推广总站"), ("乙方", "示例大学资源学院")]
    assert names("甲方：示例大学\n乙方：示例公司\n甲方报送示例省科学技术局") == [
        ("甲方", "示例大学"),
        ("乙方", "示例公司"),
    ]


def test_the_sides_of_a_table_are_parties() -> None:
    rows = (
        ("一方", "示例科技有限公司，住所：示例市一路1号"),
        ("另一方", "Shili Photonics Ltd.，地址：1 Shili Road"),
    )
    found = parties(
        of_blocks("示例合作协议", *table(*rows), "双方就共同研发示例系统达成如下协议，共同遵守。")
    )
    assert [(party.role, party.name, party.address) for party in found] == [
        ("一方", "示例科技有限公司", "示例市一路1号"),
        ("另一方", "Shili Photonics Ltd", "1 Shili Road"),
    ]


def test_job_titles_are_no_part_of_the_names_of_persons() -> None:
    head = "甲方：示例大学\n乙方（科技特派员）：高级畜牧师冯某、助理研究员王某"
    assert names(head) == [("甲方", "示例大学"), ("乙方", "冯某"), ("乙方", "王某")]
    assert kind_of("冯某、王某等七名成果完成人") is PartyKind.PERSON
    assert kind_of("示例甲、示例乙等七家单位") is PartyKind.OTHER


def test_several_short_names_are_all_taken() -> None:
    head = "甲方：示例科技有限公司（以下简称“甲方”或“企业”）\n乙方：示例大学（下称“示大”、“学校”）"
    assert [party.aliases for party in parties(head)] == [("企业",), ("示大", "学校")]
    head = "示例科技有限公司（以下简称“示科”或“甲方”）\n示例大学（以下简称“示大”或“乙方”）"
    assert names(head) == BOTH


def test_the_legal_form_behind_a_comma_belongs_to_a_foreign_name() -> None:
    head = "Party A (甲方): Shili Technology Co., Ltd.\nParty B (乙方): Shili University"
    assert [name.rstrip(".") for _, name in names(head)] == ["Shili Technology Co.,Ltd", "Shili University"]


def test_persons_and_organisations_may_be_joint_parties() -> None:
    head = "投资方：张三、李四、示例基金管理有限公司\n融资方：示例科技有限公司"
    assert [name for _, name in names(head)] == ["张三", "李四", "示例基金管理有限公司", "示例科技有限公司"]


def test_labels_in_two_languages_without_a_bracket_are_roles() -> None:
    head = "投资人Investor：示例基金管理有限公司\n公司Company：示例科技有限公司\n创始人Founder：李四"
    assert names(head)[:2] == [("投资人", "示例基金管理有限公司"), ("公司", "示例科技有限公司")]


def test_an_invitation_to_type_is_no_address() -> None:
    found = parties("甲方：点击此处输入文字\n住所：点击此处输入文字\n乙方：示例大学")[0]
    assert (found.name, found.address, found.blank) == ("", "", ("名称", "住所"))
