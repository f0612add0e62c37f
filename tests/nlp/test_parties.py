"""Parties and their particulars in the ways in which agreements name them."""

from __future__ import annotations

import pytest
from helpers.segmenting import of_blocks, paragraph, table
from helpers.understanding import understood

from pipeline.model.document import Document
from pipeline.model.terms import Party, PartyKind
from pipeline.nlp.party_names import designate, is_name
from pipeline.nlp.party_words import kind_of
from pipeline.text.credit_code import check_digit

_REST = (
    "\n双方经友好协商，就共同研发示例系统达成如下协议，共同遵守。\n第一条 合作内容\n双方共同研发示例系统。"
)
_RECITAL = "双方经友好协商，就共同研发示例系统达成如下协议，共同遵守。"
_CODE = "91110000MA000000A"


FRAMED = (
    "企业（甲方）：示例科技有限公司",
    "单位地址：示例省示例市一路1号",
    "学校（乙方）：示例大学",
    "单位地址：示例省示例市二路2号",
)


def parties(source: str | Document) -> tuple[Party, ...]:
    if isinstance(source, str):
        source = f"示例合作协议\n{source}{_REST}"
    return understood(source).terms.parties


def named(source: str | Document) -> list[tuple[str, str]]:
    return [(party.role, party.name) for party in parties(source)]


BOTH = [("甲方", "示例科技有限公司"), ("乙方", "示例大学")]


@pytest.mark.parametrize(
    "text",
    [
        "甲方：示例科技有限公司\n乙方：示例大学",
        "甲    方：示例科技有限公司\n乙    方：示例大学",
        "甲方（委托方）：示例科技有限公司\n乙方（受托方）：示例大学",
        "企业（下称甲方）：示例科技有限公司\n研究单位（以下称乙方）：示例大学",
        "技术方（下称“甲方”）：示例科技有限公司\n研究单位（下称“乙方”）：示例大学",
        "第一部分 合同书\n甲方：示例科技有限公司\n住所：示例市\n乙方：示例大学",
        "委托方（甲方）：示例科技有限公司\n受托方（乙方）：示例大学",
        "甲方：示例科技有限公司    乙方：示例大学",
        "甲方：____示例科技有限公司____\n乙方：____示例大学____",
        "**甲方：** 示例科技有限公司\n**乙方：** 示例大学",
        "甲方（单位名称）：示例科技有限公司\n乙方（单位名称）：示例大学",
        "甲方：示例科技有限公司（以下简称“甲方”）\n乙方：示例大学（以下简称“本校”）",
        "甲方：示例科技有限公司（盖章）\n乙方：示例大学（盖章）",
        "甲方（需方）\n名称：示例科技有限公司\n乙方（供方）\n名称：示例大学",
        "甲方\n示例科技有限公司\n乙方\n示例大学",
        "甲方：示例科技\n有限公司\n乙方：示例大学",
        "示例科技有限公司（以下简称甲方）与示例大学（以下简称乙方）经协商订立本协议。",
        "委托单位：示例科技有限公司（以下简称甲方）\n承担单位：示例大学（以下简称乙方）",
        "甲 万: 示例科技有限公司\n乙 万: 示例大学",
        "甲方　示例科技有限公司，住所示例市一路1号，法定代表人张三；\n乙方　示例大学，住所示例市二路2号。",
        "甲方 示例科技有限公司（注册地址：示例市一路1号）\n乙方 示例大学（校址：示例市二路2号）",
        "甲方示例科技有限公司\n乙方示例大学",
        "甲方即示例科技有限公司，乙方即示例大学。",
        "出资并承接转化企业（以下称甲方）：示例科技有限公司\n牵头研究、负责试制机构（下称“乙方”）：示例大学",
    ],
)
def test_two_parties_are_read_however_they_are_introduced(text: str) -> None:
    assert named(text) == BOTH


@pytest.mark.parametrize(
    "text",
    [
        "甲方　示例科技有限公司，住所示例市一路1号，法定代表人张三；\n乙方　示例大学，住所示例市二路2号。",
        "出资并承接转化企业（以下称甲方）：示例科技有限公司\n营业地址：示例市一路1号\n乙方：示例大学\n通信处：示例市二路2号",
        "甲方 示例科技有限公司（办公地点：示例市一路1号）\n乙方 示例大学（校址：示例市二路2号）",
    ],
)
def test_an_address_beside_a_name_without_a_colon_is_read(text: str) -> None:
    assert [party.address for party in parties(text)] == ["示例市一路1号", "示例市二路2号"]


