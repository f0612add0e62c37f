"""The length of secrecy joined to its duty: in the next sentence, for who leaves, by special terms."""

from __future__ import annotations

import pytest
from helpers.promises import secrecy, shown


def periods(text: str) -> list[str]:
    return [shown(term) for term in secrecy(text).periods]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("基地撤销之日起三年内，上述要求继续适用。", "months 36 cooperation_end"),
        ("协议终止的当年年底起算，四个自然年内本款不失效。", "months 48 cooperation_end"),
        ("该责任在建站期间有效，撤站后仍延续二年。", "months 24 cooperation_end"),
        ("平台解散的，本章对全体成员继续适用三年。", "months 36 cooperation_end"),
        ("此项责任从本协议签署之日算起共计三年，不因立项与否而改变。", "months 36 signing"),
    ],
)
def test_what_goes_on_is_the_duty_of_the_sentence_before(line: str, found: str) -> None:
    text = f"第五章 资料守则\n成员对其他成员的图纸，不得提供给任何第三方。\n{line}"
    assert periods(text) == [found]


@pytest.mark.parametrize(
    "duty",
    [
        "乙方收到的图纸，不得转交给第三方。",
        "使用方对观测数据，不得向任何第三方（含外包单位）展示、提供。",
        "社员不打听配方，更不能把样品给外人。",
    ],
)
def test_what_is_not_to_be_handed_out_is_secret(duty: str) -> None:
    assert periods(f"第五条 资料\n{duty}\n协议终止之日起二年内，上述要求继续适用。") == [
        "months 24 cooperation_end"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "乙方不得将样机出租给第三方。",
        "乙方不得向第三方提供同类服务。",
        "项目数据未经审核，不得向第三方提供担保证明。",
    ],
)
def test_what_is_not_told_is_no_secret(line: str) -> None:
    assert periods(f"第五条 使用\n{line}\n协议终止之日起二年内，上述要求继续适用。") == []


def test_who_leaves_is_bound_as_long_as_all_are_after_the_end() -> None:
    text = "第六条 保密\n成员应当保密。\n成员退出联盟后四年内，仍应遵守本条。\n联盟解散后本条继续适用{}年。"
    assert periods(text.format("三")) == ["months 36 cooperation_end"]
    assert "months 48 other" in periods(text.format("五"))


def test_a_default_counts_only_where_the_special_terms_are_silent() -> None:
    general = "第一部分 通用条款\n第六条 保密\n双方应当保密。保密期限由专用条款规定，未规定的为终止后一年。\n"
    special = "第二部分 专用条款\n保密期限：合同终止后四年"
    assert periods(general + special) == ["months 48 cooperation_end"]
    assert periods(general) == ["months 12 cooperation_end"]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("至本合同终止后第五个年度的12月31日止", "months 48 cooperation_end"),
        ("至本合同终止后第二个年度的十二月三十一日止", "undefined cooperation_end"),
        ("为合同终止后三至五年，但不得少于三年", "months 36 cooperation_end"),
        ("为合同终止后三至五年", "undefined cooperation_end"),
        ("至样机通过鉴定之日止", "cooperation_only 0 cooperation_end"),
        ("由各方在《守则》中另行议定", "undefined none"),
        ("自论文发表之日终止", "undefined none"),
        ("自最终报告签署之日起五年", "months 60 acceptance"),
    ],
)
def test_the_end_is_read(said: str, found: str) -> None:
    assert periods(f"第六条 保密\n各方应当保密。\n保密期限{said}。") == [found]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("各方不得泄露图纸，合作期满后亦同。", "permanent cooperation_end"),
        ("各方应当保密，合同终止后依然如此。", "permanent cooperation_end"),
        ("各方不得外传图纸。项目结束三年内同样如此。", "months 36 cooperation_end"),
        ("图纸不许外传，合同期内不许，到期以后也不许。", "permanent cooperation_end"),
        (
            "任何一方不得在合作期内及合作期结束后三年内将图纸泄露给第三方。",
            "months 36 cooperation_end",
        ),
        ("保密义务的存续期间为协议期及期后四年。", "months 48 cooperation_end"),
        ("保密条款单独成立，合同解除或者终止的，不影响其效力。", "permanent cooperation_end"),
        ("各方在协议有效期内应当保密，协议期满后，保密义务终止。", "cooperation_only 0 cooperation_end"),
        ("保密期限由甲方酌定。", "undefined none"),
        ("本协议终止后，保密、违约责任和争议解决条款继续有效。", "permanent cooperation_end"),
        ("保密期限为项目研究期间，项目结束后自行解除。", "cooperation_only 0 cooperation_end"),
        ("各方对图纸在服务期内及服务期结束后三年内保密。", "months 36 cooperation_end"),
        ("保密适用双方已签的《Non-Disclosure Agreement》。", "undefined none"),
    ],
)
def test_what_holds_for_the_term_may_hold_after_it(line: str, found: str) -> None:
    assert periods(f"第六条 保密\n各方应当保密。\n{line}") == [found]


