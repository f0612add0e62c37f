from __future__ import annotations

import re

import pytest

from pipeline.check.unsettled import without_denials

WORD = re.compile(r"\w")


@pytest.mark.parametrize(
    "line",
    [
        "后续改进的成果归谁，本协议不作约定。",
        "本协议对各方的退出不作约定。",
        "研究失败的损失由谁承担，本协议不予约定。",
        "争议怎样解决，双方没有规定。",
        "改进成果的归属，双方暂不约定。",
        "后续改进归谁，不再约定。",
        "成果不进行验收。",
        "成果无须验收。",
        "验收标准未作约定。",
        "后续改进的归属由双方另行商定。",
        "退出后的清算，届时再议。",
        "背景专利的使用，由双方另行商定。",
        "论文发表事宜，由双方另行商定审核办法。",
        "收益怎样分配，以后再说。",
        "退出后的清算办法由管委会另行制定。",
        "退出的条件和程序，另行签订协议约定。",
        "双方约定成果的归属和使用，另行签订协议予以明确。",
        "论文发表的审核办法，待项目启动会后另行制定。",
        "改进成果的分享办法，待取得成果时由双方本着公平的原则商定。",
        "改进成果的归属与分享，由双方根据当时的具体情况再议。",
        "退出的具体安排由各方在首次理事会之后另行议定。",
        "研究范围，签约时暂不列出。",
        "研究的范围，三方日后另行会签。",
    ],
)
def test_what_is_not_agreed_or_left_open_says_nothing(line: str) -> None:
    assert not WORD.search(without_denials(line))


@pytest.mark.parametrize(
    "line",
    [
        "除本协议另有约定外，改进归作出方。",
        "除本协议未作约定外，改进归作出方。",
        "风险的分担未约定的，依照法律。",
        "质量标准没有约定，按国家标准执行。",
        "任何一方不得处分未经清算的设备。",
        "本协议未作约定的事项，由双方协商。",
        "未经验收的，不予结算。",
        "已付费用不予退还，双方不再补偿。",
        "提前三十日通知即可退出，无须说明理由。",
        "改进由双方共有，如何使用由双方商量。",
    ],
)
def test_conditions_and_exceptions_are_no_denials(line: str) -> None:
    assert without_denials(line) == line


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("改进归作出方，双方不再另行约定。", "改进归作出方"),
        ("双方各自取回设备，无须清算。", "双方各自取回设备"),
        ("改进成果归完成方，分享办法另议。", "改进成果归完成方"),
        ("余款按投入比例退还，清算组的名单另行确定。", "余款按投入比例退还"),
        ("双方应对资料保密，具体内容另行签订保密协议约定。", "双方应对资料保密"),
        ("任何一方违约，对方有权解除，善后另行签订协议约定。", "任何一方违约，对方有权解除"),
        ("合作终止后，对投入的设备不进行清算。", "合作终止后"),
    ],
)
def test_what_is_said_beside_a_denial_stays(line: str, left: str) -> None:
    assert without_denials(line).rstrip("，；。") == left