def test_a_role_before_a_verb_names_nobody() -> None:
    text = "甲方：示例科技有限公司\n乙方：示例大学\n甲方向示例研究院，地址示例市三路3号，寄送样品。"
    assert named(text) == BOTH


def test_roles_without_letters_are_kept() -> None:
    assert named("许可方：示例大学\n被许可方：示例科技有限公司") == [
        ("许可方", "示例大学"),
        ("被许可方", "示例科技有限公司"),
    ]


def test_a_sentence_with_roles_in_brackets_names_both() -> None:
    text = "示例机械厂（委托方）委托示例研究所（受托方）研制示例装置，经双方协商签订本合同。"
    assert named(text) == [("委托方", "示例机械厂"), ("受托方", "示例研究所")]


def test_short_names_of_their_own_are_roles_where_there_are_no_others() -> None:
    text = "本协议由示例科技（中国）有限公司（“公司”）与示例大学（“大学”）订立。"
    assert named(text) == [("公司", "示例科技(中国)有限公司"), ("大学", "示例大学")]


def test_partners_are_parties() -> None:
    assert named("合伙人：甲（张三）、乙（李四）") == [("甲", "张三"), ("乙", "李四")]


def test_several_parties_of_one_role_are_several() -> None:
    text = "甲方：示例科技有限公司\n乙方1：示例大学\n乙方2：示例研究所"
    assert named(text) == [BOTH[0], ("乙方1", "示例大学"), ("乙方2", "示例研究所")]
    assert parties(text)[1].aliases == ("乙方",)


@pytest.mark.parametrize("text", ["乙方：示例大学、示例研究所", "乙方：示例大学\n乙方：示例研究所"])
def test_joint_parties_share_their_role(text: str) -> None:
    assert named(f"甲方：示例科技有限公司\n{text}")[1:] == [("乙方", "示例大学"), ("乙方", "示例研究所")]


def test_four_parties_stand_in_their_order() -> None:
    text = "牵头单位（甲方）：示例大学\n参加单位（乙方）：示例研究所\n丙方：示例有限公司\n丁方：示例中心"
    assert [role for role, _ in named(text)] == ["甲方", "乙方", "丙方", "丁方"]


@pytest.mark.parametrize(
    "name",
    ["示例（中国）有限公司", "示例科技（集团）股份有限公司", "示例大学（深圳）", "Example Photonics GmbH"],
)
def test_brackets_and_foreign_words_belong_to_the_name(name: str) -> None:
    found = parties(f"甲方：{name}\n乙方：示例大学")[0].name
    assert found == name.replace("（", "(").replace("）", ")")


@pytest.mark.parametrize(
    "text",
    ["甲方：", "甲方：__________", "甲方：XX公司", "甲方：【公司名称】", "甲方：{{甲方名称}}", "甲方：/"],
)
def test_a_name_left_to_fill_in_is_blank(text: str) -> None:
    first = parties(f"{text}\n乙方：示例大学")[0]
    assert (first.role, first.name, first.blank) == ("甲方", "", ("名称",))


@pytest.mark.parametrize(
    ("cover", "head"),
    [
        ("甲方：________\n乙方：________", "甲方：示例科技有限公司\n乙方：示例大学"),
        ("甲方：示例科技有限公司\n乙方：示例大学", "甲方：________\n乙方：________"),
    ],
)
def test_cover_and_head_complete_each_other(cover: str, head: str) -> None:
    found = parties(f"{cover}\n示例合作协议\n{head}")
    assert [(party.role, party.name, party.blank) for party in found] == [(*pair, ()) for pair in BOTH]


def test_guidance_names_nobody() -> None:
    text = (
        "填写说明\n一、甲方为高校的，应当填写单位全称。\n二、乙方：应当填写营业执照上的名称。\n示例合作协议\n"
    )
    assert named(text + "甲方：示例科技有限公司\n乙方：示例大学") == BOTH


def test_an_article_about_secrecy_names_nobody() -> None:
    text = "示例合作协议\n甲方：示例科技有限公司\n乙方：示例大学\n"
    text += f"{_RECITAL}\n第一条 保密\n甲方：图纸。\n丙方：数据。"
    assert named(understood(text).document) == BOTH


