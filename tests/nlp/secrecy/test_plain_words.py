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
