from __future__ import annotations

import pytest
from helpers.promises import promised, read

from pipeline.model.terms import Anchor, SecrecyPeriod

P = SecrecyPeriod


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("乙方对甲方的工艺参数永久保密。", P.PERMANENT),
        ("保密期限：长期。", P.PERMANENT),
        ("保密期限不限。", P.PERMANENT),
        ("任何时候，乙方均不得对外透露图纸内容。", P.PERMANENT),
        ("本条义务不因合作的终止而免除。", P.PERMANENT),
        ("无论合同因何种原因解除，双方仍须遵守本条。", P.PERMANENT),
        ("合同解除或终止的，乙方的保密义务不受影响。", P.PERMANENT),
        ("协议期满后，双方的保密义务继续有效。", P.PERMANENT),
        ("保密义务不以本协议的存续为前提。", P.PERMANENT),
        ("课题合作结束，各方对知悉的工艺秘密仍应保密。", P.PERMANENT),
        ("双方不得在任何时间向他人泄露样品的配方。", P.PERMANENT),
        ("保密期限：合作期间及其后。", P.PERMANENT),
        ("保密义务持续到有关信息成为公知信息之日止。", P.UNTIL_PUBLIC),
        ("在该工艺被同行普遍知悉之前，双方均应保密。", P.UNTIL_PUBLIC),
        ("信息进入公有领域后，保密义务解除。", P.UNTIL_PUBLIC),
        ("本条独立存在，协议因何种原因终止均不影响其约束力。", P.PERMANENT),
        ("本条的效力不依附于本协议，协议终止后照常约束双方。", P.PERMANENT),
        ("乙方在合同期满以后的任何时间，均不可使甲方以外的人获知技术秘密。", P.PERMANENT),
        ("双方应当履行保密义务，直至相关信息为公众所知悉。", P.UNTIL_PUBLIC),
        ("双方应当履行保密义务，直至新产品正式投放市场。", P.UNDEFINED),
        ("保密义务不受协议期限所限，持续有效。", P.PERMANENT),
        ("保密条款具有独立性，不受合同效力状态的影响。", P.PERMANENT),
        ("无论在合作期内还是合作期外，均不得披露。", P.PERMANENT),
        ("保密义务无时间上的限制。", P.PERMANENT),
        ("不论合作是否继续，双方均应保密。", P.PERMANENT),
        ("除非信息已为公众所知，否则双方始终负有保密义务。", P.PERMANENT),
        ("合作期间双方交换的资料，永久保密。", P.PERMANENT),
        ("合作期间及合作结束后的任何时候，双方都不得泄密。", P.PERMANENT),
        ("合作期间，任何时候双方都不得泄密。", P.COOPERATION_ONLY),
        ("在合作期间内，双方始终负有保密义务。", P.COOPERATION_ONLY),
        ("合作期内，双方应一直保密。", P.COOPERATION_ONLY),
        ("双方在合作期间长期保密。", P.COOPERATION_ONLY),
        ("保密期限参照行业惯例。", P.UNDEFINED),
        ("合作期满，丙方不再受此约束。", P.COOPERATION_ONLY),
        ("保密义务较本协议早三个月终止。", P.COOPERATION_ONLY),
        ("保密期限与合作期限相同。", P.COOPERATION_ONLY),
        ("合作期内，乙方不得泄露甲方的客户名单。", P.COOPERATION_ONLY),
        ("保密义务至本协议终止之日止。", P.COOPERATION_ONLY),
        ("本协议终止后，双方不再承担保密义务。", P.COOPERATION_ONLY),
        ("合同期满时保密义务自动解除。", P.COOPERATION_ONLY),
        ("保密期限：", P.BLANK),
        ("各方在____期限内对资料保密。", P.BLANK),
        ("保密义务的期限不受本协议有效期的限制。", P.PERMANENT),
        ("本条为独立条款，不论本协议是否终止，均具有法律效力。", P.PERMANENT),
        ("合同被撤销、无效或者终止的，双方仍应履行保密义务。", P.PERMANENT),
        ("本协议终止的，本条约定继续有效，双方应继续履行保密义务。", P.PERMANENT),
        ("双方应当保密，即使合作关系已经解除。", P.PERMANENT),
        ("保密义务延续到合同终止之后。", P.PERMANENT),
        ("上述保密义务于合同终止时并不解除。", P.PERMANENT),
        ("任何一方不得因本协议的终止而泄露对方的商业秘密。", P.PERMANENT),
        ("双方不得泄露对方的秘密，本义务不随时间推移而失效。", P.PERMANENT),
        ("以上条款，在合同终止后仍然有效，双方继续保密。", P.PERMANENT),
        ("双方负有永久性的保密责任。", P.PERMANENT),
        ("该保密义务持续有效，除非该信息已进入公共领域。", P.UNTIL_PUBLIC),
        ("在保密信息未成为公开信息之前，双方均应保密。", P.UNTIL_PUBLIC),
        ("在该信息仍属于商业秘密的期间内，双方均应承担保密义务。", P.UNTIL_PUBLIC),
        ("双方的保密期限为该技术秘密的存续期。", P.UNTIL_PUBLIC),
        ("保密期限至本合同履行完毕之日止。", P.COOPERATION_ONLY),
        ("保密义务于合同终止时自动解除。", P.COOPERATION_ONLY),
        ("保密期为合同期内，合同结束后双方可自由使用技术信息。", P.COOPERATION_ONLY),
        ("保密范围、保密期限及违约责任为：【待补充】。", P.BLANK),
        ("保密义务自本协议签订之日起至${endDate}止。", P.BLANK),
        (
            "双方守约，自签订之日起至资料公开或者违反本条不会给对方造成任何损害时止，保密义务有效。",
            P.UNTIL_PUBLIC,
        ),
        ("保密期限：无。", P.NONE),
        ("保密期限：/", P.NONE),
        ("协议终止后，双方在合理期限内继续保密。", P.UNDEFINED),
        ("依其性质应当存续的保密义务在终止后继续有效。", P.UNDEFINED),
        ("合作结束后数年内，双方均应保密。", P.UNDEFINED),
        ("保密期限见第十二条。", P.UNDEFINED),
        ("上述要求至该专利申请由国家知识产权局公布之日为止。", P.UNDEFINED),
        ("保密期限由双方另行约定。", P.UNDEFINED),
        ("实验数据保密至论文发表之日。", P.UNDEFINED),
    ],
)
def test_the_nature_of_a_period_without_a_figure(text: str, period: SecrecyPeriod) -> None:
    assert [term.period for term in promised(text)] == [period]