def test_the_signatures_name_who_was_left_out() -> None:
    text = (
        f"示例合作协议\n甲方：________\n乙方：示例大学\n{_RECITAL}\n第一条 合作内容\n双方共同研发。\n"
        "（以下无正文）\n甲方（盖章）：示例科技有限公司\n法定代表人（签字）：\n乙方（盖章）：示例大学\n日期：2024年3月1日"
    )
    assert named(understood(text).document) == BOTH


def test_particulars_follow_their_party() -> None:
    code = _CODE + check_digit(_CODE)
    first, second = parties(
        f"甲方：示例科技有限公司\n法定代表人：张三\n住所：示例市示例路1号\n统一社会信用代码：{code}\n"
        "乙方：示例大学\n法人代表：李四\n住 所 地：示例市学院路2号\n统一社会信用代码：________"
    )
    assert (first.representative, first.address, first.credit_code) == ("张三", "示例市示例路1号", code)
    assert first.credit_code_valid is True
    assert (second.representative, second.address, second.blank) == (
        "李四",
        "示例市学院路2号",
        ("统一社会信用代码",),
    )


def test_a_wrong_check_digit_is_told() -> None:
    right = check_digit(_CODE)
    wrong = _CODE + ("0" if right != "0" else "1")
    first, _ = parties(f"甲方：示例科技有限公司\n统一社会信用代码：{wrong}\n乙方：示例大学")
    assert (first.credit_code, first.credit_code_valid) == (wrong, False)


@pytest.mark.parametrize(
    "label", ["注册地址", "通讯地址", "地址", "住所", "住所地", "注册地址/住所地", "办公地址"]
)
def test_every_word_for_an_address_is_one(label: str) -> None:
    assert (
        parties(f"甲方：示例科技有限公司\n{label}：示例市示例路1号\n乙方：示例大学")[0].address
        == "示例市示例路1号"
    )


@pytest.mark.parametrize(
    "label",
    ["法定代表人", "法人", "法定代表人或授权代表", "法定代表人/负责人", "负责人", "授权代表", "委托代理人"],
)
def test_every_word_for_a_representative_is_one(label: str) -> None:
    assert parties(f"甲方：示例科技有限公司\n{label}：张三\n乙方：示例大学")[0].representative == "张三"


@pytest.mark.parametrize("label", ["项目负责人", "联系人", "技术负责人"])
def test_a_contact_represents_nobody(label: str) -> None:
    assert parties(f"甲方：示例科技有限公司\n{label}：张三\n乙方：示例大学")[0].representative == ""


def test_lines_of_two_columns_give_each_its_own() -> None:
    first, second = parties(
        "甲方：示例科技有限公司        乙方：示例大学\n地址：示例路1号        地址：学院路2号\n"
        "甲方法定代表人：张三        乙方法定代表人：李四"
    )
    assert (first.address, first.representative) == ("示例路1号", "张三")
    assert (second.address, second.representative) == ("学院路2号", "李四")


def _with_table(*rows: tuple[str | tuple[str, ...], ...]) -> Document:
    return of_blocks("示例合作协议", *table(*rows), _RECITAL, "第一条 合作内容", "双方共同研发。")


def test_a_table_may_hold_one_value_a_row() -> None:
    found = parties(
        _with_table(
            ("甲方", "示例科技有限公司"), ("住所", "示例路1号"), ("乙方", "示例大学"), ("住所", "学院路2号")
        )
    )
    assert [(p.role, p.name, p.address) for p in found] == [(*BOTH[0], "示例路1号"), (*BOTH[1], "学院路2号")]


def test_a_table_may_name_party_and_particular_beside_the_value() -> None:
    source = _with_table(("甲方", "单位名称", "示例科技有限公司"), ("乙方", "单位名称", "示例大学"))
    assert named(source) == BOTH


def test_parties_may_stand_side_by_side() -> None:
    found = parties(
        _with_table(
            ("项目", "甲方", "乙方"), ("名称", "示例科技有限公司", "示例大学"), ("法定代表人", "张三", "李四")
        )
    )
    assert [(p.role, p.name, p.representative) for p in found] == [(*BOTH[0], "张三"), (*BOTH[1], "李四")]


@pytest.mark.parametrize(
    "rows",
    [
        (("合同编号：2026-01", ("项目名称：冷链传感器", *FRAMED)),),
        ((FRAMED[0], FRAMED[1:]),),
        ((FRAMED,),),
        tuple((line,) for line in FRAMED),
    ],
)
def test_the_lines_of_a_cell_name_the_parties_as_paragraphs_do(rows: tuple[tuple[str, ...], ...]) -> None:
    first, second = parties(_with_table(*rows))
    assert [(first.role, first.name), (second.role, second.name)] == BOTH
    assert (first.address, second.address) == ("示例省示例市一路1号", "示例省示例市二路2号")


