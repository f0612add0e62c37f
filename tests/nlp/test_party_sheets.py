"""Parties whose particulars stand in sheets, or who are called by words of their own."""

from __future__ import annotations

import pytest
from helpers.segmenting import of_blocks, paragraph, table

from pipeline.model.document import Block
from pipeline.model.terms import Party
from pipeline.nlp.analyse import analyse
from pipeline.nlp.lexicon import Lexicon
from pipeline.nlp.notes import is_note

_LEXICON = Lexicon(())


def _parties(*blocks: Block | str) -> tuple[Party, ...]:
    return analyse(of_blocks(*blocks), _LEXICON).terms.parties


def _known(parties: tuple[Party, ...]) -> list[tuple[str, str, bool]]:
    return [(party.role, party.name, bool(party.address)) for party in parties]


def test_one_party_a_column_and_one_particular_a_row() -> None:
    rows = (
        ("项目", "需求方", "承研方"),
        ("全称", "示例材料有限公司", "示例复合材料研究所"),
        ("营业或办公场所", "示例省示例市材料路1号", "示例省示例市东湖路2号"),
        ("法定代表人", "周某", "吴某"),
    )
    assert _known(_parties("示例约定书", *table(*rows), "双方约定如下：", "第一条 保密")) == [
        ("需求方", "示例材料有限公司", True),
        ("承研方", "示例复合材料研究所", True),
    ]


def test_a_table_of_figures_by_party_names_nobody() -> None:
    rows = (("年度", "需求方", "承研方"), ("第一年", "30", "20"), ("第二年", "10", "20"))
    assert _parties("示例约定书", *table(*rows), "第一条 保密") == ()


def test_particulars_of_letters_that_are_named_elsewhere() -> None:
    cover = table(("承担单位（甲方）", "示例监测有限公司"), ("参加单位（乙方）", "示例山地大学"))
    rows = (
        ("单位", "通信与注册地址", "机构代码"),
        ("甲方", "示例市感知路10号", "无"),
        ("乙方", "示例市云岭路5号", "无"),
    )
    blocks: list[Block | str] = [
        "示例项目合作协议",
        *cover,
        paragraph("表一　单位情况", heading_level=1),
        *table(*rows, number=1),
    ]
    blocks += [paragraph("表二　知识产权", heading_level=1), "双方共有。"]
    assert _known(_parties(*blocks)) == [("甲方", "示例监测有限公司", True), ("乙方", "示例山地大学", True)]


def test_who_is_called_by_a_word_of_its_own() -> None:
    lines = [
        "示例约定",
        "种的一家：示例种植合作社，家在示例省示例县示例乡一组。",
        "教的一家：示例薯类研究院，院址示例省示例市农科路9号。",
        "卖的一家：示例供销有限公司，办公在示例省示例县北街2号。",
        "第一条 保密",
    ]
    assert [(name, told) for _, name, told in _known(_parties(*lines))] == [
        ("示例种植合作社", True),
        ("示例薯类研究院", True),
        ("示例供销有限公司", True),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("监制单位：示例省科技厅，电话见封底。", "制定机关：示例市科技局，解释权归该局。"),
        ("见证人：示例公证处，联系人周某。", "评估机构：示例评估事务所，报告另附。"),
    ],
)
def test_who_only_made_or_witnessed_the_paper_is_no_party(lines: tuple[str, ...]) -> None:
    assert len(_parties("示例协议", *lines, "第一条 保密")) < 2


def test_the_name_is_that_before_the_particulars_and_not_the_code() -> None:
    lines = (
        "示例协议",
        "（甲）示例储气有限公司，一家依法设立的公司，其住所为示例省示例市盐湖路8号，统一社会信用代码为91000000MA0J07100D（以下称“甲方”）；",
        "（乙）示例石油大学，一所公立高校，其住所为示例省示例市钻塔路6号，统一社会信用代码为12000000047300100R（以下称“乙方”）。",
        "第一条 保密",
    )
    assert _known(_parties(*lines)) == [("甲方", "示例储气有限公司", True), ("乙方", "示例石油大学", True)]


@pytest.mark.parametrize(
    "title", ["都有谁参加", "谁来签", "参加单位名单", "单位基本情况", "两方登记的基本情况"]
)
def test_a_first_article_that_names_the_members_is_read(title: str) -> None:
    rows = (
        ("角色", "单位全称", "登记地址"),
        ("牵头成员", "示例制冷有限公司", "示例路1号"),
        ("科研成员", "示例热能大学", "示例路2号"),
    )
    blocks: list[Block | str] = [
        "示例联合体协议",
        paragraph(f"一、{title}", bold=True),
        *table(*rows),
        "二、保密",
        "各方应当保密。",
    ]
    assert [party.name for party in _parties(*blocks)] == ["示例制冷有限公司", "示例热能大学"]


@pytest.mark.parametrize("text", ["（请填写示例（如有）的全称）", "（填写说明一致）。"])
def test_a_note_is_one_bracket_from_beginning_to_end(text: str) -> None:
    assert is_note(text)


def test_brackets_at_both_ends_are_not_one_bracket() -> None:
    assert not is_note("（甲）示例大学，参照前文（请称“学校”）；")


@pytest.mark.parametrize(
    "line",
    [
        "项目业主（甲方）：示例蓄能有限责任公司",
        "出资的一家（下称“甲方”）：示例蓄能有限责任公司（盖章）",
        "企业（甲方）:示例蓄能有限责任公司，住所地示例市",
    ],
)
def test_what_a_party_is_does_not_stand_for_its_name(line: str) -> None:
    found = _parties("示例合同", line, "科研单位（乙方）：示例水利大学", "第一条 保密")
    assert [(party.role, party.name) for party in found] == [
        ("甲方", "示例蓄能有限责任公司"),
        ("乙方", "示例水利大学"),
    ]


def test_a_sentence_that_leads_to_the_particulars_does_not_end_the_head() -> None:
    rows = (
        ("登记事项", "甲方（委托方）", "乙方（受托方）"),
        ("单位全称", "示例河谷水务有限公司", "示例水利学院"),
        ("住所", "示例省示例市水务路8号", "示例省示例市闸口路3号"),
    )
    lead = "本合同的签约双方如下，各项内容以登记机关所作的记载为准。"
    cover = ("示例合同", "委托方：示例河谷水务有限公司", "受托方：示例水利学院")
    assert _known(_parties(*cover, lead, *table(*rows), "第一条 保密")) == [
        ("甲方", "示例河谷水务有限公司", True),
        ("乙方", "示例水利学院", True),
    ]


def test_what_a_party_is_to_another_is_no_name_of_it() -> None:
    lines = (
        "甲方：示例药业有限公司；住所：示例省示例市药园路9号",
        "乙方：示例医科大学；住所：示例省示例市湖东路1号",
        "丙方：示例专科医院；住所：示例省示例市湖东路5号",
        "丙方为乙方的附属医院，独立承担民事责任。",
    )
    assert [party.role for party in _parties("示例协议", *lines, "第一条 保密")] == ["甲方", "乙方", "丙方"]
