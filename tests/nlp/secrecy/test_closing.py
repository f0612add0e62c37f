"""Ends that another thing sets: the close of a project, another paper, one of two cases, a notice."""

from __future__ import annotations

import pytest
from helpers.promises import secrecy, shown

DUTY = "双方对合作中知悉的对方技术资料负有保密义务。"


def periods(line: str) -> list[str]:
    return [shown(term) for term in secrecy(f"第六条 保密\n{DUTY}\n{line}").periods]


@pytest.mark.parametrize(
    "line",
    [
        "保密时间以本课题结题之日为终点，结题后双方可自由使用除影像资料以外的内容。",
        "保密期限以项目结束为限。",
        "保密义务以本协议终止之日为截止日。",
    ],
)
def test_what_ends_with_the_project_is_for_the_cooperation_only(line: str) -> None:
    assert periods(line) == ["cooperation_only 0 cooperation_end"]


def test_what_some_data_alone_are_kept_for_does_not_hold_for_the_rest() -> None:
    terms = secrecy(
        f"第六条 保密\n{DUTY}\n保密时间以课题结题为终点。\n影像数据的保密不因结题而终止。"
    ).periods
    assert [(shown(term), term.subject) for term in terms] == [
        ("cooperation_only 0 cooperation_end", ""),
        ("permanent cooperation_end", "影像数据"),
    ]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("保密义务以本协议终止后满三年为限。", ["months 36 cooperation_end"]),
        ("本协议项下的保密不因合作结束而终止。", ["permanent cooperation_end"]),
        ("对方资料的保密义务不因合作结束而终止。", ["permanent cooperation_end"]),
    ],
)
def test_a_time_after_the_close_and_a_duty_for_everything_stay_what_they_are(
    line: str, found: list[str]
) -> None:
    assert periods(line) == found


@pytest.mark.parametrize(
    "line",
    [
        "合作结束后亦不得公开。乙方应签订《数据安全承诺书》，具体期限、范围以承诺书为准。",
        "合作结束后仍应保密，保密期限按保密协议执行。",
    ],
)
def test_a_length_left_to_another_paper_is_undefined(line: str) -> None:
    assert "undefined" in " ".join(periods(line))


def test_a_length_for_one_of_two_cases_leaves_the_other_undefined() -> None:
    first = "公司未能设立或者本协议提前终止的，该项义务仍应履行三年；"
    second = "公司设立的，按《股东协议》中保密条款的规定执行。"
    assert periods(first + second) == ["months 36 cooperation_end", "undefined none"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("乙方退出孵化器之曰起满三年，甲方的上述义务方告解除。", ["months 36 cooperation_end"]),
        ("合作结束后一年之内也一样。", ["months 12 cooperation_end"]),
        ("各方作为股东期间及股份全部转让之日起四十个月内均应遵守上述义务。", ["months 40 cooperation_end"]),
        ("保密责任自签字起至遴选名单发布止；项目立项的，延至综合绩效评价通过后三年。",
         ["undefined none", "months 36 acceptance"]),
        ("上述义务自____起，持续____年。", ["blank none"]),
    ],
)  # fmt: skip
def test_ends_by_other_names(line: str, found: list[str]) -> None:
    assert periods(line) == found


def test_a_chapter_named_to_go_on_gives_its_lengths() -> None:
    last = "第六章于最后一份订单完成或终止之日起存续四十八个月，图样存续九十六个月。"
    text = f"第六章 信息保护\n{DUTY}\n第九章 期限\n{last}"
    assert [shown(term) for term in secrecy(text).periods] == [
        "months 48 cooperation_end",
        "months 96 cooperation_end",
    ]


def test_a_duty_that_only_the_givers_notice_ends_is_undefined() -> None:
    last = "协议终止后，第六条所定义务以提供方解密通知为准，未接到解密通知的，不得视为解除。"
    text = f"第六条 资料\n{DUTY}\n第九条 其他\n{last}"
    assert [shown(term) for term in secrecy(text).periods] == ["undefined none"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("上述要求在协议到期后的三个种植季内仍然有效。", "undefined none"),
        ("本条在合作结束后两个产品周期内继续有效。", "undefined none"),
        ("合作结束后，双方在两个学期之内仍应保密。", "undefined none"),
        ("上述要求在协议到期后的三年内仍然有效。", "months 36 cooperation_end"),
        ("上述要求在每个种植季结束、协议到期后仍然有效。", "permanent cooperation_end"),
    ],
)
def test_seasons_and_cycles_have_no_length_that_is_known(line: str, found: str) -> None:
    assert periods(line) == [found]


@pytest.mark.parametrize(
    "line",
    [
        "一旦信息公开，保密义务自动终止。",
        "若技术内容被他人公布，而且接收方有证据的，接收方不再承担保密义务。",
        "保密信息一经公开，双方的保密义务即告终止。",
        "倘若相关资料已由提供方公开，则接收方的保密义务随之解除。",
    ],
)
def test_publication_alone_ends_the_duty(line: str) -> None:
    assert periods(line) == ["until_public none"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("下列信息不承担保密义务：已经公开的信息。", []),
        ("保密信息不包括已进入公有领域的信息。", []),
        ("违反保密义务使信息公开的，协议终止，违约方赔偿损失。", []),
        ("合作项目公开招标后，不再承担保密义务。", []),
        ("保密期限为合作结束后一年。一旦信息公开，保密义务自动终止。", ["months 12 cooperation_end"]),
    ],
)
def test_an_exception_or_a_period_beside_it_is_no_end(line: str, found: list[str]) -> None:
    assert periods(line) == found


