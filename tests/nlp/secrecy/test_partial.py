"""Periods for some of the secrets, or for one case, do not stand for all of them."""

from __future__ import annotations

import pytest
from helpers.promises import secrecy

from pipeline.model.terms import SecrecyPeriod

DUTY = "第八条 保密\n双方对合作中知悉的对方技术资料和商业信息负有保密义务。\n"
UNDEFINED = SecrecyPeriod.UNDEFINED


def general(text: str) -> list[SecrecyPeriod]:
    """The periods that are for every secret."""
    return [term.period for term in secrecy(DUTY + text).periods if not term.subject]


@pytest.mark.parametrize(
    "text",
    [
        "病人隐私无论何时不得泄露。",
        "受试者的隐私信息，双方应永久予以保密。",
        "受检者身份信息永久不得披露。",
        "其中编码对照表和学员个人信息，不受年限限制，始终不得泄露。",
        "其中泵站的网络拓扑和安全配置长期保密。",
        "但对于核酸序列、菌株构建信息，只要未被公开即应保密。",
        "设计代码以及依法构成商业秘密者，截至其不再具有秘密性之日。",
        "其中属于商业秘密的，保密至该信息公开之日止。",
        "密钥和口令永久不得外传。",
        "亲本永久不得外传。",
        "国家秘密的保密永久有效。",
        "乙方对用户个人信息永久保密。",
        "申请公布前，双方对申请内容予以保密。",
    ],
)
def test_a_period_for_some_secrets_is_none_for_all(text: str) -> None:
    assert general(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "上述保密义务永久有效。",
        "双方对技术方案和患者信息长期保密。",
        "其中任何一方均应永久保密。",
        "保密期限为长期，其中员工个人信息永久保密。",
        "保密期限直至该信息可从公开渠道合法获得时为止。",
        "保密义务至研究结果公布之日止。",
    ],
)
def test_a_period_for_all_secrets_stays_one(text: str) -> None:
    assert general(text)
    assert UNDEFINED not in general(text)


@pytest.mark.parametrize(
    "text",
    [
        "申报未获立项的，保密义务保留至申报结果公布之日起满三年。",
        "未能中标的，双方永久保密。",
        "项目申报未获通过的，双方仍应长期保密。",
        "投标失败的，上述资料长期保密。",
        "课题落选的，双方终身保密。",
        "合同解除的，乙方应返还全部文件并永久保密。",
        "如协议被提前解除的，双方永久保密。",
    ],
)
def test_a_period_for_one_case_leaves_the_others_open(text: str) -> None:
    assert general(text) == [UNDEFINED]


@pytest.mark.parametrize(
    "text",
    [
        "合同解除或者终止的，双方仍应永久保密。",
        "合同解除后，双方仍应永久保密。",
        "合同终止的，保密义务继续有效。",
    ],
)
def test_an_end_of_any_kind_is_no_single_case(text: str) -> None:
    assert general(text) == [SecrecyPeriod.PERMANENT]


def test_the_case_of_rescission_says_nothing_beside_a_general_period() -> None:
    text = "保密期限为合同终止后三年。合同解除的，双方永久保密。"
    assert general(text) == [SecrecyPeriod.MONTHS]


@pytest.mark.parametrize("place", ["公开的仓库", "公开的网站", "公开的服务器"])
def test_a_place_in_public_is_no_publication(place: str) -> None:
    assert general(f"程序放在内网上，不得上传到{place}。") == []


def test_secrets_beside_which_there_are_none_are_all() -> None:
    (term,) = secrecy("第八条 保密\n设备图纸永久保密。").periods
    assert not term.subject


def test_a_blank_behind_a_least_length_is_one() -> None:
    found = general("丙方离站后，应继续保守上述秘密，期限不少于____年。")
    assert found == [SecrecyPeriod.BLANK]


@pytest.mark.parametrize(("years", "months"), [("一", 12), ("三", 36)])
def test_a_period_may_run_from_the_end_of_a_warranty(years: str, months: int) -> None:
    (term,) = secrecy(DUTY + f"质保期满后{years}年内，上述保密义务仍然有效。").periods
    assert term.months_after_end == months


def test_the_duty_may_be_named_behind_an_exception() -> None:
    text = "除第三款另有规定外，本条义务自首次披露起开始，于协议期满之日后满三年时结束。"
    assert [term.months_after_end for term in secrecy(DUTY + text).periods] == [36]


def test_clauses_kept_for_a_period_that_nothing_tells_leave_it_open() -> None:
    text = "第九条 终止\n第八条不因终止而失去效力，但第八条以保密期为限。"
    assert UNDEFINED in general(text)
