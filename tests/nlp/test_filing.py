"""Who files and who pays."""

from __future__ import annotations

import pytest
from helpers.reading import understood

from pipeline.model.state import State
from pipeline.nlp import filing

HEADING = "第七条 知识产权\n"


def duties(text: str) -> list[tuple[str, str, str]]:
    return [(duty.result, duty.applicant, duty.payer) for duty in filing.read(understood(HEADING + text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("乙方负责专利申请，申请费和年费由甲方承担。", [("专利", "乙方", "甲方")]),
        ("项目专利由示例大学提出申请。", [("专利", "示例大学", "")]),
        ("软件著作权由委托方办理登记，登记费用由委托方负担。", [("软件著作权", "委托方", "委托方")]),
        ("双方共同申请专利，费用各半承担。", [("专利", "共同", "共同")]),
        ("专利、商标的注册由乙方负责办理。", [("专利", "乙方", ""), ("商标", "乙方", "")]),
        ("以双方名义申请专利。", [("专利", "共同", "")]),
        ("专利的申请、维持费用由受益方承担。", [("专利", "", "受益方")]),
        ("乙方应在验收后完成专利申报，相关费用从项目经费中列支。", [("专利", "乙方", "项目经费")]),
        ("申请人：乙方", [("知识产权", "乙方", "")]),
        ("专利申请人：甲方", [("专利", "甲方", "")]),
        (
            "专利权归双方共有，甲方为第一申请人。申请费由甲方缴纳。",
            [("专利", "甲方", ""), ("专利", "", "甲方")],
        ),
        ("各方自行完成的专利，由完成方负责申请，年费各自承担。", [("专利", "各自", "各自")]),
    ],
)
def test_who_files_and_who_pays(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert duties(text) == expected


@pytest.mark.parametrize("text", ["专利申请人为____。", "专利由甲方负责申请，申请及维持费用由____承担。"])
def test_what_was_left_to_fill_in_is_blank(text: str) -> None:
    (found,) = filing.read(understood(HEADING + text))
    assert found.state is State.BLANK


def test_cost_with_options_that_nobody_ticked_is_blank() -> None:
    text = "专利申请、维持过程中的所有费用，按以下原则分配承担：\n□由甲方承担 □由乙方承担"
    assert [duty.state for duty in filing.read(understood(HEADING + text))] == [State.BLANK]


@pytest.mark.parametrize(
    "text",
    [
        "任何一方不得擅自申请专利。",
        "专利申请权归甲方所有。",
        "双方共同申请专利3件，发表论文5篇。",
        "系统维护费用由乙方承担。",
        "根据《中华人民共和国专利法》的规定办理。",
        "他人就同一技术申请专利的，乙方应通知甲方。",
        "各方申请专利的，应在申请前三十日征求意见。",
    ],
)
def test_look_alikes_say_nothing_of_filing(text: str) -> None:
    assert duties(text) == []


@pytest.mark.parametrize(
    "text", ["专利的维护由乙方负责。", "授权后由乙方负责专利维持。", "乙方负责专利的申请与维护。"]
)
def test_who_sees_to_the_upkeep(text: str) -> None:
    (found,) = filing.read(understood(HEADING + text))
    assert (found.maintainer, found.payer) == ("乙方", "")