def test_a_period_that_is_told_nowhere_is_undefined() -> None:
    assert periods("双方承担保密义务直至保密期限届满。") == ["undefined none"]


@pytest.mark.parametrize(
    "line",
    [
        "受托方同意在协议有效期内对委托方交来的图纸予以保密，图纸的一部分被委托方公布的，受托方对该部分则不再承担保密义务。",
        "双方应在合作期间对另一方提供的技术信息保密。一旦该信息公开，保密义务即行解除。",
    ],
)
def test_what_is_secret_during_the_cooperation_does_not_outlive_it_for_being_published(line: str) -> None:
    found = {term.period.value for term in secrecy(f"第六条 保密\n{line}").periods}
    assert found == {"cooperation_only"}


@pytest.mark.parametrize(
    "line",
    [
        "甲方应对乙方厂区的地质资料保密，其保密时间应按乙方的要求执行。",
        "保密期限以甲方书面通知为准。",
        "乙方另行签署《保密承诺函》，保密义务按《保密承诺函》约定执行。",
        "引进技术的保密按双方签订的技术转让协议的规定办理。",
    ],
)
def test_a_period_left_to_one_party_or_to_a_letter_is_undefined(line: str) -> None:
    assert [shown(term).split()[0] for term in secrecy(f"第六条 保密\n{line}").periods] == ["undefined"]


@pytest.mark.parametrize(
    "line",
    [
        "接收方对保密信息承担的义务在{{term}}内持续有效；构成商业秘密的信息，在其不再构成商业秘密之前应持续保密。",
        "双方的保密义务在____期限内继续履行。",
    ],
)
def test_a_field_for_the_time_within_which_the_duty_holds_is_blank(line: str) -> None:
    assert "blank" in {term.period.value for term in secrecy(f"第六条 保密\n{line}").periods}


def test_a_label_with_its_list_below_it_is_no_blank() -> None:
    listed = "第六条 保密\n保密义务：\n（1）乙方不得向他人披露图纸。\n（2）乙方不得复制图纸。"
    assert "blank" not in {term.period.value for term in secrecy(listed).periods}
    asked = "第六条 保密\n乙方不得向他人披露图纸。\n保密期限：\n第七条 其他\n本协议一式两份。"
    assert "blank" in {term.period.value for term in secrecy(asked).periods}


@pytest.mark.parametrize(
    "line",
    [
        "合作终止后，双方不再继续承担保密义务。",
        "合作终止后，双方无需继续保密。",
        "合同终止后，保密义务不继续有效。",
        "合同终止后，保密条款不再有效。",
        "协议期满后，乙方没有义务继续保守甲方的秘密。",
        "项目结束后，双方不必对对方的资料保密。",
        "双方在合作期内保密，合作期满，保密义务即行解除。",
        "双方在合作期内保密，合同期满后，双方的保密义务不复存在。",
        "双方在合作期内保密，合同到期，保密义务也到期。",
        "双方在合作期内保密，合同终止的，保密条款一并终止。",
        "双方在合作期内保密，协议期满，保密条款自然失效。",
        "双方在合作期内保密，合作结束，双方解除保密义务。",
        "除非合同终止，双方应当保密。",
        "合作结束以后，各方可不保密。",
        "合同终止后，双方无保密义务。",
        "双方应当保密，合作结束，保密要求同步取消。",
        "合同终止后，本保密条款对双方再无约束。",
    ],
)
def test_who_need_not_keep_on_is_bound_during_the_cooperation_only(line: str) -> None:
    assert periods(line) == ["cooperation_only 0 cooperation_end"]


def test_an_item_that_frees_the_parties_after_the_end_keeps_nothing_secret() -> None:
    found = secrecy(f"第六条 保密\n{DUTY}\n第七条 协议终止后的义务\n（1）双方不再继续承担保密义务。").periods
    assert [shown(term) for term in found] == ["cooperation_only 0 cooperation_end"]


@pytest.mark.parametrize(
    "line",
    [
        "双方不得因合作终止而不再承担保密义务。",
        "合作终止后，双方不再合作，但仍应继续保密。",
        "合同终止后，双方不再使用保密信息，并继续承担保密义务。",
        "合同终止后，保密条款不因此失效。",
        "合同终止后，双方不得停止保密。",
        "合同终止不导致保密义务终止。",
        "合同终止后，保密条款对双方仍有约束力。",
        "合作期满，保密义务并不解除。",
        "合同期满、解除或者终止，均不免除双方的保密义务。",
    ],
)
def test_what_ends_beside_secrecy_frees_nobody(line: str) -> None:
    assert periods(line) == ["permanent cooperation_end"]
