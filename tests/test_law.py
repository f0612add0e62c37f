from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipeline.content import root
from pipeline.errors import ContentError
from pipeline.law import Catalogue, Span, load
from pipeline.model.report import Force

if TYPE_CHECKING:
    from pathlib import Path

LAW = """\
id: sample-law
title: 示例法
short: 示例法
in_force: {from: "2021-01-01"}
articles:
  - article: "1"
    shown: 第一条
    force: mandatory
    in_force: {from: "2021-01-01", to: "2024-12-31"}
    summary: 旧的规定应当这样理解才对。
  - article: "1"
    shown: 第一条
    force: directory
    in_force: {from: "2025-01-01"}
    summary: 新的规定可以另作约定再履行。
  - article: "2"
    part: 第二款
    shown: 第二条第二款
    force: practice
    summary: 通行的做法是把它写进合同里。
"""
NUMBER = """\
id: sample-months
title: 示例期限
unit: 月
values:
  - {from: "2021-01-01", to: "2024-12-31", value: 12, basis: {law: sample-law, article: "1"}}
  - {from: "2025-01-01", value: 24, basis: {law: sample-law, article: "1"}}
"""


def house(folder: Path, law: str = LAW, number: str = NUMBER) -> Path:
    for name, text in (("law/sample-law.yaml", law), ("parameters/sample-months.yaml", number)):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def own() -> Catalogue:
    return load()


@pytest.mark.parametrize(
    ("first", "last", "on", "expected"),
    [
        (None, None, date(1900, 1, 1), True),
        (date(2021, 1, 1), None, date(2021, 1, 1), True),
        (date(2021, 1, 1), None, date(2020, 12, 31), False),
        (None, date(2026, 2, 28), date(2026, 2, 28), True),
        (None, date(2026, 2, 28), date(2026, 3, 1), False),
    ],
)
def test_both_ends_belong_to_a_period(
    first: date | None, last: date | None, on: date, *, expected: bool
) -> None:
    assert Span(first, last).covers(on) is expected


def test_a_citation_is_printed_with_title_and_article(own: Catalogue) -> None:
    basis = own.basis("civil-code", "845")
    assert basis.title == "《中华人民共和国民法典》第八百四十五条"
    assert basis.force is Force.DIRECTORY


def test_a_clause_of_the_standard_is_cited_by_number_and_heading(own: Catalogue) -> None:
    basis = own.basis("standard", "5.1.3", "保密条款")
    assert basis.title == "《产学研合作创新全流程管理技术规范》5.1.3 合作协议签署 · 保密条款"
    assert basis.force is Force.MANDATORY


def test_custom_of_the_trade_is_not_printed_like_a_law(own: Catalogue) -> None:
    assert own.basis("drafting-practice", "编号").title == "合同文本起草的通行做法：条款编号连续不重复"


@pytest.mark.parametrize(
    ("on", "old", "new"), [(date(2026, 2, 28), True, False), (date(2026, 3, 1), False, True)]
)
def test_the_arbitration_law_changes_on_the_first_of_march_2026(
    own: Catalogue, on: date, *, old: bool, new: bool
) -> None:
    assert own.in_force("arbitration-law", "16", on) is old
    assert own.in_force("arbitration-law", "27", on) is new


def test_the_civil_code_was_not_in_force_before_2021(own: Catalogue) -> None:
    assert not own.in_force("civil-code", "470", date(2020, 12, 31))
    assert own.in_force("civil-code", "470", date(2021, 1, 1))


def test_the_standard_asks_for_two_years_of_secrecy_and_review_from_ten_million(own: Catalogue) -> None:
    values = own.values_on(date(2026, 1, 1))
    assert (values["secrecy-minimum-months"], values["law-firm-review-threshold"]) == (24, 10_000_000)


def test_an_article_is_told_in_the_wording_of_the_day(tmp_path: Path) -> None:
    catalogue = load(house(tmp_path))
    assert catalogue.basis("sample-law", "1", on=date(2023, 1, 1)).force is Force.MANDATORY
    assert catalogue.basis("sample-law", "1", on=date(2025, 1, 1)).force is Force.DIRECTORY
    assert catalogue.basis("sample-law", "1").force is Force.DIRECTORY


@pytest.mark.parametrize(("on", "value"), [(date(2024, 12, 31), 12), (date(2025, 1, 1), 24)])
def test_a_number_is_that_of_the_day(tmp_path: Path, on: date, value: int) -> None:
    assert load(house(tmp_path)).value_on("sample-months", on) == value


def test_a_number_before_its_time_is_an_error_and_not_a_guess(tmp_path: Path) -> None:
    catalogue = load(house(tmp_path))
    with pytest.raises(ContentError, match="没有生效的数值"):
        catalogue.value_on("sample-months", date(2020, 12, 31))
    assert catalogue.values_on(date(2020, 12, 31)) == {}


@pytest.mark.parametrize(
    ("law", "article", "part", "word"),
    [
        ("civil-cod", "845", "", "是不是 civil-code"),
        ("civil-code", "9999", "", "没有登记 9999"),
        ("standard", "5.1.3", "保密", "保密条款"),
    ],
)
def test_an_unknown_citation_names_the_nearest(
    own: Catalogue, law: str, article: str, part: str, word: str
) -> None:
    with pytest.raises(ContentError, match=word):
        own.basis(law, article, part)


def test_an_unknown_number_names_the_nearest(own: Catalogue) -> None:
    with pytest.raises(ContentError, match="是不是 secrecy-minimum-months"):
        own.value_on("secrecy-minimum-month", date(2026, 1, 1))


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("id: sample-law", "id: other-law", 1, "文件名"),
        ("force: practice", "force: custom", 19, "不在可选的值之内"),
        ("    summary: 旧的规定应当这样理解才对。\n", "", 6, "缺少 summary"),
        ('"2025-01-01"', '"2024-12-31"', 11, "登记了两次"),
        ('{from: "2025-01-01"}', '{from: "2025-01-01", to: "2024-01-01"}', 11, "早于"),
        ('"2025-01-01"', '"2025-13-01"', 1, "日期"),
        ('{from: "2021-01-01"}', "{from: 2021年}", 4, "写法不对"),
    ],
)
def test_a_wrong_law_is_said_at_its_line(tmp_path: Path, old: str, new: str, line: int, word: str) -> None:
    assert old in LAW
    with pytest.raises(ContentError) as error:
        load(house(tmp_path, LAW.replace(old, new, 1)))
    assert any(f"sample-law.yaml:{line}: " in said and word in said for said in error.value.problems)


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ('"2025-01-01"', '"2024-06-01"', 6, "重叠"),
        ('article: "1"', 'article: "9"', 5, "没有登记 9"),
        ("unit: 月", "units: 月", 3, "是不是 unit"),
        ('to: "2024-12-31"', 'to: "2020-12-31"', 5, "早于"),
    ],
)
def test_a_wrong_number_is_said_at_its_line(tmp_path: Path, old: str, new: str, line: int, word: str) -> None:
    assert old in NUMBER
    with pytest.raises(ContentError) as error:
        load(house(tmp_path, number=NUMBER.replace(old, new, 1)))
    assert any(f"sample-months.yaml:{line}: " in said and word in said for said in error.value.problems)


def test_a_house_adds_laws_to_the_programs_own(tmp_path: Path) -> None:
    catalogue = load(root() / "rules", house(tmp_path))
    assert {"civil-code", "sample-law"} <= set(catalogue.laws)


def test_two_laws_of_one_name_are_an_error(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    with pytest.raises(ContentError, match="已用于"):
        load(house(one), house(two))
