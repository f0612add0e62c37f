"""Where disputes are decided."""

from __future__ import annotations

import pytest
from helpers.reading import understood

from pipeline.model.terms_disputes import ForumKind
from pipeline.nlp import disputes

HEADING = "第九条 争议解决\n"


def forums(text: str) -> list[tuple[str, str]]:
    return [(forum.kind.value, forum.where) for forum in disputes.read(understood(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("协商不成的，向甲方所在地有管辖权的人民法院提起诉讼。", [("court", "甲方所在地")]),
        ("由合同签订地人民法院管辖。", [("court", "合同签订地")]),
        ("一切纠纷可提交有管辖权的法院审理。", [("court", "")]),
        ("可诉至原告方住所地方人民法院。", [("court", "原告方住所地")]),
        ("发生纠纷的，提交示例仲裁委员会仲裁，仲裁裁决是终局的。", [("arbitration", "示例仲裁委员会")]),
        ("提请示例国际仲裁院按照其仲裁规则进行仲裁。", [("arbitration", "示例国际仲裁院")]),
        (
            "发生争议的，提交示例仲裁委员会，按照申请仲裁时该会现行有效的仲裁规则仲裁。",
            [("arbitration", "示例仲裁委员会")],
        ),
        ("争议依示例商会仲裁规则最终解决。", [("arbitration", "示例商会")]),
        ("向甲方所在地劳动争议仲裁委员会申请仲裁。", [("arbitration", "甲方所在地劳动争议仲裁委员会")]),
        ("因本协议发生的争议，由双方协商解决。", [("negotiation", "")]),
        ("发生争议的，先请示例行业协会调解。", [("mediation", "示例行业协会")]),
        ("发生争议的，可向示例科技主管部门申请调解。", [("mediation", "示例科技主管部门")]),
        (
            "发生争议的，双方应协商、调解解决。协商、调解不成的，依法向人民法院起诉。",
            [("negotiation", ""), ("mediation", ""), ("court", "")],
        ),
    ],
)
def test_each_way_of_settling_disputes_is_read_with_its_place(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert forums(HEADING + text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "协商不成的，提交____仲裁委员会仲裁。",
        "谈不拢的，可以到____所在地的人民法院起诉。",
        "协商、调解不成的，确定按以下第____种方式处理。",
        "争议的解决方法：____________",
    ],
)
def test_what_was_left_to_fill_in_is_blank(text: str) -> None:
    assert ("blank", "") in forums(HEADING + text)


@pytest.mark.parametrize(
    "text",
    [
        "协商不成的，向乙方所在地人民法院起诉。任何一方亦可提交示例仲裁委员会仲裁。",
        "协商不成的，提交合同管理机关仲裁或者法院裁决。",
        "任何一方有权向所在地人民法院提起仲裁或诉讼。",
    ],
)
def test_arbitration_beside_a_court_is_open(text: str) -> None:
    kinds = {kind for kind, _ in forums(HEADING + text)}
    assert kinds == {"open"}


def test_a_choice_in_a_later_sentence_ends_the_openness() -> None:
    text = "可采取仲裁或者按司法程序解决。双方约定向甲方所在地人民法院起诉。"
    assert forums(HEADING + text) == [("court", "甲方所在地")]


def test_an_appeal_to_a_court_is_no_choice() -> None:
    text = "向示例劳动争议仲裁委员会申请仲裁，对裁决不服的，向人民法院起诉。"
    assert [kind for kind, _ in forums(HEADING + text)] == ["arbitration", "court"]


def test_only_the_ticked_option_counts() -> None:
    text = "确定按以下第2种方式处理：\n1．提交示例仲裁委员会仲裁；\n2．依法向人民法院起诉。"
    assert forums(HEADING + text) == [("court", "")]


@pytest.mark.parametrize(
    "text",
    [
        "第八条 通知\n本合同所列地址为解决争议时人民法院送达诉讼文书的地址。",
        "第八条 违约责任\n损失包括诉讼费、仲裁费、律师费。",
        "第八条 保密\n依人民法院命令须披露的除外。",
        "第八条 其他\n仲裁或者诉讼期间，双方继续履行。",
        "第八条 期限\n期满前双方可以协商续签。",
    ],
)
def test_courts_in_other_matters_settle_no_disputes(text: str) -> None:
    assert forums(text) == []


def test_other_disputes_give_way_to_the_clause() -> None:
    text = "第三条 质量\n质量争议由双方协商委托第三方检测。\n" + HEADING + "提交示例仲裁委员会仲裁。"
    assert forums(text) == [("arbitration", "示例仲裁委员会")]


def test_every_kind_is_quoted_at_its_place() -> None:
    given = understood(HEADING + "发生争议，双方协商解决；协商不成的，由甲方所在地人民法院管辖。")
    for forum in disputes.read(given):
        assert given.document.quote(forum.evidence.location) == forum.evidence.quote
        assert forum.evidence.clause == "第九条 争议解决"
    assert [forum.kind for forum in disputes.read(given)] == [ForumKind.NEGOTIATION, ForumKind.COURT]
