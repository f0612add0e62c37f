"""Each kind of fault does to a small agreement what its name says, and its answer is known."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from helpers.labelled_agreement import SOURCE, labels, small, written

from pipeline.benchmark.labelled import Labelled, read
from pipeline.benchmark.mutant import Mutant
from pipeline.benchmark.mutate import KINDS, mutants
from pipeline.benchmark.mutate.missing import DEMANDED, missing, side_effects
from pipeline.model.report import Outcome
from pipeline.text.notation import parse, shown

AUTOMATIC = {"numbers-typed"}
"""Kinds for agreements whose numbers are Word's own."""
TURNS = {"deferred", "deferred-supplement", "omitted", "guidance-only", "blank-body"}


@cache
def agreement() -> Labelled:
    with TemporaryDirectory() as folder:
        return small(Path(folder))


@cache
def automatic() -> Labelled:
    source = "\n".join(_automatic(line) for line in SOURCE.splitlines())
    value = labels()
    value["clauses"] = [
        {"at": "甲方：示例农机", "kinds": ["parties"]},
        {"at": "保守秘密", "kinds": ["confidentiality"]},
    ]
    value["satisfied"] = {}
    value["places"] = {}
    value["numbering"] = "automatic"
    with TemporaryDirectory() as folder:
        return read(written(Path(folder), value, source))


def _automatic(line: str) -> str:
    if line.startswith("= "):
        return f"## {line.partition('　')[2]}"
    return f"1. {line.partition(' ')[2]}" if line[:1].isdigit() and "." in line[:3] else line


def of(*kinds: str) -> list[Mutant]:
    return list(mutants([agreement()], kinds=kinds))


def only(kind: str) -> Mutant:
    (mutant,) = of(kind)
    return mutant


def text(mutant: Mutant) -> str:
    return "\n".join(shown(item) for line in parse(mutant.source) for item in line.texts)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_every_kind_is_planted_in_the_small_agreement(kind: object) -> None:
    name = getattr(kind, "id", "")
    found = list(mutants([automatic()], kinds=[name])) if name in AUTOMATIC else of(name)
    assert found
    assert all(mutant.neutral == (not mutant.expected) for mutant in found)


def test_names_of_kinds_are_not_used_twice() -> None:
    names = [kind.id for kind in KINDS]
    assert len(names) == len(set(names))
    assert len(names) >= 25


def test_the_same_agreement_gives_the_same_mutants() -> None:
    assert of() == of()
    assert len({mutant.id for mutant in of()}) == len(of())
    assert len({mutant.source for mutant in of()}) > len(of()) * 0.9


def test_every_mutant_differs_from_its_agreement_and_can_be_read() -> None:
    for mutant in of():
        assert parse(mutant.source) != parse(SOURCE)


def test_only_what_was_satisfied_is_expected_to_break() -> None:
    for mutant in of():
        assert agreement().holds(*mutant.expected)
        assert not mutant.judged & mutant.expected.keys()


def test_nothing_is_planted_in_an_agreement_that_is_at_fault_already(tmp_path: Path) -> None:
    faulty = read(written(tmp_path, {**labels(), "compliant": False}))
    assert list(mutants([faulty])) == []


def test_what_the_kind_of_agreement_asks_for_only_if_spoken_of_breaks_nothing() -> None:
    given = replace(agreement(), optional=("confidentiality/s*",))
    place = given.sheet.find("控制程序和试验数据是秘密，不得告诉第三人")
    assert set(missing(agreement(), place)) == {"confidentiality/scope"}
    assert missing(given, place) == {}


def test_planted_words_stand_in_the_mutant() -> None:
    """In what is shown; hidden words and footnotes as they are written."""
    for mutant in of():
        for words in mutant.words:
            assert words in text(mutant) or words in mutant.source


def test_a_removed_clause_is_gone_with_everything_that_it_settled() -> None:
    (found,) = [item for item in of("clause-removed") if "confidentiality/clause" in item.expected]
    assert "秘密" not in text(found).replace("技术秘密", "")
    assert found.expected["confidentiality/clause"] == (Outcome.VIOLATED,)
    assert Outcome.NOT_APPLICABLE in found.expected["confidentiality/scope"]
    assert {"draft/numbering", "draft/references-resolve"}.isdisjoint(found.judged)
    assert "ip/improvements" in found.judged


def test_an_element_goes_with_its_sentence_and_the_rest_stays() -> None:
    (found,) = [item for item in of("element-removed") if item.title.endswith("confidentiality/liability")]
    assert "泄露的一方" not in text(found)
    assert "保密的期限为" in text(found)
    assert found.expected.keys() == {"confidentiality/liability"}
    assert Outcome.VIOLATED in found.expected["confidentiality/liability"]
    assert Outcome.UNDETERMINED not in found.expected["confidentiality/liability"]
    assert "confidentiality/clause" not in found.judged
    assert "10.2 保密的期限为合作期内以及合作结束之日起三年。" in found.within


def test_a_rule_that_rests_on_other_words_too_is_not_expected_to_break() -> None:
    place = agreement().sheet.find("控制程序和试验数据是秘密，不得告诉第三人")
    assert set(missing(agreement(), place)) == {"confidentiality/scope"}


def test_a_heading_stays_when_its_text_goes() -> None:
    (found,) = [item for item in of("heading-only") if item.clause == "第九条"]
    assert "= 第九条　风险\n= 第十条" in found.source
    assert Outcome.UNDETERMINED in found.expected["transfer-law/risk-sharing"]


