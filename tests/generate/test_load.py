"""A project file is read whole, and everything wrong with it is said at once."""

from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.generate.load import load_project
from pipeline.generate.shape import project_shape

GOOD = """
project: {name: 示例项目}
parties:
  - {name: 示例科技有限公司, short: 示例科技, kind: 企业}
  - {name: 示例大学, short: 示例大学, kind: 高校}
"""


def wrong(tmp_path: Path, text: str) -> str:
    path = tmp_path / "project.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_project(path)
    return str(caught.value)


def test_a_small_project_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "project.yaml"
    path.write_text(GOOD, encoding="utf-8")
    project = load_project(path)
    assert project.at("project", "name") == "示例项目"
    assert len(project.digest) == 64


def test_every_fault_is_named_with_its_line_and_its_chinese_name(tmp_path: Path) -> None:
    said = wrong(
        tmp_path,
        GOOD.replace("{name: 示例项目}", "{name: 示例项目, strat: 2024-01-01}")
        + "funding:\n  total: 5000000.5\n  payer: 示例科枝\nsecrets: 3\n",
    )
    assert "project.yaml:2: 字段 project.strat：不认识这个键，是不是 start？" in said
    assert (
        "project.yaml:7: 字段 funding.total（经费总额）：应当是文字（含数字时加引号），现在是“5000000.5”"
        in said
    )
    assert "project.yaml:9: 字段 secrets：不认识这个键" in said


def test_a_party_that_is_not_there_is_named_with_the_nearest_one(tmp_path: Path) -> None:
    said = wrong(tmp_path, GOOD + "funding:\n  payer: 示例科枝\n")
    assert (
        "project.yaml:7: 字段 funding.payer（支付方）：没有名为“示例科枝”的合作方，是不是 示例科技？" in said
    )


def test_two_parties_cannot_have_one_short_name(tmp_path: Path) -> None:
    said = wrong(tmp_path, GOOD.replace("short: 示例大学", "short: 示例科技"))
    assert "“示例科技”已经是另一个合作方的名称" in said


def test_an_impossible_date_is_named(tmp_path: Path) -> None:
    said = wrong(tmp_path, GOOD.replace("{name: 示例项目}", "{name: 示例项目, start: 2026-02-30}"))
    assert "“2026-02-30”不是日历上的日期" in said


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="找不到项目文件"):
        load_project(tmp_path / "no.yaml")


def test_every_field_of_a_project_has_a_chinese_name_and_says_what_to_write() -> None:
    shapes = [("", project_shape())]
    while shapes:
        at, shape = shapes.pop()
        if at:
            assert shape.title, at
        inner = list(shape.fields.items()) + ([("[]", shape.items)] if shape.kind == "list" else [])
        shapes.extend((f"{at}.{name}", item) for name, item in inner)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1026-02-28"])
def test_a_year_that_cannot_be_is_named(tmp_path: Path, day: str) -> None:
    said = wrong(tmp_path, GOOD.replace("{name: 示例项目}", f"{{name: 示例项目, end: {day}}}"))
    assert f"project.yaml:2: 字段 project.end（合作结束日期）：“{day}”的年份不对" in said


def test_a_date_written_otherwise_is_not_called_impossible(tmp_path: Path) -> None:
    said = wrong(tmp_path, GOOD.replace("{name: 示例项目}", "{name: 示例项目, end: 2024年3月1日}"))
    assert "“2024年3月1日”的写法不对，请按年-月-日写" in said


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('"  "', "只有空格"),
        ('"项目\\n二"', "只能写一行"),
        ('"项\\t目"', "只能写一行"),
        ('"项\\u0007"', "只能写一行"),
    ],
)
def test_a_single_line_has_words_and_no_breaks(tmp_path: Path, text: str, what: str) -> None:
    said = wrong(tmp_path, GOOD.replace("{name: 示例项目}", f"{{name: {text}}}"))
    assert f"project.yaml:2: 字段 project.name（项目名称）：{what}" in said


def test_prose_of_nothing_but_space_is_named(tmp_path: Path) -> None:
    said = wrong(tmp_path, GOOD.replace("{name: 示例项目}", '{name: 示例项目, summary: "\\n "}'))
    assert "字段 project.summary（项目简介）：只有空格" in said


@pytest.mark.parametrize("short", ["示例科技有限公司", "甲方"])
def test_a_short_name_is_not_what_another_party_is_called(tmp_path: Path, short: str) -> None:
    said = wrong(tmp_path, GOOD.replace("short: 示例大学", f"short: {short}"))
    assert f"字段 parties[1].short（简称）：“{short}”已经是另一个合作方的名称" in said


def test_one_party_leads(tmp_path: Path) -> None:
    said = wrong(
        tmp_path,
        GOOD.replace("kind: 企业", "kind: 企业, lead: true").replace("kind: 高校", "kind: 高校, lead: true"),
    )
    assert (
        "project.yaml:5: 字段 parties[1].lead（是否牵头方）：牵头方只能有一个，示例科技已经是牵头方" in said
    )


def test_a_folder_is_answered_with_the_file_in_it(tmp_path: Path) -> None:
    (tmp_path / "project.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(InputError, match=r"是一个文件夹，请写 .*project\.yaml"):
        load_project(tmp_path)


def test_a_colon_of_chinese_text_after_every_key_is_named(tmp_path: Path) -> None:
    assert "不是全角“：”" in wrong(tmp_path, "项目：示例\n合作方：示例大学\n")
