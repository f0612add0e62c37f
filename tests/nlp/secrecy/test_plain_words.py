"""Secrecy and its length in the words of people who are no lawyers."""

from __future__ import annotations

import pytest
from helpers.promises import secrecy, shown

DUTY = "双方对合作中知悉的对方技术资料负有保密义务。"


def periods(line: str, title: str = "保密") -> list[str]:
    return [shown(term) for term in secrecy(f"第六条 {title}\n{DUTY}\n{line}").periods]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("本条规定的保密义务，于本合同终止后第四十个月届满时解除。", "months 40 cooperation_end"),
        ("此项责任延续到试制收尾之后的第三十个月末。", "months 30 cooperation_end"),
        ("保密责任于课题收官后第十二个月底终了。", "months 12 cooperation_end"),
        ("上述义务至联合体解体后第二年年末为止。", "months 24 cooperation_end"),
        ("本款效力及于协议终止后，不设截止日期。", "permanent cooperation_end"),
        ("双方的保密义务没有到期日。", "permanent cooperation_end"),
        ("上述要求在协议期满以后的四年里，对各家都有约束力。", "months 48 cooperation_end"),
        ("前述规定自课题结题之日起二年内，各方仍应遵守。", "months 24 cooperation_end"),
        ("谁也不得在研发期届满或者退股后的三年以内松口，以晚到的那天起算。", "months 36 cooperation_end"),
        ("守口的义务，项目完成或者联合体解体以后还要继续三十个月。", "months 30 cooperation_end"),
        ("闭口到何时：课题收官或者提前了断之日起满四十二个月", "months 42 cooperation_end"),
        ("信息保护义务自本协议签署之日起算，为期三年。", "months 36 signing"),
        ("丙方的此项义务至其出站满两年为止。", "months 24 cooperation_end"),
        ("两方对上述机密，自末批样机装车之日起，严守壹年。", "months 12 none"),
    ],
)
def test_the_length_is_read(line: str, found: str) -> None:
    assert periods(line) == [found]


@pytest.mark.parametrize(
    "line",
    [
        "甲方于项目验收后第三个月底支付尾款。",
        "资料清单应于第六个月末更新一次。",
        "保密制度培训不设截止日期。",
        "报名没有截止日期，上述安排由秘书处通知。",
        "上述设备在合作终止后三年里，由甲方继续使用。",
        "试验用闭口容器自交付之日起三年内由甲方更换。",
        "货物经守口岸查验，合作终止后三年内不得转售设备。",
    ],
)
def test_what_else_lasts_settles_nothing(line: str) -> None:
    assert set(periods(line)) <= {"undefined none"}


def test_an_article_that_only_lets_those_know_who_must_is_secrecy_when_named_by_number() -> None:
    text = (
        "第二条 使用\n接收方只能向有知悉必要的人员披露上述信息。\n"
        "第五条 期限\n接收方在第二条项下的义务于协议期满或者终止后继续存续四年。"
    )
    assert [shown(term) for term in secrecy(text).periods] == ["months 48 cooperation_end"]


MANAGED = "第六条 信息管理\n未经许可，不得将内部资料提供给联盟外的单位和个人。\n第七条 退出\n"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "退出单位自退出之日起满30个月前，其他单位自联盟解散之日起满30个月前，仍应遵守信息管理一章。",
            ["months 30 cooperation_end"],
        ),
        ("协议终止后一年内，“信息管理”一节继续有效。", ["months 12 cooperation_end"]),
        ("退出单位在三年内应付清款项，退出后仍应遵守信息管理一章的规定。", ["undefined none"]),
    ],
)
def test_a_chapter_named_by_its_title_goes_on(line: str, found: list[str]) -> None:
    assert [shown(term) for term in secrecy(MANAGED + line).periods] == found


def test_a_form_asks_until_when_and_the_next_field_answers() -> None:
    text = "第八条 约束\n资料不得外泄。\n不公开到什么时候\n课题结题或者协议解除之日起四周年"
    (term,) = secrecy(text).periods
    assert (shown(term), term.evidence.quote) == (
        "months 48 cooperation_end",
        "课题结题或者协议解除之日起四周年",
    )


def test_what_is_to_be_obeyed_in_the_same_way_lasts_until_it_is_public() -> None:
    text = (
        "第六条 纪律\n甲方不得向他人透露乙方的配方。乙方离园的，甲方同样要遵守，一直到该等信息合法公开时止。"
    )
    assert [shown(term) for term in secrecy(text).periods] == ["until_public none"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("乙方对甲方的保密义务于合作结束时终止。", ["cooperation_only 0 cooperation_end"]),
        ("双方的保密责任随项目结题而解除。", ["cooperation_only 0 cooperation_end"]),
        ("保密义务自合作终止之日起二年后终止。", ["months 24 cooperation_end"]),
        ("保密义务不随合作终止而解除。", ["permanent cooperation_end"]),
        ("保密义务至协议终止后满一年或有关信息公开之日止，以较晚者为准。", ["until_public none"]),
    ],
)
def test_a_duty_that_ends_with_the_cooperation_is_told_from_one_that_does_not(
    line: str, found: list[str]
) -> None:
    assert periods(line) == found


def test_the_duty_of_one_party_that_ends_is_not_doubted_by_the_period_of_the_other() -> None:
    line = "甲方对乙方的资料保密至合作结束后三年；乙方对甲方的保密义务于合作结束时终止。"
    assert periods(line) == ["months 36 cooperation_end", "cooperation_only 0 cooperation_end"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("双方保证在合作期间及合作终止后，不以任何方式泄露对方的商业秘密。", "permanent cooperation_end"),
        ("任何一方在合同履行完毕之后，不把对方的秘密告知第三人。", "permanent cooperation_end"),
        ("双方承诺在工作完成后三年内，不披露从对方取得的资料。", "months 36 cooperation_end"),
        ("项目结束后五年内，双方不公开从对方取得的技术信息。", "months 60 cooperation_end"),
        ("双方保证在合作期间，不以任何方式泄露对方的商业秘密。", "cooperation_only 0 cooperation_end"),
    ],
)
def test_a_leak_is_forsworn(line: str, found: str) -> None:
    assert periods(line) == [found]


@pytest.mark.parametrize(
    "line",
    [
        "双方承诺在工作完成后三年内，不从事同类产品的开发。",
        "工作完成后三年内，乙方提供免费维护，且不额外收费。",
        "合同终止后一年内不得到业务相近的企业工作。",
        "本条争议解决条款在协议终止后仍然有效。",
        "一次收费，永久服务。",
        "乙方授予甲方永久、不可撤销的使用许可。",
        "接收方有权永久保留一份副本存档。",
        "双方应永久保持友好合作。",
        "本合同终止后，双方应当继续履行各自未完成的付款义务。",
        "质保责任于合同终止时并不免除。",
    ],
)
def test_what_is_forsworn_is_no_leak(line: str) -> None:
    assert periods(line) == []