def test_the_ways_of_saying_nothing_take_turns() -> None:
    clauses = [mutant.clause for mutant in of(*TURNS)]
    assert len(clauses) == len(set(clauses)) == len(of("heading-only"))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("secrecy-unit", "合作结束之日起三个月"),
        ("secrecy-from-signing", "本协议签署之日起三年"),
        ("secrecy-from-disclosure", "秘密信息披露之日起三年"),
        ("secrecy-blank", "合作结束之日起____年"),
        ("shares-blank", "甲方分得____%，乙方分得____%，丙方分得____%"),
        ("shares-over", "甲方分得60%，乙方分得30%，丙方分得20%"),
        ("shares-under", "丙方分得15%"),
        ("shares-left-out", "甲方分得50%，乙方分得30%。"),
        ("shares-exchanged", "甲方分得20%，乙方分得30%，丙方分得50%"),
        ("amount-words", "人民币陆拾万元整（¥300,000.00）"),
        ("reference-annex", "按附件十九的进度表"),
        ("reference-article", "仍按第九十七条共有"),
        ("dates-reversed", "自2026年4月1日起至2025年3月31日止"),
        ("date-impossible", "至2028年2月30日止"),
        ("term-blank", "至____年__月__日止"),
        ("signature-name", "甲方（盖章）：示例农机股份有限公司"),
        ("arbitration-and-court", "提交示例仲裁委员会仲裁，或者向甲方住所地的人民法院起诉"),
        ("arbitration-nowhere", "协商不成的，提交仲裁机构仲裁。"),
    ],
)
def test_a_value_is_changed_where_it_stands(kind: str, words: str) -> None:
    assert words in text(only(kind))


def test_too_short_periods_are_written_in_many_ways() -> None:
    found = [text(item) for item in of("secrecy-short", "secrecy-short-script")]
    for length in ("一年", "6个月", "二十三个月", "１年", "壹年", "12个月"):
        assert any(f"合作结束之日起{length}。" in item for item in found)


def test_a_compliant_period_in_other_words_is_no_fault() -> None:
    assert all(item.neutral and "confidentiality/period" in item.judged for item in of("secrecy-reworded"))


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("secrecy-text-box", ">> 保密的期限为合作期内以及合作结束之日起一年。"),
        ("secrecy-table", "| 保密期限 | 保密的期限为合作期内以及合作结束之日起一年。 |"),
        ("secrecy-footnote", "{^保密的期限为合作期内以及合作结束之日起一年。^}"),
        ("secrecy-revision", "合作结束之日起{--三年--}{++一年++}。"),
        ("secrecy-revision-right", "合作结束之日起{--一年--}{++三年++}。"),
        ("shares-table", "| 收益分配 | 转让和许可的净收入，甲方分得60%，"),
        ("hidden-trap", "{~各方另行签署的备忘录"),
        ("pending-insertion", "{++本协议的附件与正文具有同等效力。++}"),
    ],
)
def test_a_fault_stands_in_its_channel(kind: str, source: str) -> None:
    assert any(source in item.source for item in of(kind))


def test_figures_that_disagree_are_ten_times_and_a_tenth_more() -> None:
    assert [
        "¥3,000,000.00" in text(item) or "¥330,000.00" in text(item) for item in of("amount-figures")
    ] == [
        True,
        True,
    ]


def test_an_instalment_is_half_as_much_again() -> None:
    assert sorted("270,000.00" in text(item) for item in of("instalments")) == [False, True]


def test_a_wrong_code_differs_in_one_character() -> None:
    codes = {"91000000MA0000001R", "12000000MB00000024"}
    for item in of("credit-code"):
        (new,) = item.words
        (old,) = codes - {code for code in codes if code in item.source}
        assert sum(a != b for a, b in zip(old, new, strict=True)) == 1


def test_numbers_are_repeated_and_skipped() -> None:
    assert any("= 第十四条　其他" in item.source for item in of("number-repeated"))
    assert any("= 第十八条　其他" in item.source for item in of("number-skipped"))


def test_automatic_numbers_can_be_typed_and_typed_ones_made_automatic() -> None:
    (typed,) = mutants([automatic()], kinds=["numbers-typed"])
    assert "= 第十条　保守秘密\n10.1 控制程序" in typed.source
    assert "## 保守秘密\n" in only("numbers-automatic").source


def test_lost_numbers_leave_the_words() -> None:
    assert "= 保守秘密\n控制程序和试验数据是秘密" in only("numbers-lost").source


def test_a_harmless_change_keeps_all_words() -> None:
    """In another order, without the numbers."""
    for item in of("all-in-tables", "order-changed", "in-content-control", "underlined"):
        assert sorted("".join(text(item).split())) == sorted("".join(text_of_source().split()))


def text_of_source() -> str:
    return "\n".join(shown(item) for line in parse(SOURCE) for item in line.texts)


def test_every_demanded_rule_depends_on_one_that_is_demanded() -> None:
    assert {rule for rule in DEMANDED.values() if rule} <= DEMANDED.keys()


def test_a_mutant_describes_itself() -> None:
    told = only("secrecy-unit").described()
    assert told["expected"] == {"confidentiality/period": ["violated"]}
    assert told["quotes"] == ["保密的期限为合作期内以及合作结束之日起三个月"]


def test_what_rests_on_a_paragraph_that_points_back_is_not_judged() -> None:
    source = SOURCE.replace("保密的期限为", "前款义务的期限为")
    value: dict[str, Any] = labels()
    value["satisfied"]["confidentiality/period"] = ["前款义务的期限为合作期内以及合作结束之日起三年"]
    value["satisfied"]["confidentiality/clause"] = ["控制程序和试验数据是秘密，不得告诉第三人"]
    value["places"] = {}
    with TemporaryDirectory() as folder:
        changed = read(written(Path(folder), value, source))
    (touched,) = changed.quoted["confidentiality/scope"][0]
    assert "confidentiality/period" in side_effects(changed, [touched])
    assert "benefit/timing" not in side_effects(changed, [touched])
