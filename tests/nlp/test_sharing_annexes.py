"""Shares that stand in an annex, or in the rows of a table under the parties' names."""

from __future__ import annotations

import pytest
from helpers.promises import sharing
from helpers.segmenting import of_blocks, table

from pipeline.model.terms import BenefitSharing, State

BY_ANNEX = "转让所得净收益按照附件二所载份额在三方之间分配。"
TABLE = table(("成果", "甲方", "乙方", "丙方"), ("探头", "40%", "60%", "—"), ("软件", "20%", "50%", "30%"))


def figures(found: BenefitSharing) -> list[tuple[str, str]]:
    defined = [term for term in found.terms if term.state is State.DEFINED]
    return [(share.party, str(share.value)) for term in defined for share in term.shares]


def test_the_annex_named_gives_the_shares_of_its_first_row() -> None:
    found = sharing(of_blocks("第五条 成果", BY_ANNEX, "附件二 成果份额", *TABLE))
    assert figures(found) == [("甲方", "2/5"), ("乙方", "3/5")]


def test_an_annex_may_say_it_in_a_sentence() -> None:
    found = sharing(f"第五条 成果\n{BY_ANNEX}\n附件二 成果份额\n探头由甲方占40%，乙方占60%。")
    assert figures(found) == [("甲方", "2/5"), ("乙方", "3/5")]


@pytest.mark.parametrize("heading", ["附件一 成果份额", "附件一 经费比例"])
def test_another_annex_says_nothing_about_it(heading: str) -> None:
    found = sharing(of_blocks("第五条 成果", BY_ANNEX, heading, *TABLE))
    assert (found.state, figures(found)) == (State.UNDEFINED, [])


def test_without_a_number_only_an_annex_about_shares_is_meant() -> None:
    text = "转让所得净收益按照附件所列比例分配。"
    about = sharing(of_blocks("第五条 成果", text, "附件一 收益份额", *TABLE))
    other = sharing(of_blocks("第五条 成果", text, "附件一 经费比例", *TABLE))
    assert (about.state, other.state) == (State.DEFINED, State.UNDEFINED)


def test_rows_that_make_no_whole_are_no_shares() -> None:
    rows = table(("成果", "甲方", "乙方"), ("探头", "40%", "60%"), ("软件", "20%", "50%"))
    found = sharing(of_blocks("第五条 成果", BY_ANNEX, "附件二 成果份额", *rows))
    assert found.state is State.UNDEFINED


def test_a_nought_in_a_row_is_not_read_on_into_the_next_cell() -> None:
    rows = table(("阶段", "甲方", "乙方", "丙方"), ("试验期", "0", "10%", "90%"))
    found = sharing(of_blocks("第五条 收入的分享", "可分享收入按照下表分享：", *rows))
    assert figures(found) == [("乙方", "1/10"), ("丙方", "9/10")]


def test_a_royalty_in_a_row_has_the_label_of_its_row() -> None:
    rows = table(
        ("费用种类", "金额或比例"),
        ("入门费", "60万元"),
        ("提成费", "产品净销售额的3.2%（前五年）；2.0%（此后）"),
    )
    assert figures(sharing(of_blocks("第四条 许可费", *rows))) == [("", "4/125")]


def test_the_profit_in_a_price_is_shared_by_nobody() -> None:
    rows = table(("成本项目", "万元", "比重"), ("材料费", "128", "60%"), ("利润", "16", "4.8%"))
    assert sharing(of_blocks("第四条 经费", *rows)).state is State.ABSENT


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        (
            "净收入先由平台提留三成滚动使用；其余七成，由乙方、丙方按六四分享。",
            [("乙方", "3/5"), ("丙方", "2/5")],
        ),
        ("经费先由甲方承担四成；其余六成，由乙方、丙方平均分担。", []),
    ],
)
def test_what_is_left_of_an_income_is_shared_in_the_next_sentence(
    text: str, shares: list[tuple[str, str]]
) -> None:
    found = sharing(f"第五条 财务\n{text}")
    assert figures(found)[-2:] == shares