def test_any_time_within_the_term_is_not_for_ever() -> None:
    assert promised("在合作期间的任何时间，双方不得使他人知悉对方的技术秘密。") == []


def test_a_ban_on_publishing_before_the_announcement_is_no_secrecy_until_then() -> None:
    text = "乙方对内部数据负有保密义务，项目结论正式公布之前，未经同意不得自行发表。"
    assert P.UNTIL_PUBLIC not in {term.period for term in promised(text)}


@pytest.mark.parametrize(
    "text",
    [
        "双方应当对技术资料严格保密。",
        "乙方应当设立专人保管保密资料。",
        "协议终止后，乙方应当返还全部样品。",
        "长期合作、诚实守信是双方的共同愿望。",
        "甲方建议保密期为三年，乙方未予采纳。",
        "已经公开的数据，终止后双方均可使用。",
        "协议期满后，任何一方不得以保密为由拒绝验收。",
        "乙方在合作期内知悉的技术秘密应当保密。",
        "合同终止后，乙方应向甲方移交全部技术秘密资料，并履行协助义务。",
        "技术秘密的使用权不因本合同终止而消灭。",
        "甲方对技术秘密享有永久使用权。",
        "知识产权永久归甲方所有，双方应当保密。",
        "协议终止后，争议解决条款继续有效。",
        "违反保密义务的违约责任，不因协议终止而免除。",
        "保密信息在合作终止后十年内仍归提供方所有。",
        "协议终止后五年内，乙方负有协助甲方维护技术秘密权利的义务。",
    ],
)
def test_a_sentence_may_say_nothing_about_the_period(text: str) -> None:
    assert promised(text) == []


def test_what_outlives_the_end_is_anchored_there() -> None:
    (term,) = promised("保密义务不因协议终止而解除。")
    assert term.anchor is Anchor.COOPERATION_END


def test_a_second_promise_without_end_stands_beside_the_period() -> None:
    periods = [term.period for term in promised("保密期为终止后三年，但技术秘密应保密至公开为止。")]
    assert periods == [P.MONTHS, P.UNTIL_PUBLIC]


def test_a_duty_that_a_party_may_end_at_will_is_in_doubt() -> None:
    periods = [term.period for term in promised("保密期为终止后三年，但甲方可以随时书面通知缩短。")]
    assert periods == [P.MONTHS, P.UNDEFINED]


def test_what_was_come_across_unpublished_is_no_end_of_secrecy() -> None:
    text = "各方在中心接触到的下列内容是保密信息：模型、航迹、未公开论文、客户名单。"
    assert P.UNTIL_PUBLIC not in {term.period for term in promised(text)}


@pytest.mark.parametrize(
    "text",
    [
        "企业可以要求把不能公开的数据换成相对值，或者推迟到专利递交以后再公开，推迟最长不过一年。",
        "写有应守密的内容的，乙方推迟投稿或者删去该段，至专利申请公开之日。",
        "稿件涉及保密信息的，暂缓发表，直至专利申请公布为止。",
        "不得公开的内容，投稿前应予删除，三年内可以补发。",
    ],
)
def test_when_a_paper_may_come_out_is_no_secrecy_period(text: str) -> None:
    found = read(f"第七条 保密与发表\n双方对彼此的图纸负有保密义务。\n{text}").terms.confidentiality
    assert found.periods == ()


def test_what_stays_secret_after_a_paper_is_secrecy() -> None:
    text = "论文发表之后，双方仍应就其余未公开的数据保密，期限为合作结束后五年。"
    (term,) = read(f"第七条 保密\n{text}").terms.confidentiality.periods
    assert term.months_after_end == 60
