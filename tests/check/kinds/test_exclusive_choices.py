from __future__ import annotations

import pytest
from helpers.agreements import agreement
from helpers.judging import judged, quotes

from pipeline.check.kinds import exclusive_choices
from pipeline.model.agreement import Agreement
from pipeline.model.report import Outcome

KINDS = {"争议解决": ("dispute_resolution",)}


def dispute(text: str, unticked: str = "\0") -> Agreement:
    return agreement(f"第九条 争议解决\n{text}", kinds=KINDS, unticked=unticked)


@pytest.mark.parametrize(
    "text",
    [
        "协商不成的，提交示例市仲裁委员会仲裁。",
        "协商不成的，一律交中国国际经济贸易仲裁委员会依该会规则仲裁。仲裁裁决是终局的。",
        "发生争议的，向乙方所在地人民法院提起诉讼。",
        "提请示例市劳动人事争议仲裁委员会裁决；不属于其受理范围的，向乙方所在地人民法院起诉。",
        "争议提交示例仲裁委员会仲裁，仲裁费由败诉方承担；一方不履行的，对方可以向人民法院申请强制执行。",
        "发生争议向人民法院起诉。在诉讼或仲裁期间，其余条款继续履行。",
        "双方协商不成的，通过诉讼解决，诉讼费由败诉方承担。",
        "按下列第2种方式解决：（1）提交示例仲裁委员会仲裁；（2）向人民法院起诉。",
        "按以下第一种方式解决：\n提交示例仲裁委员会仲裁；\n向甲方所在地人民法院起诉。",
        "由示例国际仲裁院仲裁解决争议。",
        "执行中的不同意见，由主任召集磋商；六十日仍不能解决的，提交示例国际仲裁中心按其规则仲裁。",
        "双方看法各异、各执一词的，交示例仲裁委员会仲裁。",
        "争议提交示例仲裁中心裁决；仲裁中一方仍应履行其余义务。",
        "提交示例仲裁委员会仲裁，裁决为终局裁决，任何一方不得再向法院起诉。",
        "争议解决期间（包括仲裁和诉讼），其余条款继续履行。协商不成的向被告住所地人民法院起诉。",
        "选择下列方式（二）解决：（一）提交示例仲裁委员会仲裁；（二）向人民法院起诉。",
        "按 B 方式解决：A. 提交示例仲裁委员会仲裁；B. 向人民法院起诉。",
        "按下列第①种方式解决：①提交示例仲裁委员会仲裁；②向人民法院起诉。",
        "提交位于示例市的中国国际经济贸易仲裁委员会示例分会仲裁。",
        "双方同意由示例仲裁委员会管辖并裁决争议。",
        "先碰头三次，仍说不拢的，告到甲方住所地的人民法院，不走仲裁。",
        "协商不成的，向乙方住所地人民法院起诉，双方不采用仲裁。",
        "工作组先行评理，仍有不服的，请示例仲裁委员会裁断，裁断以后不再起诉。",
        "争议由示例仲裁委员会仲裁，不上法院打官司。",
        "纷争一个月不能化解的由甲方所在地有管辖权的人民法院审判。",
        "争议提交示例仲裁委员会仲裁，而不是向法院起诉。",
        "无法友好解决的，提交示例仲裁委员会仲裁；为证据保全可以向法院提出申请。",
    ],
)
def test_one_way_that_works_is_satisfied(text: str) -> None:
    judgement = judged(exclusive_choices, dispute(text))
    assert judgement.outcome is Outcome.SATISFIED, judgement.fields
    assert judgement.evidence


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("协商不成的，可以申请示例仲裁委员会仲裁，也可以向人民法院起诉。", "任选"),
        ("协商不成的，提交示例仲裁委员会仲裁或者向人民法院起诉。", "任选"),
        ("甲方可以选择在示例仲裁委员会仲裁或者在法院诉讼。", "任选"),
        ("谈不成的，请示例仲裁委员会裁断；仍有不服的，告到乙方住所地的人民法院。", "任选"),
        ("不走诉讼，走仲裁。", "没有写明仲裁委员会"),
        ("争议提交示例仲裁委员会仲裁。\n对裁决不服的，可以向人民法院起诉。", "任选"),
        ("发生争议的，提交仲裁解决。", "没有写明仲裁委员会"),
        ("争议由有管辖权的仲裁委员会仲裁。", "没有写明仲裁委员会"),
        ("协商不成的，提交相关仲裁机构仲裁。", "没有写明仲裁委员会"),
        ("按第1种方式解决：（1）申请仲裁；（2）向人民法院起诉。", "没有写明仲裁委员会"),
        ("协商不成的，通过仲裁或者诉讼的方式解决。", "任选"),
        ("选择仲裁，仲裁地点为示例市。", "没有写明仲裁委员会"),
        ("争议可以申请仲裁或诉讼。", "任选"),
    ],
)
def test_both_ways_or_an_unnamed_commission_are_violated(text: str, problem: str) -> None:
    judgement = judged(exclusive_choices, dispute(text))
    assert judgement.outcome is Outcome.VIOLATED, judgement.fields
    assert problem in judgement.fields["problem"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("按下列第____种方式解决：（1）提交示例仲裁委员会仲裁；（2）向人民法院起诉。", "尚未选定"),
        ("按以下第    种方式处理：\n提交示例仲裁委员会仲裁；\n依法向人民法院起诉。", "尚未选定"),
        ("协商不成的，提交______仲裁委员会仲裁。", "留空"),
        ("协商不成的，提交XX仲裁委员会仲裁。", "留空"),
        ("选择下列方式____解决：（一）提交示例仲裁委员会仲裁；（二）向人民法院起诉。", "尚未选定"),
        ("双方同意提交本合同签订地的仲裁委员会仲裁。", "签订地"),
        ("协商不成的，提交合同签订地仲裁委员会仲裁。", "合同签订地仲裁委员会"),
        ("按下列第9种方式解决：（1）提交示例仲裁委员会仲裁；（2）向人民法院起诉。", "尚未选定"),
    ],
)
def test_an_open_choice_wants_a_reader(text: str, problem: str) -> None:
    judgement = judged(exclusive_choices, dispute(text))
    assert judgement.outcome is Outcome.UNDETERMINED, judgement.fields
    assert problem in judgement.fields["problem"]


