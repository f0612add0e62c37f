"""Secrecy that goes on: behind what is given back at the end, and when its period has run out."""

from __future__ import annotations

import pytest
from helpers.promises import secrecy, shown

DUTY = "双方对合作中知悉的对方技术资料负有保密义务。"
PERMANENT, UNTIL = "permanent cooperation_end", "until_public none"


def periods(line: str) -> list[str]:
    return [shown(term) for term in secrecy(f"第六条 保密\n{DUTY}\n{line}").periods]


@pytest.mark.parametrize(
    "line",
    [
        "合作终止后，双方应返还或者删除对方的资料；法律要求留存的除外，并继续承担保密义务。",
        "本协议终止后十日内，双方应当退还全部资料，并继续履行保密义务。",
        "合同解除后，双方应在合理期限内销毁载体。双方仍应继续承担保密责任。",
        "项目结束时，双方应当交回图纸，且仍须履行保密义务。",
    ],
)
def test_it_goes_on_behind_what_is_given_back(line: str) -> None:
    assert periods(line) == [PERMANENT]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("合作终止后，双方应在三十日内返还对方的资料。", []),
        ("合作期间，双方应当返还用完的资料；法律要求留存的除外，并继续承担保密义务。", []),
        ("项目结束后，双方应当销毁资料；依法留存的部分，仍应继续保密。", []),
        (
            "合作终止后，双方应返还资料；并在终止后一年内继续承担保密义务。",
            ["months 12 cooperation_end"],
        ),
    ],
)
def test_what_is_given_back_alone_promises_nothing(line: str, found: list[str]) -> None:
    assert periods(line) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("保密期限自____起至____止，期满后信息仍未公开的，双方继续保密直至公开之日止。", UNTIL),
        ("保密期限为自签署之日起一年，届满后尚未公开的信息，双方仍须保密直至其公开。", UNTIL),
        ("保密期限为自签署之日起一年。保密期限届满后，双方仍应承担永久保密义务。", PERMANENT),
    ],
)
def test_a_period_that_goes_on_does_not_count(line: str, found: str) -> None:
    assert periods(line) == [found]


@pytest.mark.parametrize(
    "line",
    [
        "保密期限为自签署之日起一年。保密期限届满后，对商业秘密仍应承担永久保密义务。",
        "保密期限为自签署之日起一年，期满后对核心技术继续保密直至其公开。",
        "保密期限为自签署之日起一年，期满后双方可以自由使用。",
        "保密期限为自签署之日起一年。合作期满后，双方仍应返还资料。",
    ],
)
def test_a_period_that_goes_on_for_some_secrets_counts(line: str) -> None:
    assert "months 12 signing" in periods(line)


FORM = """甲方：
1.保密内容：技术资料
2.保密期限：合同终止后五年
乙方：
1.保密内容：{}
2.保密期限：{}
3.泄密责任："""


def test_a_field_left_empty_beside_one_that_was_filled_in_is_a_blank() -> None:
    assert periods(FORM.format("", ""))[1:] == ["blank none"]