def test_cells_may_hold_labels_themselves() -> None:
    source = _with_table(
        ("甲方（委托方）", ("名称：示例科技有限公司", "地址：示例路1号")),
        ("乙方（开发方）", ("名称：示例大学", "地址：")),
    )
    first, second = parties(source)
    assert (first.name, first.address, first.aliases) == ("示例科技有限公司", "示例路1号", ("委托方",))
    assert (second.name, second.blank) == ("示例大学", ("住所",))


def test_a_list_of_members_names_them() -> None:
    source = _with_table(
        ("序号", "单位", "简称", "角色"),
        ("1", "示例科技有限公司", "示例科技", "理事长单位"),
        ("2", "示例大学", "示例大", "成员"),
    )
    assert named(source) == [("示例科技", "示例科技有限公司"), ("示例大", "示例大学")]


def test_a_table_of_goods_names_nobody() -> None:
    blocks = [paragraph(text) for text in ("示例采购合同", "买方：____", "卖方：示例机械厂")]
    source = of_blocks(*blocks, *table(("名称", "型号", "数量"), ("示例机床", "A-1", "2")), _RECITAL)
    assert named(source) == [("买方", ""), ("卖方", "示例机械厂")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("示例科技有限公司", PartyKind.ENTERPRISE),
        ("示例大学资产经营有限公司", PartyKind.ENTERPRISE),
        ("示例机械厂", PartyKind.ENTERPRISE),
        ("示例大学", PartyKind.UNIVERSITY),
        ("示例大学材料学院", PartyKind.UNIVERSITY),
        ("示例职业技术学院", PartyKind.UNIVERSITY),
        ("示例科学院光学研究所", PartyKind.INSTITUTE),
        ("示例省农业科学院", PartyKind.INSTITUTE),
        ("示例大学附属医院", PartyKind.OTHER),
        ("示例市人民政府", PartyKind.OTHER),
        ("示例高新区管理委员会", PartyKind.OTHER),
        ("示例行业协会", PartyKind.OTHER),
        ("张三", PartyKind.PERSON),
        ("欧阳某某", PartyKind.PERSON),
        ("示例大学某某教授", PartyKind.PERSON),
        ("", PartyKind.OTHER),
    ],
)
def test_the_name_tells_what_a_party_is(name: str, kind: PartyKind) -> None:
    assert kind_of(name) is kind


@pytest.mark.parametrize("text", ["应当按期付款", "本协议", "甲方", "12345", "(姓名)", "XX", "同意提供场地"])
def test_words_of_a_sentence_are_no_name(text: str) -> None:
    assert not is_name(text)


def test_other_designations_are_kept_apart_from_the_name() -> None:
    names, aliases = designate("示例科技(示例市)有限公司(平台方)(以下简称“示例科技”)")
    assert (names, set(aliases)) == (("示例科技(示例市)有限公司",), {"平台方", "示例科技"})


_FIRST = ("示例科技有限公司", "示例省示例市创新路1号", "张某")
_SECOND = ("示例大学", "示例省示例市学府路2号", "李某")


def told(source: str | Document) -> list[tuple[str, str, str]]:
    return [(party.name, party.address, party.representative) for party in parties(source)]