def test_options_without_a_tick_are_open() -> None:
    given = dispute("□ 提交示例仲裁委员会仲裁。\n□ 向人民法院起诉。", unticked="□")
    assert judged(exclusive_choices, given).outcome is Outcome.UNDETERMINED


def test_the_ticked_option_counts_alone() -> None:
    given = dispute("☑ 提交示例仲裁委员会仲裁。\n□ 向人民法院起诉。", unticked="□")
    judgement = judged(exclusive_choices, given)
    assert (judgement.outcome, judgement.fields["choice"]) == (Outcome.SATISFIED, "仲裁（示例仲裁委员会）")


@pytest.mark.parametrize(
    "text",
    [
        "发生争议的，双方协商解决。",
        "第三方提起诉讼的，乙方应当应诉。",
        "依《中华人民共和国仲裁法》解释争议。",
    ],
)
def test_without_a_choice_there_is_nothing_to_judge(text: str) -> None:
    assert judged(exclusive_choices, dispute(text)).outcome is Outcome.NOT_APPLICABLE


def test_suits_outside_the_clause_on_disputes_are_not_read() -> None:
    given = agreement(
        "第一条 侵权\n一方被诉至法院的，另一方协助应诉。\n第二条 争议解决\n提交示例仲裁委员会仲裁。",
        kinds=KINDS,
    )
    judgement = judged(exclusive_choices, given)
    assert (judgement.outcome, quotes(judgement)) == (Outcome.SATISFIED, ["提交示例仲裁委员会仲裁。"])


def test_the_problem_is_told_in_english_on_request() -> None:
    judgement = judged(exclusive_choices, dispute("发生争议的，提交仲裁解决。"), lang="en")
    assert "without naming a commission" in judgement.fields["problem"]
