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