@pytest.mark.parametrize(
    "text",
    [
        (
            "甲方：示例科技有限公司，一家依法设立的有限责任公司，住所为示例省示例市创新路1号，法定代表人张某；\n"
            "乙方：示例大学，公办高等学校，住所为示例省示例市学府路2号，法定代表人李某。"
        ),
        (
            "甲方：示例科技有限公司，住所地示例省示例市创新路1号，法定代表人：张某\n"
            "乙方：示例大学，校址在示例省示例市学府路2号，法定代表人是校长李某"
        ),
        (
            "甲方——示例科技有限公司（住所：示例省示例市创新路1号；法定代表人：张某）；\n"
            "乙方——示例大学（住所：示例省示例市学府路2号；法定代表人：李某）。"
        ),
        (
            "Party A 甲方：示例科技有限公司，登记地址示例省示例市创新路1号，法定代表人张某；\n"
            "Party B 乙方：示例大学，登记地址示例省示例市学府路2号，法定代表人李某。"
        ),
        (
            "甲方：示例科技有限公司\n通信与注册地址：示例省示例市创新路1号\n法定代表人：张某\n"
            "乙方：示例大学\n校址：示例省示例市学府路2号\n法定代表人：李某"
        ),
        (
            "Party A (甲方): 示例科技有限公司\nAddress: 示例省示例市创新路1号\nLegal Representative: 张某\n"
            "Party B (乙方): 示例大学\nAddress: 示例省示例市学府路2号\nLegal Representative: 李某"
        ),
        (
            "甲方/Party A：示例科技有限公司\n住所/Address：示例省示例市创新路1号\n法定代表人：张某\n"
            "乙方/Party B：示例大学\n住所/Address：示例省示例市学府路2号\n法定代表人：李某"
        ),
        (
            "本协议由示例科技有限公司（住所：示例省示例市创新路1号，法定代表人：张某，以下简称“甲方”）"
            "与示例大学（住所：示例省示例市学府路2号，法定代表人：李某，以下简称“乙方”）签订。"
        ),
        (
            "企业方（甲方）：示例科技有限公司\n住所：示例省示例市创新路1号\n法定代表人：张某\n"
            "高校方（乙方）：示例大学\n住所：示例省示例市学府路2号\n法定代表人：李某"
        ),
        (
            "企业：示例科技有限公司（在示例省示例市创新路1号，法定代表人张某）\n"
            "学校：示例大学（在示例省示例市学府路2号，法定代表人李某）"
        ),
        (
            "写信的一家是示例科技有限公司，下面叫“公司”，家在示例省示例市创新路1号，法定代表人是总经理张某。"
            "收信的一家是示例大学，下面叫“学校”，地址是示例省示例市学府路2号，法定代表人是李某。"
        ),
        (
            "甲方：示例科技有限公司　　地址：示例省示例市创新路1号　　法定代表人： 张某"
            "      统一社会信用代码 91110000MA000000A1\n"
            "乙方：示例大学　　地址：示例省示例市学府路2号　　法定代表人： 李某"
        ),
    ],
)
def test_particulars_may_be_told_in_running_text(text: str) -> None:
    assert told(text) == [_FIRST, _SECOND]


def test_two_parties_of_one_sentence_have_their_own_addresses() -> None:
    text = (
        "2030年5月6日，示例科技有限公司（示例省示例市创新路1号，以下叫公司）"
        "和示例大学（示例省示例市学府路2号，以下叫学校）谈妥如下。"
    )
    assert [item[:2] for item in told(text)] == [_FIRST[:2], _SECOND[:2]]


@pytest.mark.parametrize(
    "text",
    [
        "甲方：示例科技有限公司，负责示例省示例市的推广\n乙方：示例大学，从事高温涂层的研究",
        "甲方：示例科技有限公司，注册资本一千万元\n乙方：示例大学（以下简称学校）",
        "甲方：示例科技有限公司，住所____\n乙方：示例大学，住所____",
    ],
)
def test_other_words_behind_a_name_are_no_address(text: str) -> None:
    assert [item[1] for item in told(text)] == ["", ""]


@pytest.mark.parametrize(
    "rows",
    [
        (("称谓", "单位", "住所", "法定代表人"), ("甲方", *_FIRST), ("乙方（高校）", *_SECOND)),
        (
            ("角色", "单位全称", "通讯地址（住所）", "法定代表人或负责人"),
            ("甲方（牵头企业）", *_FIRST),
            ("乙方", *_SECOND),
        ),
        (
            ("共建单位", "企业（下称甲方）", "学校（下称乙方）"),
            *zip(("全称", "地址", "法定代表人"), _FIRST, _SECOND, strict=True),
        ),
        (
            (
                "Party A 甲方",
                _FIRST[0],
                "Address 住所",
                _FIRST[1],
                "Legal Representative 法定代表人",
                _FIRST[2],
            ),
            (
                "Party B 乙方",
                _SECOND[0],
                "Address 住所",
                _SECOND[1],
                "Legal Representative 法定代表人",
                _SECOND[2],
            ),
        ),
    ],
)
def test_tables_name_parties_by_rows_by_columns_and_in_two_languages(
    rows: tuple[tuple[str, ...], ...],
) -> None:
    assert told(of_blocks(*table(*rows), paragraph(_RECITAL))) == [_FIRST, _SECOND]