def test_a_field_that_was_filled_in_is_none() -> None:
    assert not any("blank" in found for found in periods(FORM.format("图纸", "合同终止后三年")))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("合同终止后，本条规定的义务继续有效，期限为三年。", "months 36 cooperation_end"),
        ("合同终止后，本条规定的义务继续有效，期限为一年。", "months 12 cooperation_end"),
        ("合同终止后，保密条款继续有效，有效期为（3）年。", "months 36 cooperation_end"),
        ("本协议终止后，本条继续约束双方，为期不短于二年。", "months 24 cooperation_end"),
        ("本协议有效期届满的，本条所述要求在此后一年内依然有效。", "months 12 cooperation_end"),
        ("双方的保密义务自合同终止之日起满三年后自动解除。", "months 36 cooperation_end"),
        ("保密责任自委托事项完成起满【5】年终止。", "months 60 cooperation_end"),
        ("合同终止（不论何种原因）后，前款义务仍然有效。", PERMANENT),
        ("合同履行完毕不影响保密条款的效力。", PERMANENT),
        ("即使项目完成，本条款仍对双方有约束力。", PERMANENT),
        ("本条规定的义务不会因为合作结束而失去效力。", PERMANENT),
        ("协议终止后双方仍应保密，违约方应在三个月内赔偿损失。", PERMANENT),
        ("合作终止后双方不得泄密，每满一年检查一次。", PERMANENT),
        ("本合同终止后 年内，双方仍应保密。", "blank none"),
        ("保密义务在合作结束后『』年内继续有效。", "blank none"),
        ("本条款于合同解除之日届满。", "cooperation_only 0 cooperation_end"),
        ("知识产权条款、保密条款在合作结束后三年内继续有效。", "months 36 cooperation_end"),
        ("违约责任和上述义务在合作结束后继续有效三年。", "months 36 cooperation_end"),
        ("保密责任至服务期满之日止。", "cooperation_only 0 cooperation_end"),
    ],
)
def test_how_long_it_goes_on_is_told_behind_it(line: str, found: str) -> None:
    assert periods(line) == [found]


@pytest.mark.parametrize(
    "line",
    [
        "竞业限制条款继续有效，有效期为三年。",
        "维修义务在合作结束后三十六个月内继续有效。",
        "保险责任持续至项目完成后满三年。",
        "课题结题后，双方仍应履行结算条款。",
        "乙方的技术支持义务长期有效，不因本协议失效而失效。",
        "合同终止二年后，违约责任方可解除。",
        "双方在年内完成样机试制。",
        "合作终止后三年内，双方共同申报奖项。",
    ],
)
def test_a_length_of_another_matter_is_none_of_it(line: str) -> None:
    assert periods(line) == []


def test_an_option_that_asks_for_the_period_is_a_blank_in_any_article() -> None:
    form = "第四条 成果\n{}\n第五条 费用\n甲方支付费用。"
    found = [
        [shown(term) for term in secrecy(form.format(line)).periods]
        for line in ("□要求保密，期限____年 □不要求保密", "□不要求保密 □另议，期限____年")
    ]
    assert found == [["blank none"], []]


@pytest.mark.parametrize(
    "ending",
    [
        "第七条 终止\n合同终止后，双方应当：\n（1）互相归还资料；\n（2）结清款项；\n（3）继续承担保密义务。",
        "第七条 协议终止后的义务\n7.1 双方互相归还资料。\n7.2 保密义务继续有效。",
        "第七条 解除的后果\n双方的保密条款仍然有效。",
        "第七条 终止\n7.3 终止后事项\n- 归还资料\n- 保密义务继续有效",
    ],
)
def test_it_goes_on_in_a_list_of_what_counts_after_the_end(ending: str) -> None:
    found = secrecy(f"第六条 保密\n{DUTY}\n{ending}").periods
    assert [shown(term) for term in found] == [PERMANENT]


@pytest.mark.parametrize(
    "ending",
    [
        "第七条 变更与终止\n双方的保密义务继续有效。",
        "第七条 终止\n合作期间，双方应当：\n（1）互相归还资料；\n（2）继续承担保密义务。",
        "第七条 终止后的义务\n7.1 留存的部分仍应保密。",
        "第七条 终止后的义务\n7.1 双方互相归还资料。",
    ],
)
def test_what_stands_in_no_such_list_tells_no_end(ending: str) -> None:
    assert secrecy(f"第六条 保密\n{DUTY}\n{ending}").periods == ()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "保密义务在终止后两年内有效，但核心商业秘密的保密期限可适当延长至不超过五年。",
            "months 24 cooperation_end",
        ),
        ("保密期限为合作结束后一年，可以延长至三年。", "months 12 cooperation_end"),
    ],
)
def test_leave_to_lengthen_a_period_leaves_it_as_it_is(line: str, found: str) -> None:
    assert periods(line) == [found]