@pytest.mark.parametrize(
    "line",
    [
        "合作终止后三年内不得使用对方标识。",
        "乙方人员应遵守甲方保密制度，工作期满后三年内不得到竞争企业任职。",
        "原合同约定保密期限为终止后五年，现予删除。",
    ],
)
def test_what_else_is_forbidden_or_struck_gives_no_length(line: str) -> None:
    assert set(periods(f"第六条 保密\n各方应当保密。\n{line}")) <= {"undefined none"}


def test_a_clause_that_goes_on_and_leaves_its_length_to_another_paper_is_open() -> None:
    text = "第五条 保密\n保密信息的期限适用《保密协议》。\n第九条 其他\n本合同终止后，第五条继续有效。"
    assert "undefined none" in periods(text)


def test_the_office_of_an_adviser_is_the_term_of_his_letter_alone() -> None:
    duty = "第三条 资料\n配方请不要对外讲。\n聘期结束后的一年里仍请遵守这一条。"
    assert periods(f"技术顾问聘请书\n{duty}") == ["months 12 cooperation_end"]
    assert periods(f"联合研发协议\n{duty}") != ["months 12 cooperation_end"]


@pytest.mark.parametrize(
    "line",
    [
        "各方应归还样机，期满后亦同。",
        "样机由乙方保管，合作终止后依然如此。",
        "商业秘密相关诉讼在合同终止后三年内仍可提起。",
        "甲方人员在项目结束后三年内不得受聘于乙方。",
        "协议终止后，争议解决条款和结算条款继续有效三年。",
        "平台员工应签署保密与竞业限制协议，保密期限为离职后三年。",
    ],
)
def test_other_matters_that_go_on_are_no_period(line: str) -> None:
    assert periods(f"第六条 保密\n各方应当保密。\n{line}") == []


@pytest.mark.parametrize(
    ("one", "other"), [("就甲方而言，", "就乙方而言，"), ("校方的", "企业方的"), ("公司的", "研究院的")]
)
def test_each_party_has_its_own_length(one: str, other: str) -> None:
    text = f"第六条 保密\n{one}保密义务在合同终止后一年届满；{other}保密义务在合同终止后五年届满。"
    assert len({term.party for term in secrecy(text).periods}) == 2


@pytest.mark.parametrize(
    "line",
    [
        "养殖户应签署知情及保密文件，期限为试验结束后一年。",
        "进站前开展安全和保密教育。",
        "研究生入室前应签订保密承诺书。",
        "合同期满后二年内，一方不得自行开展同类项目。",
        "合同终止后，乙方停用专有技术，库存产品可在六个月内售完。",
    ],
)
def test_other_papers_and_other_bans_are_no_period(line: str) -> None:
    assert periods(f"第六条 保密\n各方应当保密。\n{line}") == []