@pytest.mark.parametrize("text", ["企业方：负责中试\n高校方：负责研究", "学校：安排课程\n企业：提供岗位"])
def test_duties_behind_a_label_name_nobody(text: str) -> None:
    assert not any(name for _, name in named(text))


def test_a_name_with_a_bracket_inside_is_read_whole_in_running_text() -> None:
    text = (
        "本协议由示例净灰工程（华东）科技股份有限公司（住所：示例省示例市产业园3号，以下称公司）"
        "与示例大学（住所：示例省示例市学府路2号，以下称学校）订立。\n第一条 研究"
    )
    names = [party.name for party in understood(text).terms.parties]
    assert names == ["示例净灰工程(华东)科技股份有限公司", "示例大学"]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "“社里”：示例合作社。住所在示例省示例市学府路1号。",
            "“农校”：示例农业大学。住所在示例省示例市学府路2号。",
        ),
        (
            "“厂里”就是示例纺织有限公司，地址：示例市纺机路9号。",
            "“农校”即示例农业大学，住所示例市学府路2号。",
        ),
    ],
)
def test_lines_that_begin_with_a_short_name_in_quotes_name_the_parties(lines: tuple[str, ...]) -> None:
    text = "第一条 签约的是谁\n" + "\n".join(lines) + "\n第二条 做什么\n双方试种新品系。"
    found = understood(text).terms.parties
    assert [party.role for party in found][1] == "农校"
    assert all(party.address for party in found)


def test_one_short_name_in_quotes_is_a_word_and_names_nobody() -> None:
    assert not named("第一条 几个词\n“中心”：示例检测中心。\n第二条 做什么\n试种新品系。")


def test_an_address_taken_from_a_paper_is_read() -> None:
    text = "甲方：示例大学，法人证书住所为示例市东路1号；\n乙方：示例公司，营业执照上的住所是示例市西路2号。"
    assert [party.address for party in parties(text)] == ["示例市东路1号", "示例市西路2号"]


def test_the_address_behind_a_name_in_its_cell_is_read() -> None:
    rows = (
        ("厂方", "示例化工有限公司，地址在示例市三纬路9号"),
        ("所方", "示例研究所，地址为示例市科苑街4号"),
    )
    found = parties(of_blocks(*table(*rows), paragraph(_RECITAL)))
    assert [(party.role, party.address) for party in found] == [
        ("厂方", "示例市三纬路9号"),
        ("所方", "示例市科苑街4号"),
    ]


def test_parties_of_a_sentence_that_says_under_whose_law_each_was_founded_are_read() -> None:
    text = (
        "本合同（以下简称“合同”）由示例薄膜（远东）有限公司--根据示例地区法律成立和存在的一家公司，"
        "其办公室设在示例市海滨楼9楼（以下简称“薄膜公司”），和示华包装有限公司--根据中华人民共和国法律"
        "成立的一家公司，其主要办公室和营业地点为示例市港口区（以下简称“包装公司”），于2031年3月3日签署。"
    )
    assert [(party.role, party.name, party.address) for party in parties(text)] == [
        ("薄膜公司", "示例薄膜(远东)有限公司", "示例市海滨楼9楼"),
        ("包装公司", "示华包装有限公司", "示例市港口区"),
    ]


def test_a_label_between_blanks_is_no_name() -> None:
    found = parties("甲方：＿＿＿＿＿登记地区：＿＿＿＿＿\n乙方：＿＿＿＿＿登记地区：＿＿＿＿＿")
    assert [party.name for party in found] == ["", ""]


def test_whoever_issued_the_form_is_nobodys_name() -> None:
    found = parties("承担单位：\n承担单位负责人：\n示例科学技术委员会")
    assert not any(party.name for party in found)


@pytest.mark.parametrize(
    ("place", "address", "blank"),
    [("示例市南湖路8号", "示例市南湖路8号", False), ("____市____路", "", True)],
)
def test_addresses_that_the_last_article_lists_are_read(place: str, address: str, blank: bool) -> None:  # noqa: FBT001
    text = (
        "示例大学（以下简称“受让方”）为一方，示例化工有限公司（以下简称“出让方”）为另一方；\n"
        "第一条 标的\n出让方许可受让方实施一项专利。\n第二条 通知\n双方的法定地址如下：\n"
        f"A．受让方：示例大学\n地 址：{place}\nB．出让方：示例化工有限公司\n地 址：{place}\n"
    )
    found = understood(text).terms.parties
    assert [party.address for party in found] == [address, address]
    assert all(("住所" in party.blank) is blank for party in found)
