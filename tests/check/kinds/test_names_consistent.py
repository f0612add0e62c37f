from __future__ import annotations

import pytest
from helpers.agreements import agreement, evidence, with_terms
from helpers.judging import judged, quotes
from hypothesis import given as over
from hypothesis import strategies as st

from pipeline.check.kinds import names_consistent
from pipeline.model.agreement import Agreement
from pipeline.model.report import Outcome
from pipeline.model.terms import Party, Terms

HEAD = "甲方：示例精密仪器有限公司\n乙方：示例大学\n"


def named(text: str, *, first: str = "示例精密仪器有限公司", aliases: tuple[str, ...] = ()) -> Agreement:
    given = agreement(HEAD + text)
    parties = (
        Party("甲方", first, aliases, evidence=(evidence(given, "甲方：示例精密仪器有限公司"),)),
        Party("乙方", "示例大学", evidence=(evidence(given, "乙方：示例大学"),)),
    )
    return with_terms(given, Terms(parties=parties))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("甲方（盖章）：示例精密仪表有限公司", "示例精密仪表有限公司"),
        ("甲 方：示例机电有限公司", "示例机电有限公司"),
        ("乙方（公章）：示范大学", "示范大学"),
        ("成果归示列精密仪器有限公司。", "示列精密仪器有限公司"),
        ("成果归示例精密仪器限公司所有。", "示例精密仪器限公司"),
        ("第一条 丙方负责中试。", "丙方"),
        ("甲方盖章：示例精密科技有限公司", "示例精密科技有限公司"),
        ("乙方印章：示例大学出版社有限公司", "示例大学出版社有限公司"),
        ("甲方（公章） 示例智能装备有限公司", "示例智能装备有限公司"),
        ("己方：承担设计文件的编制。", "己方"),
        ("分工由甲方、乙方和己方承担。", "己方"),
        ("庚方出资一百万元。", "庚方"),
        ("甲方（公章）：示例新精密仪器厂", "示例新精密仪器厂"),
        ("甲方（公章）：示例精密仪器有限公司（华东）研究公司", "示例精密仪器有限公司（华东）研究公司"),
        ("甲方（公章）：示例精密仪器有限公司（示例分公司）", "示例精密仪器有限公司（示例分公司）"),
    ],
)
def test_another_name_is_quoted(text: str, quote: str) -> None:
    judgement = judged(names_consistent, named(text))
    assert (judgement.outcome, quotes(judgement)) == (Outcome.VIOLATED, [quote])


@pytest.mark.parametrize(
    "text",
    [
        "甲方（盖章）：示例精密仪器有限公司",
        "甲方（蓋章）：示例精密儀器有限公司",
        "成果歸示例精密儀器有限公司所有。",
        "乙方：示例大学材料学院",
        "乙方（盖章）：    日期：",
        "甲方盖章：示例精密仪器有限公司",
        "甲方（盖章）：示例精密仪器有限公司（拟上市公司）",
        "乙方（盖章）：示例大学（公司授权签署）",
        "甲方盖章后由示例检测有限公司存档。",
        "甲方（盖章） 示例精密仪器有限公司",
        "任何一方不得以己方名义对外承担义务。",
        "一方应将己方应承担的税费付清。",
        "甲方与北方大学另有约定。",
        "成果归示例精密仪器有限公司所有。",
        "各方应当顾及己方与对方的利益。",
        "第三方或者丙方（如有）另行约定。",
        "甲方（盖章）：示例精密仪器有限公司（盖章）",
    ],
)
def test_the_same_name_and_other_peoples_names_are_satisfied(text: str) -> None:
    assert judged(names_consistent, named(text)).outcome is Outcome.SATISFIED


def test_brackets_of_either_width_are_the_same_name() -> None:
    given = agreement("甲方：示例（中国）科技有限公司\n甲方（盖章）：示例(中国)科技有限公司")
    given = with_terms(given, Terms(parties=(Party("甲方", "示例（中国）科技有限公司"),)))
    assert judged(names_consistent, given).outcome is Outcome.SATISFIED


@pytest.mark.parametrize(
    ("signed", "wrong"), [("示例科学工程大学", ["示例科学工程大学"]), ("示例科学技术大学", [])]
)
def test_a_role_in_brackets_is_no_part_of_a_name(signed: str, wrong: list[str]) -> None:
    head = "学校：示例科学技术大学（甲方）"
    given = agreement(f"{head}\n第一条 双方合作。\n甲方（章）：{signed}")
    party = Party("学校", "示例科学技术大学（甲方）", evidence=(evidence(given, head),))
    judgement = judged(names_consistent, with_terms(given, Terms(parties=(party,))))
    assert judgement.outcome is (Outcome.VIOLATED if wrong else Outcome.SATISFIED)
    assert quotes(judgement) == (wrong or [head])


def test_an_alias_is_the_partys_own() -> None:
    given = named("甲方（盖章）：示例仪器集团", aliases=("示例仪器集团",))
    assert judged(names_consistent, given).outcome is Outcome.SATISFIED


def test_a_role_is_reported_once_where_it_is_first_used() -> None:
    judgement = judged(names_consistent, named("第一条 丙方负责中试。\n第二条 丙方付款。"))
    assert len(judgement.evidence) == 1


def test_without_names_there_is_nothing_to_compare() -> None:
    assert judged(names_consistent, agreement(HEAD)).outcome is Outcome.UNDETERMINED


@over(st.integers(0, 7), st.sampled_from("甲乙丙丁戊己"))
def test_any_one_changed_character_of_a_long_name_is_found(place: int, character: str) -> None:
    name = "示例精密仪器有限公司"
    changed = name[:place] + character + name[place + 1 :]
    judgement = judged(names_consistent, named(f"成果属于{changed}。"))
    assert judgement.outcome is Outcome.VIOLATED
    assert quotes(judgement)[0] in changed or changed in quotes(judgement)[0]


def test_parties_that_share_a_role_are_called_by_their_own_names() -> None:
    given = agreement("甲方：示例精密仪器有限公司\n乙方：示例大学\n乙方（盖章）：示例农业研究所")
    parties = tuple(
        Party(role, name, evidence=(evidence(given, name),))
        for role, name in (("甲方", "示例精密仪器有限公司"), ("乙方", "示例大学"), ("乙方", "示例农业研究所"))
    )
    assert judged(names_consistent, with_terms(given, Terms(parties=parties))).outcome is Outcome.SATISFIED


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("示例新农林大学（印章）", Outcome.VIOLATED),
        ("示例农林大学（印章）", Outcome.SATISFIED),
        ("示例农林大学林学院（印章）", Outcome.SATISFIED),
        ("示例检测中心（印章）", Outcome.SATISFIED),
    ],
)
def test_beside_a_seal_a_name_that_is_nearly_a_partys_is_a_slip_however_short(
    line: str, outcome: Outcome
) -> None:
    given = agreement(f"一方：示例农林大学\n{line}")
    parties = (Party("学校", "示例农林大学", evidence=(evidence(given, "一方：示例农林大学"),)),)
    assert judged(names_consistent, with_terms(given, Terms(parties=parties))).outcome is outcome
